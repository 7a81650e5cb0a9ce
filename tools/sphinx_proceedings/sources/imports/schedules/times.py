"""Times of a schedule: instants with an offset, local times, and what contradicts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sphinx_proceedings.model.timetable.clock import DAY_STARTS, elapsed, later, utc
from sphinx_proceedings.sources.imports.schedules.lengths import lengths
from sphinx_proceedings.sources.imports.schedules.schedule import ScheduleEvent
from sphinx_proceedings.sources.values.clock import as_instant, zone_by_name
from sphinx_proceedings.sources.values.years import is_in_our_time

__all__ = ["contradiction", "day_of", "doubts", "event_end", "event_start", "zoned"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
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
    return start if start and is_in_our_time(start) else None


def event_end(event: ScheduleEvent, start: datetime, zone: ZoneInfo) -> datetime | None:
    """As stated, or when the stated length has passed; None where neither tells a later time.

    An end with its date is exact, where a length has to be cut to what its form can say.
    """
    stated = _stated_end(event, start, zone)
    passed = next(iter(lengths(event.duration)), timedelta())
    return stated or (later(start, passed) if passed else None)


def doubts(event: ScheduleEvent, start: datetime, zone: ZoneInfo) -> Iterator[str]:
    """What is wrong with the length and the end of an event, or not said clearly."""
    found = lengths(event.duration)
    end = _stated_end(event, start, zone)
    if event.duration and not found:
        used = "its end counts" if end else "its end is left open"
        yield f"lasts “{event.duration}”, which is no length; {used}"
    if event.end and end is None:
        yield f"ends at “{event.end}”, which is no time after its start; it is not used"
    elif end and any(found) and elapsed(start, end) not in found:
        yield f"lasts “{event.duration}” but ends at {end:%Y-%m-%d %H:%M}; the end counts"
    elif end is None and len(found) > 1:
        yield f"lasts “{event.duration}”, which is read as days:hours:minutes"


def contradiction(event: ScheduleEvent, start: datetime) -> tuple[timedelta, str] | None:
    """By how much the local time or the day around an event differs from its date, in words."""
    if not event.date or event.date == event.day:
        return None
    local = start.replace(tzinfo=None, second=0, microsecond=0)
    try:
        clock = _clock(event.start) if event.start else local.time()
        day = date.fromisoformat(event.day) if event.day else local.date()
    except ValueError:
        return None
    clock = clock.replace(second=0)
    if clock != local.time():
        apart = local - datetime.combine(local.date(), clock)
        return apart, f"begins at {local:%H:%M} by its date and at {clock:%H:%M} by its start"
    if local.date() == day or (local.time() <= _MORNING and local.date() == day + timedelta(1)):
        return None
    return local.date() - day, f"is on {local:%Y-%m-%d} by its date and listed on {day}"


def zoned(local: str, zone: str) -> str:
    """A local time of a zone with its offset there; as it is where nobody can say."""
    found = zone_by_name(zone)
    try:
        instant = as_instant(datetime.fromisoformat(local), found) if found else None
    except (OverflowError, ValueError):
        return local
    return instant.isoformat() if isinstance(instant, datetime) else local


def _stated_end(event: ScheduleEvent, start: datetime, zone: ZoneInfo) -> datetime | None:
    try:
        end = _instant(event.end, zone)
    except (OverflowError, ValueError):
        return None
    return end if end and is_in_our_time(end) and utc(end) > utc(start) else None


def day_of(text: str, zone: ZoneInfo) -> date | None:
    """The day of a date, or of a time with its date."""
    try:
        instant = _instant(text, zone)
        day = instant.date() if instant else date.fromisoformat(text)
    except (OverflowError, ValueError):
        return None
    return day if is_in_our_time(day) else None


def _instant(text: str, zone: ZoneInfo) -> datetime | None:
    """An ISO 8601 time with its date, in the zone; one without an offset is local."""
    if not text or _DAY.fullmatch(text):
        return None
    instant = datetime.fromisoformat(text)
    return instant.astimezone(zone) if instant.tzinfo else instant.replace(tzinfo=zone)


def _from_day(event: ScheduleEvent, zone: ZoneInfo) -> datetime | None:
    if not event.start or not (event.date or event.day):
        return None
    clock = _clock(event.start)
    day = date.fromisoformat(event.date or event.day)
    if not event.date and clock < _day_change(event):
        day += timedelta(days=1)
    return datetime.combine(day, clock, zone)


def _clock(text: str) -> time:
    return time.fromisoformat(text.zfill(5)).replace(tzinfo=None)


def _day_change(event: ScheduleEvent) -> time:
    try:
        return min(datetime.fromisoformat(event.day_start).time(), _MORNING)
    except ValueError:
        return DAY_STARTS
