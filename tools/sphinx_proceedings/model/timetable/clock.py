"""Arithmetic on local times in real time.

Python subtracts and compares times of one zone as the clock on the wall shows them, which is an
hour wrong across a change of the clocks.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

__all__ = ["DAY_STARTS", "MOST_DAYS", "elapsed", "later", "programme_day", "programme_days", "utc"]

DAY_STARTS = time(4)
"""What begins before this belongs to the day before: a party ends after midnight."""

_NIGHT_ENDS = time(8)
"""What is over by then does not go on into the day: a long party, a night train."""

MOST_DAYS = 31
"""What goes on for longer is on its first day only: its end is wrong, or it is no event."""


def utc(instant: datetime) -> datetime:
    """The instant in UTC, which can be compared and subtracted."""
    return instant.astimezone(UTC)


def later(start: datetime, length: timedelta) -> datetime:
    """The local time when `length` has passed."""
    return (utc(start) + length).astimezone(start.tzinfo)


def elapsed(start: datetime, end: datetime) -> timedelta:
    """The time that passes from `start` to `end`."""
    return utc(end) - utc(start)


def programme_day(local: datetime) -> date:
    """The day of the programme that a local time belongs to."""
    day = local.date()
    return day if local.time() >= DAY_STARTS else day - timedelta(days=1)


def programme_days(start: datetime, end: datetime | None) -> tuple[date, ...]:
    """The days of the programme from the one that `start` belongs to until `end`, in order."""
    first = programme_day(start)
    over = later(end, -timedelta(minutes=1)) if end else start
    last = over.date() if over.time() >= _NIGHT_ENDS else over.date() - timedelta(days=1)
    number = (last - first).days + 1
    if not 1 < number <= MOST_DAYS:
        return (first,)
    return tuple(first + timedelta(days=more) for more in range(number))
