"""Finish rich text made from LaTeX: accents on their letters, whitespace in its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from sphinx_proceedings.model.richtext import Link, Node, RichText, Span, Text
from sphinx_proceedings.sources.latex.tables import Accent
from sphinx_proceedings.sources.text.letters import composed

__all__ = ["WHITESPACE", "accented", "tidied", "tidy_text"]

WHITESPACE = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029"
"""What counts as a space or line end.  No-break and thin spaces are characters to keep."""

_RUN = re.compile(f"[{WHITESPACE}]+")
_ODD_SPACE = re.compile(f"[{WHITESPACE[1:]}]|  ")

# A mark above a letter takes the place of its dot; Unicode does that by itself for i and j.
_DOTTED = {"ı": "i", "ȷ": "j"}
_DOT = "\u0307"


def accented(nodes: Sequence[Node], accent: Accent) -> list[Node]:
    """`nodes` with the accent on their first character, or the accent alone when there is none.

    Spaces before that character are dropped.
    """
    for index, node in enumerate(nodes):
        rest = nodes[index + 1 :]
        if isinstance(node, Text):
            text = node.text.lstrip(WHITESPACE)
            if text:
                return [Text(_on_first_letter(text, accent.mark)), *rest]
        elif isinstance(node, Span):
            return [Span(node.style, tuple(accented(node.children, accent))), *rest]
        elif isinstance(node, Link):
            return [Link(node.url, tuple(accented(node.children, accent))), *rest]
        else:
            break
    return [Text(accent.alone), *nodes]


def _on_first_letter(text: str, mark: str) -> str:
    letter = _DOTTED.get(text[0], text[0])
    # An accent on an accented letter goes over what is there: \'{\^e} is ế.
    end = 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    if mark == _DOT and letter in "ij":
        mark = ""  # in Turkish `\.{\i}` is an i
    return letter + text[1:end] + mark + text[end:]


def tidy_text(text: str) -> str:
    """Text in NFC, with runs of whitespace as one space and none at the ends."""
    if _ODD_SPACE.search(text):
        text = _RUN.sub(" ", text)
    return composed(text.strip(" "))


def tidied(nodes: Iterable[Node]) -> RichText:
    """Rich text in NFC, with runs of whitespace as one space and none at the ends.

    A run may cross the borders of spans; its space stays where the run begins.  Spans and links
    without content vanish.
    """
    joined = RichText(tuple(nodes)).nodes
    collapsed, _ = _collapsed(joined, after_space=True)
    return RichText(tuple(_without_trailing_space(collapsed)))


def _collapsed(nodes: Iterable[Node], *, after_space: bool) -> tuple[list[Node], bool]:
    """The nodes with single spaces, and whether they end in one."""
    result: list[Node] = []
    for node in nodes:
        if isinstance(node, Text):
            text = composed(_RUN.sub(" ", node.text))
            if after_space:
                text = text.removeprefix(" ")
            if text:
                result.append(Text(text))
                after_space = text.endswith(" ")
        elif isinstance(node, Span | Link):
            children, after_space = _collapsed(node.children, after_space=after_space)
            if children:
                result.append(_with_children(node, children))
        else:
            result.append(node)
            after_space = False
    return result, after_space


def _without_trailing_space(nodes: list[Node]) -> list[Node]:
    while nodes:
        last = nodes.pop()
        if isinstance(last, Text):
            text = last.text.rstrip(" ")
            if text:
                return [*nodes, Text(text)]
        elif isinstance(last, Span | Link):
            children = _without_trailing_space(list(last.children))
            if children:
                return [*nodes, _with_children(last, children)]
        else:
            return [*nodes, last]
    return nodes


def _with_children(node: Span | Link, children: list[Node]) -> Node:
    if isinstance(node, Span):
        return Span(node.style, tuple(children))
    return Link(node.url, tuple(children))
