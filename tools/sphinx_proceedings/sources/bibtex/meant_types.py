"""Types of entries that are not known, and which one each was meant for.

`@inprocedings` can only be `@inproceedings`.  What has authors is never taken for a volume, which
would leave it without a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from sphinx_proceedings.model.entry_types import ENTRY_TYPES, PAGELESS_TYPES, VOLUME_TYPES
from sphinx_proceedings.model.nearest import STRICT, likeness, nearest
from sphinx_proceedings.sources.bibtex.entries import BibEntry

__all__ = ["KNOWN_TYPES", "as_meant", "near_type"]

KNOWN_TYPES = ENTRY_TYPES.keys() | PAGELESS_TYPES
_MEANT = sorted(ENTRY_TYPES.keys() | VOLUME_TYPES)
_OTHER_NAMES = {
    **dict.fromkeys(("webpage", "website", "internet"), "online"),
    "conferencepaper": "inproceedings",
    "data": "dataset",
    "dissertation": "thesis",
    "journalarticle": "article",
}
"""What programs and people call a type, which is certain."""
_LONGEST = 40
_CERTAIN = 0.85
_APART = 0.03
"""By how much the nearest type must be nearer than the next, to be certain."""


def as_meant(entries: Sequence[BibEntry]) -> tuple[BibEntry, ...]:
    """The entries, those of a misspelt type with the one that was meant where that is certain."""
    return tuple(
        entry
        if entry.type in KNOWN_TYPES or not (meant := _certain(entry))
        else replace(entry, type=meant)
        for entry in entries
    )


def _certain(entry: BibEntry) -> str:
    meant, is_certain = near_type(entry.type)
    is_volume = meant in VOLUME_TYPES
    return meant if is_certain and not (is_volume and "author" in entry.fields) else ""


@lru_cache(maxsize=256)
def near_type(name: str) -> tuple[str, bool]:
    """The known type that is nearest to this name, if any is near, and whether that is certain."""
    if name in _OTHER_NAMES:
        return _OTHER_NAMES[name], True
    if len(name) > _LONGEST:
        return "", False
    near = nearest(name, _MEANT, most=2, cutoff=STRICT)
    if not near:
        return "", False
    first, *others = (likeness(name, known) for known in near)
    return near[0], first >= _CERTAIN and all(first - other >= _APART for other in others)
