"""How long browsers may keep files, as lines of `_headers`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_proceedings.audit.site import Site

__all__ = ["header_lines"]

_NAMED_BY_CONTENT = re.compile(r"(search/[^/]+/(?:filter|fragment|index)/)[^/]+")
"""Parts of the search, of which each is called by a digest of what is in it."""
_ALWAYS_ASKED = frozenset({"offline-worker.js"})
"""The service worker, by which devices also learn that they are to keep nothing any more."""
_MOST = 90
"""Rules, of the hundred that Cloudflare reads."""


def header_lines(site: Site) -> Iterator[str]:
    """How long files are kept: forever what never changes, and not at all what tells of changes."""
    for path in sorted(_ALWAYS_ASKED & site.files):
        yield f"/{path}"
        yield "  Cache-Control: no-cache"
    folders = {found[1] for path in site.files if (found := _NAMED_BY_CONTENT.fullmatch(path))}
    for folder in sorted(folders)[:_MOST]:
        yield f"/{folder}*"
        yield "  Cache-Control: public, max-age=31536000, immutable"
