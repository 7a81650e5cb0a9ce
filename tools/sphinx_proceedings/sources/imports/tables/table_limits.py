"""How much of a table is read: more than any event has, and no more than a machine bears."""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.export_error import ExportError

__all__ = ["LARGEST_TABLE", "LARGEST_WORKBOOK", "LONGEST_CELL", "MOST_SHEETS", "Counted"]

LARGEST_TABLE = 64 * 1024**2
"""Bytes of a file."""
LARGEST_WORKBOOK = 512 * 1024**2
"""Bytes of all parts of a workbook, unpacked."""
MOST_SHEETS = 100
LONGEST_CELL = 131_072
"""Characters, as Python's `csv` has it; Excel itself stops at 32,767."""
_MOST_ROWS = 100_000
_MOST_COLUMNS = 1_000
_MOST_CELLS = 3_000_000


class Counted:
    """Counts the rows and cells of a file while they are read."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._rows = 0
        self._cells = 0

    def add(self, location: Location, cells: Sequence[object]) -> None:
        """Count a row; raises `ExportError` where it is one too many."""
        self._rows += 1
        self._cells += len(cells)
        if len(cells) > _MOST_COLUMNS:
            message = f"the row has more than {_MOST_COLUMNS:,} cells; the file is not read"
        elif self._rows > _MOST_ROWS or self._cells > _MOST_CELLS:
            message = f"there are more than {_MOST_ROWS:,} rows or {_MOST_CELLS:,} cells"
        else:
            return
        raise ExportError(location, message, "give the table of one event alone")
