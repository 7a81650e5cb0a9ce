"""Writes bodies as data for templates of Typst, the typesetter: texts, never source.

What is of no use on paper is left out: slots that scripts fill, HTML, flags of lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sphinx_proceedings.model.richtext import (
    Link,
    Math,
    Node,
    RichText,
    Span,
    Style,
    Text,
    unprotected,
)
from sphinx_proceedings.pages.blocks import (
    Block,
    Box,
    Cards,
    Code,
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
    is_address,
)
from sphinx_proceedings.pages.isolation import is_isolated
from sphinx_proceedings.pages.writers.formula_data import formula_data

__all__ = ["Data", "TypstData"]

Data = list[object]
"""Texts, and what is marked: `["Of ", ["emph", ["Engines"]]]`."""

_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_STYLES = {
    Style.EMPHASIS: "emph",
    Style.STRONG: "strong",
    Style.CODE: "code",
    Style.SMALL_CAPS: "caps",
    Style.SUPERSCRIPT: "super",
    Style.SUBSCRIPT: "sub",
}


@dataclass(frozen=True, slots=True)
class TypstData:
    """Writes what pages say, with links to the pages of a site."""

    address: str = ""
    """Of the site, ending in a slash; empty where it has none, and there are no links to it."""

    def blocks(self, blocks: Iterable[Block]) -> list[dict[str, object]]:
        """Blocks, one after another."""
        return [written for block in blocks for written in self._block(block)]

    def inline(self, part: Inline | RichText) -> Data:
        """What stands in a line."""
        return list(self._inline(Rich(part) if isinstance(part, RichText) else part))

    def _block(self, block: Block) -> Iterator[dict[str, object]]:
        match block:
            case Heading():
                yield {"kind": "heading", "level": block.level, "text": self.inline(block.text)}
            case Paragraph():
                yield {"kind": "par", "class": list(block.classes), "text": self.inline(block.text)}
            case Items():
                yield self._items(block)
            case Facts():
                facts = [[self.inline(fact.label), self.inline(fact.value)] for fact in block.facts]
                yield {"kind": "facts", "facts": facts}
            case Table():
                yield self._table(block)
            case Code():
                yield {"kind": "code", "text": block.text}
            case Box() | Cards():
                yield from self._boxes(block)
            case Slot() | Html():
                return

    def _boxes(self, block: Box | Cards) -> Iterator[dict[str, object]]:
        if isinstance(block, Box):
            yield {
                "kind": "box",
                "class": block.css_class.split(),
                "blocks": self.blocks(block.blocks),
            }
        else:
            for card in block.cards:
                yield {"kind": "box", "class": ["card"], "blocks": self.blocks(card)}

    def _items(self, listed: Items) -> dict[str, object]:
        return {
            "kind": "items",
            "class": list(listed.classes),
            "first": listed.first,
            "items": [self._item(item) for item in listed.items],
        }

    def _item(self, item: Item) -> dict[str, object]:
        lines = [self.inline(line) for line in item.lines]
        return {"lines": lines, "more": self._items(item.more) if item.more else None}

    def _table(self, table: Table) -> dict[str, object]:
        return {
            "kind": "table",
            "head": [self.inline(cell) for cell in table.head],
            "rows": [[self.inline(cell) for cell in row] for row in table.rows],
            "numbers": sorted(table.numbers),
        }

    def _inline(self, part: Inline) -> Iterator[object]:
        match part:
            case Words(text) | Time(_, text):
                yield from [text] if text else []
            case Plain(text):
                yield from _isolated(text, [text]) if text else []
            case Rich(text):
                yield from _isolated(text.plain, list(self._nodes(text.nodes)))
            case Line(parts):
                for each in parts:
                    yield from self._inline(each)
            case Strong(inner):
                yield ["strong", self.inline(inner)]
            case Emphasised(inner):
                yield ["emph", self.inline(inner)]
            case Marked(inner, classes, name):
                yield ["mark", self.inline(inner), list(classes), name]
            case Markup():
                return
            case _:
                yield from self._link(part)

    def _link(self, link: PageLink | AnchorLink | UrlLink | FileLink) -> Iterator[object]:
        match link:
            case UrlLink(label, url):
                yield ["link", self.inline(label), url]
            case PageLink(label, docname, anchor):
                yield from self._linked(label, f"{docname}.html{f'#{anchor}' if anchor else ''}")
            case FileLink(label, path):
                yield from self._linked(label, path)
            case AnchorLink(label):
                yield from self._inline(label)

    def _linked(self, label: Inline, path: str) -> Iterator[object]:
        if self.address:
            yield ["link", self.inline(label), self.address + path]
        else:
            yield from self._inline(label)

    def _nodes(self, nodes: Iterable[Node]) -> Iterator[object]:
        for node in RichText(tuple(unprotected(nodes))).nodes:
            match node:
                case Text(text):
                    yield text
                case Math(tex, display, text):
                    tree = formula_data(tex)
                    yield ["math", tree, text or tex, display] if tree else ["code", [tex]]
                case Span(style, children):
                    yield [_STYLES[style], list(self._nodes(children))]
                case Link(url, children):
                    inner = list(self._nodes(children))
                    yield ["link", inner, url] if is_address(url) else ["mark", inner, [], ""]


def _isolated(text: str, parts: Data) -> Data:
    """What is read the other way, kept apart by marks of Unicode (UAX #9)."""
    return [_ISOLATE, *parts, _END_OF_ISOLATE] if is_isolated(text) else parts
