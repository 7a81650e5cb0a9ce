"""Times of a schedule: instants with an offset, local times, lengths."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sphinx_proceedings.imports.values import ScheduleEvent
from sphinx_proceedings.model.timetable.clock import DAY_STARTS, later, utc

__all__ = ["day_of", "event_end", "event_start", "length"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LENGTH = re.compile(r"(?P<hours>\d{1,4}):(?P<minutes>\d{2})(?::\d{1,2})?")
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2200
_MINUTES = re.compile(r"\d{1,5}")
_MORNING = time(6)
"""What begins after this never belongs to the night before."""


def event_start(event: ScheduleEvent, zone: ZoneInfo) -> datetime | None:
    """When the event begins, in the edition's zone; None where the file does not say.

    A date with a time is the truth.  Else it is the local time on the day that lists the event,
    or on the day after where that day begins later than the time.
    """
    try:
        start = _instant(event.date, zone) or _from_day(event, zone)
    except (OverflowError, ValueError):
        return None
    return start if start and _is_in_our_time(start) else None


def event_end(event: ScheduleEvent, start: datetime, zone: ZoneInfo) -> datetime | None:
    """When the stated length has passed, or as stated; None where neither tells a later time."""
    try:
        passed = length(event.duration)
        end = later(start, passed) if passed else _instant(event.end, zone)
    except (OverflowError, ValueError):
        return None
    return end if end is not None and utc(end) > utc(start) else None


def length(text: str) -> timedelta:
    """A length as `HH:MM`, `HH:MM:SS` or minutes; nothing where it is none of these."""
    if _MINUTES.fullmatch(text):
        return timedelta(minutes=int(text))
    match = _LENGTH.fullmatch(text)
    if match is None:
        return timedelta()
    return timedelta(hours=int(match["hours"]), minutes=int(match["minutes"]))


def day_of(text: str, zone: ZoneInfo) -> date | None:
    """The day of a date, or of a time with its date."""
    try:
        instant = _instant(text, zone)
        day = instant.date() if instant else date.fromisoformat(text)
    except (OverflowError, ValueError):
        return None
    return day if _is_in_our_time(day) else None


def _is_in_our_time(day: date) -> bool:
    """Whether a programme can have it: near the ends of the calendar a zone's offset leaves it."""
    return _EARLIEST_YEAR <= day.year <= _LATEST_YEAR


def _instant(text: str, zone: ZoneInfo) -> datetime | None:
    """An ISO 8601 time with its date, in the zone; one without an offset is local."""
    if not text or _DAY.fullmatch(text):
        return None
    instant = datetime.fromisoformat(text)
    return instant.astimezone(zone) if instant.tzinfo else instant.replace(tzinfo=zone)


def _from_day(event: ScheduleEvent, zone: ZoneInfo) -> datetime | None:
    if not event.start or not (event.date or event.day):
        return None
    clock = time.fromisoformat(event.start.zfill(5)).replace(tzinfo=None)
    day = date.fromisoformat(event.date or event.day)
    if not event.date and clock < _day_change(event):
        day += timedelta(days=1)
    return datetime.combine(day, clock, zone)


def _day_change(event: ScheduleEvent) -> time:
    try:
        return min(datetime.fromisoformat(event.day_start).time(), _MORNING)
    except ValueError:
        return DAY_STARTS
