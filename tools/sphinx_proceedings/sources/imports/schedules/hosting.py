"""Talks that stand here in another session than in the export, and the sessions they stand in."""

from __future__ import annotations

from sphinx_proceedings.sources.imports.schedules.field_merging import FieldMerger
from sphinx_proceedings.sources.imports.schedules.merge_values import ExportedTalk, Merge
from sphinx_proceedings.sources.imports.schedules.pairing import Pairs
from sphinx_proceedings.sources.imports.schedules.programme_file import OurItem, ProgrammeText
from sphinx_proceedings.sources.imports.schedules.remembering import RememberedSchedule
from sphinx_proceedings.sources.imports.schedules.slots import GuestTalk, follow_guests, slot_of

__all__ = ["Hosts"]


class Hosts:
    """The sessions in which editors have put talks of the export."""

    def __init__(
        self,
        text: ProgrammeText,
        pairs: Pairs,
        fields: FieldMerger,
        remembered: RememberedSchedule,
        merge: Merge,
    ) -> None:
        self._text = text
        self._pairs = pairs
        self._fields = fields
        self._remembered = remembered
        self._merge = merge

    def follow(self) -> None:
        """Bring the times and rooms of all such talks up to date."""
        hosted: dict[OurItem, list[ExportedTalk]] = {}
        for talk in self._pairs.talks:
            if talk.ours is not None and talk.ours.session is not None:
                hosted.setdefault(talk.ours.session, []).append(talk)
        for session, listed in hosted.items():
            if not any(talk.is_guest for talk in listed) or session.item.node is None:
                continue
            own = [talk for talk in listed if not talk.is_guest]
            # A session that is known as one of talks has times of its own.
            is_of_talks = all(talk.is_event for talk in own) and not self._is_known(session, own)
            guests = [self._as_guest(talk) for talk in listed if is_of_talks or talk.is_guest]
            self._follow_one(session, guests, is_of_talks=is_of_talks)

    def _is_known(self, session: OurItem, own: list[ExportedTalk]) -> bool:
        return session in self._pairs.numbers and not own

    def _follow_one(self, session: OurItem, guests: list[GuestTalk], *, is_of_talks: bool) -> None:
        everything = [session, *session.talks]
        names = ("start", "end", "room", "minutes")
        before = {(one, name): one.value(name) for one in everything for name in names}
        self._merge.clashes += follow_guests(self._text, session, guests, is_of_talks=is_of_talks)
        for (one, name), was in before.items():
            if one.value(name) != was:
                self._fields.changes[one].append(name)

    def _as_guest(self, talk: ExportedTalk) -> GuestTalk:
        if talk.ours is None:
            raise AssertionError("a guest stands somewhere")
        before = None
        if talk.base is not None:
            number = talk.base.session
            around = self._remembered.sessions.last.get(number or self._former_number(talk))
            before = slot_of(talk.base.fields, around.fields if around else {}, is_event=not number)
        now = slot_of(talk.fields, talk.session.fields, is_event=talk.is_event)
        return GuestTalk(ours=talk.ours, before=before, now=now)

    def _former_number(self, talk: ExportedTalk) -> str:
        base = talk.base
        items = self._remembered.talks.last.items()
        return next((number for number, item in items if base and item.id == base.id), "")
