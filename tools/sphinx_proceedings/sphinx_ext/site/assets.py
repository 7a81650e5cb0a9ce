"""How the site looks: style sheets, scripts, and settings of the theme a portal need not repeat."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.frames import FRAME_CONTENTS
from sphinx_proceedings.sphinx_ext.site.interface_words import marked_contents
from sphinx_proceedings.sphinx_ext.theme import PORTAL_THEME
from sphinx_proceedings.upstream.page_context import (
    contents_of,
    has_contents_beside,
    put_contents,
)

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

__all__ = ["THEME_DEFAULTS", "THEME_STATIC", "has_contents", "setup"]

THEME_DEFAULTS = {
    # The logo also above the page: a narrow screen hides the sidebar.
    "article_header_start": ["toggle-primary-sidebar", "navbar-logo"],
    "back_to_top_button": False,
    "footer_content_items": ["copyright", "last-updated", "extra-footer"],
    # The sidebar has a search field already.
    "navbar_persistent": [],
    # Nothing but a place for Read the Docs' advertisements.
    "primary_sidebar_end": [],
    # A portal is no book: the page after “Papers” is not “People”.
    "show_prev_next": False,
    "use_download_button": False,
    "use_fullscreen_button": False,
}
"""Options of sphinx-book-theme that hold where a portal's `conf.py` says nothing."""

_SIDEBAR = ["portal-logo.html", "icon-links.html", "portal-search.html", "sbt-sidebar-nav.html"]
_THEME = Path(__file__).resolve().parents[2] / "theme"
THEME_STATIC = _THEME / "static"
"""What a site takes into its `_static` as it is."""
_STYLES = "proceedings/portal.css"
_SCRIPTS = ("cite", "icons")

_FEWEST_CONTENTS = 2


def has_contents(page: Page | None, sections: int) -> bool:
    """Whether there are contents beside a page with so many sections below its title."""
    return sections >= _FEWEST_CONTENTS and (page is None or page.kind.has_contents)


def setup(app: Sphinx) -> None:
    """Add the files to every page and complete the theme's settings."""
    app.connect("config-inited", _complete)
    # After the theme's own handlers, which make what is dropped here.
    app.connect("html-page-context", _drop_short_contents, priority=900)
    app.add_css_file(_STYLES, priority=900)
    for name in _SCRIPTS:
        app.add_js_file(f"proceedings/{name}.js", type="module")


def _complete(app: Sphinx, config: Config) -> None:
    # Ahead of the portal's own, so that a file of the same name in `_static` wins.
    config.html_static_path = [str(THEME_STATIC), *config.html_static_path]
    config.templates_path = [*config.templates_path, str(_THEME / "styles")]
    if config.html_theme == PORTAL_THEME:
        config.html_theme_options = {**THEME_DEFAULTS, **config.html_theme_options}
        config.templates_path = [*config.templates_path, str(_THEME / "components")]
        config.html_sidebars = config.html_sidebars or {"**": _SIDEBAR}
        config.html_favicon = config.html_favicon or str(_THEME / "favicon.svg")
        # Without it the theme's script finds no mode on a first visit and reports an error.
        config.html_context = {"default_mode": "auto", **config.html_context}


def _drop_short_contents(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Leave out “Contents” beside a page that is short or has its own way around."""
    if doctree is not None and has_contents_beside(context):
        own = _own_contents(app, pagename, context)
        put_contents(context, marked_contents(app, pagename, own))


def _own_contents(app: Sphinx, pagename: str, context: dict[str, Any]) -> str:
    """The contents of a page, empty where it should have none."""
    if FRAME_CONTENTS in context:
        return str(context[FRAME_CONTENTS])
    contents = contents_of(context)
    page = domain_of(app.env).built.pages.get(pagename)
    return contents if has_contents(page, contents.count("<li")) else ""
