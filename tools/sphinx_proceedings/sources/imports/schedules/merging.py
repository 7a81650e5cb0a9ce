"""A new export of a programme → its YAML with what has changed, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx_proceedings.sources.imports.changes import ItemChange
from sphinx_proceedings.sources.imports.schedules.drafts import EditionDraft
from sphinx_proceedings.sources.imports.schedules.field_merging import FieldMerger
from sphinx_proceedings.sources.imports.schedules.gone import Gone
from sphinx_proceedings.sources.imports.schedules.hosting import Hosts
from sphinx_proceedings.sources.imports.schedules.imported import LastSchedule
from sphinx_proceedings.sources.imports.schedules.imported_ledger import Placed
from sphinx_proceedings.sources.imports.schedules.merge_values import (
    ExportedSession,
    ExportedTalk,
    Fields,
    KnownByGuid,
    Merge,
)
from sphinx_proceedings.sources.imports.schedules.pairing import paired
from sphinx_proceedings.sources.imports.schedules.placing import Placer
from sphinx_proceedings.sources.imports.schedules.programme_fields import (
    EMPTY,
    edition_fields,
    time_in,
)
from sphinx_proceedings.sources.imports.schedules.programme_file import OurItem, ProgrammeText
from sphinx_proceedings.sources.imports.schedules.remembering import RememberedSchedule
from sphinx_proceedings.sources.imports.schedules.slots import shift_talks

__all__ = ["merge_programme"]

_FROM_SLOT = frozenset({"start", "end", "room", "minutes"})
"""Fields that follow otherwise where a talk stands in a session of ours."""


def merge_programme(
    text: ProgrammeText,
    last: LastSchedule,
    draft: EditionDraft,
    known: KnownByGuid,
    *,
    remove: bool = False,
) -> Merge:
    """Change a programme as an export asks for; with `remove`, what is gone from it goes here."""
    return _Merger(text, last, draft, known).merged(remove=remove)


class _Merger:
    def __init__(
        self, text: ProgrammeText, last: LastSchedule, draft: EditionDraft, known: KnownByGuid
    ) -> None:
        self._text = text
        self._draft = draft
        self._merge = Merge()
        self._remembered = RememberedSchedule(last, draft)
        self._pairs = paired(text, draft, known, self._remembered, self._merge)
        self._fields = FieldMerger(text, self._merge)
        self._placer = Placer(
            text, self._pairs, self._fields, self._remembered, known=known, merge=self._merge
        )

    def merged(self, *, remove: bool) -> Merge:
        text, fields, merge = self._text, self._fields, self._merge
        fields.merge_into(text.above, self._remembered.edition, self._edition())
        self._merge_sessions()
        for session in self._pairs.sessions:
            if session.ours is None and not session.is_out:
                self._placer.add_session(session)
        for talk in self._pairs.talks:
            self._placer.place(talk)
        for talk in self._pairs.talks:
            self._merge_talk(talk)
        Hosts(text, self._pairs, fields, self._remembered, merge).follow()
        self._remembered.remember(self._pairs.sessions, self._pairs.talks)
        self._placer.reorder()
        gone = Gone(text, fields, self._remembered, self._draft.cancelled, merge)
        gone.settle(self._pairs, remove=remove)
        self._account()
        return merge

    def _edition(self) -> Fields:
        """What the export says of the edition: what follows from events only where it must."""
        told = edition_fields(self._draft)
        for name in self._draft.implied - self._remembered.edition.keys():
            if name == "name" or not self._is_beyond(name, told):
                told.pop(name, None)
        return told

    def _is_beyond(self, name: str, told: Fields) -> bool:
        """Whether the first or last day of what takes place is none of the edition's."""
        here, there = time_in(self._text.above.value(name)), time_in(told.get(name, EMPTY))
        if here is None or there is None:
            return there is not None
        return there < here if name == "start" else there > here

    def _merge_sessions(self) -> None:
        hosts = {talk.ours.session for talk in self._pairs.talks if talk.is_guest and talk.ours}
        for session in self._pairs.sessions:
            ours = session.ours
            if ours is None:
                continue
            is_of_talks = ours in hosts and session.draft.talk is not None
            left_out = _FROM_SLOT if is_of_talks else frozenset()
            before = time_in(ours.value("start"))
            taken = self._fields.merge_into(ours, session.base, session.fields, left_out)
            after = time_in(ours.value("start"))
            if before and after and before != after and "start" in taken:
                # What was put into a session by hand moves along with it.
                strangers = [talk for talk in ours.talks if talk not in self._pairs.numbers]
                shift_talks(self._text, strangers, after - before)

    def _merge_talk(self, talk: ExportedTalk) -> None:
        ours = talk.ours
        if ours is None or ours.item.node is None:
            return
        base = talk.base.fields if talk.base else {}
        left_out = _FROM_SLOT if talk.is_guest else frozenset()
        taken = self._fields.merge_into(ours, base, talk.fields, left_out)
        if taken.keys() & {"paper", "title"}:
            # By it, calendars know the talk still.
            self._fields.keep_name(ours)

    def _account(self) -> None:
        merge, sessions, talks = self._merge, self._pairs.sessions, self._pairs.talks
        added = {(change.what, change.key) for change in merge.added}
        for ours, names in self._fields.changes.items():
            what = self._what(ours)
            if not names or (what, ours.key) in added:
                continue
            change = ItemChange(
                what=what,
                number=self._pairs.numbers.get(ours, ""),
                key=ours.key,
                fields=tuple(dict.fromkeys(names)),
            )
            merge.changed.append(change)
            if ours is not self._text.above:
                merge.touched.append(ours.session or ours)
        changed = {(change.what, change.key) for change in merge.changed} | added
        merge.kept = len(
            {ours for ours in self._pairs.numbers if (self._what(ours), ours.key) not in changed}
        )
        merge.last = self._remembered.schedule()
        for session in sessions:
            if session.is_out and not self._stands_elsewhere(session, talks):
                before = self._remembered.sessions.last.get(session.draft.known_as)
                name = before.id if before else session.draft.title
                self._merge.tell(
                    self._text.document.source.whole,
                    f"{name} ({session.draft.known_as}) was taken out of the file since the last"
                    " import; it stays out",
                )
        merge.placed = list(self._events())
        merge.numbers = self._pairs.numbers

    def _what(self, ours: OurItem) -> str:
        if ours is self._text.above:
            return "edition"
        return "talk" if ours.session is not None else "session"

    def _stands_elsewhere(self, session: ExportedSession, talks: Iterable[ExportedTalk]) -> bool:
        return any(talk.session is session and talk.ours is not None for talk in talks)

    def _events(self) -> Iterator[Placed]:
        """What the export gives an identity, with the key of its event here."""
        for talk in self._pairs.talks:
            draft = talk.session.draft
            if talk.ours is not None and talk.is_event:
                yield Placed(key=f"talk/{talk.ours.key}", guid=draft.guid, number=draft.number)
            elif talk.ours is not None:
                yield Placed(key=f"talk/{talk.ours.key}", guid=talk.draft.guid, number="")
        for session in self._pairs.sessions:
            if session.ours is not None and session.draft.talk is None:
                draft = session.draft
                key = f"session/{session.ours.key}"
                yield Placed(key=key, guid=draft.guid, number=draft.number)
