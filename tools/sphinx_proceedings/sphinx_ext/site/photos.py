"""Pictures of people, first pages and venues, for `photo`, `first-page` and `venue-map`."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from sphinx_proceedings.model.addresses import person_docname, photo_path, relative_address
from sphinx_proceedings.model.people import PHOTO_SIZE
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView

__all__ = ["first_page_html", "photo_html", "venue_map_html"]

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


def venue_map_html(view: SiteView, docname: str, content: str) -> str:
    """A link to the map of a venue, as the map in small.

    A line each: its path, its width and height in pixels, its digest, and what stands in its place.
    """
    path, width, height, _, alt = content.split("\n", 4)
    if not view.has_files:
        return ""
    address = escape(relative_address(view.uri(docname), quote(path)))
    return (
        f'<a class="venue-map" href="{address}"><img class="dark-light" src="{address}"'
        f' alt="{escape(alt)}" width="{width}" height="{height}" loading="lazy" decoding="async"'
        "/></a>\n"
    )


def first_page_html(view: SiteView, docname: str, content: str) -> str:
    """A link to a PDF, as a picture of its first page.

    A line each: the paths of the picture and of the PDF, its width and height in pixels, and what
    stands in its place.  Nothing in formats that have no files beside pages.
    """
    picture, pdf, width, height, alt = content.split("\n", 4)
    if not view.has_files:
        return ""
    here = view.uri(docname)
    source, aim = (escape(relative_address(here, quote(path))) for path in (picture, pdf))
    # On small screens it is below the abstract.
    return (
        f'<a class="first-page" href="{aim}"><img class="dark-light" src="{source}"'
        f' alt="{escape(alt)}" width="{width}" height="{height}" loading="lazy" decoding="async"'
        "/></a>\n"
    )
