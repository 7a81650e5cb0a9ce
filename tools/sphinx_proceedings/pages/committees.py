"""An edition's committees: who is on them, and where they are from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sphinx_proceedings.model.people import ROLES
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.pages.blocks import Block, bullets, heading
from sphinx_proceedings.pages.record_links import person_link, with_affiliation
from sphinx_proceedings.pages.sort_keys import name_key

__all__ = ["committees"]


def committees(portal: Portal, edition: Edition) -> Iterator[Block]:
    """Committees in the order of `ROLES`, their members by family name."""
    order = list(ROLES)
    held = sorted(
        portal.appointments_by_edition[edition.id],
        key=lambda appointment: order.index(appointment.role),
    )
    for title, group in groupby(held, key=lambda appointment: appointment.committee):
        by_name = sorted(group, key=lambda item: name_key(portal.person_by_id[item.person].name))
        members = [
            with_affiliation(person_link(item.name, item.person), item.affiliation)
            for item in by_name
        ]
        yield heading(2, title)
        yield from bullets("people", members)
