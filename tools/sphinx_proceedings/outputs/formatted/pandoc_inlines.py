"""Pandoc's inline elements as rich text.

The input is pandoc's JSON form of its document type (`Text.Pandoc.Definition` of pandoc-types).
Every character of it ends as text: pandoc's word that something is markup is not taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, takewhile
from typing import Any

from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text

__all__ = ["richtext_of"]

Wrapper = Style | str
"""A style, or the address of a link."""
Run = tuple[tuple[Wrapper, ...], str | Math]
"""What stands around a piece of text or a formula, outermost first, and the piece."""

_STYLES = {
    "Emph": Style.EMPHASIS,
    "Strong": Style.STRONG,
    "SmallCaps": Style.SMALL_CAPS,
    "Superscript": Style.SUPERSCRIPT,
    "Subscript": Style.SUBSCRIPT,
}
_FLIPS = frozenset({Style.EMPHASIS, Style.STRONG, Style.SMALL_CAPS})
_NO_STYLE = {
    "csl-no-emph": frozenset({Style.EMPHASIS}),
    "csl-no-strong": frozenset({Style.STRONG}),
    "csl-no-smallcaps": frozenset({Style.SMALL_CAPS}),
    "nodecor": _FLIPS,
}
_BLOCKS = frozenset({"csl-left-margin", "csl-right-inline", "csl-block", "csl-indent"})
_SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})
_SPACE: Run = ((), " ")
_QUOTES = {"SingleQuote": "‘’", "DoubleQuote": "“”"}
_ADDRESSES = ("http://", "https://", "mailto:")


def richtext_of(blocks: Iterable[Any]) -> RichText:
    """The text of paragraphs as one line, without space at its ends.

    Raises ValueError, TypeError, LookupError or AttributeError for what pandoc does not write.
    """
    runs: list[Run] = []
    for block in blocks:
        for part in block["c"][1] if block["t"] == "Div" else [block]:
            runs.append(_SPACE)
            _add(runs, _paragraph(part), ())
            runs.append(_SPACE)
    return RichText(tuple(_tree(_tidy(runs), 0)))


def _paragraph(block: Any) -> list[Any]:
    if block["t"] not in {"Para", "Plain"}:
        message = f"not a paragraph: {block['t']}"
        raise ValueError(message)
    inlines: list[Any] = block["c"]
    return inlines


def _add(runs: list[Run], inlines: Iterable[Any], around: tuple[Wrapper, ...]) -> None:
    for inline in inlines:
        kind = inline["t"]
        if kind == "Str":
            runs.append((around, inline["c"]))
        elif kind in _SPACES:
            runs.append(_SPACE)
        else:
            _add_other(runs, kind, inline["c"], around)


def _add_other(runs: list[Run], kind: str, content: Any, around: tuple[Wrapper, ...]) -> None:
    if kind in _STYLES:
        _add(runs, content, _inside(_STYLES[kind], around))
        return
    match kind:
        case "Span":
            _add_span(runs, content[0][1], content[1], around)
        case "Link":
            url = content[2][0]
            _add(runs, content[1], (*around, url) if url.startswith(_ADDRESSES) else around)
        case "Quoted":
            marks = _QUOTES[content[0]["t"]]
            runs.append((around, marks[0]))
            _add(runs, content[1], around)
            runs.append((around, marks[1]))
        case "Strikeout" | "Underline":
            _add(runs, content, around)
        case _:
            runs.append(_leaf(kind, content, around))


def _leaf(kind: str, content: Any, around: tuple[Wrapper, ...]) -> Run:
    match kind:
        case "Math":
            return around, Math(content[1])
        case "Code":
            return (*around, Style.CODE), content[1]
        case "RawInline":
            return around, content[1]
        case _:
            message = f"not expected in a citation: {kind}"
            raise ValueError(message)


def _inside(style: Style, around: tuple[Wrapper, ...]) -> tuple[Wrapper, ...]:
    """A style within itself is taken back: a title in a title stands upright (CSL 1.0.2)."""
    if style in _FLIPS and style in around:
        return tuple(wrapper for wrapper in around if wrapper is not style)
    return (*around, style)


def _add_span(
    runs: list[Run], classes: list[str], content: Any, around: tuple[Wrapper, ...]
) -> None:
    for name in classes:
        off = _NO_STYLE.get(name, frozenset())
        around = tuple(wrapper for wrapper in around if wrapper not in off)
    is_block = not _BLOCKS.isdisjoint(classes)
    if is_block:
        runs.append(_SPACE)
    _add(runs, content, around)
    if is_block:
        runs.append(_SPACE)


def _tidy(runs: Iterable[Run]) -> list[Run]:
    """Without space at the ends, with one where blocks meet, and none at the edge of a style."""
    tidy: list[Run] = []
    space = False
    for run in runs:
        around, piece = run
        if piece == " ":
            space = bool(tidy)
            continue
        if space:
            tidy.append((_shared(tidy[-1][0], around), " "))
        tidy.append(run)
        space = False
    return tidy


def _shared(one: tuple[Wrapper, ...], other: tuple[Wrapper, ...]) -> tuple[Wrapper, ...]:
    if one == other:
        return one
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return tuple(wrapper for wrapper, _ in pairs)


def _tree(runs: Iterable[Run], depth: int) -> Iterator[Node]:
    for wrapper, group in groupby(runs, lambda run: run[0][depth] if len(run[0]) > depth else None):
        if wrapper is None:
            yield from (Text(piece) if isinstance(piece, str) else piece for _, piece in group)
        elif isinstance(wrapper, Style):
            yield Span(wrapper, tuple(_tree(group, depth + 1)))
        else:
            yield Link(wrapper, tuple(_tree(group, depth + 1)))
