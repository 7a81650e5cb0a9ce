"""How long browsers may keep files, as lines of `_headers`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_proceedings.audit.site import Site

__all__ = ["header_lines"]

_NAMED_BY_CONTENT = re.compile(r"(search/[^/]+/(?:filter|fragment|index)/)[^/]+")
"""Parts of the search, of which each is called by a digest of what is in it."""
_MOST = 90
"""Rules, of the hundred that Cloudflare reads."""


def header_lines(site: Site) -> Iterator[str]:
    """What never changes under its name is never asked for again."""
    folders = {found[1] for path in site.files if (found := _NAMED_BY_CONTENT.fullmatch(path))}
    for folder in sorted(folders)[:_MOST]:
        yield f"/{folder}*"
        yield "  Cache-Control: public, max-age=31536000, immutable"
