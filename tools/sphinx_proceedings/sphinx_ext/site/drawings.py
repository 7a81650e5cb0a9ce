"""HTML of a drawing in which docnames become addresses, for the directive `drawing`."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from sphinx_proceedings.pages.svg import DOC

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["drawing_html"]

_LINK = re.compile(rf'(?<= href="){DOC}([^"]*)(?=")')


def drawing_html(app: Sphinx, docname: str, drawing: str) -> str:
    """The drawing with addresses as seen from the page that shows it."""

    def address(link: re.Match[str]) -> str:
        return escape(app.builder.get_relative_uri(docname, unescape(link[1])))

    return _LINK.sub(address, drawing)
