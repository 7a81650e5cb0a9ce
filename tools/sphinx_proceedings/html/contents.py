"""The contents of a page, as the theme shows them beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sphinx_proceedings.html.blocks import Heading
from sphinx_proceedings.html.place import NotUnderstoodError

__all__ = ["contents_html"]

_LINK = re.compile(r'<a class="reference internal"[^>]*><span class="std std-doc">(.*?)</span></a>')
_LEVELS = (2, 3)


def contents_html(headings: Sequence[Heading]) -> str:
    """Links to the sections of a page and to those in them; raises `NotUnderstoodError`."""
    return _list(headings, *_LEVELS, classes="pst-show_toc_level nav section-nav flex-column")


def _list(headings: Sequence[Heading], level: int, deepest: int, *, classes: str) -> str:
    """The sections of a level, each with those in it."""
    if not headings:
        return ""
    if headings[0].level != level or level > deepest:
        raise NotUnderstoodError(headings[0].html)
    begins = [at for at, heading in enumerate(headings) if heading.level == level]
    items = []
    for at, end in zip(begins, (*begins[1:], len(headings)), strict=True):
        below = _list(
            headings[at + 1 : end], level + 1, deepest, classes="nav section-nav flex-column"
        )
        below = f"{below}\n" if below else ""
        items.append(
            f'<li class="toc-h{level} nav-item toc-entry">{_link(headings[at])}{below}</li>\n'
        )
    return f'<ul class="{classes}">\n{"".join(items)}</ul>'


def _link(heading: Heading) -> str:
    text = _LINK.sub("\ue000\\1\ue001", heading.html)
    if "<" in text:
        raise NotUnderstoodError(heading.html)
    # The theme reads it and writes it again.
    text = text.replace("&quot;", '"').replace("&#64;", "@")
    text = text.replace("\ue000", '<span class="xref myst">').replace("\ue001", "</span>")
    return f'<a class="reference internal nav-link" href="#{heading.name}">{text}</a>'
