"""Dates and times as pages print them, in the language that is spoken."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton

from sphinx_proceedings.wording.catalogues import ENGLISH
from sphinx_proceedings.wording.messages import spoken

__all__ = [
    "beside",
    "clock",
    "date_in_words",
    "day",
    "day_and_month",
    "day_of_month",
    "day_of_week",
    "days",
    "month_and_year",
    "offset",
    "short_day",
    "zone",
    "zone_name",
]

_LENGTHS = frozenset({"full", "long"})


def day(value: date) -> str:
    """`Monday, 8 May 2023`."""
    return _written(value, "EEEE, d MMMM y", "full")


def short_day(value: date) -> str:
    """`Mon 8 May`."""
    return _written(value, "EEE d MMM", "MMMEd")


def day_and_month(value: date, *, with_year: bool) -> str:
    """`Mon 8 May`, or `Mon 8 May 2023`, with the whole month."""
    if with_year:
        return _written(value, "EEE d MMMM y", "yMMMMEd")
    return _written(value, "EEE d MMMM", "MMMMEd")


def day_of_month(value: date) -> str:
    """`8 May`."""
    return _written(value, "d MMMM", "MMMMd")


def day_of_week(value: date) -> str:
    """`Mon`."""
    return _written(value, "EEE", "E")


def date_in_words(value: date) -> str:
    """`8 May 2023`."""
    return _written(value, "d MMMM y", "long")


def month_and_year(value: date) -> str:
    """`May 2023`."""
    return _written(value, "MMMM y", "yMMMM")


def days(first: date, last: date) -> str:
    """One day, or `8–10 May 2023` and its longer forms."""
    if first == last:
        return day(first)
    if not spoken().is_english:
        return format_interval(first, last, "yMMMMd", locale=spoken().locale)
    end = date_in_words(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    start_form = "d MMMM" if first.year == last.year else "d MMMM y"
    return f"{format_date(first, start_form, locale=ENGLISH.locale)} – {end}"


def _written(value: date, english: str, elsewhere: str) -> str:
    """By a pattern, or in other languages by what these have of that length or of these fields."""
    language = spoken()
    return _by_form(value, english if language.is_english else elsewhere, language.locale)


# Many talks are on one day.
@lru_cache(maxsize=1_000)
def _by_form(value: date, form: str, locale: Locale) -> str:
    is_pattern = locale is ENGLISH.locale or form in _LENGTHS
    return (format_date if is_pattern else _by_fields)(value, form, locale=locale)


def _by_fields(value: date, form: str, *, locale: Locale) -> str:
    return format_skeleton(form, value, locale=locale)


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
    name, beside_utc = zone_name(value), offset(value)
    return f"{name} ({beside_utc})" if name != beside_utc else beside_utc


def zone_name(value: datetime) -> str:
    """`CEST`, or the offset where the zone has no name."""
    name = value.tzname() or ""
    return name if name.isalpha() else offset(value)


def offset(value: datetime) -> str:
    """`UTC+02:00`."""
    digits = f"{value:%z}"
    return f"UTC{digits[:3]}:{digits[3:5]}" if value.utcoffset() else "UTC"
