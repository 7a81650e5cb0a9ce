"""Marks the tool's own words as English in portals of a language that it was not translated to.

A screen reader takes all of a page for the page's language, which is that of titles and texts; so
what the tool itself says gets a class, of which docutils and our own writer of HTML make the
attribute `lang`.  Pages of other portals are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from sphinx_proceedings.pages.blocks import (
    Block,
    Body,
    Box,
    Cards,
    Code,
    Fact,
    Facts,
    Heading,
    Html,
    Item,
    Items,
    Paragraph,
    Slot,
    Table,
)
from sphinx_proceedings.pages.inlines import (
    AnchorLink,
    Emphasised,
    FileLink,
    Inline,
    Line,
    Marked,
    Markup,
    PageLink,
    Plain,
    Rich,
    Strong,
    Time,
    UrlLink,
    Words,
)
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.wording.catalogues import has_catalogue
from sphinx_proceedings.wording.messages import Spoken

__all__ = ["english_attribute", "in_language"]

_ENGLISH = "en"
_CLASS = f"language-{_ENGLISH}"
_LETTER = re.compile(r"[^\W\d_]")
"""What has none is the same in every language."""
_OURS, _THEIRS, _NOBODYS = frozenset({"ours"}), frozenset({"theirs"}), frozenset[str]()
_Classed = Paragraph | Items | Facts | Table


def english_attribute(language: str) -> str:
    """The attribute of an element of the tool's own words; nothing where they are the portal's."""
    return "" if has_catalogue(language) else f' lang="{_ENGLISH}"'


def in_language(page: Page, language: str) -> Page:
    """The page in the portal's language (BCP 47), or with the tool's words marked as English."""
    if has_catalogue(language):
        return replace(page, body=Spoken(language, page.body))
    return replace(page, body=lambda: _body(page.body(), language.replace("_", "-")))


def _body(body: Body, language: str) -> Body:
    return replace(body, blocks=tuple(_block(block, language) for block in body.blocks))


def _block(block: Block, language: str) -> Block:
    match block:
        case Paragraph(text) if _whose(text) == _OURS:
            made: Block = _in(block, _ENGLISH)
        case Heading(text=text) | Paragraph(text):
            made = replace(block, text=_marked(text))
        case Items():
            made = _items(block)
        case Facts(facts):
            told = (Fact(_marked(fact.label), _marked(fact.value)) for fact in facts)
            made = replace(block, facts=tuple(told))
        case Table(head, rows):
            made = replace(block, head=_all(head), rows=tuple(map(_all, rows)))
        case Box():
            made = _box(block, language)
        case Cards(cards):
            inner = (tuple(_block(each, language) for each in card) for card in cards)
            made = replace(block, cards=tuple(inner))
        case Code() | Slot() | Html():
            made = block
    return made


def _box(box: Box, language: str) -> Box:
    """A box that has a name is English, and what is in it is not."""
    inner = [_block(block, language) for block in box.blocks]
    if not box.label:
        return replace(box, blocks=tuple(inner))
    told = (
        _in(block, language)
        if isinstance(block, _Classed) and _CLASS not in block.classes
        else block
        for block in inner
    )
    return replace(box, blocks=tuple(told), language=_ENGLISH)


def _in(block: _Classed, language: str) -> Block:
    return replace(block, classes=(*block.classes, f"language-{language}"))


def _items(block: Items) -> Items:
    marked = (
        Item(_all(item.lines), item.more and _items(item.more), item.is_close)
        for item in block.items
    )
    return replace(block, items=tuple(marked))


def _all(parts: Iterable[Inline]) -> tuple[Inline, ...]:
    return tuple(map(_marked, parts))


def _marked(part: Inline) -> Inline:
    """A part of a line with all in it marked that is ours, as far as it is not in links."""
    whose = _whose(part)
    match part:
        case Marked() if whose == _OURS:
            return replace(part, classes=(*part.classes, _CLASS))
        case _ if whose == _OURS:
            return Marked(part, (_CLASS,))
        case Line() if whose:
            runs = groupby(_flat(part), key=lambda each: _whose(each) <= _OURS)
            return Line(tuple(made for _, run in runs for made in _run(*run)))
        case Marked(inner) | Strong(inner) | Emphasised(inner):
            return replace(part, inner=_marked(inner))
        case _:
            return part


def _run(*parts: Inline) -> Iterator[Inline]:
    """Parts that follow each other; where they are ours, as one."""
    whole = Line(parts)
    if len(parts) > 1 and _whose(whole) == _OURS:
        yield _marked(whole)
    else:
        yield from map(_marked, parts)


def _flat(line: Line) -> Iterator[Inline]:
    for part in line.parts:
        if isinstance(part, Line):
            yield from _flat(part)
        else:
            yield part


def _whose(part: Inline) -> frozenset[str]:
    """Whose words are in it."""
    match part:
        case Words(text) | Time(label=text):
            found = _OURS if _LETTER.search(text) else _NOBODYS
        case Plain(text):
            found = _THEIRS if _LETTER.search(text) else _NOBODYS
        case Rich():
            found = _THEIRS
        case Line(parts):
            found = _NOBODYS.union(*map(_whose, parts))
        case PageLink(inner) | AnchorLink(inner) | UrlLink(inner) | FileLink(inner):
            found = _whose(inner)
        case Marked(inner) | Strong(inner) | Emphasised(inner):
            found = _whose(inner)
        case Markup():
            found = _NOBODYS
    return found
