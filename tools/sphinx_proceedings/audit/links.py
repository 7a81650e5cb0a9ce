"""Links and assets: each leads to a file of the site, and nothing is fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sphinx_proceedings.audit.addresses import TargetKind
from sphinx_proceedings.audit.code_addresses import module_addresses, style_addresses
from sphinx_proceedings.audit.findings import Finding
from sphinx_proceedings.audit.page import Page, Reference, Use
from sphinx_proceedings.audit.site import Site
from sphinx_proceedings.audit.summary import Summary

__all__ = ["code_findings", "fragment_findings", "link_findings"]

_HARMFUL = frozenset({"javascript", "vbscript"})


def link_findings(page: Page, site: Site) -> Iterator[Finding]:
    """Addresses of a page that lead nowhere, run a script, or fetch from another host."""
    return _reference_findings(page.path, page.references, site)


def _reference_findings(
    path: str, references: Iterable[Reference], site: Site
) -> Iterator[Finding]:
    for reference in references:
        address = reference.address
        target = site.locate(path, address)
        match target.kind:
            case TargetKind.INSIDE if not address.strip():
                yield Finding("link", path, "has an asset without an address", "name a file")
            case TargetKind.INSIDE if not site.file(target.path):
                yield Finding(
                    "link",
                    path,
                    f"{address} leads to no file of the site",
                    "correct the address, or publish the file",
                )
            case TargetKind.ABOVE:
                yield Finding(
                    "link", path, f"{address} leads out of the site", "correct the address"
                )
            case TargetKind.MALFORMED:
                yield Finding("link", path, f"{address} is no address", "correct it")
            case TargetKind.SCHEME if target.scheme in _HARMFUL:
                yield Finding(
                    "scheme", path, f"{address} runs a script", "link to an address over https"
                )
            case TargetKind.ELSEWHERE if reference.use is not Use.LINK:
                yield Finding(
                    "third-party",
                    path,
                    f"fetches {address} from another host",
                    "serve the file from the site",
                )


def fragment_findings(site: Site, pages: Sequence[Summary]) -> Iterator[Finding]:
    """Links to an id that the page they lead to does not have."""
    ids = {page.path: page.ids for page in pages}
    for page in pages:
        for path, fragment in page.fragments:
            if path in ids and fragment not in ids[path]:
                what = "the page" if path == page.path else path
                yield Finding(
                    "fragment",
                    page.path,
                    f"links to #{fragment}, which {what} does not have",
                    "link to an id of that page, or give it this one",
                )


def code_findings(site: Site, pages: Sequence[Summary]) -> Iterator[Finding]:
    """Addresses in the style sheets and modules that pages use, and in those that these import."""
    waiting = sorted({item for page in pages for item in page.code}, key=str)
    seen = set(waiting)
    while waiting:
        path, use = waiting.pop()
        if path not in site.files:
            continue
        references = tuple(_READERS[use](site.text(path)))
        yield from _reference_findings(path, references, site)
        for reference in references:
            target = site.locate(path, reference.address)
            item = (target.path, use)
            if reference.use is use and target.kind is TargetKind.INSIDE and item not in seen:
                seen.add(item)
                waiting.append(item)


def _style_references(text: str) -> Iterator[Reference]:
    for address, imported in style_addresses(text):
        yield Reference(address, Use.STYLES if imported else Use.ASSET)


def _module_references(text: str) -> Iterator[Reference]:
    for address in module_addresses(text):
        yield Reference(address, Use.MODULE)


_READERS: dict[Use, Callable[[str], Iterator[Reference]]] = {
    Use.STYLES: _style_references,
    Use.MODULE: _module_references,
}
