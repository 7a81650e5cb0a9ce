"""Scripts of single pages, each loaded only where it has something to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_proceedings.model.addresses import relative_address
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.includes import ABOVE
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.sphinx_ext.config import has_files
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.assets import THEME_STATIC
from sphinx_proceedings.sphinx_ext.site.script_modules import module_tags
from sphinx_proceedings.upstream.page_context import add_meta_tags

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]

_CITATIONS = "proceedings/cite.js"
_EDITION = "proceedings/edition.js"
_LISTS = "proceedings/lists.js"
_MAP = "proceedings/map.js"
_SOURCE_LINES = "proceedings/source_lines.js"
_TALK = "proceedings/talk.js"
_BEFORE_SHOWN: dict[str, Any] = {"blocking": "render"}
"""What a page shows first is what it goes on showing."""
_DATES = "key-dates"


def setup(app: Sphinx) -> None:
    """Load them, after the theme's own."""
    app.connect("html-page-context", _add_scripts)


def _add_scripts(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if doctree is None or not has_files(app):
        return
    domain = domain_of(app.env)
    page = domain.built.pages.get(pagename)
    if page:
        _add_of_page(app, page, context)
    told = {what for what, _ in domain.uses.get(pagename, {})}
    if (page and page.kind is kinds.EDITION) or told & {ABOVE, _DATES}:
        app.add_js_file(_EDITION, type="module")


def _add_of_page(app: Sphinx, page: Page, context: dict[str, Any]) -> None:
    here = app.builder.get_target_uri(page.docname)
    if page.kind.is_cited:
        app.add_js_file(_CITATIONS, type="module", **_BEFORE_SHOWN)
        app.add_js_file(_TALK, type="module")
        add_meta_tags(context, _modules(_TALK, here, _CITATIONS))
    if page.kind.lists_papers:
        app.add_js_file(_LISTS, type="module", **_BEFORE_SHOWN)
        add_meta_tags(context, _modules(_LISTS, here))
    if page.kind.is_corrected and "{line}" in app.config.proceedings_source:
        app.add_js_file(_SOURCE_LINES, type="module")
    if page.kind is kinds.MAP:
        app.add_js_file(_MAP, type="module")


def _modules(script: str, here: str, *others: str) -> str:
    folder = relative_address(here, f"_static/{script}").rpartition("/")[0]
    return module_tags(THEME_STATIC / script, folder, *(THEME_STATIC / each for each in others))
