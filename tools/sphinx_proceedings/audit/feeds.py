"""Sitemaps, robots.txt, feeds and OpenSearch: what leads machines to the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sphinx_proceedings.audit.addresses import TargetKind, address_of
from sphinx_proceedings.audit.findings import Finding
from sphinx_proceedings.audit.site import Site
from sphinx_proceedings.audit.summary import Summary
from sphinx_proceedings.audit.syntax import xml_root

__all__ = ["feed_findings", "opensearch_findings", "robots_findings", "sitemap_findings"]

_SITEMAP = "sitemap.xml"
# https://www.sitemaps.org/protocol.html and https://www.rfc-editor.org/rfc/rfc4287
_SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_ATOM = "{http://www.w3.org/2005/Atom}"
_OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
# https://www.w3.org/TR/NOTE-datetime
_W3C_DATE = re.compile(
    r"^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$"
)
_TEMPLATE = re.compile(r"\{[^{}]*\}")


def sitemap_findings(site: Site, pages: Sequence[Summary]) -> Iterator[Finding]:
    """The sitemap lists each page that may be indexed once, and nothing that is not there."""
    if _SITEMAP not in site.files:
        if site.base:
            yield Finding("sitemap", _SITEMAP, "does not exist", "publish a sitemap")
        return
    if not site.base:
        message = "cannot be checked: no page says its own address"
        yield Finding("sitemap", _SITEMAP, message, "give pages canonical links")
        return
    listed: Counter[str] = Counter()
    for sitemap, location, modified in _locations(site, _SITEMAP):
        target = site.locate(sitemap, location)
        if not location.startswith(site.base) or site.file(target.path) == "":
            message = f"lists {location}, which is no file of the site"
            yield Finding("sitemap", sitemap, message, "list pages only")
        else:
            listed[site.file(target.path)] += 1
        if modified is not None and not _is_date(modified):
            message = f"says that {location} was changed on {modified!r}, which is no date"
            yield Finding("sitemap", sitemap, message, "write it as 2026-05-08")
    for page in pages:
        number = listed[page.path]
        if page.indexable and not page.redirect and number != 1:
            message = f"is {number} times in the sitemap"
            yield Finding("sitemap", page.path, message, "list it once, or set noindex on it")
        elif number and not page.indexable:
            message = "is in the sitemap, but not to be indexed"
            yield Finding("sitemap", page.path, message, "leave it out")


def _locations(site: Site, path: str) -> Iterator[tuple[str, str, str | None]]:
    """Sitemap, address and date of each entry, those of the sitemaps of an index included."""
    waiting, seen = [path], {path}
    while waiting:
        sitemap = waiting.pop()
        root = _root(site, sitemap)
        if root is None:
            continue
        for entry in root:
            location = _child(entry, f"{_SITEMAPS}loc") or ""
            yield sitemap, location, _child(entry, f"{_SITEMAPS}lastmod")
            target = site.locate(sitemap, location).path
            if entry.tag == f"{_SITEMAPS}sitemap" and target in site.files and target not in seen:
                seen.add(target)
                waiting.append(target)


def robots_findings(site: Site, pages: Sequence[Summary]) -> Iterator[Finding]:
    """robots.txt names the sitemap (RFC 9309, 2.2.4)."""
    if _SITEMAP not in site.files or not site.base:
        return
    wanted = address_of(_SITEMAP, site.base)
    named = re.findall(r"(?im)^\s*sitemap:\s*(\S+)", site.text("robots.txt"))
    if wanted not in named:
        yield Finding(
            "robots", "robots.txt", "does not name the sitemap", f"write Sitemap: {wanted}"
        )


def feed_findings(site: Site, pages: Sequence[Summary]) -> Iterator[Finding]:
    """Atom feeds: required elements, ids that are no other entry's, links that lead somewhere."""
    for path in site.data_files:
        if not path.endswith(".xml") or _ATOM[1:-1].encode() not in site.read(path):
            continue
        root = _root(site, path)
        if root is None or root.tag != f"{_ATOM}feed":
            continue
        parts = [root, *root.iterchildren(f"{_ATOM}entry")]
        for name in ("id", "title", "updated"):
            lacking = sum(not _child(part, f"{_ATOM}{name}") for part in parts)
            if lacking:
                message = f"has {lacking} feeds or entries without {name}"
                yield Finding("feed", path, message, f"write {name} in each")
        numbers = Counter(filter(None, (_child(part, f"{_ATOM}id") for part in parts)))
        for identifier, number in numbers.items():
            if number > 1:
                message = f"uses the id {identifier} {number} times"
                yield Finding("feed", path, message, "give each entry an id of its own")
        links = (link for part in parts for link in part.iterchildren(f"{_ATOM}link"))
        yield from _link_findings("feed", path, (link.get("href") or "" for link in links), site)


def opensearch_findings(site: Site, pages: Sequence[Summary]) -> Iterator[Finding]:
    """OpenSearch descriptions: a short name, and a search page that exists."""
    for path in sorted(site.files):
        if path.rpartition("/")[2] != "opensearch.xml":
            continue
        root = _root(site, path)
        if root is None:
            continue
        templates = [url.get("template") or "" for url in root.iterchildren(f"{_OPENSEARCH}Url")]
        right = (
            root.tag == f"{_OPENSEARCH}OpenSearchDescription"
            and _child(root, f"{_OPENSEARCH}ShortName")
            and any("{searchTerms}" in template for template in templates)
        )
        if not right:
            message = "is no OpenSearch description with a ShortName and an address to search at"
            yield Finding("opensearch", path, message, "follow OpenSearch 1.1")
        addresses = [_TEMPLATE.sub("x", template) for template in templates]
        yield from _link_findings("opensearch", path, addresses, site)


def _link_findings(
    check: str, path: str, addresses: Iterable[str], site: Site
) -> Iterator[Finding]:
    for address in addresses:
        target = site.locate(path, address)
        broken = target.kind is TargetKind.INSIDE and not site.file(target.path)
        if not address or broken or target.kind in {TargetKind.ABOVE, TargetKind.MALFORMED}:
            message = f"links to {address or 'nothing'}, which is no file of the site"
            yield Finding(check, path, message, "link to a page that exists")


def _root(site: Site, path: str) -> Any:
    """The root element; None for a file that does not parse, which is reported as such."""
    try:
        return xml_root(site.read(path))
    except ValueError:
        return None


def _child(element: Any, tag: str) -> str | None:
    """The text of a child element; None if there is no such child."""
    text = element.findtext(tag)
    return " ".join(str(text).split()) if text is not None else None


def _is_date(text: str) -> bool:
    match = _W3C_DATE.match(text)
    if match is None:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        datetime.fromisoformat(text) if "T" in text else datetime(year, month, day)  # noqa: DTZ001
    except ValueError:
        return False
    return True
