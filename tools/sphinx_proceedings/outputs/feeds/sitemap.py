"""Site maps for search engines (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.outputs.instant import instant
from sphinx_proceedings.outputs.plain_text import XML_DECLARATION, xml_text
from sphinx_proceedings.outputs.site_file import SiteFile

__all__ = ["SITEMAP", "SitemapPage", "sitemap_files"]

SITEMAP = "sitemap.xml"

_MOST_URLS = 50_000
_MOST_BYTES = 50 * 1024 * 1024
"""A file may have 50,000 addresses and 52,428,800 bytes (sitemaps.org/protocol.html)."""

_XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, kw_only=True, slots=True)
class SitemapPage:
    """A page to be found."""

    path: str
    """Relative to the site's root, with its suffix."""
    changed: datetime | None = None
    """Aware; when what it tells last changed, where that is known."""


def sitemap_files(site: SiteAddress, pages: Sequence[SitemapPage]) -> Iterator[SiteFile]:
    """`sitemap.xml`; where it would be too large, the index of `sitemap-1.xml` and so on.

    Addresses have to be absolute: without the site's there is no file.
    """
    if not site.base:
        return
    parts = list(_parts(_items(site, pages)))
    if len(parts) == 1:
        yield SiteFile.of(SITEMAP, parts[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    index = [f"<sitemap><loc>{_text(site.file(name))}</loc></sitemap>\n" for name in names]
    yield SiteFile.of(SITEMAP, _document("sitemapindex", index))
    for name, data in zip(names, parts, strict=True):
        yield SiteFile.of(name, data)


def _items(site: SiteAddress, pages: Iterable[SitemapPage]) -> Iterator[str]:
    """The `url` element of each page."""
    for page in pages:
        changed = ""
        if page.changed is not None:
            changed = f"<lastmod>{instant(page.changed)}</lastmod>"
        yield f"<url><loc>{_text(site.file(page.path))}</loc>{changed}</url>\n"


def _parts(items: Iterable[str]) -> Iterator[bytes]:
    """Whole documents, each within the limits; one at least."""
    around = len(_document("urlset", ()))
    held: list[str] = []
    size = around
    for item in items:
        length = len(item.encode())
        if held and (len(held) == _MOST_URLS or size + length > _MOST_BYTES):
            yield _document("urlset", held)
            held, size = [], around
        held.append(item)
        size += length
    yield _document("urlset", held)


def _document(element: str, items: Iterable[str]) -> bytes:
    return (
        f'{XML_DECLARATION}<{element} xmlns="{_XMLNS}">\n{"".join(items)}</{element}>\n'
    ).encode()


def _text(text: str) -> str:
    return escape(xml_text(text))
