"""A programme on its way from a schedule to YAML."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.programme import SessionKind

__all__ = ["EditionDraft", "SessionDraft", "TalkDraft"]


@dataclass(frozen=True, kw_only=True, slots=True)
class TalkDraft:
    """What becomes the only talk of a session; what is empty is not written."""

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
    url: str = ""
    slides: str = ""
    video: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionDraft:
    """What becomes a session: one event of the schedule."""

    location: Location = field(repr=False)
    """Of the event."""
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
    url: str = ""
    stream: str = ""
    questions: str = ""
    talk: TalkDraft | None = None
    known: tuple[str, ...] = ()
    """Codes of what is wrong with it in the schedule already."""


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
