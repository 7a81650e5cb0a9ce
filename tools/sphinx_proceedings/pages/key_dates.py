"""Deadlines and other dates of an edition."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.programme import Edition, KeyDate
from sphinx_proceedings.pages.blocks import Items, bullets
from sphinx_proceedings.pages.inlines import Line, date, line, span, time
from sphinx_proceedings.wording.dates import clock, day, zone

__all__ = ["key_dates"]


def key_dates(edition: Edition) -> Iterator[Items]:
    """Each with its time and zone where stated; nothing where there are none."""
    yield from bullets("key-dates", map(_key_date, edition.key_dates))


def _key_date(item: KeyDate) -> Line:
    label = day(item.date)
    if item.instant:
        where = item.zone or zone(item.instant)
        when = time(item.instant, f"{label}, {clock(item.instant)} {where}")
    else:
        when = date(item.date, label)
    note = (" ", span("note", item.note)) if item.note else ()
    return line(when, " ", span("what", item.what), *note)
