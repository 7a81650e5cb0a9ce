"""What writers of HTML need to know of the site, as values that can go to other processes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_proceedings.pages.writers.html_context import HtmlContext, NotWrittenError
from sphinx_proceedings.sphinx_ext.markup.mathml import inline_formula
from sphinx_proceedings.sphinx_ext.site.paper_files import file_address
from sphinx_proceedings.sphinx_ext.site.programme import (
    event_id,
    grid_of,
    has_bare_links,
    has_event,
)
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView, site_view
from sphinx_proceedings.sphinx_ext.site.slots import SLOTS
from sphinx_proceedings.upstream.html_nodes import (
    CodeColours,
    Permalinks,
    code_colours,
    permalinks,
)
from sphinx_proceedings.upstream.themes import short_link

if TYPE_CHECKING:
    from sphinx_proceedings.upstream.html_builder import OpenHTMLBuilder

__all__ = ["DirectSite", "direct_site"]


@dataclass(frozen=True, kw_only=True, slots=True)
class DirectSite:
    """A site of which pages are written from their bodies."""

    view: SiteView
    colours: CodeColours
    permalinks: Permalinks

    def context(self, docname: str) -> HtmlContext:
        """What a page is written with."""
        return HtmlContext(
            address=partial(self._address, docname),
            place=partial(self._place, docname),
            file=partial(file_address, self.view, docname),
            formula=inline_formula,
            short_link=short_link,
            code=partial(self.colours.html, docname),
            slot=partial(self._slot, docname),
            identifier=nodes.make_id,
            event=partial(event_id, self.view, docname),
            grid=partial(grid_of, self.view, docname),
            has_bare_links=has_bare_links(self.view, docname),
            permalink=self.permalinks.link,
        )

    def _address(self, docname: str, target: str) -> str:
        if target not in self.view.docnames:
            raise NotWrittenError(target)
        return "#" if target == docname else self.view.address(docname, target)

    def _place(self, docname: str, target: str, anchor: str) -> str:
        if target == docname or not has_event(self.view, target, anchor):
            raise NotWrittenError(anchor)
        return f"{self._address(docname, target)}#{anchor}"

    def _slot(self, docname: str, name: str, content: str) -> str:
        known = SLOTS.get(name)
        if known is None:
            raise NotWrittenError(name)
        return known(self.view, docname, content)


def direct_site(builder: OpenHTMLBuilder) -> DirectSite:
    """The site that a builder makes."""
    return DirectSite(
        view=site_view(builder.sphinx),
        colours=code_colours(builder),
        permalinks=permalinks(builder.config),
    )
