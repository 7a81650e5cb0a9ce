"""Tables as rows of texts that know where they stand: files of CSV, and sheets of .xlsx."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from itertools import chain, islice
from string import ascii_uppercase
from types import MappingProxyType

from sphinx_proceedings.diagnostics import Diagnostic, Location, Remark
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import bytes_of
from sphinx_proceedings.sources.imports.tables.table_limits import (
    LARGEST_TABLE,
    Counted,
)
from sphinx_proceedings.sources.imports.tables.workbooks import column_letters, workbook_sheets
from sphinx_proceedings.sources.text.encodings import windows_1252
from sphinx_proceedings.sources.text.source import decode, is_utf16

__all__ = ["Row", "Table", "folded", "headers_of", "read_tables"]

_SEPARATORS = ",;\t|"
_MOST_BEFORE_HEADER = 5
"""Rows in which the header is looked for, to know a form."""
_AGAIN = "save it again as CSV in UTF-8, or as .xlsx"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of a table below its header."""

    location: Location
    """Its line, or its first cell: `authors.csv:12`, `all.xlsx:Authors!A12`."""
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Its texts as they stand, by the names of the columns as `folded` has them."""
    columns: tuple[str, ...] = field(default=(), repr=False)
    """Those names, in order."""

    def get(self, *names: str) -> str:
        """The text of the first of these columns that has one; empty where none has."""
        return next((text for name in names if (text := self.values.get(name, "").strip())), "")

    def where(self, column: str) -> Location:
        """Its cell in a column, as `all.xlsx:Authors!C12`; in a file of CSV its line."""
        sheet, is_sheet, cell = self.location.path.rpartition("!")
        if not is_sheet or column not in self.columns:
            return self.location
        letters = column_letters(self.columns.index(column) + 1)
        return Location(path=f"{sheet}!{letters}{cell.lstrip(ascii_uppercase)}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table with a header."""

    location: Location
    name: str
    """Of the sheet, or of the file without its ending."""
    columns: tuple[str, ...] = ()
    """As `folded` has them; an empty one for a column without a name."""
    rows: tuple[Row, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """How the file was read, where that was not clear."""


def folded(name: str) -> str:
    """The name of a column without what programs and people write differently."""
    return " ".join(name.replace("_", " ").split()).casefold()


def read_tables(
    package: Package, name: str, is_header: Callable[[frozenset[str]], bool] = bool
) -> tuple[Table, ...]:
    """The tables of a file by its name in the package; raises `ExportError`.

    A `.csv` or `.tsv` file is one table, an `.xlsx` file has one in each sheet.  The header is the
    first row that holds anything, or of those at the top the first that `is_header` takes for one;
    rows that hold nothing are passed over.
    """
    data, path = bytes_of(package, name, LARGEST_TABLE), package.path(name)
    if name.lower().endswith(".xlsx"):
        return tuple(
            _table(Location(path=sheet.path), sheet.name, sheet.rows, is_header)
            for sheet in workbook_sheets(path, data)
        )
    text, remarks = _decoded(path, data)
    stem = name.rpartition("/")[2].rpartition(".")[0]
    return (_table(Location(path=path), stem, _csv_rows(path, text), is_header, remarks),)


def headers_of(
    package: Package, name: str, is_header: Callable[[frozenset[str]], bool] = bool
) -> tuple[frozenset[str], ...]:
    """The columns that the tables of a file seem to have, by their beginnings; never raises."""
    try:
        if not name.lower().endswith(".xlsx"):
            rows = _csv_rows("", _decoded_begin(package.begin(name)))
            return (_header(rows, is_header),)
        data = bytes_of(package, name, LARGEST_TABLE)
        sheets = workbook_sheets(package.path(name), data, _MOST_BEFORE_HEADER)
        return tuple(_header(sheet.rows, is_header) for sheet in sheets)
    except ExportError:
        return ()


def _header(
    rows: Iterable[tuple[Location, tuple[str, ...]]], is_header: Callable[[frozenset[str]], bool]
) -> frozenset[str]:
    begin = (cells for _, cells in islice(rows, _MOST_BEFORE_HEADER))
    filled = [frozenset(map(folded, cells)) for cells in begin if any(map(str.strip, cells))]
    return next(filter(is_header, filled), filled[0] if filled else frozenset())


def _decoded_begin(begin: bytes) -> str:
    """What is cut off within a character, or is another encoding, spoils no name of a column."""
    encoding = "utf-16" if is_utf16(begin) else "utf-8-sig"
    return begin.decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")


def _table(
    location: Location,
    name: str,
    rows: Iterable[tuple[Location, tuple[str, ...]]],
    is_header: Callable[[frozenset[str]], bool],
    remarks: tuple[Remark, ...] = (),
) -> Table:
    filled = (row for row in rows if any(map(str.strip, row[1])))
    top = list(islice(filled, _MOST_BEFORE_HEADER))
    at = next((i for i, row in enumerate(top) if is_header(frozenset(map(folded, row[1])))), 0)
    header = top[at][1] if top else ()
    columns = tuple(map(folded, header))
    found = tuple(
        Row(
            location=place,
            values=MappingProxyType(_by_column(columns, cells)),
            columns=columns,
        )
        for place, cells in chain(top[at + 1 :], filled)
    )
    return Table(location=location, name=name, columns=columns, rows=found, remarks=remarks)


def _by_column(columns: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, str]:
    """Of columns with the same name, the first one that says anything counts."""
    values: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column and not values.get(column):
            values[column] = cell
    return values


def _decoded(path: str, data: bytes) -> tuple[str, tuple[Remark, ...]]:
    source = decode(path, data)
    if not isinstance(source, Diagnostic):
        return source.text, ()
    text = windows_1252(data)
    if text is None:
        raise ExportError(source.location, source.message, _AGAIN)
    said = "the file is not UTF-8; it was read as Windows-1252, which every byte of it fits"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, (Remark(location=Location(path=path), text=said),)


def _csv_rows(path: str, text: str) -> Iterator[tuple[Location, tuple[str, ...]]]:
    first, _, rest = text.partition("\n")
    skipped = 0
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=,"):
        # Which Excel writes for itself.
        separator, text, skipped = first[4], rest, 1
    else:
        separator = _separator(text)
    counted = Counted(path)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            place = Location(path=path, line=max(line, reader.line_num) + skipped)
            begun = f", in the row that begins in line {line + 1 + skipped}"
            raise ExportError(place, f"this is not CSV: {error}{begun}", _AGAIN) from None
        if cells is None:
            return
        place = Location(path=path, line=line + 1 + skipped)
        counted.add(place, cells)
        line = reader.line_num
        yield place, tuple(cells)


def _separator(text: str) -> str:
    """What parts the most cells of the first row."""

    def count(separator: str) -> int:
        reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
        try:
            return len(next((cells for cells in islice(reader, 5) if any(cells)), []))
        except csv.Error:
            return 0

    return max(_SEPARATORS, key=count)
