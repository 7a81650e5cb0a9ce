"""Years that a programme can have: near the ends of the calendar a zone's offset leaves it."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

__all__ = ["in_our_time", "is_in_our_time"]

Day = TypeVar("Day", bound=date)
_EARLIEST, _LATEST = 1900, 2200


def is_in_our_time(day: date) -> bool:
    """Whether a programme can have this day or time."""
    return _EARLIEST <= day.year <= _LATEST


def in_our_time(day: Day) -> Day:
    """The same day or time; raises ValueError where no programme can have it."""
    if not is_in_our_time(day):
        raise ValueError(f"expected a year between {_EARLIEST} and {_LATEST}")
    return day
