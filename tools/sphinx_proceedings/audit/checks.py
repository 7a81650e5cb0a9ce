"""All checks, with what each is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sphinx_proceedings.audit import feeds, files, heads, labels, links, papers, policy, volumes
from sphinx_proceedings.audit.findings import Finding
from sphinx_proceedings.audit.page import Page
from sphinx_proceedings.audit.site import Site
from sphinx_proceedings.audit.summary import Summary

__all__ = ["CHECKS", "PAGE_CHECKS", "SITE_CHECKS"]

PAGE_CHECKS: tuple[Callable[[Page, Site], Iterable[Finding]], ...] = (
    heads.title_findings,
    heads.heading_findings,
    heads.language_findings,
    heads.viewport_findings,
    heads.id_findings,
    heads.canonical_findings,
    links.link_findings,
    papers.tag_findings,
    papers.linked_data_findings,
    papers.alternate_findings,
    papers.agreement_findings,
    files.file_findings,
    labels.alt_findings,
    labels.label_findings,
    policy.policy_findings,
)
"""What can be said of a page by itself; these run in several processes."""

SITE_CHECKS: tuple[Callable[[Site, Sequence[Summary]], Iterable[Finding]], ...] = (
    heads.unique_title_findings,
    links.fragment_findings,
    links.code_findings,
    feeds.sitemap_findings,
    feeds.robots_findings,
    feeds.feed_findings,
    feeds.opensearch_findings,
    volumes.volume_findings,
)
"""What takes all pages to say."""

CHECKS = {
    "agreement": "Tags, JSON-LD and RIS say of a paper what its CSL-JSON file says.",
    "alt": "Each image has a text in its place, or an empty one.",
    "alternate": "A citation file is of the format that the link to it says.",
    "canonical": "Each page has one canonical link, to itself, once any page has one.",
    "data": "JSON, XML and iCalendar files parse.",
    "encoding": "Each page is UTF-8 text.",
    "feed": "Atom feeds are complete, their ids differ, their links lead somewhere.",
    "file": "Files beside a paper's page are there, with the digests that are told.",
    "fragment": "A link to a part of a page leads to a part that exists.",
    "heading": "Each page has one h1.",
    "id": "No two elements of a page have the same id.",
    "label": "Each button and link has a text or a label.",
    "language": "Each page says its language.",
    "link": "Links and assets of the site lead to files of the site.",
    "linked-data": "JSON-LD parses, and a paper's page describes an article.",
    "opensearch": "The description of the search leads to a page.",
    "policy": "No page has scripts or styles within it that its security policy refuses.",
    "robots": "robots.txt names the sitemap.",
    "scheme": "No link runs a script.",
    "sitemap": "The sitemap lists each page once, and nothing else.",
    "tags": "A paper's page has the tags that indexers look for.",
    "third-party": "No page fetches anything from another host.",
    "title": "Each page has one title, which no other page has.",
    "viewport": "Each page is laid out for the width of the screen.",
    "volume": "A file of a whole volume holds as many works as pages offer.",
}
"""Name → what holds where the check finds nothing."""
