"""Spares readers what the theme loads on every page and hardly any page needs.

What is left out is found in the theme's own HTML, whichever version of it: where it says nothing of
the kind, nothing changes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["deferred", "icons_when_needed", "setup", "what_is_used", "without_search"]

_ICONS = re.compile(r'<script defer src="(?P<address>[^"]*/fontawesome\.js[^"]*)"></script>')
_SEARCH = re.compile(
    r'\s*<script src="[^"]*(?:searchtools|language_data|searchindex)\.js[^"]*"></script>'
)
_DESIGN = re.compile(r'class="[^"]*\bsd-')
_DESIGN_FILES = re.compile(
    r"\s*<(?:link|script)[^>]*/(?:sphinx-design\.min\.css|design-tabs\.js)[^>]*>(?:</script>)?"
)
_CODE = re.compile(r'class="[^"]*\bhighlight')
_CODE_COLOURS = re.compile(r"\s*<link[^>]*/pygments\.css[^>]*>")
_WAITING = re.compile(
    r'<script (?P<rest>[^>]*src="[^"]*/(?:doctools|sphinx_highlight|sphinx-book-theme|design-tabs)'
    r"\.js)"
)
"""Scripts that do nothing before the page is read, yet hold up reading it."""


def icons_when_needed(html: str) -> str:
    """Tell `icons.js` where Font Awesome is, instead of loading it."""
    return _ICONS.sub(r'<script type="text/plain" data-fontawesome="\g<address>"></script>', html)


def without_search(html: str) -> str:
    """Without the search index, which the search page loads itself."""
    return _SEARCH.sub("", html)


def what_is_used(html: str, body: str) -> str:
    """Without what only some pages need: components of sphinx-design, colours of code."""
    if not _DESIGN.search(body):
        html = _DESIGN_FILES.sub("", html)
    if not _CODE.search(body):
        html = _CODE_COLOURS.sub("", html)
    return html


def deferred(html: str) -> str:
    """With scripts that wait for the page fetched beside it."""
    return _WAITING.sub(r"<script defer \g<rest>", html)


def _add_filters(app: Sphinx) -> None:
    if isinstance(app.builder, StandaloneHTMLBuilder):
        loader = app.builder.templates
        if isinstance(loader, BuiltinTemplateLoader):
            for change in (icons_when_needed, without_search, what_is_used, deferred):
                loader.environment.filters[change.__name__] = change


def setup(app: Sphinx) -> None:
    """Give the filters to the templates."""
    app.connect("builder-inited", _add_filters)
