"""The timetable of an edition: its days, rooms, tracks and events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sphinx_proceedings.model.programme import Edition, Talk
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.model.slugs import FreeSlugs, slug_of
from sphinx_proceedings.model.timetable.clock import utc
from sphinx_proceedings.model.timetable.events import Event, SessionEvents, session_events
from sphinx_proceedings.model.timetable.slots import SessionSlots

__all__ = ["Day", "Group", "Timetable", "make_timetable"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """A day of the programme."""

    date: date
    sessions: tuple[SessionEvents, ...]
    """Those that begin on it, in order of time."""
    continuing: tuple[SessionEvents, ...] = ()
    """Those that go on from an earlier day, in order of their starts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A room or a track."""

    name: str
    slug: str
    """Unique among the edition's rooms, or among its tracks."""


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """When and where everything of an edition takes place.  Indexes are computed when asked for."""

    edition: Edition
    sessions: tuple[SessionEvents, ...]
    """In order of time."""

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The days on which there is something."""
        begun: dict[date, list[SessionEvents]] = defaultdict(list)
        continuing: dict[date, list[SessionEvents]] = defaultdict(list)
        for item in self.sessions:
            first, *others = item.days
            begun[first].append(item)
            for day in others:
                continuing[day].append(item)
        return tuple(
            Day(date=day, sessions=tuple(begun[day]), continuing=tuple(continuing[day]))
            for day in sorted({*begun, *continuing})
        )

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Each session, followed by its talks."""
        return tuple(
            event for session in self.sessions for event in (session.event, *session.talks)
        )

    @cached_property
    def units(self) -> tuple[Event, ...]:
        """What a calendar of the programme lists, in order of time; nothing takes place twice."""
        units = [unit for session in self.sessions for unit in session.units]
        return tuple(sorted(units, key=lambda unit: utc(unit.start)))

    @cached_property
    def by_key(self) -> Mapping[str, Event]:
        """Events by key."""
        return {event.key: event for event in self.events}

    @cached_property
    def session_by_id(self) -> Mapping[str, SessionEvents]:
        """Sessions with their talks by the session's id."""
        return {item.session.id: item for item in self.sessions}

    @cached_property
    def rooms(self) -> tuple[Group, ...]:
        """In order of first appearance."""
        return _groups((item.session.room for item in self.sessions), "room")

    @cached_property
    def room_by_name(self) -> Mapping[str, Group]:
        """Rooms by what the programme calls them."""
        return {room.name: room for room in self.rooms}

    @cached_property
    def tracks(self) -> tuple[Group, ...]:
        """In order of first appearance."""
        return _groups((item.session.track for item in self.sessions), "track")


def make_timetable(edition: Edition, title_of: Callable[[Talk], RichText]) -> Timetable:
    """The edition's timetable; `title_of` gives a talk's title as presented."""
    slots = SessionSlots(edition)
    return Timetable(
        edition=edition,
        sessions=tuple(
            session_events(session, slots.of(session), title_of)
            for session in sorted(edition.sessions, key=lambda session: utc(session.start))
        ),
    )


def _groups(names: Iterable[str], otherwise: str) -> tuple[Group, ...]:
    listed = list(filter(None, dict.fromkeys(names)))
    # A page that leads to all has this name.
    free = FreeSlugs(["index"])
    # What shares a slug is told apart whatever the order in which it appears.
    slugs = {name: free.give(slug_of(name, otherwise)) for name in sorted(listed)}
    return tuple(Group(name=name, slug=slugs[name]) for name in listed)
