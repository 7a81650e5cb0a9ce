"""What the theme says in scripts within each page, as attributes of one script that is a file.

A security policy that keeps out what others put into pages allows no scripts within them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_proceedings.sphinx_ext.theme import PORTAL_THEME
from sphinx_proceedings.upstream.page_context import drop_option_scripts
from sphinx_proceedings.upstream.themes import MODE_SCRIPT, NO_SCRIPT_STYLE, add_filters

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

__all__ = ["setup", "without_mode_script"]

_SCRIPT = "proceedings/page.js"
_NEXT = 201
"""Among scripts: right behind Sphinx's options, to which it adds."""


def setup(app: Sphinx) -> None:
    """Tell templates, after the theme has."""
    app.connect("builder-inited", lambda app: add_filters(app, without_mode_script))
    app.connect("html-page-context", _tell, priority=950)


def without_mode_script(html: str) -> str:
    """Without the theme's script that chooses light or dark, and its style where none runs."""
    return NO_SCRIPT_STYLE.sub("", MODE_SCRIPT.sub("", html))


def _tell(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if app.config.html_theme != PORTAL_THEME:
        return
    told = {
        "data-default-mode": context.get("default_mode"),
        "data-page": pagename,
        "data-search-as-you-type": str(context.get("theme_search_as_you_type")).lower(),
    }
    app.add_js_file(_SCRIPT, priority=_NEXT, **told)
    drop_option_scripts(context)
