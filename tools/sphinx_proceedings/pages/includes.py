"""Pieces of MyST that hand-written pages include: key dates, topics, committees."""

from __future__ import annotations

from itertools import groupby

from sphinx_proceedings.model.people import ROLES
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition, KeyDate
from sphinx_proceedings.pages.blocks import Block, bullets, heading
from sphinx_proceedings.pages.dates import clock, day, zone
from sphinx_proceedings.pages.inlines import Line, date, line, span, time
from sphinx_proceedings.pages.record_links import person_link, with_affiliation
from sphinx_proceedings.pages.writers.myst import blocks_text

__all__ = ["INCLUDED", "committees", "key_dates", "topics"]


def key_dates(portal: Portal, edition: Edition) -> str:
    """The edition's deadlines and dates, each with its time and zone where stated."""
    return blocks_text(bullets("key-dates", map(_key_date, edition.key_dates)))


def _key_date(item: KeyDate) -> Line:
    label = day(item.date)
    if item.instant:
        where = item.zone or zone(item.instant)
        when = time(item.instant, f"{label}, {clock(item.instant)} {where}")
    else:
        when = date(item.date, label)
    note = (" ", span("note", item.note)) if item.note else ()
    return line(when, " ", span("what", item.what), *note)


def topics(portal: Portal, edition: Edition) -> str:
    """The edition's topics of interest."""
    return blocks_text(bullets("topics", edition.topics))


def committees(portal: Portal, edition: Edition) -> str:
    """The edition's committees with their members as printed, in the order of `ROLES`."""
    order = list(ROLES)
    held = sorted(
        portal.appointments_by_edition[edition.id],
        key=lambda appointment: order.index(appointment.role),
    )
    blocks: list[Block] = []
    for title, group in groupby(held, key=lambda appointment: appointment.title):
        members = [
            with_affiliation(person_link(item.name, item.person), item.affiliation)
            for item in group
        ]
        blocks += [heading(2, title), *bullets("people", members)]
    return blocks_text(blocks)


INCLUDED = {"key-dates": key_dates, "topics": topics, "committees": committees}
"""Name of the directive → what it includes."""
