"""Packages of exports in memory, and archives made byte by byte."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from openpyxl import Workbook

from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.sources.imports.packages.package import Package

EXPORTS = Path(__file__).parent.parent / "paper_exports"
"""An export of each form, made after what is public of it."""


def package_of(files: Mapping[str, bytes | str], name: str = "export") -> Package:
    """A package that holds these files."""
    data = {key: text.encode() if isinstance(text, str) else text for key, text in files.items()}
    return Package(
        name=name,
        sizes=MappingProxyType({key: len(held) for key, held in data.items()}),
        reader=data.__getitem__,
    )


def export_package(name: str, **further: bytes) -> Package:
    """The package of a file or folder of `EXPORTS`, with further empty files beside."""
    root = EXPORTS / name
    paths = [root] if root.is_file() else sorted(p for p in root.rglob("*") if p.is_file())
    base = root.parent if root.is_file() else root
    files = {path.relative_to(base).as_posix(): path.read_bytes() for path in paths}
    return package_of({**files, **further}, name)


def plain(text: str) -> RichText:
    """Rich text without styles."""
    return RichText.from_plain(text)


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive that holds these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def workbook(sheets: Mapping[str, list[list[object]]]) -> bytes:
    """An .xlsx file with these rows."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
