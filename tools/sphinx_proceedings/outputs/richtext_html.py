"""Write rich text as HTML: a run of phrasing content (HTML Living Standard, 3.2.5.2.5).

The elements are `em strong code span sup sub bdi a`; the attributes are `class`, with a fixed
value, and `href`, with an http, https or mailto address.  Everything else in the text is text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from sphinx_proceedings.model.direction import isolated_runs
from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text

__all__ = ["HTML_TAGS", "richtext_to_html"]

HTML_TAGS = {
    Style.EMPHASIS: ("<em>", "</em>"),
    Style.STRONG: ("<strong>", "</strong>"),
    Style.CODE: ("<code>", "</code>"),
    Style.SMALL_CAPS: ('<span class="small-caps">', "</span>"),
    Style.SUPERSCRIPT: ("<sup>", "</sup>"),
    Style.SUBSCRIPT: ("<sub>", "</sub>"),
    Style.PROTECTED: ("", ""),
}
"""The elements of styles."""
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20\x7f]*", re.IGNORECASE)
# Characters that HTML cannot hold, neither as they are nor as references (13.1.4).
_NOT_IN_HTML = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)


def richtext_to_html(text: RichText) -> str:
    r"""HTML for `text`; a formula is its TeX source in `<span class="math">\(…\)</span>`.

    A link to any other address is its text, and so is a link within a link.  Characters that no
    HTML document can hold become U+FFFD, and carriage returns spaces.  Never raises.
    """
    return _written(text.nodes, linked=False)


def _written(nodes: Iterable[Node], *, linked: bool) -> str:
    return "".join(_node(node, linked=linked) for node in nodes)


def _node(node: Node, *, linked: bool) -> str:
    match node:
        case Text(text):
            return isolated_runs(_escaped(text))
        case Math(tex, display):
            opening, closing = ("\\[", "\\]") if display else ("\\(", "\\)")
            return f'<span class="math">{opening}{_escaped(tex)}{closing}</span>'
        case Span(style, children):
            opening, closing = HTML_TAGS[style]
            return f"{opening}{_written(children, linked=linked)}{closing}"
        case Link(url, children):
            if linked or not _ADDRESS.fullmatch(url):
                return _written(children, linked=linked)
            inner = _written(children, linked=True)
            return f'<a href="{_escaped(url)}">{inner}</a>'


def _escaped(text: str) -> str:
    """Text that is safe in an element and in a quoted attribute."""
    if not text.isprintable():
        text = _NOT_IN_HTML.sub("\ufffd", text.replace("\r", " ").replace("\f", " "))
    return html.escape(text)
