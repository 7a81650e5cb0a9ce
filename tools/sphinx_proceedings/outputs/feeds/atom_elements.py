"""The elements of Atom feeds (RFC 4287).

The standard library's writer is used: feedgen, the library for this, stamps the time of the build
into a feed that says nothing of it.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.uuids import uuid_of
from sphinx_proceedings.outputs.instant import instant
from sphinx_proceedings.outputs.xml_elements import add

__all__ = [
    "ATOM_TYPE",
    "TEXT",
    "FeedHead",
    "feed_id",
    "link",
    "written_entry",
    "written_feed",
]

ATOM_TYPE = "application/atom+xml"

TEXT = {"type": "text"}
"""The attribute of what holds plain text (3.1.1.1)."""

_NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedHead:
    """What a feed tells of itself."""

    site: SiteAddress
    """With a base: links have to lead somewhere from wherever a feed is read."""
    site_name: str
    path: str
    title: str
    docname: str
    """The page that tells the same."""
    updated: datetime


def feed_id(site_name: str, path: str) -> str:
    """A feed's id: the same wherever the site is, as long as the portal keeps its name."""
    return uuid_of(f"feed/{site_name}/{path}").urn


def written_feed(head: FeedHead, entries: Iterable[str]) -> bytes:
    """A feed with these entries, as `written_entry` gives them."""
    root = ET.Element("feed")
    add(root, "title", " ".join(head.title.split()), TEXT)
    add(root, "id", feed_id(head.site_name, head.path))
    add(root, "updated", instant(head.updated))
    link(root, "self", head.site.file(head.path), ATOM_TYPE)
    link(root, "alternate", head.site.page(head.docname), "text/html")
    # An entry without authors of its own still has to have one (4.2.1).
    add(ET.SubElement(root, "author"), "name", head.site_name)
    add(root, "generator", "sphinx-proceedings")
    written = "".join(map(_written, root))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="{_NAMESPACE}">\n{written}{"".join(entries)}</feed>\n'
    ).encode()


def written_entry(entry: ET.Element) -> str:
    """An entry's text, which any number of feeds may hold."""
    ET.indent(entry, " ")
    return _written(entry)


def _written(element: ET.Element) -> str:
    return f"{ET.tostring(element, 'unicode')}\n"


def link(
    parent: ET.Element, rel: str, href: str, media_type: str = "", length: int | None = None
) -> None:
    """Add a link (4.2.7); `length` is that of what it leads to, in bytes."""
    told = {"type": media_type} if media_type else {}
    told |= {} if length is None else {"length": str(length)}
    add(parent, "link", attributes={"rel": rel, "href": href, **told})
