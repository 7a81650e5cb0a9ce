"""How many pages an entry says that its paper has."""

from __future__ import annotations

import re

from sphinx_proceedings.model.papers import Paper

__all__ = ["pages_said"]

_RANGE = re.compile(
    r"(?P<before>(?:\w+[:.])*[a-z]*)(\d{1,6})\s*[–—-]+\s*(?:(?P=before))(\d{1,6})", re.IGNORECASE
)
_MOST = 1_000
"""Pages; a range of more is none of one paper."""


def pages_said(paper: Paper) -> int | None:
    """The number; None where it is not told, or only the first page is."""
    if found := _RANGE.fullmatch(paper.pages.strip()):
        first, last = found[2], found[3]
        if len(last) < len(first):
            # `123–8`.
            last = first[: len(first) - len(last)] + last
        count = int(last) - int(first) + 1
        return count if 1 <= count <= _MOST else None
    if not paper.pages and paper.page_count.isdecimal() and len(paper.page_count) < 5:  # noqa: PLR2004
        return int(paper.page_count) or None
    return None
