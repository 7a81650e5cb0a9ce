"""What writers of HTML need to know of Sphinx and of the site."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_proceedings.pages.writers.html_context import HtmlContext, NotWrittenError
from sphinx_proceedings.sphinx_ext.markup.mathml import inline_formula
from sphinx_proceedings.sphinx_ext.site.programme import event_id
from sphinx_proceedings.sphinx_ext.site.slots import SLOTS
from sphinx_proceedings.upstream.html_nodes import highlighted, permalink
from sphinx_proceedings.upstream.themes import short_link

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

__all__ = ["html_context"]


def html_context(app: Sphinx, docname: str) -> HtmlContext:
    """What a page of this site is written with."""
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    found = app.env.found_docs

    def address(target: str) -> str:
        if target not in found:
            raise NotWrittenError(target)
        return builder.get_relative_uri(docname, target) or "#"

    def slot(name: str, content: str) -> str:
        known = SLOTS.get(name)
        if known is None:
            raise NotWrittenError(name)
        return known(app, docname, content)

    return HtmlContext(
        address=address,
        formula=inline_formula,
        short_link=short_link,
        code=partial(highlighted, builder, docname),
        slot=slot,
        identifier=nodes.make_id,
        event=lambda anchor: event_id(app, docname, anchor),
        permalink=partial(permalink, builder),
    )
