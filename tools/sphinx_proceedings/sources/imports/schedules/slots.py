"""Times of talks that stand in a session which the export does not know as theirs.

Editors put talks into sessions of their own.  There the export's times and rooms still count, as
far as the session lets them; what does not fit into it is told and left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sphinx_proceedings.model.timetable.clock import programme_day
from sphinx_proceedings.sources.imports.schedules.programme_fields import (
    EMPTY,
    FieldValue,
    are_alike,
    time_in,
)
from sphinx_proceedings.sources.imports.schedules.programme_file import OurItem, ProgrammeText
from sphinx_proceedings.sources.imports.three_way import Clash

__all__ = ["GuestTalk", "Slot", "follow_guests", "shift_talks", "slot_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """When and where an export has a talk; local times."""

    start: datetime | None = None
    end: datetime | None = None
    room: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class GuestTalk:
    """A talk that stands in another session than in the export."""

    ours: OurItem
    before: Slot | None
    """In the last export; None where that did not know it."""
    now: Slot

    @property
    def moved(self) -> timedelta | None:
        """By how much it was moved; None where nobody knows."""
        before = self.before.start if self.before else None
        return self.now.start - before if before and self.now.start else None


Clashes = list[tuple[OurItem, Clash[FieldValue]]]


def slot_of(
    talk: Mapping[str, FieldValue], session: Mapping[str, FieldValue], *, is_event: bool
) -> Slot:
    """The slot that fields tell; a talk that is one event with its session has the session's."""
    start = time_in(talk.get("start", EMPTY))
    minutes = talk.get("minutes", 0)
    end = None
    if start is None and is_event:
        start, end = time_in(session.get("start", EMPTY)), time_in(session.get("end", EMPTY))
    if start and isinstance(minutes, int) and minutes:
        end = start + timedelta(minutes=minutes)
    return Slot(start=start, end=end, room=str(session.get("room", "")))


def follow_guests(
    text: ProgrammeText, session: OurItem, guests: Sequence[GuestTalk], *, is_of_talks: bool
) -> Clashes:
    """Bring the times and rooms of guests up to date, and where it consists of them the session's.

    `is_of_talks` tells that the export has no times for the session itself.
    """
    clashes: Clashes = []
    if is_of_talks:
        _follow_room(text, session, guests)
    by = _shift_of(session, guests) if is_of_talks else None
    if by:
        for name in ("start", "end"):
            if time := time_in(session.value(name)):
                text.set(session, name, _written(time + by))
        shift_talks(text, session.talks, by)
    for guest in guests:
        clashes += _follow_start(text, session, guest, by)
        clashes += _follow_length(text, guest)
        clashes += _room_clash(session, guest)
    if is_of_talks and not by:
        _follow_end(text, session, guests)
    return clashes


def shift_talks(text: ProgrammeText, talks: Sequence[OurItem], by: timedelta) -> None:
    """Move stated starts along with their session."""
    for talk in talks:
        if time := time_in(talk.value("start")):
            text.set(talk, "start", _written(time + by))


def _follow_room(text: ProgrammeText, session: OurItem, guests: Sequence[GuestTalk]) -> None:
    before = {guest.before.room if guest.before else None for guest in guests}
    now = {guest.now.room for guest in guests}
    if len(before) == len(now) == 1 and before != now:
        (was,), (new,) = before, now
        if are_alike("room", session.value("room"), was or EMPTY):
            text.set(session, "room", new)


def _shift_of(session: OurItem, guests: Sequence[GuestTalk]) -> timedelta | None:
    """By how much all guests were moved alike, where the session is still where they were."""
    moved = {guest.moved for guest in guests}
    (by, *others) = moved
    if others or not by:
        return None
    was_there = all(
        guest.before is not None and guest.before.start and _holds(session, guest.before.start)
        for guest in guests
    )
    start = time_in(session.value("start"))
    first = min((guest.now.start for guest in guests if guest.now.start), default=None)
    return by if was_there and start != first else None


def _follow_start(
    text: ProgrammeText, session: OurItem, guest: GuestTalk, by: timedelta | None
) -> Clashes:
    start = guest.now.start
    here = guest.ours.value("start")
    if start is None or are_alike("start", here, _written(start)):
        return []
    if guest.before is not None and (not guest.moved or guest.moved == by):
        return []
    if not _holds(session, start):
        return [_clash(guest, "start", here or session.value("start"), _written(start))]
    if guest.before is None:
        return []
    was = guest.before.start
    if here == EMPTY or (was and are_alike("start", here, _written(was))):
        text.set(guest.ours, "start", _written(start))
        return []
    return [_clash(guest, "start", here, _written(start))]


def _follow_length(text: ProgrammeText, guest: GuestTalk) -> Clashes:
    """A stated length follows; one that nobody stated here follows from other times."""
    here, now, was = guest.ours.value("minutes"), _length(guest.now), _length(guest.before)
    if here == EMPTY or not was or not now or now in (was, here):
        return []
    if here == was:
        text.set(guest.ours, "minutes", now)
        return []
    return [_clash(guest, "minutes", here, now)]


def _room_clash(session: OurItem, guest: GuestTalk) -> Clashes:
    before = guest.before.room if guest.before else None
    here = session.value("room")
    if before == guest.now.room or are_alike("room", here, guest.now.room) or not guest.now.room:
        return []
    return [_clash(guest, "room", here, guest.now.room)]


def _follow_end(text: ProgrammeText, session: OurItem, guests: Sequence[GuestTalk]) -> None:
    """The session ends with the last of its guests, if it did so before."""
    before = max(
        (each.before.end for each in guests if each.before and each.before.end), default=None
    )
    now = max(
        (
            each.now.end
            for each in guests
            if each.now.end and each.now.start and _holds(session, each.now.start)
        ),
        default=None,
    )
    if before and now and before != now and time_in(session.value("end")) == before:
        text.set(session, "end", _written(now))


def _holds(session: OurItem, time: datetime) -> bool:
    """Whether a time is within a session, or on its day where it has no end."""
    start, end = time_in(session.value("start")), time_in(session.value("end"))
    if start is None or time < start:
        return False
    return time < end if end else programme_day(time) == programme_day(start)


def _length(slot: Slot | None) -> int:
    if slot is None or slot.start is None or slot.end is None:
        return 0
    return (slot.end - slot.start) // timedelta(minutes=1)


def _clash(
    guest: GuestTalk, name: str, ours: FieldValue, theirs: FieldValue
) -> tuple[OurItem, Clash[FieldValue]]:
    return guest.ours, Clash(name=name, ours=ours, theirs=theirs)


def _written(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M}"
