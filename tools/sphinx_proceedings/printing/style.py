"""How printed documents look: what a portal may say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import MappingProxyType

__all__ = ["PAPERS", "PrintStyle", "StyleError", "page_paper", "style_from"]

PAPERS = ("a4", "a5", "us-letter", "us-legal", "jis-b5", "iso-b5")
"""Sizes of paper, as Typst calls them."""
_HALVES = MappingProxyType({"a4": "a5", "us-letter": "us-statement", "us-legal": "us-statement"})
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")


class StyleError(ValueError):
    """A setting of the style cannot be used: a sentence that says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintStyle:
    """What a portal says of the looks of all its documents; paths are seen from its sources."""

    colour: str = "#0f766e"
    """Of rules and headings; the theme's."""
    paper: str = "a4"
    fonts: tuple[str, ...] = ()
    """Families that are tried first, in this order."""
    font_folder: str = ""
    """Where fonts of the portal's own are."""
    logo: str = ""
    """A picture for covers."""
    templates: str = ""
    """A folder of templates that stand for those of the same name here."""

    def on_paper(self, paper: str | None) -> PrintStyle:
        """The style on another size of paper, if one is told."""
        return replace(self, paper=paper) if paper else self


def page_paper(paper: str) -> str:
    """The size of pages of a document that is folded, as Typst calls it: sheets have two of them.

    Of paper that is held in one hand, pages have that size; of larger one, sheets have.
    """
    return _HALVES.get(paper, paper)


def style_from(told: object) -> PrintStyle:
    """The style that a setting tells; raises `StyleError`."""
    if not isinstance(told, Mapping):
        raise StyleError(f"{told!r} is no dictionary such as {{'colour': '#0f766e'}}")
    known = set(PrintStyle.__dataclass_fields__)
    if unknown := sorted(map(str, set(told) - known)):
        raise StyleError(f"{unknown[0]!r} is none of {', '.join(sorted(known))}")
    values = dict(told)
    fonts = values.pop("fonts", ())
    listed = tuple(fonts) if isinstance(fonts, list | tuple) else (fonts,)
    if not all(isinstance(text, str) for text in (*values.values(), *listed)):
        raise StyleError("all values are texts, and fonts are a list of names")
    style = PrintStyle(fonts=listed, **values)
    if not _COLOUR.fullmatch(style.colour):
        raise StyleError(f"the colour is {style.colour!r}: expected one such as #0f766e")
    if style.paper not in PAPERS:
        raise StyleError(f"the paper is {style.paper!r}: expected {', '.join(PAPERS)}")
    if style.logo and PurePosixPath(style.logo).suffix.lower() not in _PICTURES:
        raise StyleError(f"the logo is {style.logo!r}: expected {', '.join(_PICTURES)}")
    return style
