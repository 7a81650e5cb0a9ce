"""The names in a body that links find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx_proceedings.pages.blocks import Block, Box, Facts, Heading, Items, Paragraph, Table
from sphinx_proceedings.pages.inlines import (
    AnchorLink,
    Emphasised,
    Inline,
    Line,
    Marked,
    PageLink,
    Strong,
    UrlLink,
)

__all__ = ["anchors"]


def anchors(blocks: Iterable[Block]) -> Iterator[str]:
    """The names of headings and of marked parts that links to this page find, in order."""
    for block in blocks:
        if isinstance(block, Heading) and block.anchor:
            yield block.anchor
        if isinstance(block, Box):
            yield from anchors(block.blocks)
        for part in _parts(block):
            yield from _named(part)


def _parts(block: Block) -> Iterator[Inline]:
    match block:
        case Heading() | Paragraph():
            yield block.text
        case Items(items):
            for item in items:
                yield from item.lines
                if item.more is not None:
                    yield from _parts(item.more)
        case Facts(facts):
            for fact in facts:
                yield from (fact.label, fact.value)
        case Table(head, rows):
            for row in (head, *rows):
                yield from row


def _named(part: Inline) -> Iterator[str]:
    match part:
        case Line(parts):
            for each in parts:
                yield from _named(each)
        case Marked(inner, _, name):
            if name:
                yield name
            yield from _named(inner)
        case Strong(inner) | Emphasised(inner):
            yield from _named(inner)
        case PageLink() | AnchorLink() | UrlLink():
            yield from _named(part.label)
