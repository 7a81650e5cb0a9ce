"""Days, times and lengths as people type them into tables, and as spreadsheets keep them."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from sphinx_proceedings.sources.values.dates import month_in
from sphinx_proceedings.sources.values.years import is_in_our_time

__all__ = ["AmbiguousDayError", "clock_in", "clocks_in", "day_in", "minutes_in"]

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_NUMBERS = re.compile(r"(?:[^\W\d_]+,?\s+)?(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WEEKDAY = re.compile(
    r"^\W*(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[\s,.:]*", re.IGNORECASE
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_FIRST_DAY = date(1899, 12, 30)
"""From which Excel counts days, since it takes 1900 for a leap year (ISO/IEC 29500-1, 18.17.4)."""
_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*(am|pm|a\.m\.|p\.m\.)?h?", re.IGNORECASE
)
_RANGE = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b)\s*", re.IGNORECASE)
_FRACTION = re.compile(r"0?\.\d+")
_HALF = 12
_MINUTES = re.compile(r"(\d{1,4})(?:\.0+)?\s*(?:m|min|mins|minutes?|')?\.?", re.IGNORECASE)
_HOURS = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")


class AmbiguousDayError(ValueError):
    """A day of which nobody can say whether its first number is the month."""


def day_in(text: str) -> date | None:
    """The day that a text means; None where it is none.

    Raises `AmbiguousDayError` for `03/04/2027`: with dots, the day stands first everywhere.
    """
    text = " ".join(text.split())
    try:
        if found := _ISO.fullmatch(text):
            year, month, day = map(int, found.groups())
            return _real(date(year, month, day))
        if found := _NUMBERS.fullmatch(text):
            return _real(_of_numbers(int(found[1]), found[2], int(found[3]), int(found[4])))
        if _SERIAL.fullmatch(text):
            return _real(_FIRST_DAY + timedelta(days=int(float(text))))
        return _real(_in_words(text))
    except AmbiguousDayError:
        raise
    except (OverflowError, ValueError):
        return None


def _real(day: date | None) -> date | None:
    return day if day and is_in_our_time(day) else None


def _of_numbers(first: int, sign: str, second: int, year: int) -> date:
    if sign == "." or second > _HALF or first == second:
        day, month = (first, second) if second <= _HALF else (second, first)
        return date(year, month, day)
    if first > _HALF:
        return date(year, second, first)
    raise AmbiguousDayError


def _in_words(text: str) -> date | None:
    years = _YEAR.findall(text)
    if len(years) != 1:
        return None
    rest = _WEEKDAY.sub("", _YEAR.sub(" ", text))
    read = month_in(_ORDINAL.sub("", " ".join(rest.replace(",", " ").split())))
    if not read.month or not read.day or read.doubt:
        return None
    return date(int(years[0]), read.month, read.day)


def clocks_in(text: str) -> tuple[time | None, time | None]:
    """A time, or two where a text tells from when until when; each None where it is none."""
    parts = _RANGE.split(text.strip())
    if len(parts) == 2:  # noqa: PLR2004  # from and until
        return clock_in(parts[0]), clock_in(parts[1])
    return clock_in(text), None


def clock_in(text: str) -> time | None:
    """The time of day that a text means, to the minute; None where it is none."""
    text = " ".join(text.split())
    if _FRACTION.fullmatch(text):
        minutes = round(float(text) * 24 * 60)
        return time(minutes // 60 % 24, minutes % 60)
    if found := _ISO.fullmatch(text):
        text = text[found.end(3) :].lstrip("T ")
    found = _CLOCK.fullmatch(text)
    if found is None or (found[2] is None and found[3] is None):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    half = (found[3] or "").replace(".", "").casefold()
    if half and not 1 <= hour <= _HALF:
        return None
    if half:
        hour = hour % _HALF + (_HALF if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def minutes_in(text: str) -> int | None:
    """The minutes that a length means; None where it is none."""
    text = " ".join(text.split())
    if found := _MINUTES.fullmatch(text):
        return int(found[1])
    if found := _HOURS.fullmatch(text):
        return int(found[1]) * 60 + int(found[2])
    if _FRACTION.fullmatch(text):
        return round(float(text) * 24 * 60)
    return None
