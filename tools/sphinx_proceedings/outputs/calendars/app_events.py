"""The programme as schedule apps take it: days with rooms with events (c3voc, frab).

The format has two forms, `schedule.xml` and `schedule.json`; what both tell is put together here.
What is cancelled is not told: apps cannot say so, and drop what is gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sphinx_proceedings.model.addresses import (
    SiteAddress,
    paper_docname,
    person_docname,
    programme_docname,
)
from sphinx_proceedings.model.papers import LinkKind, Paper, PaperLink, Status
from sphinx_proceedings.model.people import Presenter
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import SessionKind
from sphinx_proceedings.model.resolvers import doi_url
from sphinx_proceedings.model.timetable.clock import DAY_STARTS, elapsed, utc
from sphinx_proceedings.model.timetable.events import Event
from sphinx_proceedings.model.timetable.table import Day, Group
from sphinx_proceedings.model.uuids import uuid_of
from sphinx_proceedings.outputs.calendars.descriptions import about, abstract_text
from sphinx_proceedings.outputs.event_url import event_url
from sphinx_proceedings.outputs.paper_files import all_links
from sphinx_proceedings.outputs.plain_text import paragraphs_text, xml_text
from sphinx_proceedings.wording.messages import gettext, noop

__all__ = ["AppDay", "AppEvent", "AppLink", "AppPerson", "AppRoom", "AppSchedule", "app_schedule"]

TIMESLOT = "00:05"
"""The grid of apps that draw one."""

# For translators: the room of events of which no room is known.
_ELSEWHERE = noop("Main")
"""The room of what has none, where not even the place is known: every event must have one."""
_LONGEST = timedelta(hours=99, minutes=59)
_LINKS = {
    LinkKind.PDF: ("paper", noop("PDF")),
    LinkKind.PREPRINT: ("paper", noop("Preprint")),
    LinkKind.URL: ("web", noop("More")),
    LinkKind.STREAM: ("media", noop("Live stream")),
    LinkKind.QUESTIONS: ("web", noop("Questions")),
    LinkKind.CODE: ("related", noop("Code")),
    LinkKind.DATASET: ("related", noop("Data set")),
    LinkKind.SUPPLEMENT: ("related", noop("Supplement")),
    LinkKind.SLIDES: ("slides", noop("Slides")),
    LinkKind.POSTER: ("media", noop("Poster")),
    LinkKind.VIDEO: ("media", noop("Recording")),
}
"""The format's own type of each link, and what it is called."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AppLink:
    """An address that belongs to an event."""

    type: str
    """A word of the format: `paper`, `article`, `slides`, `media`, `web` or `related`."""
    url: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AppPerson:
    """Who presents."""

    name: str
    guid: UUID
    url: str
    """Empty where the site's address is not known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AppEvent:
    """A talk, or a session as a whole."""

    number: int
    guid: UUID
    slug: str
    """Unique, and the same as long as the event has its name."""
    title: str
    type: str
    """`talk`, or the kind of its session."""
    start: datetime
    """In the edition's zone."""
    end: datetime | None
    room: str
    track: str
    """Empty where none is stated."""
    abstract: str
    description: str
    url: str
    """Empty where the site's address is not known."""
    persons: tuple[AppPerson, ...]
    links: tuple[AppLink, ...]

    @property
    def date(self) -> str:
        """The start with its offset."""
        return self.start.isoformat(timespec="seconds")

    @property
    def duration(self) -> str:
        """`HH:MM` of real time, under 100 hours; `00:00` where the end is unknown."""
        length = min(elapsed(self.start, self.end), _LONGEST) if self.end else timedelta()
        minutes = length // timedelta(minutes=1)
        return f"{minutes // 60:02}:{minutes % 60:02}"


@dataclass(frozen=True, kw_only=True, slots=True)
class AppRoom:
    """A room with what takes place in it."""

    name: str
    guid: UUID
    events: tuple[AppEvent, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class AppDay:
    """A day of the programme, which may go on after midnight."""

    date: date
    start: datetime
    end: datetime
    rooms: tuple[AppRoom, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AppSchedule:
    """The programme of an edition."""

    acronym: str
    title: str
    zone: str
    version: str
    """The release it is, or that it goes on from."""
    site: str
    """The address of the site, or empty."""
    url: str
    """The address of the programme, or empty."""
    tracks: tuple[Group, ...]
    rooms: tuple[AppRoom, ...]
    """All of them, without events."""
    days: tuple[AppDay, ...]


def app_schedule(portal: Portal, edition: str, site: SiteAddress) -> AppSchedule:
    """The programme of an edition that has one."""
    return _Reader(portal, edition, site).schedule()


class _Reader:
    def __init__(self, portal: Portal, edition: str, site: SiteAddress) -> None:
        self._portal = portal
        self._edition = portal.edition_by_id[edition]
        self._table = portal.timetables[edition]
        self._identities = portal.event_identities[edition]
        self._site = site
        # What the patterns of both forms allow.
        self._acronym = re.sub(r"[^a-z0-9_]", "_", edition).ljust(4, "_")
        self._otherwise = self._edition.place or gettext(_ELSEWHERE)

    def schedule(self) -> AppSchedule:
        edition = self._edition
        units = [unit for unit in self._table.units if not unit.cancelled]
        rooms = dict.fromkeys(self._room(unit) for unit in units)
        return AppSchedule(
            acronym=self._acronym,
            title=edition.title or edition.name,
            zone=edition.timezone,
            version=self._version(),
            site=self._site.base,
            url=self._site.page(programme_docname(edition.id)) or edition.website,
            tracks=self._table.tracks,
            rooms=tuple(AppRoom(name=room, guid=self._room_guid(room)) for room in rooms),
            days=tuple(self._day(day, list(rooms)) for day in self._table.days),
        )

    def _version(self) -> str:
        """A name that differs from the last release's where something is not released yet."""
        last = self._portal.last_release(self._edition.id)
        if last is None:
            # For translators: in place of the version of a programme.
            return gettext("unreleased")
        changed = any(identity.unreleased for identity in self._identities.values())
        if not changed:
            return last.name
        # For translators: a version of a programme and what has changed since.
        return gettext("{release} and later changes", release=last.name)

    def _day(self, day: Day, rooms: Sequence[str]) -> AppDay:
        zone = ZoneInfo(self._edition.timezone)
        # Once, on the day on which it begins.
        units = [
            unit
            for item in (*day.sessions, *day.continuing)
            for unit in item.units
            if not unit.cancelled and item.days_of(unit)[0] == day.date
        ]
        units.sort(key=lambda unit: utc(unit.start))
        return AppDay(
            date=day.date,
            start=datetime.combine(day.date, DAY_STARTS, zone),
            end=datetime.combine(day.date + timedelta(days=1), DAY_STARTS, zone),
            rooms=tuple(
                AppRoom(name=room, guid=self._room_guid(room), events=events)
                for room in rooms
                if (events := tuple(self._event(u) for u in units if self._room(u) == room))
            ),
        )

    def _event(self, event: Event) -> AppEvent:
        identity = self._identities[event.key]
        paper = self._paper(event)
        lines = list(about(event, self._talks(event)))
        if paper is not None and paper.standing.status is Status.RETRACTED:
            lines.append(gettext("The paper was retracted."))
        return AppEvent(
            number=identity.number,
            guid=identity.uuid,
            slug=f"{self._acronym}-{event.anchor}",
            title=event.plain_title,
            type=_type(event),
            start=event.start,
            end=event.end,
            room=self._room(event),
            track=event.track,
            abstract=abstract_text(event) or paragraphs_text(paper.abstract if paper else ()),
            description="\n".join(lines),
            url=event_url(self._site, event) or _own_page(event),
            persons=tuple(self._person(presenter) for presenter in event.people),
            links=self._links(event),
        )

    def _paper(self, event: Event) -> Paper | None:
        """The paper presented; of a withdrawn one nothing is told."""
        paper = self._portal.paper_of(self._edition.id, event.talk)
        return None if paper is None or paper.withdrawn else paper

    def _person(self, presenter: Presenter) -> AppPerson:
        return AppPerson(
            name=presenter.name,
            guid=uuid_of(f"person/{presenter.person}"),
            url=self._site.page(person_docname(presenter.person)),
        )

    def _links(self, event: Event) -> tuple[AppLink, ...]:
        """Of a talk its own and its paper's, of a session its papers' pages; each address once."""
        links = [_link(link) for link in event.links]
        if event.talk is not None:
            links += self._paper_links(event)
        else:
            for talk in self._talks(event):
                paper = self._paper(talk)
                if paper is not None and not talk.cancelled:
                    links += [self._page_link(paper, talk.plain_title)]
        by_url: dict[str, AppLink] = {}
        for link in links:
            by_url.setdefault(link.url, link)
        return tuple(link for url, link in by_url.items() if url)

    def _paper_links(self, event: Event) -> Iterator[AppLink]:
        paper = self._paper(event)
        if paper is not None:
            yield self._page_link(paper, gettext("Paper"))
            yield AppLink(type="article", url=doi_url(paper.doi), title=gettext("DOI"))
            yield from map(_link, all_links(paper, self._site))

    def _page_link(self, paper: Paper, title: str) -> AppLink:
        return AppLink(type="web", url=self._site.page(paper_docname(paper)), title=title)

    def _talks(self, event: Event) -> tuple[Event, ...]:
        return self._table.session_by_id[event.session.id].talks

    def _room(self, event: Event) -> str:
        return event.room or self._otherwise

    def _room_guid(self, room: str) -> UUID:
        """The same in whichever language the room has no name."""
        is_known = self._edition.place or room != self._otherwise
        name = xml_text(room) if is_known else _ELSEWHERE
        return uuid_of(f"room/{self._edition.id}/{name}")


def _own_page(event: Event) -> str:
    return next((link.url for link in event.links if link.kind is LinkKind.URL), "")


def _type(event: Event) -> str:
    if event.talk is not None and SessionKind.TALKS in event.kinds:
        return "talk"
    return str(event.kinds[0])


def _link(link: PaperLink) -> AppLink:
    kind, title = _LINKS[link.kind]
    return AppLink(type=kind, url=link.url, title=gettext(title))
