"""What a host says with files, as lines of `_headers`: the policy, and how long to keep them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_proceedings.audit.extract import page_of
from sphinx_proceedings.audit.site import Site

__all__ = ["header_lines"]

_NAMED_BY_CONTENT = re.compile(r"(search/[^/]+/(?:filter|fragment|index)/)[^/]+")
"""Parts of the search, of which each is called by a digest of what is in it."""
_ALWAYS_ASKED = frozenset({"offline-worker.js"})
"""The service worker, by which devices also learn that they are to keep nothing any more."""
_HOME = "index.html"
_MOST = 90
"""Rules, of the hundred that Cloudflare reads."""


def header_lines(site: Site) -> Iterator[str]:
    """The security policy that pages state, and how long files are kept.

    That is forever for what never changes, and not at all for what tells of changes.
    """
    policy = page_of(_HOME, site.read(_HOME)).policy if site.file(_HOME) else ""
    if policy:
        yield "/*"
        # Which sites may frame them, pages cannot say themselves.
        yield f"  Content-Security-Policy: {policy}; frame-ancestors 'self'"
        yield "  X-Content-Type-Options: nosniff"
    for path in sorted(_ALWAYS_ASKED & site.files):
        yield f"/{path}"
        yield "  Cache-Control: no-cache"
    folders = {found[1] for path in site.files if (found := _NAMED_BY_CONTENT.fullmatch(path))}
    for folder in sorted(folders)[:_MOST]:
        yield f"/{folder}*"
        yield "  Cache-Control: public, max-age=31536000, immutable"
