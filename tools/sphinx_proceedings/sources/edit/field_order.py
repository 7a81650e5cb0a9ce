"""In which order the fields of an entry stand that is written by the tool."""

from __future__ import annotations

__all__ = ["field_rank"]

_FIRST = (
    "author",
    "author+an",
    "author+an:affiliation",
    "author+an:ror",
    "author+an:country",
    "author+an:orcid",
    "title",
    "subtitle",
    "booktitle",
    "year",
    "month",
    "volume",
    "number",
    "pages",
    "eid",
    "doi",
)
_LAST = ("keywords", "abstract")


def field_rank(name: str) -> int:
    """A field's place among others; all between the first and the last ones have the same."""
    if name in _LAST:
        return len(_FIRST) + 1 + _LAST.index(name)
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)
