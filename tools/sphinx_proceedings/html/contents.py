"""The contents of a page, as the theme shows them beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sphinx_proceedings.html.blocks import Heading
from sphinx_proceedings.html.place import NotUnderstoodError

__all__ = ["contents_html"]

_LINK = re.compile(r'<a class="reference internal"[^>]*><span class="std std-doc">(.*?)</span></a>')
_HIGHEST = 2


def contents_html(headings: Sequence[Heading]) -> str:
    """Links to the sections of a page that has one level of them; raises `NotUnderstoodError`."""
    items = [_item(heading) for heading in headings]
    listed = "".join(f'<li class="toc-h2 nav-item toc-entry">{item}</li>\n' for item in items)
    return f'<ul class="pst-show_toc_level nav section-nav flex-column">\n{listed}</ul>'


def _item(heading: Heading) -> str:
    text = _LINK.sub("\ue000\\1\ue001", heading.html)
    if heading.level != _HIGHEST or "<" in text:
        raise NotUnderstoodError(heading.html)
    # The theme reads it and writes it again.
    text = text.replace("&quot;", '"').replace("&#64;", "@")
    text = text.replace("\ue000", '<span class="xref myst">').replace("\ue001", "</span>")
    return f'<a class="reference internal nav-link" href="#{heading.name}">{text}</a>'
