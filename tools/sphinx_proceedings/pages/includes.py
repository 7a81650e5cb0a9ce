"""Pieces of MyST that hand-written pages include: editions, key dates, topics, committees."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.pages.blocks import bullets
from sphinx_proceedings.pages.committees import committees
from sphinx_proceedings.pages.edition_home import edition_facts, edition_home
from sphinx_proceedings.pages.editions import editions_grid
from sphinx_proceedings.pages.key_dates import key_dates
from sphinx_proceedings.pages.writers.myst import blocks_text

__all__ = ["ABOVE", "BELOW", "INCLUDED", "INCLUDED_OF_ALL"]

ABOVE, BELOW = "edition-home", "edition-facts"
"""What stands above and below a text about an edition."""


def edition_above(portal: Portal, edition: Edition, *, has_map: bool) -> str:
    """The edition at a glance, as far as it stands above a text about it."""
    return blocks_text(edition_home(portal, edition, has_map=has_map))


def edition_below(portal: Portal, edition: Edition, *, has_map: bool) -> str:
    """Its dates, its house, whom to ask and its sponsors."""
    return blocks_text(edition_facts(edition))


def dates(portal: Portal, edition: Edition, *, has_map: bool) -> str:
    """The edition's deadlines and dates, each with its time and zone where stated."""
    return blocks_text(key_dates(edition))


def topics(portal: Portal, edition: Edition, *, has_map: bool) -> str:
    """The edition's topics of interest."""
    return blocks_text(bullets("topics", edition.topics))


def committee_lists(portal: Portal, edition: Edition, *, has_map: bool) -> str:
    """The edition's committees with their members."""
    return blocks_text(committees(portal, edition))


def all_editions(portal: Portal) -> str:
    """A grid of all editions."""
    return blocks_text(editions_grid(portal))


INCLUDED: Mapping[str, Callable[..., str]] = {
    "key-dates": dates,
    "topics": topics,
    "committees": committee_lists,
    ABOVE: edition_above,
    BELOW: edition_below,
}
"""Name of the directive → what it includes of an edition."""
INCLUDED_OF_ALL: Mapping[str, Callable[[Portal], str]] = {"editions": all_editions}
"""The same of all editions."""
