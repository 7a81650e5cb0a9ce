"""The page that web servers give where there is none: it works at any depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sphinx_proceedings.sphinx_ext.config import extra_files
from sphinx_proceedings.sphinx_ext.site.search import search_lists
from sphinx_proceedings.sphinx_ext.theme import PORTAL_THEME
from sphinx_proceedings.upstream.html_builder import OpenHTMLBuilder
from sphinx_proceedings.wording.messages import gettext

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["NOT_FOUND", "has_not_found", "rooted", "setup"]

NOT_FOUND = "404"
"""What servers call it."""
_RELATIVE = re.compile(
    r'(?P<name>\s(?:href|src|action|data-content_root|data-fontawesome)=")'
    r"(?![#/]|[a-z][a-z0-9+.-]*:)"
)


def setup(app: Sphinx) -> None:
    """Add the page where nobody has written another."""
    app.connect("html-collect-pages", _page)


def has_not_found(app: Sphinx) -> bool:
    """Whether this site gets the page."""
    is_ours = isinstance(app.builder, OpenHTMLBuilder) and app.config.html_theme == PORTAL_THEME
    return (
        is_ours
        and NOT_FOUND not in app.env.found_docs
        and f"{NOT_FOUND}.html" not in extra_files(app)
        and not (Path(app.srcdir) / f"{NOT_FOUND}.html").exists()
    )


def _page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    if has_not_found(app):
        lists = search_lists(app.env.found_docs)
        title = escape(gettext("Page not found"))
        yield NOT_FOUND, {"title": title, "lists": lists}, "portal-not-found.html"


def rooted(html: str, base: str) -> str:
    """A page at the root of the site with addresses that hold wherever it is shown.

    `base` is the site's address; where that is not known, the site is a server's whole.
    """
    root = f"{urlsplit(base).path.rstrip('/')}/"
    return _RELATIVE.sub(lambda found: f"{found['name']}{root}", html)
