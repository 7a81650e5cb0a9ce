"""The contents of a page, as the theme shows them beside it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from sphinx_proceedings.model.richtext import Node, Text, unprotected
from sphinx_proceedings.pages.inlines import Inline, Line, Marked, PageLink, Plain, Rich, Words
from sphinx_proceedings.pages.isolation import is_isolated
from sphinx_proceedings.pages.writers.html import Section
from sphinx_proceedings.pages.writers.html_context import NotWrittenError
from sphinx_proceedings.pages.writers.inline_html import known_attributes
from sphinx_proceedings.pages.writers.myst import printable

__all__ = ["contents_html"]

_HIGHEST, _DEEPEST = 2, 3


def contents_html(headings: Sequence[Section]) -> str:
    """Links to the sections of a page and to those in them; raises `NotWrittenError`."""
    return _list(headings, _HIGHEST)


def _list(headings: Sequence[Section], level: int) -> str:
    """The sections of a level, each with those in it; there is at least one."""
    if headings[0].level != level or level > _DEEPEST:
        raise NotWrittenError(headings[0].text)
    begins = [at for at, heading in enumerate(headings) if heading.level == level]
    items = []
    for at, end in zip(begins, (*begins[1:], len(headings)), strict=True):
        below = f"{_list(headings[at + 1 : end], level + 1)}\n" if end > at + 1 else ""
        items.append(
            f'<li class="toc-h{level} nav-item toc-entry">{_link(headings[at])}{below}</li>\n'
        )
    outer = "pst-show_toc_level " if level == _HIGHEST else ""
    return f'<ul class="{outer}nav section-nav flex-column">\n{"".join(items)}</ul>'


def _link(heading: Section) -> str:
    text = _label(heading.text)
    return f'<a class="reference internal nav-link" href="#{heading.name}">{text}</a>'


def _label(part: Inline) -> str:
    """A heading without its links, as the theme reads and writes it again."""
    match part:
        case Words(text):
            made = _text(text)
        case Plain(text):
            made = _isolated(_text(text))
        case Rich(rich):
            made = _isolated("".join(map(_node, unprotected(rich.nodes))).strip())
        case Line(parts):
            made = "".join(map(_label, parts))
        case PageLink(inner):
            made = f'<span class="xref myst">{_label(inner)}</span>'
        case Marked(inner, classes, ""):
            made = f"<span{known_attributes(classes)}>{_label(inner)}</span>"
        case _:
            raise NotWrittenError(part)
    return made


def _node(node: Node) -> str:
    if not isinstance(node, Text):
        raise NotWrittenError(node)
    return _text(node.text)


def _isolated(html: str) -> str:
    return f"<bdi>{html}</bdi>" if is_isolated(html) else html


def _text(text: str) -> str:
    return escape(printable(text), quote=False)
