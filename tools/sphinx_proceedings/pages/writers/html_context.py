"""What of a page depends on the site around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Grid", "HtmlContext", "NotWrittenError"]


class NotWrittenError(ValueError):
    """Something in a page that Sphinx has to write."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A list laid out in rows and columns."""

    opening: str
    """HTML that begins the element around the list, a `div`."""
    cells: tuple[tuple[str, str], ...]
    """The class and the style of each item."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HtmlContext:
    """What makes HTML of that which Sphinx knows; each may raise `NotWrittenError`."""

    address: Callable[[str], str]
    """The address of a page, by its docname, as seen from this one."""
    place: Callable[[str, str], str]
    """The address of a place in another page, by docname and anchor."""
    file: Callable[[str], str]
    """The address of a file of the site, by its path, as seen from this page."""
    formula: Callable[[str], str]
    """A formula, from TeX."""
    short_link: Callable[[str], tuple[str, str] | None]
    """A class and a text for a link that shows its own address, where the theme has such."""
    code: Callable[[str, str], str]
    """Code in the colours of a language."""
    slot: Callable[[str, str], str]
    """What stands in a place that is filled when the page is built, by name and content."""
    identifier: Callable[[str], str]
    """The id of a section, from its title."""
    event: Callable[[str], str]
    """The id of the talk or session that has an anchor; empty where none has."""
    grid: Callable[[str], Grid | None]
    """How the first numbered list behind a heading is laid out, by the heading's anchor."""
    has_bare_links: bool
    """Whether what links to pages say has no element of its own."""
    permalink: Callable[[str], str]
    """The link to a section that stands behind its title, from its id."""
