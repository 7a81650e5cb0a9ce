"""The ledger of an edition's programme as values.

Calendars recognise an event by its UID and take a later version by its SEQUENCE (RFC 5545, 3.8.7);
schedule apps by a number and a GUID.  The ledger, `program/<edition>.ledger.json`, keeps them, and
what was last announced, from one release to the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from sphinx_proceedings.diagnostics import Location

__all__ = [
    "FORMAT",
    "STATUSES",
    "Change",
    "ChangeKind",
    "EventState",
    "Ledger",
    "LedgerEvent",
    "Release",
]

FORMAT = 1
"""The version of the form in which ledgers are kept; another one is refused, not misread."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EventState:
    """What is announced of an event."""

    title: str
    start: datetime | date
    """Aware; a bare date for a day without a time."""
    end: datetime | None = None
    end_implied: bool = False
    """The end is not stated: it is the start of what comes next."""
    room: str = ""
    people: tuple[str, ...] = ()
    """Names of who presents a talk, as printed; of a session, its talks tell."""
    cancelled: bool = False
    details: str = ""
    """A digest of all else that calendars tell."""


class ChangeKind(StrEnum):
    """What became different."""

    NEW = "new"
    REMOVED = "removed"
    CANCELLED = "cancelled"
    REINSTATED = "reinstated"
    """It was cancelled or removed, and takes place again."""
    MOVED = "moved"
    ENDS = "ends"
    """It starts as before and ends at another time."""
    ROOM = "room"
    TITLE = "title"
    PEOPLE = "people"


STATUSES = frozenset(
    {ChangeKind.NEW, ChangeKind.REMOVED, ChangeKind.CANCELLED, ChangeKind.REINSTATED}
)
"""Changes of whether an event takes place; of several, only the last one still matters."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """How an event differs from what was announced before."""

    event: str
    """Its key."""
    kinds: tuple[ChangeKind, ...]
    before: EventState | None
    """None for a new event."""
    after: EventState | None
    """None for a removed event."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """An announced version of the programme."""

    name: str
    date: datetime
    """In UTC."""
    changes: tuple[Change, ...] = ()
    """Since the release before; empty for the first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerEvent:
    """An event as it was last announced."""

    key: str
    """As the timetable calls it; `date/submission` for a key date."""
    uuid: UUID
    number: int
    """From 1, unique in the edition."""
    sequence: int
    """From 0; grows with each change of time, room or status."""
    modified: datetime
    """In UTC: the last change of anything calendars tell."""
    state: EventState
    removed: bool = False
    """It is in the programme no more; calendars are told that it is cancelled."""


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """What is known of an edition's events from its releases."""

    edition: str
    location: Location = field(repr=False)
    releases: tuple[Release, ...] = ()
    """Oldest first."""
    events: tuple[LedgerEvent, ...] = ()
    """In order of key."""

    @cached_property
    def by_key(self) -> Mapping[str, LedgerEvent]:
        """Events by key."""
        return {event.key: event for event in self.events}
