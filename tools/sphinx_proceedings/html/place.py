"""Where a page stands and what of it depends on the site around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = ["NotUnderstoodError", "Place"]


class NotUnderstoodError(ValueError):
    """Something in a page's text that has to be read the long way."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """What makes HTML of that which Sphinx knows; each may raise `NotUnderstoodError`."""

    address: Callable[[str], str]
    """The address of a page, by its docname, as seen from this one."""
    formula: Callable[[str], str]
    """A formula, from TeX."""
    short_link: Callable[[str], tuple[str, str] | None]
    """A class and a text for a link that shows its own address, where the theme has such."""
    code: Callable[[str, str], str]
    """A block of code in a language."""
    directive: Callable[[str, Sequence[str]], str]
    """What a directive stands for, from its name and lines."""
    identifier: Callable[[str], str]
    """The id of a section, from its title."""
    event: Callable[[str], str]
    """The id of the talk or session that has an anchor; empty where none has."""
    permalink: Callable[[str], str]
    """The link to a section that stands behind its title, from its id."""
