"""The photo of a person, for the directive `photo`."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from sphinx_proceedings.model.addresses import person_docname, photo_path, relative_address
from sphinx_proceedings.model.people import PHOTO_SIZE
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView

__all__ = ["photo_html"]

_CLASSES = "photo dark-light"
"""The theme leaves pictures of the second class as they are where it is dark."""


def photo_html(view: SiteView, docname: str, content: str) -> str:
    """The picture, by the person's id and what stands in its place on a line each.

    Nothing in formats that have no files beside pages.
    """
    person, _, alt = content.partition("\n")
    if not view.has_files:
        return ""
    address = escape(relative_address(view.uri(docname), quote(photo_path(person))))
    # On the person's own page it is seen at once; elsewhere it may be far below.
    when = "" if docname == person_docname(person) else ' loading="lazy"'
    return (
        f'<img class="{_CLASSES}" src="{address}" alt="{escape(alt)}" width="{PHOTO_SIZE}"'
        f' height="{PHOTO_SIZE}"{when} decoding="async"/>\n'
    )
