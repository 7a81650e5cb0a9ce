"""The directive `drawing`: HTML of a generated page in which docnames become addresses."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_proceedings.pages.svg import DOC

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["drawing_html", "setup"]

_LINK = re.compile(rf'(?<= href="){DOC}([^"]*)(?=")')


class Drawing(nodes.raw):
    """HTML; formats that are not made of it have nothing in its place."""


class DrawingDirective(SphinxDirective):
    """A drawing as `pages/svg.py` writes it."""

    has_content = True
    option_spec: ClassVar[dict[str, object]] = {}  # type: ignore[assignment]

    def run(self) -> list[nodes.Node]:
        """The HTML as it stands, until it is known where pages are."""
        return [Drawing("", "\n".join(self.content), format="html")]


def drawing_html(app: Sphinx, docname: str, drawing: str) -> str:
    """The drawing with addresses as seen from the page that shows it."""

    def address(link: re.Match[str]) -> str:
        return escape(app.builder.get_relative_uri(docname, unescape(link[1])))

    return _LINK.sub(address, drawing)


def _resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """What addresses there are depends on the builder."""
    for place in list(doctree.findall(Drawing)):
        html = drawing_html(app, docname, place.astext())
        place.replace_self(nodes.raw("", html, format="html", classes=["no-search"]))


def setup(app: Sphinx) -> None:
    """Register the directive and what resolves it."""
    app.add_node(Drawing)
    app.add_directive("drawing", DrawingDirective)
    app.connect("doctree-resolved", _resolve)
