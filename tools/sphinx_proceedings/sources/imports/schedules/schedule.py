"""A schedule as its file has it, whichever of the formats that is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sphinx_proceedings.diagnostics import Location, Remark
from sphinx_proceedings.sources.imports.export_error import ExportError

__all__ = [
    "LINES",
    "MOST_EVENTS",
    "OF_CONFERENCE",
    "PROSE",
    "Reference",
    "Schedule",
    "ScheduleEvent",
    "check_number",
]

_TIMES = ("date", "start", "end", "duration")
_NAMES = ("room", "title", "subtitle", "type", "track", "slug", "url")
LINES = _TIMES + _NAMES
"""What files tell of an event on a line, under the names that it has here."""
PROSE = ("abstract", "description")
"""The same of texts with line breaks."""
OF_CONFERENCE = ("title", "acronym", "start", "end", "url", "base_url")
"""The same of a conference."""
MOST_EVENTS = 3_000
"""Of a schedule; the largest congresses have some 2,000."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """A link or an attachment."""

    url: str
    """As written; it may be no address at all."""
    title: str = ""
    type: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScheduleEvent:
    """One event with its texts as written, without what no text may hold."""

    location: Location = field(repr=False)
    known_as: str = ""
    """By what its tool knows it, where that is neither its guid nor its number."""
    guid: str = ""
    number: str = ""
    """The attribute `id`."""
    day: str = ""
    """The date of the day that lists it."""
    day_start: str = ""
    """When that day begins: a time with a date or without."""
    date: str = ""
    """ISO 8601 with an offset, where the file is as it should be."""
    start: str = ""
    """Local time."""
    end: str = ""
    """ISO 8601 with an offset; JSON only."""
    duration: str = ""
    room: str = ""
    title: str = ""
    subtitle: str = ""
    type: str = ""
    track: str = ""
    slug: str = ""
    abstract: str = ""
    """With line breaks, as the next one."""
    description: str = ""
    persons: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    """Links, then attachments."""
    url: str = ""
    """Its page at the tool it comes from."""
    video: str = ""
    left_out: tuple[str, ...] = ()
    """Characters that no text may hold and that its texts had, as `U+202E`."""
    paper: str = ""
    """What names its paper: its key, or its number in a submission system."""
    board: str = ""
    """Of a poster."""
    chairs: tuple[str, ...] = ()
    cancelled: bool = False
    parts: tuple[ScheduleEvent, ...] | None = None
    """The talks of a session; None of an event that is session and talk at once."""


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """A conference with its events, in the order of the file."""

    location: Location = field(repr=False)
    form: str = "schedule"
    """The form of its file, as `--from` has it."""
    generator: str = ""
    """The tool that wrote it."""
    title: str = ""
    acronym: str = ""
    start: str = ""
    """The first day, with a time or without."""
    end: str = ""
    """The last day."""
    zone: str = ""
    url: str = ""
    base_url: str = ""
    """Relative addresses are meant from here."""
    place: str = ""
    events: tuple[ScheduleEvent, ...] = ()
    cancelled: frozenset[str] = frozenset()
    """By what the tool knows events that it lists as cancelled, without a time."""
    unread: Counter[str] = field(default_factory=Counter)
    """How often each element that nothing is made of occurs and is not empty, by its name."""
    remarks: tuple[Remark, ...] = ()
    """What was found when the file was read."""
    addresses: int = 0
    """E-mail addresses that were left out."""


def check_number(events: int, whole: Location) -> None:
    """Raise `ExportError` where a schedule holds more events than one programme."""
    if events > MOST_EVENTS:
        raise ExportError(
            whole,
            f"the schedule holds {events:,} events, more than the {MOST_EVENTS:,} that are read",
            "give the schedule of one conference",
        )
