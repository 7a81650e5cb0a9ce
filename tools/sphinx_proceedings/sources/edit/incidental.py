"""Which mistakes in an entry keep nobody from adding it."""

from __future__ import annotations

from sphinx_proceedings.diagnostics import Diagnostic, Location, Severity
from sphinx_proceedings.sources.bibtex.blocks import BlockKind, RawField, located_blocks
from sphinx_proceedings.sources.text.source import Source

__all__ = ["Incidental"]

_NEEDED = frozenset({"author", "crossref", "ids", "title", "xdata"})
"""Fields by which a paper is known, and which lead to others."""


class Incidental:
    """The values of a text that a paper can do without."""

    def __init__(self, source: Source) -> None:
        self._places: frozenset[Location] = frozenset(
            source.locate(field.at)
            for block in located_blocks(source.text)
            if block.kind is BlockKind.ENTRY
            for field in block.fields
            if field.name.lower() not in _NEEDED and not _is_damaged(field)
        )

    def forbids(self, problem: Diagnostic) -> bool:
        """Whether something else than one of these values is wrong."""
        return problem.severity is Severity.ERROR and problem.location not in self._places


def _is_damaged(field: RawField) -> bool:
    """Whether it has no value, so that what follows may have been taken for another field."""
    return not field.pieces
