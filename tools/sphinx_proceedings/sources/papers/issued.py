"""When an entry was published, from its `date`, or its `year`, `month` and `day`."""

from __future__ import annotations

import re
from dataclasses import replace

from sphinx_proceedings.model.papers import MONTH_NAMES, Issued
from sphinx_proceedings.sources.bibtex.entries import BibEntry
from sphinx_proceedings.sources.bibtex.field_texts import BibText
from sphinx_proceedings.sources.bibtex.problems import EntryProblems
from sphinx_proceedings.sources.values.dates import (
    MonthAndDay,
    date_in,
    days_in,
    issued_of,
    month_in,
    year_in,
)
from sphinx_proceedings.sources.values.identifiers import without_outer_braces

__all__ = ["read_issued"]

_ONE_DATE = "leave year and month out beside date, or mend what is wrong"
_DATE = "write a date such as 2023-05-08, 2023-05 or 2023"
_YEAR = "write a year such as 2023"
_MONTH = "write month = may, and day = {8} where a day is meant"
_DAY = "write a day from 1 to 31 that the month has"
_DAY_NUMBER = re.compile(r"0?([1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|\.)?")


def read_issued(entry: BibEntry, text: BibText, problems: EntryProblems) -> Issued | None:
    """The date; what cannot be one is told, and as much of it used as is certain."""
    has_year = bool(entry.value("year").strip())
    field = entry.fields.get("date")
    if field is not None and field.value.strip():
        read = date_in(without_outer_braces(field.value))
        issued = read.issued
        if issued is None and not has_year:
            issued = _in_words(field.value)
        if read.doubt:
            used = "" if issued is None else issued.iso
            problems.doubtful(entry, field, read.doubt, used, _DATE)
        elif issued is not None and (other := _contradiction(entry, field.value)):
            problems.doubtful(entry, field, other, issued.iso, _ONE_DATE)
        if issued is not None and (not read.doubt or issued.month or not has_year):
            return issued
    return _of_year(entry, text, problems) if has_year else None


def _contradiction(entry: BibEntry, date: str) -> str:
    """What the entry's year or month says beside a date that does not have it."""
    if not entry.fields.keys() & {"year", "month"}:
        return ""
    first, last, doubt = days_in(without_outer_braces(date))
    said = year_in(entry.value("year"))
    month = month_in(entry.value("month"))
    if first is None or doubt or (said.doubt and "year" in entry.fields) or month.doubt:
        return ""
    year = said.issued.year if said.issued else first.year
    is_open = "/" in date and last is None
    last = last or first
    if year < first.year or (year > last.year and not is_open):
        return f"year says {year}"
    if not month.month or not first.month or not last.month:
        return ""
    at = year, month.month
    if at < (first.year, first.month) or (at > (last.year, last.month) and not is_open):
        return f"month says {MONTH_NAMES[month.month - 1]}"
    return ""


def _in_words(written: str) -> Issued | None:
    """What `date = {May 2027}` means."""
    year = year_in(written).issued
    if year is None:
        return None
    found = month_in(written)
    return year if found.doubt else replace(year, month=found.month, season=found.season)


def _of_year(entry: BibEntry, text: BibText, problems: EntryProblems) -> Issued | None:
    field = entry.fields["year"]
    read = year_in(field.value)
    if read.doubt:
        used = read.issued.iso if read.issued else ""
        problems.doubtful(entry, field, read.doubt, used, _YEAR)
    month = _month(entry, text, problems)
    day = _day(entry, problems) or month.day
    if read.issued is None:
        return None
    if month.season is not None:
        return replace(read.issued, season=month.season)
    whole = issued_of(read.issued.year, month.month, day)
    if whole.doubt and whole.issued is not None:
        where = entry.fields.get("day") or entry.fields["month"]
        problems.doubtful(entry, where, whole.doubt, whole.issued.iso, _DAY)
    return whole.issued


def _month(entry: BibEntry, text: BibText, problems: EntryProblems) -> MonthAndDay:
    field = entry.fields.get("month")
    if field is None:
        return MonthAndDay()
    found = month_in(field.value)
    if found.doubt and "\\" in field.value:
        found = month_in(text.plain(entry, "month"))
    if found.doubt:
        used = f"{found.day} {MONTH_NAMES[found.month - 1]}" if found.month else ""
        problems.doubtful(entry, field, found.doubt, used, _MONTH)
    return found


def _day(entry: BibEntry, problems: EntryProblems) -> int | None:
    field = entry.fields.get("day")
    written = without_outer_braces(field.value) if field else ""
    if field is None or not written:
        return None
    if found := _DAY_NUMBER.fullmatch(written):
        return int(found[1])
    problems.bad_value(entry, field, _DAY)
    return None
