"""Editions and their programme."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.embargoes import Embargo, Withheld
from sphinx_proceedings.model.known import Known
from sphinx_proceedings.model.papers import PaperLink, Volume
from sphinx_proceedings.model.people import Presenter
from sphinx_proceedings.model.printed import PrintedFile
from sphinx_proceedings.model.richtext import RichText

__all__ = [
    "Edition",
    "Handle",
    "KeyDate",
    "Registration",
    "Session",
    "SessionKind",
    "Sponsor",
    "Talk",
    "Venue",
    "VenueMap",
]


class SessionKind(StrEnum):
    """What a block of the programme is."""

    TALKS = "talks"
    POSTERS = "posters"
    KEYNOTE = "keynote"
    PANEL = "panel"
    BREAK = "break"
    SOCIAL = "social"
    PLENARY = "plenary"


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyDate:
    """A deadline or other date of an edition."""

    key: str
    """Its stable name in the edition."""
    what: str
    date: date
    instant: datetime | None = None
    """Aware, where the source states a time."""
    zone: str = ""
    """The zone as the source calls it (`AoE`), where it states one."""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """What happens in a session."""

    key: str
    """Its stable name in the edition, whatever its time, room or place in a session."""
    location: Location = field(repr=False)
    paper: str = ""
    """Key of the paper presented, or empty."""
    title: RichText = RichText()
    """As presented; empty when it is the paper's own title."""
    states_title: bool = field(default=False, repr=False, compare=False)
    """Whether the programme states a title, be it the paper's own."""
    presenters: tuple[Presenter, ...] = ()
    abstract: tuple[RichText, ...] = ()
    """Paragraphs of a talk that stands alone."""
    start: datetime | None = None
    """Aware; only where the programme states it."""
    length: timedelta | None = None
    """As stated for this talk or for all talks of the session."""
    cancelled: bool = False
    """Announced, but it will not take place."""
    links: tuple[PaperLink, ...] = ()
    """Page, stream, questions, slides and recording of the talk itself; its paper has links of
    its own."""
    board: str = ""
    """Where a poster hangs, such as `P12`."""
    embargo: Embargo | None = None
    """As stated for the talk itself; else that of its paper holds.  None in what is published."""
    withheld: Withheld | None = None
    """What of it is not published yet and so not here (`published.py`)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """A block of the programme."""

    id: str
    edition: str
    title: str
    kinds: tuple[SessionKind, ...]
    start: datetime
    """Aware, in the edition's zone."""
    location: Location = field(repr=False)
    end: datetime | None = None
    """Aware; only where the programme states it."""
    room: str = ""
    track: str = ""
    note: str = ""
    chairs: tuple[Presenter, ...] = ()
    talks: tuple[Talk, ...] = ()
    known: tuple[Known, ...] = ()
    cancelled: bool = False
    """Announced, but neither it nor any of its talks will take place."""
    links: tuple[PaperLink, ...] = ()
    """Its page elsewhere, the stream, and where questions are asked, unless a talk has its own."""

    @property
    def quiet(self) -> bool:
        """Nothing but a break or social event."""
        return set(self.kinds) <= {SessionKind.BREAK, SessionKind.SOCIAL}


@dataclass(frozen=True, kw_only=True, slots=True)
class VenueMap:
    """A picture of how to find rooms, as a site shows it."""

    alt: str
    """What stands in its place for those who do not see it; empty where nothing is told."""
    digest: str
    """Of the picture."""
    ending: str
    """Of the name of its file: `png` or `jpg`."""
    width: int
    """Pixels."""
    height: int
    picture: bytes = field(repr=False, compare=False)
    """The file, of which the digest tells all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Venue:
    """The house in which an edition is held."""

    name: str
    address: str = ""
    """Postal address."""
    url: str = ""
    map: VenueMap | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Registration:
    """How to take part in an edition."""

    url: str
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Handle:
    """Where to follow an edition: what it is called there, and the page."""

    name: str
    url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sponsor:
    """Who supports an edition."""

    name: str
    url: str = ""
    level: str = ""
    """Such as `Gold`; empty where there are no levels."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """One holding of a series."""

    id: str
    name: str
    location: Location = field(repr=False)
    year: int | None = None
    start: date | None = None
    """First day; None for an edition of which only the proceedings are known."""
    end: date | None = None
    """Last day."""
    timezone: str = "UTC"
    """IANA name."""
    title: str = ""
    series: str = ""
    ordinal: int | None = None
    place: str = ""
    website: str = ""
    venue: Venue | None = None
    registration: Registration | None = None
    contact: str = ""
    """Whom to ask, as a sentence."""
    email: str = ""
    handle: Handle | None = None
    sponsors: tuple[Sponsor, ...] = ()
    """In the order to show them."""
    volume: Volume | None = None
    volumes: tuple[Volume, ...] = ()
    """All that its `.bib` file has, in the order of the file."""
    key_dates: tuple[KeyDate, ...] = ()
    topics: tuple[str, ...] = ()
    sessions: tuple[Session, ...] = ()
    """In order of time."""
    printed: tuple[PrintedFile, ...] = ()
    """Documents that the site offers."""

    @property
    def has_programme_page(self) -> bool:
        """Whether there is a page of its programme: also before the first session is known."""
        return self.start is not None or bool(self.sessions)

    def session_before(self, session: Session) -> Session | None:
        """The session listed before this one."""
        index = self.sessions.index(session)
        return self.sessions[index - 1] if index else None

    def session_after(self, session: Session) -> Session | None:
        """The session listed after this one."""
        index = self.sessions.index(session) + 1
        return self.sessions[index] if index < len(self.sessions) else None
