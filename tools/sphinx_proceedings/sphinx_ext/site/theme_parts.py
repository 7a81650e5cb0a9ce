"""What of sphinx-book-theme is otherwise in a portal: its templates, and contents beside a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_proceedings.pages.includes import ABOVE
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.around import section_marked
from sphinx_proceedings.sphinx_ext.site.assets import FOOTER, HEADER, THEME
from sphinx_proceedings.sphinx_ext.site.frames import FRAME_CONTENTS
from sphinx_proceedings.sphinx_ext.theme import PORTAL_THEME
from sphinx_proceedings.upstream.page_context import (
    contents_of,
    has_contents_beside,
    put_contents,
)
from sphinx_proceedings.upstream.settings import settings_told
from sphinx_proceedings.upstream.themes import add_filters

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

__all__ = ["has_contents", "setup"]

_SIDEBAR = ["portal-logo.html", "icon-links.html", "portal-search.html", "sbt-sidebar-nav.html"]
_OWN_PARTS = {
    "article_header_start": [*HEADER, "portal-trail", "portal-editions"],
    "footer_content_items": ["portal-footer", *FOOTER],
}
"""Options of the theme, where a portal's `conf.py` says nothing, with parts of our own."""
_FEWEST_CONTENTS = 3
"""Sections; fewer are seen without, and contents take a fifth of the width."""


def has_contents(page: Page | None, sections: int) -> bool:
    """Whether there are contents beside a page with so many sections below its title."""
    return sections >= _FEWEST_CONTENTS and (page is None or page.kind.has_contents)


def setup(app: Sphinx) -> None:
    """Take the place of what the theme has."""
    app.connect("builder-inited", lambda app: add_filters(app, section_marked))
    app.connect("config-inited", _complete)
    # After the theme's own handlers, which make what is dropped here.
    app.connect("html-page-context", _drop_short_contents, priority=900)


def _complete(app: Sphinx, config: Config) -> None:
    if config.html_theme == PORTAL_THEME:
        # Behind the portal's own, and before the theme's, which are there where it is an extension.
        told = [*settings_told(config).get("templates_path", ())]
        others = [path for path in config.templates_path if path not in told]
        config.templates_path = [*told, str(THEME / "components"), *others]
        config.html_sidebars = config.html_sidebars or {"**": _SIDEBAR}
        config.html_theme_options = {**_OWN_PARTS, **config.html_theme_options}


def _drop_short_contents(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Leave out “Contents” beside a page that is short or has its own way around."""
    if doctree is not None and has_contents_beside(context):
        put_contents(context, _own_contents(app, pagename, context))


def _own_contents(app: Sphinx, pagename: str, context: dict[str, Any]) -> str:
    """The contents of a page, empty where it should have none."""
    if FRAME_CONTENTS in context:
        return str(context[FRAME_CONTENTS])
    contents, domain = contents_of(context), domain_of(app.env)
    if any(what == ABOVE for what, _ in domain.uses.get(pagename, {})):
        # A home page is no text to find one's way in, and has a use for the room.
        return ""
    page = domain.built.pages.get(pagename)
    return contents if has_contents(page, contents.count("<li")) else ""
