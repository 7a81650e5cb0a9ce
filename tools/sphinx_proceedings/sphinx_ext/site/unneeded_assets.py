"""Spares readers what the theme loads on every page and hardly any page needs.

What is left out is found in the theme's own HTML, whichever version of it: where it says nothing of
the kind, nothing changes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_proceedings.upstream.themes import (
    CODE_COLOURS,
    DESIGN_FILES,
    ICONS,
    IDLE_SCRIPTS,
    SEARCH,
    VIEWPORT,
    add_filters,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = [
    "deferred",
    "icons_when_needed",
    "setup",
    "what_is_used",
    "without_search",
    "without_viewport",
]

_DESIGN = re.compile(r'class="[^"]*\bsd-')
_CODE = re.compile(r'class="[^"]*\bhighlight')


def icons_when_needed(html: str) -> str:
    """Tell `icons.js` where Font Awesome is, instead of loading it."""
    return ICONS.sub(r'<script type="text/plain" data-fontawesome="\g<address>"></script>', html)


def without_search(html: str) -> str:
    """Without the search index, which the search page loads itself."""
    return SEARCH.sub("", html)


def without_viewport(html: str) -> str:
    """Without a size of the window, which Sphinx states once for all who add it again."""
    return VIEWPORT.sub("", html)


def what_is_used(html: str, body: str) -> str:
    """Without what only some pages need: components of sphinx-design, colours of code."""
    if not _DESIGN.search(body):
        html = DESIGN_FILES.sub("", html)
    if not _CODE.search(body):
        html = CODE_COLOURS.sub("", html)
    return html


def deferred(html: str) -> str:
    """With scripts that wait for the page fetched beside it."""
    return IDLE_SCRIPTS.sub(r"<script defer \g<rest>", html)


def setup(app: Sphinx) -> None:
    """Give the filters to the templates."""
    filters = (icons_when_needed, without_search, without_viewport, what_is_used, deferred)
    app.connect("builder-inited", lambda app: add_filters(app, *filters))
