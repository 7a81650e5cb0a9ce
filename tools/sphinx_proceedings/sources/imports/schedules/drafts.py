"""A programme on its way from a schedule to YAML."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.programme import SessionKind

__all__ = ["EditionDraft", "SessionDraft", "TalkDraft"]


@dataclass(frozen=True, kw_only=True, slots=True)
class TalkDraft:
    """What becomes a talk of a session; what is empty is not written."""

    location: Location = field(default=Location(path=""), repr=False, compare=False)
    """Of the event."""
    number: str = field(default="", compare=False)
    """By what it is known to the tool that wrote the schedule, unlike any other talk."""
    guid: str = field(default="", compare=False)
    id: str
    paper: str = ""
    title: str = ""
    presenters: tuple[str, ...] = ()
    abstract: tuple[str, ...] = ()
    """Paragraphs."""
    start: datetime | None = None
    """Local."""
    minutes: int = 0
    """Only where the end of the session cannot be told as a local time."""
    cancelled: bool = False
    board: str = ""
    """Of a poster."""
    url: str = ""
    slides: str = ""
    video: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionDraft:
    """What becomes a session: an event of the schedule, with its talks or alone."""

    location: Location = field(repr=False)
    """Of the event."""
    known_as: str = field(default="", compare=False)
    """By what it is known to the tool that wrote the schedule, unlike any other session."""
    guid: str
    number: str
    id: str
    title: str
    kind: SessionKind
    start: datetime
    """Local."""
    end: datetime | None = None
    """Local."""
    room: str = ""
    track: str = ""
    note: str = ""
    cancelled: bool = False
    chairs: tuple[str, ...] = ()
    url: str = ""
    """Its own page; that of an event that is a talk is the talk's."""
    stream: str = ""
    questions: str = ""
    talks: tuple[TalkDraft, ...] = ()
    is_event: bool = True
    """Whether it and its only talk are one event of the schedule."""
    known: tuple[str, ...] = ()
    """Codes of what is wrong with it in the schedule already."""

    @property
    def talk(self) -> TalkDraft | None:
        """The talk that is one event with it."""
        return self.talks[0] if self.is_event and self.talks else None


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionDraft:
    """What becomes `program/<edition>.yaml`."""

    name: str
    start: date
    end: date
    timezone: str
    place: str = ""
    website: str = ""
    sessions: tuple[SessionDraft, ...] = ()
    """In order of time."""
    implied: frozenset[str] = frozenset()
    """Fields that the schedule does not tell, but that follow from its events or its id."""
    cancelled: frozenset[str] = frozenset()
    """By what the tool knows events that will not take place and have no time any more."""
