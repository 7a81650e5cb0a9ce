"""Sheets of an .xlsx workbook as rows of texts: nothing in them is executed, fetched or expanded.

Of a formula the value counts that was last computed.  A workbook is an archive of XML without
document type declarations (ISO/IEC 29500-2, 2021, section 8.3.2); one that has any is refused.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from itertools import islice
from typing import Any

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.packages.archives import archive_items, is_archive
from sphinx_proceedings.sources.imports.tables.table_limits import (
    LARGEST_WORKBOOK,
    LONGEST_CELL,
    MOST_SHEETS,
    Counted,
)
from sphinx_proceedings.sources.text.characters import suitable
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["Sheet", "column_letters", "workbook_sheets"]

_AGAIN = "save it again as .xlsx or as CSV in UTF-8"
_MOST_EMPTY = 1_048_576
"""Rows that a sheet of Excel has at most, filled or not."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_DECLARES = tuple(
    text.encode(encoding)
    for text in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([^\"']*)")
_ENCODINGS = frozenset({b"utf-8", b"utf-16", b"us-ascii"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A sheet of a workbook."""

    name: str
    path: str
    """What messages call it: `all.xlsx:Authors`."""
    rows: tuple[tuple[Location, tuple[str, ...]], ...]
    """Each with its first cell, as `all.xlsx:Authors!A2`."""


def workbook_sheets(path: str, data: bytes, most: int | None = None) -> tuple[Sheet, ...]:
    """The sheets of a workbook, in its order, each with its first `most` rows.

    Raises `ExportError`.
    """
    from openpyxl import load_workbook  # noqa: PLC0415  # takes a quarter of a second

    _check_parts(path, data)
    try:
        with warnings.catch_warnings():
            # What openpyxl leaves out is of no interest: styles, charts, rules.
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            return tuple(_sheets(book, path, most))
    except ExportError:
        raise
    except Exception as error:  # noqa: BLE001  # it raises whatever it stumbles over
        message = f"this is no workbook that can be read ({type(error).__name__})"
        raise ExportError(Location(path=path), message, _AGAIN) from None


def _sheets(book: Any, path: str, most: int | None) -> Iterator[Sheet]:
    if len(book.worksheets) > MOST_SHEETS:
        message = f"it has more than {MOST_SHEETS} sheets; none is read"
        raise ExportError(Location(path=path), message, "give the tables of one event alone")
    counted = Counted(path)
    for sheet in book.worksheets:
        name = shown(" ".join(suitable(str(sheet.title))[0].split()))
        called = f"{path}:{name}"
        yield Sheet(name=name, path=called, rows=tuple(islice(_rows(sheet, called, counted), most)))


def _check_parts(path: str, data: bytes) -> None:
    if not is_archive(data):
        message = "this is no .xlsx workbook; those of old versions of Excel are not read"
        raise ExportError(Location(path=path), message, _AGAIN)
    for name, item in archive_items(data, path, LARGEST_WORKBOOK).items():
        if not name.lower().endswith((".xml", ".rels", ".vml")):
            continue
        part = item.begin(item.size)
        encoding = _ENCODING.search(part[:200])
        is_known = encoding is None or encoding[1].lower() in _ENCODINGS
        if not is_known or any(word in part for word in _DECLARES):
            message = "it declares entities or an encoding of its own, as no workbook does"
            raise ExportError(Location(path=item.path), f"{message}; it is not read", _AGAIN)


def _rows(sheet: Any, called: str, counted: Counted) -> Iterator[tuple[Location, tuple[str, ...]]]:
    # What a sheet says of its own size may be wrong.
    sheet.reset_dimensions()
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > _MOST_EMPTY:
            message = f"the sheet has more than {_MOST_EMPTY:,} rows; it is not read"
            raise ExportError(Location(path=called), message, _AGAIN)
        if values:
            place = Location(path=f"{called}!{_cell(values)}{number}")
            counted.add(place, values)
            yield place, tuple(_text(value, place) for value in values)


def _cell(values: tuple[Any, ...]) -> str:
    """The column in which a row begins."""
    first = next((i for i, value in enumerate(values, start=1) if value is not None), 1)
    return column_letters(first)


def column_letters(number: int) -> str:
    """What the column of this number is called: A, B, … Z, AA."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _text(value: Any, place: Location) -> str:
    if not isinstance(value, str):
        return "" if value is None else _fact(value)
    if len(value) > LONGEST_CELL:
        message = f"a cell holds more than {LONGEST_CELL:,} characters; it is not read"
        raise ExportError(place, message, _AGAIN)
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _fact(value: Any) -> str:
    """A number, a date, a time or a truth as people write it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "seconds")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)
