"""Dates and times as pages print them."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date

__all__ = ["clock", "date_in_words", "day", "days", "zone"]

_LOCALE = "en_GB"


def day(value: date) -> str:
    """`Monday, 8 May 2023`."""
    return format_date(value, "EEEE, d MMMM y", locale=_LOCALE)


def date_in_words(value: date) -> str:
    """`8 May 2023`."""
    return format_date(value, "d MMMM y", locale=_LOCALE)


def days(first: date, last: date) -> str:
    """One day, or `8–10 May 2023` and its longer forms."""
    if first == last:
        return day(first)
    end = date_in_words(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    start_form = "d MMMM" if first.year == last.year else "d MMMM y"
    return f"{format_date(first, start_form, locale=_LOCALE)} – {end}"


def clock(value: datetime) -> str:
    """`09:15`."""
    return f"{value:%H:%M}"


def zone(value: datetime) -> str:
    """The zone with its offset: `CEST (UTC+02:00)`, or only the offset where it has no name."""
    offset = f"{value:%z}"
    text = f"UTC{offset[:3]}:{offset[3:5]}" if value.utcoffset() else "UTC"
    name = value.tzname() or ""
    return f"{name} ({text})" if name.isalpha() and name != "UTC" else text
