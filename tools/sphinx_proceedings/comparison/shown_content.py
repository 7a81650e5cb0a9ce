"""What a page of a built site shows in its own part: lines of text, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from lxml import etree

from sphinx_proceedings.audit.html_tree import html_tree
from sphinx_proceedings.comparison.changes import one_line

__all__ = ["Shown", "shown"]

_OWN_PARTS = (
    "//article",
    "//main",
    "//*[@role='main']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' body ')]",
    "//body",
)
"""Where themes put what a page itself says, the closest first."""
_IN_LINES = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "img",
        "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
        "strong", "sub", "sup", "time", "u", "var", "wbr",
    }
)  # fmt: skip
"""Elements that begin no line of their own (HTML, 4.5)."""
_NOT_SHOWN = frozenset({"script", "style", "template"})
_ADDRESSES = (("a", "href"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("video", "src"))
_OF_HEADINGS = "headerlink"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What is compared."""

    title: str
    lines: tuple[str, ...]
    links: tuple[str, ...]
    """Addresses as written, each once, without those within the page and versions of assets."""


def shown(content: bytes) -> Shown:
    """What an HTML file shows, read as leniently as browsers do."""
    root = html_tree(content)
    if root is None:
        return Shown(title="", lines=(), links=())
    for element in [*root.iter(*_NOT_SHOWN), *root.iter("a")]:
        if element.tag != "a" or _OF_HEADINGS in (element.get("class") or "").split():
            element.clear(keep_tail=True)
    part = next((found[0] for path in _OWN_PARTS if (found := root.xpath(path))), root)
    headings = (
        one_line("".join(each.itertext())) for each in (*root.iter("h1"), *root.iter("title"))
    )
    return Shown(
        title=next(filter(None, headings), ""),
        lines=tuple(_lines(part)),
        links=tuple(dict.fromkeys(_links(part))),
    )


def _lines(part: Any) -> Iterator[str]:
    pieces: list[str] = []
    for piece in chain(_pieces(part), [None]):
        if piece is not None:
            pieces.append(piece)
            continue
        if line := one_line("".join(pieces)):
            yield line
        pieces.clear()


def _pieces(part: Any) -> Iterator[str | None]:
    """Texts in their order, and None where a line ends."""
    verbatim = formula = 0
    for event, element in etree.iterwalk(part, events=("start", "end")):
        is_start = event == "start"
        if element.tag == "math":
            formula += 1 if is_start else -1
            if element.get("display") == "block":
                yield None
        elif not formula and element.tag not in _IN_LINES:
            yield None
        if element.tag == "pre":
            verbatim += 1 if is_start else -1
        if is_start:
            text = element.get("alt") if element.tag == "img" else element.text
        else:
            text = None if element is part else element.tail
        for number, line in enumerate((text or "").split("\n") if verbatim else [text or ""]):
            if number:
                yield None
            yield line


def _links(part: Any) -> Iterator[str]:
    for element in part.iter(etree.Element):
        for tag, name in _ADDRESSES:
            address = element.get(name) if element.tag == tag else None
            if address and not address.startswith("#"):
                yield one_line(address.partition("?v=")[0])
