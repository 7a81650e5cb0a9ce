"""Why nobody can tell what was given to be imported."""

from __future__ import annotations

from pathlib import PurePosixPath

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.text.source import is_utf16

__all__ = ["demand_readable"]

_BEGIN = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office begin that are older than .xlsx ([MS-CFB], 2.2)."""
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
"""What the file `mimetype` of one begins with (OpenDocument 1.3, part 2, 3.3)."""
_TEXTS = frozenset({".bib", ".csv", ".json", ".tsv", ".txt", ".xml", ".yaml", ".yml"})
_SAVE = "save it as .xlsx, or as CSV in UTF-8"


def demand_readable(package: Package) -> None:
    """Raise `ExportError` where a package could be of no form, whichever forms there are."""
    for name in sorted(package.sizes):
        begin, where = package.begin(name, _BEGIN), package.locate(name)
        if name == "mimetype" and begin.startswith(_OPEN_DOCUMENT):
            raise ExportError(
                package.whole, "this is an OpenDocument file, which is not read", _SAVE
            )
        if begin.startswith(_OLE):
            raise ExportError(where, "this is a file of an old Office, which is not read", _SAVE)
        if not begin and len(package.sizes) == 1:
            raise ExportError(where, "the file is empty", "export it again")
        is_text = PurePosixPath(name).suffix.lower() in _TEXTS
        if is_text and b"\0" in begin and not is_utf16(begin):
            message = f"byte {begin.index(0)} (0x00) is not UTF-8 text"
            raise ExportError(where, message, "save it as UTF-8, or export it again")
