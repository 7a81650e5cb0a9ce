"""What is remembered of an import for the next one, while this one goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sphinx_proceedings.sources.imports.schedules.drafts import EditionDraft
from sphinx_proceedings.sources.imports.schedules.imported import ImportedItem, LastSchedule
from sphinx_proceedings.sources.imports.schedules.matching import Found
from sphinx_proceedings.sources.imports.schedules.merge_values import (
    ExportedSession,
    ExportedTalk,
    Fields,
)
from sphinx_proceedings.sources.imports.schedules.programme_fields import (
    edition_fields,
    session_fields,
    talk_fields,
)

__all__ = ["Remembered", "RememberedSchedule"]

_NEVER_SILENT = frozenset({"cancelled"})
"""Fields of which it means something that nothing in an export has them."""


class Remembered:
    """The sessions, or the talks, of the last import as they become those of this one."""

    def __init__(self, last: Mapping[str, ImportedItem], fields: Iterable[Fields]) -> None:
        self.last = last
        self.now = dict(last)
        told = {name for each in fields for name in each}
        before = {name for item in last.values() for name in item.fields}
        self._silent = before - told - _NEVER_SILENT
        """Fields of which this export says nothing at all, and the one before did."""

    def base(self, found: Found | None) -> ImportedItem | None:
        """As the last import brought it, without what this export says nothing of."""
        item = self.last.get(found.number) if found else None
        if item is None:
            return None
        told = {name: one for name, one in item.fields.items() if name not in self._silent}
        return replace(item, fields=told)

    def rekey(self, found: Mapping[str, Found]) -> None:
        """What has another number now is no longer remembered by the former one."""
        for number, each in found.items():
            if each.number and each.number != number:
                self.now[number] = self.now.pop(each.number)

    def remember(self, number: str, item: ImportedItem) -> None:
        """Remember what an export brings; what is nowhere here and was not is new the next time."""
        before = self.now.get(number)
        name = item.id or (before.id if before else "")
        if not name:
            return
        silent = {
            field: value
            for field, value in (before.fields.items() if before else ())
            if field in self._silent
        }
        self.now[number] = replace(item, id=name, fields={**item.fields, **silent})


class RememberedSchedule:
    """All that is remembered of a programme."""

    def __init__(self, last: LastSchedule, draft: EditionDraft) -> None:
        self._draft = draft
        self.edition = last.edition
        self.sessions = Remembered(last.sessions, map(session_fields, draft.sessions))
        talks = (talk_fields(talk) for each in draft.sessions for talk in each.talks)
        self.talks = Remembered(last.talks, talks)

    def remember(self, sessions: Iterable[ExportedSession], talks: Iterable[ExportedTalk]) -> None:
        """Remember all that an export brings."""
        for session in sessions:
            name = session.ours.key if session.ours else session.name
            item = ImportedItem(id=name, fields=session.fields)
            self.sessions.remember(session.draft.known_as, item)
        for talk in talks:
            item = ImportedItem(
                id=talk.ours.key if talk.ours else "",
                fields=talk.fields,
                session="" if talk.is_event else talk.session.draft.known_as,
            )
            self.talks.remember(talk.draft.number, item)

    def schedule(self) -> LastSchedule:
        """As the next import is told it."""
        return LastSchedule(
            edition=edition_fields(self._draft), sessions=self.sessions.now, talks=self.talks.now
        )
