"""What a page says, as values: headings, paragraphs, lists, facts, tables and places for more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sphinx_proceedings.pages.inlines import Inline, Part, as_inline, line, span, words

__all__ = [
    "Block",
    "Body",
    "Box",
    "Cards",
    "Code",
    "Fact",
    "Facts",
    "Heading",
    "Html",
    "Item",
    "Items",
    "Paragraph",
    "Slot",
    "Table",
    "bullets",
    "heading",
    "items",
    "neighbours",
    "paragraph",
]

_NAME = re.compile(r"[A-Za-z][\w+.#-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section, of level 1 to 3; the section goes on to the next of its level."""

    level: int
    text: Inline
    classes: tuple[str, ...] = ()
    label: str = ""
    """A name by which links from any page find the section."""
    anchor: str = ""
    """A name by which links to this page do."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    text: Inline
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: lines that follow each other, then perhaps a list of its own."""

    lines: tuple[Inline, ...]
    more: Items | None = None
    is_close: bool = False
    """Whether its own list follows without space."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]
    classes: tuple[str, ...] = ()
    first: int = 0
    """The number of its first item; 0 of a list without numbers."""
    is_counted: bool = False
    """Whether what is written shows all numbers."""
    is_loose: bool = False
    """Whether there is space between its items."""

    def __post_init__(self) -> None:
        """Raise `ValueError` for a list of nothing, which no writer could tell."""
        if not self.items:
            raise ValueError("a list has at least one item")


@dataclass(frozen=True, slots=True)
class Fact:
    """A label, and what is so called."""

    label: Inline
    value: Inline


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values."""

    facts: tuple[Fact, ...]
    classes: tuple[str, ...] = ("facts",)

    def __post_init__(self) -> None:
        """Raise `ValueError` for facts of nothing."""
        if not self.facts:
            raise ValueError("facts are at least one")


@dataclass(frozen=True, slots=True)
class Table:
    """A table; numbers are at the right of their columns."""

    head: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    numbers: frozenset[int]
    """Columns of numbers, counted from 0."""
    classes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise `ValueError` where rows have not as many cells as there are columns."""
        if not self.head or {len(row) for row in self.rows} - {len(self.head)}:
            raise ValueError("a table has columns, and each row a cell for each of them")


@dataclass(frozen=True, slots=True)
class Code:
    """Text in a formal language, as it is."""

    language: str
    """As Pygments calls it; `text` for none."""
    text: str
    is_searched: bool = True
    """Whether it says anything that the page does not say elsewhere."""

    def __post_init__(self) -> None:
        """Raise `ValueError` where it is not said in which language."""
        if not _NAME.fullmatch(self.language):
            raise ValueError(f"{self.language!r} is no language, such as `python` or `text`")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that is filled when a page is built: the name of a directive, and its content."""

    name: str
    content: str = ""


@dataclass(frozen=True, slots=True)
class Html:
    """HTML that is safe as it stands, on lines of its own; other formats leave it out."""

    text: str
    is_searched: bool = True
    """Whether it says anything that the page does not say elsewhere."""


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks in an element with a class, and perhaps a name for those who do not see it."""

    tag: str
    css_class: str
    blocks: tuple[Block, ...]
    label: str = ""
    language: str = ""
    """Of the name and of what is in it, where that is not the page's."""

    def __post_init__(self) -> None:
        """Raise `ValueError` for what is no element, and for headings in it.

        The section of a heading would go on behind the box.
        """
        if not all(map(_NAME.fullmatch, (self.tag, *self.css_class.split()))):
            raise ValueError(f"{self.tag!r} and {self.css_class!r} are no tag with its classes")
        if any(isinstance(block, Heading) for block in self.blocks):
            raise ValueError("a box has no headings in it")


@dataclass(frozen=True, slots=True)
class Cards:
    """A grid of cards, in each of which are blocks."""

    cards: tuple[tuple[Block, ...], ...]
    css_class: str
    columns: tuple[int, int, int, int]
    """How many stand beside each other on screens of four widths, from small to large."""

    def __post_init__(self) -> None:
        """Raise `ValueError` for a grid of nothing, and for headings in a card."""
        if not self.cards or not all(self.cards) or not _NAME.fullmatch(self.css_class):
            raise ValueError("a grid has a class and cards, and something is in each card")
        if any(isinstance(block, Heading) for card in self.cards for block in card):
            raise ValueError("a card has no headings in it")


Block = Heading | Paragraph | Items | Facts | Table | Code | Slot | Html | Box | Cards


@dataclass(frozen=True, slots=True)
class Body:
    """All that a page says."""

    source: str
    """What it is made from, for those who open the file."""
    blocks: tuple[Block, ...]


def heading(
    level: int, *parts: Part, classes: str = "", label: str = "", anchor: str = ""
) -> Heading:
    """A heading of these parts; spaces part classes."""
    return Heading(level, line(*parts), tuple(classes.split()), label, anchor)


def paragraph(*parts: Part, classes: str = "") -> Paragraph:
    """A paragraph of these parts; spaces part classes."""
    return Paragraph(line(*parts), tuple(classes.split()))


def bullets(classes: str, lines: Iterable[Part]) -> Iterator[Items]:
    """A list of items of one line each; nothing where there are none."""
    yield from items(classes, [Item((as_inline(each),)) for each in lines])


def items(classes: str, listed: Iterable[Item], *, first: int = 0) -> Iterator[Items]:
    """A list; nothing where there are no items."""
    found = tuple(listed)
    if found:
        yield Items(found, tuple(classes.split()), first)


def neighbours(label: str, previous: Part, following: Part) -> Iterator[Box]:
    """What leads to the pages before and after; nothing where there are none."""
    found = [
        paragraph(span(side, line(span("direction", word), " ", link)))
        for side, word, link in (
            ("previous", words("Previous"), previous),
            ("next", words("Next"), following),
        )
        if link
    ]
    if found:
        yield Box("nav", "neighbours", tuple(found), label)
