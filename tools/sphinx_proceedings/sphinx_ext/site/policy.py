"""States the security policy in the head of each page, for hosts that send no headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_proceedings.outputs.head.tags import HttpEquiv, tags_html
from sphinx_proceedings.sphinx_ext.config import settings_of
from sphinx_proceedings.sphinx_ext.theme import PORTAL_THEME
from sphinx_proceedings.upstream.html_builder import OpenHTMLBuilder
from sphinx_proceedings.upstream.page_context import change_meta_tags

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

__all__ = ["setup"]


def setup(app: Sphinx) -> None:
    """Put it ahead of all that others put into heads: it holds for what follows it."""
    app.connect("html-page-context", _state, priority=960)


def _state(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    # Other themes have scripts within pages, and what other builders make has styles there.
    keeps_to_it = app.config.html_theme == PORTAL_THEME and isinstance(app.builder, OpenHTMLBuilder)
    policy = settings_of(app).policy if keeps_to_it else ""
    if policy:
        stated = tags_html([HttpEquiv("Content-Security-Policy", policy)])
        change_meta_tags(context, lambda tags: f"\n    {stated}{tags}")
