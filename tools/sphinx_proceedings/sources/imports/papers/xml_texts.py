"""XML of an export: its root, the texts in it, and markup in these → rich text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import bytes_of, path_of
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.xml_root import local_name, xml_root
from sphinx_proceedings.sources.latex.math_text import math_text
from sphinx_proceedings.sources.text.limits import LONGEST_TEXT
from sphinx_proceedings.sources.values.identifiers import url_in

__all__ = ["inner_text", "place_of", "rich_lines", "rich_of", "root_of"]

_LARGEST = 32 * 1024**2
"""Bytes of a file; the largest of the Anthology have a third of that."""
_STYLES = {
    "b": Style.STRONG,
    "i": Style.EMPHASIS,
    "fixed-case": Style.PROTECTED,
    "sub": Style.SUBSCRIPT,
    "sup": Style.SUPERSCRIPT,
    "tt": Style.CODE,
}
_MOST_ELEMENTS = 5_000
_PARAGRAPHS = frozenset({"par", "p"})
_PARTED = object()


def root_of(
    package: Package,
    name: str,
    *,
    wanted: str,
    export: str,
    change: Callable[[bytes], bytes] = bytes,
) -> Any:
    """The root element of a file, whose bytes may be changed first; raises `ExportError`."""
    data = change(bytes_of(package, name, _LARGEST))
    return xml_root(path_of(package, name), data, wanted=wanted, export=export)


def place_of(path: str, element: Any) -> Location:
    """Where an element begins."""
    return Location(path=path, line=element.sourceline or 0)


def inner_text(element: Any) -> str:
    """The characters in an element; empty where there is none."""
    return "" if element is None else "".join(element.itertext())


def rich_of(element: Any, notes: Notes) -> RichText:
    """What is in an element as one line; plain text where there is far more than in any."""
    if _is_huge(element):
        return RichText.from_plain(notes.line(inner_text(element)))
    nodes = [Text(" ") if node is _PARTED else node for node in _pieces(element, frozenset())]
    return notes.rich(RichText(tuple(nodes)))


def rich_lines(element: Any, notes: Notes) -> tuple[RichText, ...]:
    """The same in paragraphs."""
    if _is_huge(element):
        return notes.plain_paragraphs(inner_text(element))
    parts: list[list[Node]] = [[]]
    for node in _pieces(element, frozenset()):
        if node is _PARTED:
            parts.append([])
        else:
            parts[-1].append(node)
    return notes.rich_paragraphs(RichText(tuple(part)) for part in parts)


def _is_huge(element: Any) -> bool:
    return (
        sum(1 for _ in islice(element.iter(), _MOST_ELEMENTS)) == _MOST_ELEMENTS
        or sum(map(len, element.itertext())) > LONGEST_TEXT
    )


def _pieces(element: Any, within: frozenset[Style]) -> Iterator[Any]:
    """Nodes, and a sign where one paragraph ends; a style within itself adds nothing."""
    if element.text:
        yield Text(element.text)
    for child in element:
        yield from _piece(child, within)
        if child.tail:
            yield Text(child.tail)


def _piece(child: Any, within: frozenset[Style]) -> Iterator[Any]:
    name = local_name(child)
    style = _STYLES.get(name)
    if name == "tex-math":
        tex = " ".join(inner_text(child).split())
        if tex:
            yield Math(tex, text=math_text(tex))
    elif name in _PARAGRAPHS:
        yield _PARTED
        yield from _pieces(child, within)
        if name == "p":
            yield _PARTED
    elif style and style not in within:
        yield Span(style, tuple(_nodes(child, within | {style})))
    elif name == "url" and (url := url_in(inner_text(child).strip())):
        yield Link(url, (Text(url),))
    else:
        yield from _pieces(child, within)


def _nodes(element: Any, within: frozenset[Style]) -> list[Node]:
    return [Text(" ") if node is _PARTED else node for node in _pieces(element, within)]
