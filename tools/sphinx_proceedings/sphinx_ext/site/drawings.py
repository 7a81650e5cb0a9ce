"""HTML of a drawing in which docnames become addresses, for the directive `drawing`."""

from __future__ import annotations

import re
from html import escape, unescape

from sphinx_proceedings.pages.svg import DOC
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView

__all__ = ["drawing_html"]

_LINK = re.compile(rf'(?<= href="){DOC}([^"]*)(?=")')


def drawing_html(view: SiteView, docname: str, drawing: str) -> str:
    """The drawing with addresses as seen from the page that shows it."""

    def address(link: re.Match[str]) -> str:
        return escape(view.address(docname, unescape(link[1])))

    return _LINK.sub(address, drawing)
