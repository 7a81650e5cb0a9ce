"""Dates and times as pages print them."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date

__all__ = [
    "beside",
    "clock",
    "date_in_words",
    "day",
    "day_of_week",
    "days",
    "short_day",
    "zone",
    "zone_name",
]

_LOCALE = "en_GB"


def day(value: date) -> str:
    """`Monday, 8 May 2023`."""
    return _written(value, "EEEE, d MMMM y")


def short_day(value: date) -> str:
    """`Mon 8 May`."""
    return _written(value, "EEE d MMM")


def day_of_week(value: date) -> str:
    """`Mon`."""
    return _written(value, "EEE")


def date_in_words(value: date) -> str:
    """`8 May 2023`."""
    return _written(value, "d MMMM y")


def days(first: date, last: date) -> str:
    """One day, or `8–10 May 2023` and its longer forms."""
    if first == last:
        return day(first)
    end = date_in_words(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    start_form = "d MMMM" if first.year == last.year else "d MMMM y"
    return f"{_written(first, start_form)} – {end}"


# Many talks are on one day.
@lru_cache(maxsize=1_000)
def _written(value: date, form: str) -> str:
    return format_date(value, form, locale=_LOCALE)


def clock(value: datetime) -> str:
    """`09:15`."""
    return f"{value:%H:%M}"


def beside(value: datetime, date_said: date, zone_said: datetime) -> str:
    """What a time must say where another date or zone is given: `Sun`, `Sun, CEST`, or nothing."""
    said = [day_of_week(value.date())] if value.date() != date_said else []
    if value.utcoffset() != zone_said.utcoffset():
        said.append(zone_name(value))
    return ", ".join(said)


def zone(value: datetime) -> str:
    """The zone with its offset: `CEST (UTC+02:00)`, or only the offset where it has no name."""
    name, offset = zone_name(value), _offset(value)
    return f"{name} ({offset})" if name != offset else offset


def zone_name(value: datetime) -> str:
    """`CEST`, or the offset where the zone has no name."""
    name = value.tzname() or ""
    return name if name.isalpha() else _offset(value)


def _offset(value: datetime) -> str:
    offset = f"{value:%z}"
    return f"UTC{offset[:3]}:{offset[3:5]}" if value.utcoffset() else "UTC"
