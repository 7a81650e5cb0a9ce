"""Templates of themes, and the HTML that they put into every page.

Where a theme says nothing of the kind, nothing is found in it, and nothing changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlparse

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = [
    "CODE_COLOURS",
    "DESIGN_FILES",
    "ICONS",
    "IDLE_SCRIPTS",
    "MODE_SCRIPT",
    "NO_SCRIPT_STYLE",
    "SEARCH",
    "SIDEBAR_LINK",
    "VIEWPORT",
    "add_filters",
    "drop_source_buttons",
    "is_window_title",
    "short_link",
]


def add_filters(app: Sphinx, *filters: Callable[..., str]) -> None:
    """Let templates of HTML use functions by their names; Sphinx lets them be given values only."""
    from sphinx.jinja2glue import BuiltinTemplateLoader

    loader = getattr(app.builder, "templates", None)
    if isinstance(loader, BuiltinTemplateLoader):
        loader.environment.filters |= {each.__name__: each for each in filters}


ICONS = re.compile(r'<script defer src="(?P<address>[^"]*/fontawesome\.js[^"]*)"></script>')
"""All of Font Awesome, of pydata-sphinx-theme."""
SEARCH = re.compile(
    r'\s*<script src="[^"]*(?:searchtools|language_data|searchindex)\.js[^"]*"></script>'
)
"""Sphinx's search, which sphinx-book-theme loads on every page."""
VIEWPORT = re.compile(r'\s*<meta name="viewport"[^>]*>')
"""The size of the window, which Sphinx, docutils and pydata-sphinx-theme each state."""
MODE_SCRIPT = re.compile(
    r"\s*<script[^>]*>(?:(?!</script>).)*\bdataset\.mode\b(?:(?!</script>).)*</script>", re.DOTALL
)
"""What chooses light or dark before anything is shown, of pydata-sphinx-theme."""
NO_SCRIPT_STYLE = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*-->\s*)?<noscript>\s*<style>\s*\.pst-js-only\s*\{[^}]*\}\s*</style>"
    r"\s*</noscript>",
    re.DOTALL,
)
"""What hides, where no scripts run, parts that need them, of pydata-sphinx-theme."""
SIDEBAR_LINK = re.compile(
    r'(?P<item><li class="toctree-l\d+[^"]*)"><a'
    r'(?P<rest> class="reference internal" href="(?P<address>[^"]*)")'
)
"""A page in the list of pages at the side, which Sphinx marks where the page itself is in it."""
DESIGN_FILES = re.compile(
    r"\s*<(?:link|script)[^>]*/(?:sphinx-design\.min\.css|design-tabs\.js)[^>]*>(?:</script>)?"
)
"""What components of sphinx-design need, which have classes that begin with `sd-`."""
CODE_COLOURS = re.compile(r"\s*<link[^>]*/pygments\.css[^>]*>")
"""Colours of code, which Sphinx puts into elements of the class `highlight`."""
IDLE_SCRIPTS = re.compile(
    r'<script (?P<rest>[^>]*src="[^"]*/(?:doctools|sphinx_highlight|sphinx-book-theme|design-tabs'
    r"|translations)\.js)"
)
"""Scripts that do nothing before the page is read, yet hold up reading it; the last needs the
first."""


_SOURCE_BUTTONS = {"source-file-button", "source-edit-button", "source-issues-button"}


def drop_source_buttons(context: dict[str, Any]) -> None:
    """Take away what sphinx-book-theme puts above a page to lead to the page's own file.

    It is a list of buttons, and of groups of them, in what its templates are told.
    """
    kept: list[Any] = []
    for button in context.get("header_buttons") or []:
        inner = button.get("buttons")
        if button.get("label") == "source-buttons" and inner:
            rest = [one for one in inner if one.get("label") not in _SOURCE_BUTTONS]
            kept += [{**button, "buttons": rest}] if rest else []
        elif button.get("label") not in _SOURCE_BUTTONS:
            kept.append(button)
    if "header_buttons" in context:
        context["header_buttons"] = kept


def is_window_title(html: str, title: str) -> bool:
    """Whether the title of a page's window begins so."""
    return re.search(f"<title>\\s*{re.escape(title)}", html) is not None


def short_link(url: str) -> tuple[str, str] | None:
    """The platform and the words that pydata-sphinx-theme makes of an address of code."""
    from pydata_sphinx_theme.short_link import ShortenLinkTransform

    parts = urlparse(url)
    platform = ShortenLinkTransform.supported_platform.get(parts.netloc)
    if platform is None:
        return None
    # The method asks nothing else of the transform.
    return platform, ShortenLinkTransform.parse_url(SimpleNamespace(platform=platform), parts)
