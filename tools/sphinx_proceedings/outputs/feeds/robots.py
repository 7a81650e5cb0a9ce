"""`robots.txt` (RFC 9309): everything may be read, and where the site map is."""

from __future__ import annotations

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.outputs.feeds.sitemap import SITEMAP
from sphinx_proceedings.outputs.site_file import SiteFile

__all__ = ["robots_file"]


def robots_file(site: SiteAddress) -> SiteFile:
    """`robots.txt`; it names the site map where the site's address is known.

    Crawlers read it at the root of a host only; a site below a path has to be announced there.
    """
    lines = ["User-agent: *", "Allow: /"]
    # One line whatever the address holds.
    sitemap = "".join(site.file(SITEMAP).split())
    if sitemap:
        lines += ["", f"Sitemap: {sitemap}"]
    return SiteFile.of("robots.txt", "".join(f"{line}\n" for line in lines).encode())
