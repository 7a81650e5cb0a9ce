"""What the programme's stated times imply for its sessions and talks."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sphinx_proceedings.model.programme import Edition, Session, SessionKind, Talk
from sphinx_proceedings.model.timetable.clock import later, programme_day, utc

__all__ = ["Basis", "SessionSlots", "Slot", "talk_slots"]

_FOR_ALL = {SessionKind.BREAK, SessionKind.KEYNOTE, SessionKind.PLENARY, SessionKind.SOCIAL}


class Basis(StrEnum):
    """How a time is known."""

    STATED = "stated"
    COMPUTED = "computed"
    """From stated lengths."""
    FOLLOWING = "following"
    """The start of what comes next."""
    SESSION = "session"
    """A talk's: its session's, of which nothing more is stated."""
    UNKNOWN = "unknown"
    """There is no time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """When something happens; aware times in the edition's zone."""

    start: datetime
    start_basis: Basis
    end: datetime | None
    """None where it is unknown."""
    end_basis: Basis


class SessionSlots:
    """The slots of an edition's sessions."""

    def __init__(self, edition: Edition) -> None:
        self._starts: dict[tuple[date, str | None], list[datetime]] = defaultdict(list)
        """In UTC, by day and room; of what is for everybody, and under None of everything."""
        self._for_all: dict[date, list[datetime]] = defaultdict(list)
        for session in edition.sessions:
            if not session.cancelled:
                day, start = programme_day(session.start), utc(session.start)
                self._starts[day, session.room].append(start)
                self._starts[day, None].append(start)
                if _is_for_all(session):
                    self._for_all[day].append(start)
        for starts in (*self._starts.values(), *self._for_all.values()):
            starts.sort()

    def of(self, session: Session) -> Slot:
        """From the stated start to the stated end, else to the next start in its room that day.

        An end that is not after the start is none.  Where an edition names no rooms it has one;
        where it does, a plenary without a room is for everybody: what has no end is over by then.
        """
        if session.end is not None and utc(session.end) > utc(session.start):
            return _session_slot(session, session.end, Basis.STATED)
        following = self._next_start(session)
        return _session_slot(session, following, Basis.FOLLOWING if following else Basis.UNKNOWN)

    def _next_start(self, session: Session) -> datetime | None:
        day = programme_day(session.start)
        room = None if _is_for_all(session) else session.room
        lists = (self._starts.get((day, room), []), self._for_all.get(day, []))
        start = utc(session.start)
        later_on = [
            starts[number]
            for starts in lists
            if (number := bisect_right(starts, start)) < len(starts)
        ]
        return min(later_on).astimezone(session.start.tzinfo) if later_on else None


def _session_slot(session: Session, end: datetime | None, basis: Basis) -> Slot:
    return Slot(start=session.start, start_basis=Basis.STATED, end=end, end_basis=basis)


def _is_for_all(session: Session) -> bool:
    return not session.room and not _FOR_ALL.isdisjoint(session.kinds)


def talk_slots(session: Session, slot: Slot) -> tuple[Slot | None, ...]:
    """The time of each talk of a session with this slot, or None where it has none of its own.

    A stated start holds.  From stated lengths starts are computed, one after the other, where
    every talk has one, all fit, and they are no posters; a cancelled talk keeps its time unless
    another has taken it.  A session's only talk takes its time.
    """
    talks = session.talks
    starts: Sequence[datetime | None] = [talk.start for talk in talks]
    if any(start is None for start in starts):
        computed = _sequence(session, slot, talks) or _sequence(
            session, slot, [talk for talk in talks if not talk.cancelled]
        )
        if not computed and len(talks) == 1 and SessionKind.POSTERS not in session.kinds:
            return (_whole(slot),)
        starts = [computed.get(talk.key, talk.start) for talk in talks]
    ordered = sorted((start for start in starts if start is not None), key=utc)
    return tuple(
        None if start is None else _slot(talk, start, _following(ordered, start) or slot.end)
        for talk, start in zip(talks, starts, strict=True)
    )


def _whole(slot: Slot) -> Slot:
    return Slot(start=slot.start, start_basis=Basis.SESSION, end=slot.end, end_basis=slot.end_basis)


def _slot(talk: Talk, start: datetime, following: datetime | None) -> Slot:
    end: datetime | None = None
    basis = Basis.UNKNOWN
    if talk.length is not None:
        end, basis = later(start, talk.length), Basis.COMPUTED
    elif following is not None and utc(following) > utc(start):
        end, basis = following, Basis.FOLLOWING
    return Slot(
        start=start,
        start_basis=Basis.STATED if talk.start else Basis.COMPUTED,
        end=end,
        end_basis=basis,
    )


def _following(ordered: Sequence[datetime], here: datetime) -> datetime | None:
    """The first of these starts, in order of time, after this one."""
    number = bisect_right(ordered, utc(here), key=utc)
    return ordered[number] if number < len(ordered) else None


def _sequence(session: Session, slot: Slot, talks: Iterable[Talk]) -> dict[str, datetime]:
    """Starts one after the other, each stated one kept, by the talks' keys.

    Empty where they cannot be computed.
    """
    if SessionKind.POSTERS in session.kinds:
        return {}
    starts: dict[str, datetime] = {}
    free = slot.start
    for talk in talks:
        if talk.length is None or (talk.start is not None and utc(talk.start) < utc(free)):
            return {}
        starts[talk.key] = talk.start or free
        free = later(starts[talk.key], talk.length)
    is_within = slot.end is None or utc(free) <= utc(slot.end)
    return starts if is_within else {}
