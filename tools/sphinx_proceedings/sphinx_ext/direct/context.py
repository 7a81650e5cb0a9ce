"""What writers of HTML need to know of Sphinx and of the site."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import urlparse

from docutils import nodes
from pydata_sphinx_theme.short_link import ShortenLinkTransform
from sphinx.locale import _

from sphinx_proceedings.pages.writers.html_context import HtmlContext, NotWrittenError
from sphinx_proceedings.sphinx_ext.markup.mathml import inline_formula
from sphinx_proceedings.sphinx_ext.site.programme import event_id
from sphinx_proceedings.sphinx_ext.site.slots import SLOTS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

__all__ = ["html_context"]

_UNSEARCHED = {"bibtex"}


def html_context(app: Sphinx, docname: str) -> HtmlContext:
    """What a page of this site is written with."""
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    found = app.env.found_docs

    def address(target: str) -> str:
        if target not in found:
            raise NotWrittenError(target)
        return builder.get_relative_uri(docname, target) or "#"

    def code(text: str, language: str) -> str:
        options = app.config.highlight_options.get(language, {})
        highlighted = builder.highlighter.highlight_block(text, language, opts=options)
        unsearched = "no-search " if language in _UNSEARCHED else ""
        return f'<div class="{unsearched}highlight-{language} notranslate">{highlighted}</div>\n'

    def slot(name: str, content: str) -> str:
        known = SLOTS.get(name)
        if known is None:
            raise NotWrittenError(name)
        html = known(app, docname, content)
        return f'<div class="no-search">{html}</div>' if html else ""

    def permalink(name: str) -> str:
        if not app.config.html_permalinks:
            return ""
        title, icon = _("Link to this heading"), app.config.html_permalinks_icon
        return f'<a class="headerlink" href="#{name}" title="{title}">{icon}</a>'

    return HtmlContext(
        address=address,
        formula=inline_formula,
        short_link=_short_link,
        code=code,
        slot=slot,
        identifier=nodes.make_id,
        event=lambda anchor: event_id(app, docname, anchor),
        permalink=permalink,
    )


def _short_link(url: str) -> tuple[str, str] | None:
    """What the theme makes of addresses of code."""
    parts = urlparse(url)
    platform = ShortenLinkTransform.supported_platform.get(parts.netloc)
    if platform is None:
        return None
    # The method asks nothing else of the transform.
    return platform, ShortenLinkTransform.parse_url(SimpleNamespace(platform=platform), parts)
