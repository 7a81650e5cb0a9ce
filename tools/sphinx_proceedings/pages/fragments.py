"""Pieces of MyST that hand-written pages include: key dates, topics, committees."""

from __future__ import annotations

from itertools import groupby

from sphinx_proceedings.model.addresses import person_docname
from sphinx_proceedings.model.people import ROLES
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.pages.inlines import Inline, doc_link, line, span
from sphinx_proceedings.pages.render import render

__all__ = ["FRAGMENTS", "committees", "key_dates", "topics"]


def key_dates(portal: Portal, edition: Edition) -> str:
    """The edition's deadlines and dates, each with its time and zone where stated."""
    return render("key_dates", dates=edition.key_dates)


def topics(portal: Portal, edition: Edition) -> str:
    """The edition's topics of interest."""
    return render("topics", topics=edition.topics)


def committees(portal: Portal, edition: Edition) -> str:
    """The edition's committees with their members as printed, in the order of `ROLES`."""
    order = list(ROLES)
    held = sorted(
        portal.appointments_by_edition[edition.id],
        key=lambda appointment: order.index(appointment.role),
    )
    groups = [
        (title, [_member(item.name, item.person, item.affiliation) for item in items])
        for title, items in groupby(held, key=lambda appointment: appointment.title)
    ]
    return render("committees", groups=groups)


def _member(name: str, person: str, affiliation: str) -> Inline:
    link = doc_link(name, person_docname(person))
    return line(link, " ", span("affiliation", affiliation)) if affiliation else link


FRAGMENTS = {"key-dates": key_dates, "topics": topics, "committees": committees}
"""Name of the directive → what it includes."""
