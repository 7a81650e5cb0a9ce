"""Texts in BibTeX's values: what looks like markup is kept from being it, and ASCII where asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from anyascii import anyascii

from sphinx_proceedings.model.latex.rich_text import NOT_ASCII, richtext_to_latex
from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text

__all__ = ["ascii_latex", "bibtex_text"]

_TAG_OR_ENTITY = re.compile(r"<(?=/?[A-Za-z][A-Za-z:]*[^<>]*>)|&(?=#?[A-Za-z0-9]+;)")
_LINE_END = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]+")


def bibtex_text(text: RichText, *, ascii_only: bool) -> str:
    """LaTeX for a text that readers of BibTeX take for the same text."""
    plain = RichText(tuple(_literal(text.nodes)))
    return ascii_latex(plain) if ascii_only else richtext_to_latex(plain)


def _literal(nodes: Iterable[Node], *, protected: bool = False) -> Iterator[Node]:
    """The nodes, with what looks like a tag or an entity in their texts cut in two."""
    for node in nodes:
        match node:
            case Text(written):
                text = _LINE_END.sub(" ", written)
                yield from (
                    _cut(text, protected=protected) if "<" in text or "&" in text else (Text(text),)
                )
            case Span(Style.CODE, _) | Math():
                yield node
            case Span(style, children):
                inside = protected or style is Style.PROTECTED
                yield Span(style, tuple(_literal(children, protected=inside)))
            case Link(url, children):
                whole = children == (Text(url),)
                yield node if whole else Link(url, tuple(_literal(children, protected=protected)))


def _cut(text: str, *, protected: bool) -> Iterator[Node]:
    end = 0
    for match in _TAG_OR_ENTITY.finditer(text):
        yield Text(text[end : match.start()])
        sign = match[0]
        # Braces within braces mean nothing, so that a formula has to do there.
        formula = Math("<" if sign == "<" else "\\&", text=sign)
        yield formula if protected else Span(Style.PROTECTED, (Text(sign),))
        end = match.end()
    yield Text(text[end:])


def ascii_latex(text: RichText) -> str:
    """LaTeX in ASCII, with commands where exact ones are known, else transliterated."""
    return richtext_to_latex(RichText(tuple(_ascii_nodes(text.nodes))), ascii_only=True)


def _ascii_nodes(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        match node:
            case Text(text):
                yield node if text.isascii() else Text(NOT_ASCII.sub(_writable, text))
            case Math(tex, display, text):
                yield (
                    node if tex.isascii() else Math(NOT_ASCII.sub(_in_formula, tex), display, text)
                )
            case Span(style, children):
                yield Span(style, tuple(_ascii_nodes(children)))
            case Link(url, children):
                yield Link(url, tuple(_ascii_nodes(children)))


def _writable(match: re.Match[str]) -> str:
    return _command_or_ascii(match[0])[0]


def _in_formula(match: re.Match[str]) -> str:
    written, command = _command_or_ascii(match[0])
    if "\\ensuremath" in command:
        return command
    return f"\\text{{{command or richtext_to_latex(RichText.from_plain(written))}}}"


@cache
def _command_or_ascii(character: str) -> tuple[str, str]:
    """The character, with its marks, and its command; or a transliteration and no command."""
    command = richtext_to_latex(RichText.from_plain(character), ascii_only=True)
    if command.isascii():
        return character, command
    base = character[0]
    if len(character) > 1:
        return _command_or_ascii(base)
    invisible = unicodedata.category(base) == "Cf"
    return anyascii(base) or ("" if invisible else "?"), ""
