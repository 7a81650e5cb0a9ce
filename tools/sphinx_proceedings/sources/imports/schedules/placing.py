"""Where new sessions and talks go, and those that the export has put elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sphinx_proceedings.sources.imports.changes import ItemChange
from sphinx_proceedings.sources.imports.schedules.event_ids import EventIds
from sphinx_proceedings.sources.imports.schedules.field_merging import FieldMerger
from sphinx_proceedings.sources.imports.schedules.merge_values import (
    ExportedSession,
    ExportedTalk,
    KnownByGuid,
    Merge,
)
from sphinx_proceedings.sources.imports.schedules.pairing import Pairs
from sphinx_proceedings.sources.imports.schedules.programme_fields import FieldValue, time_in
from sphinx_proceedings.sources.imports.schedules.programme_file import OurItem, ProgrammeText
from sphinx_proceedings.sources.imports.schedules.remembering import RememberedSchedule
from sphinx_proceedings.sources.imports.schedules.yaml_text import styled_session, styled_talk
from sphinx_proceedings.sources.imports.three_way import Clash

__all__ = ["Placer"]


class Placer:
    """Puts what an export has into a programme."""

    def __init__(
        self,
        text: ProgrammeText,
        pairs: Pairs,
        fields: FieldMerger,
        remembered: RememberedSchedule,
        *,
        known: KnownByGuid,
        merge: Merge,
    ) -> None:
        self._text = text
        self._pairs = pairs
        self._fields = fields
        self._remembered = remembered
        self._merge = merge
        self._by_number = {talk.draft.number: talk for talk in pairs.talks}
        sessions = [item.id for item in remembered.sessions.now.values()]
        talks = [item.id for item in remembered.talks.now.values()]
        sessions += [each.key for each in text.sessions]
        talks += [each.key for each in text.talks]
        self._session_ids = EventIds(taken=[*sessions, *known.taken])
        self._talk_ids = EventIds(taken=[*talks, *known.taken])

    def place(self, talk: ExportedTalk) -> None:
        """Give a talk the session that the export has it in, where nobody here has given it one."""
        target = talk.session.ours
        if talk.ours is None:
            if not talk.is_out and target is not None and target.item.node is not None:
                self._add_talk(talk, target)
            elif not talk.is_out and target is None:
                self._merge.tell(
                    talk.draft.location,
                    f"“{talk.title}” is new in a session that was taken out here; it is not added",
                )
            return
        if talk.is_event or talk.base is None or target is None or talk.ours.session is target:
            return
        former = self._session_of(talk.base.session)
        if talk.base.session == talk.session.draft.known_as:
            return
        if former is talk.ours.session:
            self._fields.keep_name(talk.ours)
            self._text.move_talk(talk.ours, target, self._following(talk, target))
            self._fields.changes[talk.ours].append("session")
        elif talk.ours.session is not None:
            clash: Clash[FieldValue] = Clash(
                name="session", ours=talk.ours.session.key, theirs=target.key
            )
            self._merge.clashes.append((talk.ours, clash))

    def _session_of(self, number: str) -> OurItem | None:
        item = self._remembered.sessions.last.get(number)
        return next((one for one in self._text.sessions if item and one.key == item.id), None)

    def _following(self, talk: ExportedTalk, target: OurItem) -> OurItem | None:
        """The talk before which another one comes: the next one of the export, or in time."""
        behind = False
        for draft in talk.session.draft.talks:
            if behind:
                for ours in target.talks:
                    if self._pairs.numbers.get(ours) == draft.number:
                        return ours
            behind = behind or draft is talk.draft
        start = talk.draft.start
        return next(
            (
                ours
                for ours in target.talks
                if start and (here := time_in(ours.value("start"))) and here > start
            ),
            None,
        )

    def _add_talk(self, talk: ExportedTalk, target: OurItem) -> None:
        wanted = target.key if talk.is_event else talk.draft.id
        draft = replace(talk.draft, id=self._talk_ids.give(wanted))
        talk.ours = self._text.add_talk(target, styled_talk(draft), self._following(talk, target))
        self._pairs.numbers[talk.ours] = talk.draft.number
        self._merge.added.append(
            ItemChange(
                what="talk", number=talk.draft.number, key=draft.id, fields=tuple(talk.fields)
            )
        )
        self._merge.touched.append(target)

    def add_session(self, session: ExportedSession) -> None:
        """Put a session that is new where it belongs in time."""
        talks = [self._by_number[one.number] for one in session.draft.talks]
        draft = session.draft
        if draft.talk is not None and (talks[0].ours is not None or talks[0].is_out):
            # Its talk stands in another session, or was taken out.
            session.name = self._session_ids.give(draft.id)
            return
        name = self._session_ids.give(draft.id)
        new = [talk for talk in talks if talk.ours is None and not talk.is_out]
        written = tuple(
            replace(talk.draft, id=self._talk_ids.give(name if talk.is_event else talk.draft.id))
            for talk in new
        )
        following = self._session_after(draft.start)
        whole = replace(draft, id=name, talks=written)
        session.ours = self._text.add_session(styled_session(whole), following)
        self._pairs.numbers[session.ours] = draft.known_as
        for talk, ours in zip(new, session.ours.talks, strict=True):
            talk.ours = ours
            self._pairs.numbers[ours] = talk.draft.number
        self._merge.added.append(
            ItemChange(
                what="session", number=draft.known_as, key=name, fields=tuple(session.fields)
            )
        )
        self._merge.touched.append(session.ours)

    def _session_after(self, start: datetime, but: OurItem | None = None) -> OurItem | None:
        for ours in self._text.sessions:
            here = time_in(ours.value("start"))
            if ours is not but and here and here > start:
                return ours
        return None

    def reorder(self) -> None:
        """Sessions whose start an import has changed come to their place in time."""
        for ours in [one for one in self._text.sessions if "start" in self._fields.changes[one]]:
            sessions, start = self._text.sessions, time_in(ours.value("start"))
            place = sessions.index(ours)
            before = time_in(sessions[place - 1].value("start")) if place else None
            after = (
                time_in(sessions[place + 1].value("start")) if place + 1 < len(sessions) else None
            )
            if start and ((before and before > start) or (after and after < start)):
                self._text.move_session(ours, self._session_after(start, ours))
