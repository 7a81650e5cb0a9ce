"""The directive `exports`: links to the citation files beside a generated page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote

from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from sphinx_proceedings.outputs.citations.citation_files import Collection
from sphinx_proceedings.outputs.citations.formats import FORMATS
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["exports_html", "setup"]


class ExportLinks(nodes.General, nodes.Element):
    """Stands where the links will be: their addresses depend on the builder."""


class ExportsDirective(SphinxDirective):
    """Links to the files that hold the citations of this page's papers."""

    has_content = False
    option_spec: ClassVar[dict[str, object]] = {}  # type: ignore[assignment]

    def run(self) -> list[nodes.Node]:
        """A place for the links."""
        return [ExportLinks()]


def exports_html(app: Sphinx, docname: str) -> str:
    """The links of a page as HTML, empty in formats that have no files beside pages."""
    collection = domain_of(app.env).site.collections.get(docname)
    has_files = app.builder.format == "html" and app.builder.name != "epub"
    return (
        _html(app.builder.get_target_uri(docname), collection) if collection and has_files else ""
    )


def _resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace each place by its links.

    HTML as it stands: in nodes, six links would cost as much as a page's own text.
    """
    for place in list(doctree.findall(ExportLinks)):
        html = exports_html(app, docname)
        place.replace_self(
            [nodes.raw("", html, format="html", classes=["no-search"])] if html else []
        )


def _html(here: str, collection: Collection) -> str:
    count = len(collection.papers)
    label = f"Cite all {count:,} papers" if count > 1 else "Download the citation"
    items = []
    for form in FORMATS:
        paths = [path for path, _ in collection.files(form)]
        for number, path in enumerate(paths):
            part = f" (part {number} of {len(paths) - 1})" if number else ""
            address = escape(relative_uri(here, quote(path)))
            items.append(f'<li><a href="{address}">{escape(form.label + part)}</a></li>')
    return (
        f'<div class="downloads-block"><p class="downloads-lead">{label}</p>\n'
        f'<ul class="downloads">\n{"".join(items)}\n</ul></div>\n'
    )


def setup(app: Sphinx) -> None:
    """Register the directive and what resolves it."""
    app.add_node(ExportLinks)
    app.add_directive("exports", ExportsDirective)
    app.connect("doctree-resolved", _resolve)
