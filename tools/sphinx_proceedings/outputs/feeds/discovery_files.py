"""All files by which machines find the portal and read it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.outputs.citation_format import Format
from sphinx_proceedings.outputs.feeds.api_files import api_files
from sphinx_proceedings.outputs.feeds.atom import atom_files
from sphinx_proceedings.outputs.feeds.changes_feed import changes_feeds
from sphinx_proceedings.outputs.feeds.opensearch import opensearch_file
from sphinx_proceedings.outputs.feeds.record_dates import RecordDates
from sphinx_proceedings.outputs.feeds.robots import robots_file
from sphinx_proceedings.outputs.feeds.sitemap import SitemapPage, sitemap_files
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.outputs.wanted import Output

__all__ = ["discovery_files"]


def discovery_files(
    portal: Portal,
    site: SiteAddress,
    site_name: str,
    *,
    dates: RecordDates,
    pages: Sequence[SitemapPage],
    formats: Sequence[Format],
    outputs: Collection[Output] = tuple(Output),
    paper_versions: Mapping[PaperId, str],
    icon: str = "",
) -> Iterator[SiteFile]:
    """Site map, robots.txt, description of the search, feeds and the API.

    `pages` are all pages that may be found, `formats` those of the papers' files, `outputs` what is
    wanted, `paper_versions` has a digest of every paper (see `version_of`), `icon` is the path of
    an SVG file in the site.  Site map, feeds and the description need the site's address; without
    one they are left out.
    """
    yield from sitemap_files(site, pages)
    yield robots_file(site)
    if Output.SEARCH in outputs and (search := opensearch_file(site, site_name, icon)):
        yield search
    has_feeds = Output.FEEDS in outputs
    if has_feeds:
        yield from atom_files(portal, site, site_name, dates, paper_versions)
        yield from changes_feeds(portal, site, site_name)
    if Output.API in outputs:
        yield from api_files(portal, site, site_name, formats, paper_versions, has_feeds=has_feeds)
