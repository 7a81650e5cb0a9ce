"""The script of maps of papers: what the list says of a paper, beside its point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_proceedings.pages import kinds
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]

_MAP = "proceedings/map.js"


def setup(app: Sphinx) -> None:
    """Load it where there is a map."""
    app.connect("html-page-context", _add_script)


def _add_script(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    page = domain_of(app.env).built.pages.get(pagename)
    if page and page.kind is kinds.MAP and doctree is not None and app.builder.name != "epub":
        app.add_js_file(_MAP, type="module")
