"""How the site looks: style sheets, scripts, and settings of the theme a portal need not repeat."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.outputs.compact_json import compact_json
from sphinx_proceedings.sphinx_ext.site.script_modules import copy_with_digests
from sphinx_proceedings.sphinx_ext.theme import PORTAL_THEME
from sphinx_proceedings.sphinx_ext.unwritable import ends_when_unwritable
from sphinx_proceedings.wording.messages import spoken

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

__all__ = ["FOOTER", "HEADER", "THEME", "THEME_STATIC", "setup"]

HEADER = ["toggle-primary-sidebar", "navbar-logo"]
"""What stands above a page: the logo as well, as a narrow screen hides the sidebar."""
FOOTER = ["copyright", "last-updated", "extra-footer"]
"""What stands below a page."""
_THEME_DEFAULTS = {
    "article_header_start": HEADER,
    "footer_content_items": FOOTER,
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

THEME = Path(__file__).resolve().parents[2] / "theme"
"""Style sheets, scripts and templates."""
THEME_STATIC = THEME / "static"
"""What a site takes into its `_static`."""
_COPY = "theme_static"
"""The same with digests in scripts, in the folder of the build."""
_TRANSLATED = THEME / "translated"
"""The same of portals of another language than English."""
_CATALOGUE = "proceedings/catalogue.js"
_FIRST = 100
"""Among scripts: those that follow may ask for it."""
_STYLES = "proceedings/portal.css"
_SCRIPTS = ("icons",)


def setup(app: Sphinx) -> None:
    """Add the files to every page and complete the theme's settings."""
    app.connect("config-inited", _complete)
    # Once Sphinx has refused what lies in the output, as the folder of a build may.
    app.connect("config-inited", ends_when_unwritable(_add_scripts), priority=850)
    app.add_css_file(_STYLES, priority=900)
    for name in _SCRIPTS:
        app.add_js_file(f"proceedings/{name}.js", type="module")


def _complete(app: Sphinx, config: Config) -> None:
    if not spoken().is_english:
        _translate_scripts(app, config)
    config.templates_path = [*config.templates_path, str(THEME / "styles")]
    if config.html_theme == PORTAL_THEME:
        config.html_theme_options = {**_THEME_DEFAULTS, **config.html_theme_options}
        config.html_favicon = config.html_favicon or str(THEME / "favicon.svg")
        # Without it the theme's script finds no mode on a first visit and reports an error.
        config.html_context = {"default_mode": "auto", **config.html_context}


def _add_scripts(app: Sphinx, config: Config) -> None:
    copy = Path(app.doctreedir) / _COPY
    copy_with_digests(THEME_STATIC, copy)
    # Ahead of the portal's own, so that a file of the same name in `_static` wins.
    config.html_static_path = [str(copy), *config.html_static_path]


def _translate_scripts(app: Sphinx, config: Config) -> None:
    """Tell scripts what they say, before any of them runs."""
    config.html_static_path = [str(_TRANSLATED), *config.html_static_path]
    told = {
        # No text can end the element or begin a comment, wherever the script is put.
        "proceedings_messages": compact_json(spoken().in_scripts).replace("<", "\\u003c"),
        "proceedings_plural": spoken().plural,
    }
    config.html_context = {**config.html_context, **told}
    app.add_js_file(_CATALOGUE, priority=_FIRST)
