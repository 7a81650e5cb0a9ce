"""Pages that lead on, as lines of `_redirects`: who follows no page, follows a server."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from sphinx_proceedings.audit.addresses import TargetKind
from sphinx_proceedings.audit.extract import page_of
from sphinx_proceedings.audit.site import Site

__all__ = ["redirect_lines"]

_MARK = b"refresh"
_INDEX = "index.html"


def redirect_lines(site: Site, status: str) -> Iterator[str]:
    """A line for each page of the site that sends its reader to another, sorted.

    Sites are at the root of a host that reads them.
    """
    for path in site.pages:
        content = site.read(path)
        if _MARK not in content.lower():
            continue
        target = site.locate(path, page_of(path, content).refresh)
        if target.kind is TargetKind.INSIDE and target.path != path and site.file(target.path):
            fragment = f"#{quote(target.fragment)}" if target.fragment else ""
            for address in dict.fromkeys((path, path.removesuffix(_INDEX))):
                yield f"{_address(address)} {_address(target.path)}{fragment} {status}"


def _address(path: str) -> str:
    # Also * and :, which would stand for any text.
    return f"/{quote(path)}"
