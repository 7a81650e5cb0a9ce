"""The contents of a page, as the theme shows them beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sphinx_proceedings.pages.writers.html import Section
from sphinx_proceedings.pages.writers.html_context import NotWrittenError

__all__ = ["contents_html"]

_LINK = re.compile(r'<a class="reference internal"[^>]*><span class="std std-doc">(.*?)</span></a>')
_HIGHEST, _DEEPEST = 2, 3


def contents_html(headings: Sequence[Section]) -> str:
    """Links to the sections of a page and to those in them; raises `NotWrittenError`."""
    return _list(headings, _HIGHEST)


def _list(headings: Sequence[Section], level: int) -> str:
    """The sections of a level, each with those in it; there is at least one."""
    if headings[0].level != level or level > _DEEPEST:
        raise NotWrittenError(headings[0].html)
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
    text = _LINK.sub("\ue000\\1\ue001", heading.html)
    if "<" in text:
        raise NotWrittenError(heading.html)
    # The theme reads it and writes it again.
    text = text.replace("&quot;", '"').replace("&#64;", "@")
    text = text.replace("\ue000", '<span class="xref myst">').replace("\ue001", "</span>")
    return f'<a class="reference internal nav-link" href="#{heading.name}">{text}</a>'
