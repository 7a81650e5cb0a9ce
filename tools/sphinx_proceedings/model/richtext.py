"""Rich text: the one form in which titles, abstracts and other prose are kept.

A value is a tree of small frozen nodes.  Readers make it (from LaTeX or plain text), writers
turn it into MyST, LaTeX or plain text.  Text nodes hold text: never markup of any kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "Link",
    "Math",
    "Node",
    "RichText",
    "Span",
    "Style",
    "Text",
    "plain_text",
    "unprotected",
]


_RAISABLE = re.compile(r"[-+−]?[0-9]+")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


class Style(StrEnum):
    """What a span does to its text."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    SMALL_CAPS = "small-caps"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    PROTECTED = "protected"
    """Case must be kept (BibTeX's braces); no effect on how it looks."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that stand for themselves."""

    text: str


@dataclass(frozen=True, slots=True)
class Math:
    """A formula as TeX source without its delimiters."""

    tex: str
    display: bool = False
    text: str = field(default="", compare=False)
    """What to show where no formula can stand; without it, the TeX."""


@dataclass(frozen=True, slots=True)
class Span:
    """Styled text."""

    style: Style
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an http, https or mailto address."""

    url: str
    children: tuple[Node, ...]


Node = Text | Math | Span | Link


@dataclass(frozen=True, slots=True)
class RichText:
    """A run of nodes: one paragraph, a title, a name part.

    Adjacent text nodes are joined and empty ones dropped, so equal content compares equal.
    """

    nodes: tuple[Node, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "nodes", tuple(_joined(self.nodes)))

    def __bool__(self) -> bool:
        return bool(self.nodes)

    def __str__(self) -> str:
        return self.plain

    @property
    def plain(self) -> str:
        """The text without styles; a formula appears as plain text."""
        return plain_text(self.nodes)

    @classmethod
    def from_plain(cls, text: str) -> RichText:
        """Plain text as rich text; no character in it means anything special."""
        return cls((Text(text),))

    def formulas(self) -> Iterator[Math]:
        """Every formula, in order."""
        return _formulas(self.nodes)

    def map_text(self, change: Callable[[str], str]) -> RichText:
        """The same tree with every run of text changed by `change`."""
        return RichText(tuple(_mapped(self.nodes, change)))


def plain_text(nodes: Iterable[Node]) -> str:
    """The characters of `nodes`, without styles; exponents in figures are raised (10⁻³)."""
    return "".join(_plain(node) for node in nodes)


def unprotected(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes with those in the place of protected ones that are in these."""
    for node in nodes:
        if isinstance(node, Span) and node.style is Style.PROTECTED:
            yield from unprotected(node.children)
        else:
            yield node


def _plain(node: Node) -> str:
    match node:
        case Text(text):
            return text
        case Math(tex, _, text):
            return text or tex
        case Span(Style.SUPERSCRIPT, children):
            raised = plain_text(children)
            return raised.translate(_RAISED) if _RAISABLE.fullmatch(raised) else raised
        case Span(_, children) | Link(_, children):
            return plain_text(children)


def _formulas(nodes: Iterable[Node]) -> Iterator[Math]:
    for node in nodes:
        match node:
            case Math():
                yield node
            case Span(_, children) | Link(_, children):
                yield from _formulas(children)
            case Text():
                pass


def _joined(nodes: Iterable[Node]) -> Iterator[Node]:
    pending = ""
    for node in nodes:
        if isinstance(node, Text):
            pending += node.text
            continue
        if pending:
            yield Text(pending)
            pending = ""
        if isinstance(node, Span):
            yield Span(node.style, tuple(_joined(node.children)))
        elif isinstance(node, Link):
            yield Link(node.url, tuple(_joined(node.children)))
        else:
            yield node
    if pending:
        yield Text(pending)


def _mapped(nodes: Iterable[Node], change: Callable[[str], str]) -> Iterator[Node]:
    for node in nodes:
        match node:
            case Text(text):
                yield Text(change(text))
            case Span(style, children):
                yield Span(style, tuple(_mapped(children, change)))
            case Link(url, children):
                yield Link(url, tuple(_mapped(children, change)))
            case Math():
                yield node
