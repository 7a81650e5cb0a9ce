"""How much of a source is read: far more than any edition needs, and no more than a machine bears.

What goes beyond is left out and told once.  Each limit bounds what time and memory grow with, so
that hostile sources cost seconds, not hours.
"""

from __future__ import annotations

__all__ = [
    "DEEPEST",
    "LARGEST_EXPANSION",
    "LARGEST_SOURCE",
    "LONGEST_KEY",
    "LONGEST_LIST",
    "LONGEST_NAME",
    "LONGEST_PERSON",
    "LONGEST_REST",
    "LONGEST_SCANNED",
    "MOST_BLOCKS",
    "MOST_FIELDS",
    "MOST_PEOPLE",
    "MOST_PIECES",
    "longest_value",
]

LARGEST_SOURCE = {
    ".bib": 64 * 1024**2,
    ".yaml": 4 * 1024**2,
    ".yml": 4 * 1024**2,
    ".json": 16 * 1024**2,
}
"""Bytes of a file by its suffix; read within a minute."""

MOST_BLOCKS = 100_000
"""Entries, macros and comments of a `.bib` file; the largest known volumes have some thousands."""

MOST_FIELDS = 10_000
"""Fields of an entry, or macros of an `@string`."""

MOST_PIECES = 1_000
"""Parts of a value that are joined by `#`."""

LONGEST_KEY = 500
"""Characters of an entry's key."""

LONGEST_NAME = 100
"""Characters of the name of a field, of a macro or of a type."""

LONGEST_FACT = 4_000
"""Characters of a number, a date, an identifier or an address."""

LONGEST_TEXT = 100_000
"""Characters of any other value: a title, an abstract, a note."""

LONGEST_LIST = 500_000
"""Characters of a list of names, of what is annotated to it, or of a macro: some thousand names."""

LONGEST_PERSON = 4_000
"""Characters of the LaTeX of one name."""

MOST_PEOPLE = 20_000
"""Names in a list; no paper has had more than 15,025."""

LARGEST_EXPANSION = 8 * 1024**2
"""Characters that macros add to a file in all."""

DEEPEST = 20_000
"""Braces within braces."""

LONGEST_REST = 100_000
"""Characters between a value and the next comma."""

LONGEST_SCANNED = 4 * 1024**2
"""Characters of a value in which braces or quotes are counted one by one."""

_LISTS = frozenset(
    {"author", "editor", "editora", "editorb", "editorc", "translator", "presenter", "keywords"}
)
_FACTS = frozenset(
    {
        "pages", "pagetotal", "numpages", "volume", "volumes", "number", "issue", "part", "chapter",
        "edition", "eid", "articleno", "year", "month", "day", "date", "eventdate", "origdate",
        "urldate", "statusdate", "status", "doi", "isbn", "issn", "isrn", "pmid", "eprint",
        "eprinttype", "eprintclass", "archiveprefix", "primaryclass", "type", "url", "pdf",
        "preprint", "code", "dataset", "supplement", "slides", "poster", "video", "version",
        "language", "langid", "pubstate", "crossref", "xref", "relatedtype",
    }
)  # fmt: skip


def longest_value(field: str) -> int:
    """How many characters of this field's value are read at most."""
    base, is_annotated, _ = field.partition("+")
    if is_annotated or base in _LISTS:
        return LONGEST_LIST
    return LONGEST_FACT if base in _FACTS else LONGEST_TEXT
