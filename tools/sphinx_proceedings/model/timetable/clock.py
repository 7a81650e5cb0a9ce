"""Arithmetic on local times in real time.

Python subtracts and compares times of one zone as the clock on the wall shows them, which is an
hour wrong across a change of the clocks.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

__all__ = ["DAY_STARTS", "elapsed", "later", "programme_day", "utc"]

DAY_STARTS = time(4)
"""What begins before this belongs to the day before: a party ends after midnight."""


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
