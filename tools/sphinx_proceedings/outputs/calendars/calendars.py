"""Which calendars there are, what each holds, and on which pages they are offered.

A calendar stands beside the page it belongs to: `program/<edition>/<session>.ics`,
`people/<id>.ics`; those of a whole edition are under `program/<edition>/`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import chain
from zoneinfo import ZoneInfo

from sphinx_proceedings.model.addresses import (
    file_name,
    paper_docname,
    person_docname,
    programme_docname,
    programme_path,
    session_docname,
)
from sphinx_proceedings.model.ledger.identities import EventIdentity
from sphinx_proceedings.model.ledger.states import date_key
from sphinx_proceedings.model.portal import Activity, Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.slugs import slug_of
from sphinx_proceedings.model.timetable.clock import programme_day, utc
from sphinx_proceedings.model.timetable.events import Event, session_key, talk_key
from sphinx_proceedings.model.timetable.table import Timetable
from sphinx_proceedings.wording.dates import day as day_in_words
from sphinx_proceedings.wording.dates import day_of_month
from sphinx_proceedings.wording.messages import gettext, labelled, noop

__all__ = [
    "Calendar",
    "CalendarGroup",
    "CalendarLink",
    "EventId",
    "calendar_links",
    "edition_calendars",
    "person_calendar",
    "person_calendar_path",
]

EventId = tuple[str, str]
"""An edition's id and an event's key in it."""


class CalendarGroup(StrEnum):
    """What a calendar is a calendar of."""

    PROGRAMME = "programme"
    DAY = "day"
    TRACK = "track"
    ROOM = "room"
    DEADLINES = "deadlines"
    SESSION = "session"
    TALK = "talk"
    PERSON = "person"


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarLink:
    """A calendar as a page offers it."""

    label: str
    """What it holds, in the place where it is offered: `This session`, `Room Aula Magna`."""
    path: str
    """Of the file, relative to the site's root."""
    group: CalendarGroup


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """A calendar file before it is written."""

    path: str
    """Relative to the site's root."""
    name: str
    """What calendar programs call it."""
    zone: str
    """The IANA name of the zone to show it in."""
    docname: str
    """The page it belongs to; empty where that page is gone."""
    events: tuple[EventId, ...]


def person_calendar_path(person: str) -> str:
    """Where the calendar of the person with this id is."""
    return f"{person_docname(person)}.ics"


def edition_calendars(portal: Portal, edition: str) -> Iterator[Calendar]:
    """All calendars of an edition.

    An event that was announced and is in the programme no more stays, cancelled, where its day and
    room are told, and in its own calendar.
    """
    maker = _EditionCalendars(portal, edition)
    # Where two would have the same address, the later counts.
    yield from maker.removed()
    yield from maker.single()
    yield from maker.parts()
    yield from maker.whole()
    yield from maker.deadlines()


def person_calendar(portal: Portal, person: str) -> Calendar:
    """What someone presents and chairs in all editions, in order of time; it may be empty."""
    keys = _of_person(portal.activity_by_person[person])
    found = [(portal.timetables[edition].by_key[key], edition) for edition, key in keys]
    found.sort(key=lambda item: (utc(item[0].start), item[1], item[0].key))
    latest = found[-1][1] if found else ""
    return Calendar(
        path=person_calendar_path(person),
        name=portal.person_by_id[person].name.full,
        zone=portal.edition_by_id[latest].timezone if latest else "UTC",
        docname=person_docname(person),
        events=tuple((edition, event.key) for event, edition in found),
    )


def calendar_links(portal: Portal) -> Mapping[str, tuple[CalendarLink, ...]]:
    """The calendars that each page offers, by docname; a page that offers none has no key."""
    links: dict[str, tuple[CalendarLink, ...]] = {}
    for edition in portal.editions:
        if edition.sessions:
            links[programme_docname(edition.id)] = tuple(_edition_links(portal, edition))
            links |= _session_links(portal.timetables[edition.id])
            links |= _paper_links(portal, edition)
    for person, activity in portal.activity_by_person.items():
        if activity.talks or activity.chaired:
            link = CalendarLink(
                label=_held(activity),
                path=person_calendar_path(person),
                group=CalendarGroup.PERSON,
            )
            links[person_docname(person)] = (link,)
    return links


def _held(activity: Activity) -> str:
    """What the calendar of somebody holds who is in a programme."""
    if activity.talks and activity.chaired:
        return gettext("Talks and sessions")
    return gettext("Talks") if activity.talks else gettext("Sessions")


class _EditionCalendars:
    """Makes the calendars of one edition."""

    def __init__(self, portal: Portal, edition: str) -> None:
        self._edition = portal.edition_by_id[edition]
        self._table = portal.timetables[edition]
        self._identities = portal.event_identities[edition]
        removed = [identity for identity in self._identities.values() if identity.removed]
        self._removed_dates = [item for item in removed if item.key.startswith("date/")]
        self._removed = [item for item in removed if not item.key.startswith("date/")]

        self._page = programme_docname(edition) if self._table.sessions else ""

    def whole(self) -> Iterator[Calendar]:
        if not (self._table.sessions or self._removed):
            return
        name = self._edition.name
        gone = [identity.key for identity in self._missed()]
        units = [unit.key for unit in self._table.units]
        yield self._calendar("schedule", name, [*units, *gone])
        events = [event.key for event in self._table.events]
        yield self._calendar("events", name, [*events, *(item.key for item in self._removed)])

    def parts(self) -> Iterator[Calendar]:
        name, units, missed = self._edition.name, self._table.units, self._missed()
        days_of = {
            unit.key: item.days_of(unit) for item in self._table.sessions for unit in item.units
        }
        # Also a day of which nothing is left: whoever subscribed must be told.
        days = {*chain.from_iterable(days_of.values()), *(self._day(item) for item in missed)}
        for day in sorted(days):
            keys = [unit.key for unit in units if day in days_of[unit.key]]
            gone = [item.key for item in missed if self._day(item) == day]
            yield self._calendar(
                f"days/{day.isoformat()}", labelled(name, day_in_words(day)), [*keys, *gone]
            )
        for room in self._table.rooms:
            keys = [unit.key for unit in units if unit.room == room.name]
            gone = [item.key for item in missed if item.state.room == room.name]
            stem = f"rooms/{file_name(room.slug)}"
            yield self._calendar(stem, labelled(name, room.name), [*keys, *gone])
        for track in self._table.tracks:
            keys = [unit.key for unit in units if unit.track == track.name]
            yield self._calendar(
                f"tracks/{file_name(track.slug)}", labelled(name, track.name), keys
            )

    def single(self) -> Iterator[Calendar]:
        for sessions in self._table.sessions:
            session = sessions.session
            keys = [unit.key for unit in sessions.units]
            page = session_docname(session)
            yield self._calendar(file_name(session.id), self._titled(session.title), keys, page)
            for talk in sessions.talks:
                title = self._titled(talk.plain_title)
                yield self._calendar(_talk_file(talk.key), title, [talk.key], page)

    def removed(self) -> Iterator[Calendar]:
        for identity in self._removed:
            kind, _, name = identity.key.partition("/")
            # The key is from a file that anyone can write, and becomes a path.
            if kind in {"session", "talk"} and slug_of(name, "") == name:
                stem = file_name(name) if kind == "session" else _talk_file(identity.key)
                yield self._calendar(stem, self._titled(identity.state.title), [identity.key], "")

    def deadlines(self) -> Iterator[Calendar]:
        dates = [date_key(item) for item in self._edition.key_dates]
        dates += [identity.key for identity in self._removed_dates]
        if dates:
            name = gettext("{edition}: deadlines", edition=self._edition.name)
            yield self._calendar("deadlines", name, dates)

    def _missed(self) -> list[EventIdentity]:
        """What is in the programme no more, but for what goes on under another key."""
        goes_on = {(utc(event.start), event.plain_title) for event in self._table.events}
        return [
            identity
            for identity in self._removed
            if not isinstance(identity.state.start, datetime)
            or (utc(identity.state.start), identity.state.title) not in goes_on
        ]

    def _day(self, identity: EventIdentity) -> date:
        start = identity.state.start
        if isinstance(start, datetime):
            return programme_day(start.astimezone(ZoneInfo(self._edition.timezone)))
        return start

    def _titled(self, title: str) -> str:
        return labelled(self._edition.name, title)

    def _calendar(
        self, stem: str, name: str, keys: Iterable[str], docname: str | None = None
    ) -> Calendar:
        edition = self._edition.id
        return Calendar(
            path=programme_path(edition, f"{stem}.ics"),
            name=name,
            zone=self._edition.timezone,
            docname=self._page if docname is None else docname,
            events=tuple((edition, key) for key in keys),
        )


def _of_person(activity: Activity) -> tuple[EventId, ...]:
    talks = [(item.session.edition, talk_key(item.talk.key)) for item in activity.talks]
    chaired = [(session.edition, session_key(session.id)) for session in activity.chaired]
    return tuple(dict.fromkeys((*talks, *chaired)))


def _edition_links(portal: Portal, edition: Edition) -> Iterator[CalendarLink]:
    """The whole first, then those parts of it that hold less."""
    table = portal.timetables[edition.id]
    units = table.units
    rooms = Counter(unit.room for unit in units)
    tracks = Counter(unit.track for unit in units)

    def link(label: str, stem: str, group: CalendarGroup) -> CalendarLink:
        return CalendarLink(
            label=label, path=programme_path(edition.id, f"{stem}.ics"), group=group
        )

    yield link(gettext("Whole programme"), "schedule", CalendarGroup.PROGRAMME)
    for day in table.days if len(table.days) > 1 else ():
        # For translators: the calendar of a day, such as 8 May.
        label = gettext("Day {date}", date=day_of_month(day.date))
        yield link(label, f"days/{day.date.isoformat()}", CalendarGroup.DAY)
    for track in table.tracks:
        if tracks[track.name] < len(units):
            # For translators: a series of sessions.
            label = _called(noop("Track {name}"), track.name)
            yield link(label, f"tracks/{file_name(track.slug)}", CalendarGroup.TRACK)
    for room in table.rooms:
        if rooms[room.name] < len(units):
            stem = f"rooms/{file_name(room.slug)}"
            yield link(_called(noop("Room {name}"), room.name), stem, CalendarGroup.ROOM)
    if any(key.startswith("date/") for key in portal.event_identities[edition.id]):
        yield link(gettext("Deadlines"), "deadlines", CalendarGroup.DEADLINES)


def _called(message: str, name: str) -> str:
    """`Room Aula`; a room called `Room 5` is not called `Room Room 5`."""
    sort = gettext(message, name="").strip()
    if name.casefold().startswith(sort.casefold()):
        return name
    return gettext(message, name=name)


def _session_links(table: Timetable) -> dict[str, tuple[CalendarLink, ...]]:
    found: dict[str, tuple[CalendarLink, ...]] = {}
    for sessions in table.sessions:
        docname = session_docname(sessions.session)
        path = f"{docname}.ics"
        own = CalendarLink(label=gettext("This session"), path=path, group=CalendarGroup.SESSION)
        found[docname] = (own, *(_talk_link(talk, talk.plain_title) for talk in sessions.talks))
    return found


def _paper_links(portal: Portal, edition: Edition) -> dict[str, tuple[CalendarLink, ...]]:
    talks: dict[str, list[Event]] = defaultdict(list)
    for event in portal.timetables[edition.id].events:
        if event.talk is not None and event.talk.paper:
            talks[event.talk.paper].append(event)
    return {
        paper_docname(portal.paper_by_id[edition.id, key]): tuple(
            _talk_link(event, _talk_label(event, is_only=len(events) == 1)) for event in events
        )
        for key, events in talks.items()
    }


def _talk_label(talk: Event, *, is_only: bool) -> str:
    """What a talk is called beside the paper that it presents."""
    if is_only:
        return gettext("This talk")
    return gettext("Talk in {session}", session=talk.session.title)


def _talk_link(talk: Event, label: str) -> CalendarLink:
    path = programme_path(talk.edition, f"{_talk_file(talk.key)}.ics")
    return CalendarLink(label=label, path=path, group=CalendarGroup.TALK)


def _talk_file(key: str) -> str:
    """Where a talk's calendar is below its edition, without suffix."""
    return f"talks/{file_name(key.removeprefix('talk/'))}"
