"""Directives in whose place stands HTML, such as addresses of files, which the builder knows.

A generated page says only that something belongs there; a format that is not HTML has nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_proceedings.pages.writers.myst import UNSEARCHED
from sphinx_proceedings.sphinx_ext.site.calendars import calendars_html
from sphinx_proceedings.sphinx_ext.site.corrections import correction_html
from sphinx_proceedings.sphinx_ext.site.drawings import drawing_html
from sphinx_proceedings.sphinx_ext.site.edition_now import edition_now_html
from sphinx_proceedings.sphinx_ext.site.exports import exports_html
from sphinx_proceedings.sphinx_ext.site.papers import skip_html, talk_html
from sphinx_proceedings.sphinx_ext.site.photos import first_page_html, photo_html, venue_map_html
from sphinx_proceedings.sphinx_ext.site.programme import programme_html
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView, site_view

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["SLOTS", "setup"]

SLOTS: dict[str, Callable[[SiteView, str, str], str]] = {
    "calendars": lambda view, docname, _content: calendars_html(view, docname),
    "drawing": drawing_html,
    "edition-now": edition_now_html,
    "exports": lambda view, docname, _content: exports_html(view, docname),
    "correction": correction_html,
    "first-page": first_page_html,
    "photo": photo_html,
    "skip-to-citation": skip_html,
    "talk": talk_html,
    "venue-map": venue_map_html,
    "programme-tools": lambda view, docname, _content: programme_html(view, docname),
}
"""What makes the HTML of each, from the page that it is in and what stands in the directive.

HTML as it stands: as nodes, six links would cost as much as a page's own text.
"""


class Slot(nodes.raw):
    """Stands where the HTML will be."""


class AnySlot(SphinxDirective):
    """A slot of a page, called as the directive is; a drawing says in it what is to be filled."""

    has_content = True
    option_spec: ClassVar[dict[str, object]] = {}  # type: ignore[assignment]

    def run(self) -> list[nodes.Node]:
        """The place, with what it is to be made of."""
        return [Slot("", "\n".join(self.content), format="html", slot=self.name)]


class Html(SphinxDirective):
    """HTML as it stands, with classes; to Markdown, HTML would end where a line is empty."""

    has_content = True
    optional_arguments = 1
    option_spec: ClassVar[dict[str, object]] = {}  # type: ignore[assignment]

    def run(self) -> list[nodes.Node]:
        """It alone."""
        html = "".join(f"{line}\n" for line in self.content)
        return [nodes.raw("", html, format="html", classes=self.arguments)]


def _fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for slot in list(doctree.findall(Slot)):
        html = SLOTS[slot["slot"]](site_view(app), docname, slot.astext())
        raw = nodes.raw("", html, format="html", classes=[UNSEARCHED])
        slot.replace_self([raw] if html else [])


def setup(app: Sphinx) -> None:
    """Register a directive a slot."""
    app.add_node(Slot)
    app.add_directive("html", Html)
    for name in SLOTS:
        app.add_directive(name, AnySlot)
    app.connect("doctree-resolved", _fill)
