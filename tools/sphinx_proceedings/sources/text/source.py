"""The text of a source file with a map from offsets to lines and columns."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE
from dataclasses import dataclass
from functools import cached_property

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.sources.text.encodings import windows_1252

__all__ = ["Source", "decode", "is_utf16"]


@dataclass(frozen=True, kw_only=True)
class Source:
    """A source file as text with line feeds as line ends and without a byte order mark."""

    path: str
    """Relative to the portal's root, with forward slashes."""
    text: str

    @cached_property
    def _line_starts(self) -> array[int]:
        starts = array("Q", [0])
        end = self.text.find("\n")
        while end >= 0:
            starts.append(end + 1)
            end = self.text.find("\n", end + 1)
        return starts

    def locate(self, offset: int) -> Location:
        """The line and column (both from 1) of a character offset into the text."""
        line = bisect_right(self._line_starts, offset)
        return Location(path=self.path, line=line, column=offset - self._line_starts[line - 1] + 1)

    def offset(self, location: Location) -> int:
        """The character offset of a place in the text (the inverse of `locate`)."""
        return self._line_starts[location.line - 1] + location.column - 1

    @property
    def whole(self) -> Location:
        """The file itself."""
        return Location(path=self.path)


def decode(path: str, data: bytes) -> Source | Diagnostic:
    """Bytes as text, or what is wrong with them.

    UTF-8, with or without byte order mark, and UTF-16 with one, which nothing else can be.  Any
    other encoding would have to be guessed, and a wrong guess puts wrong letters into names.  A
    NUL byte means a binary file: it is refused like a byte that is not UTF-8.
    """
    if is_utf16(data):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as error:
            return _undecodable(path, data, error.start, "UTF-16")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return _undecodable(path, data, error.start, "UTF-8")
    if "\0" in text:
        return _undecodable(path, data, data.index(b"\0"), "UTF-8")
    return Source(path=path, text=text.replace("\r\n", "\n").replace("\r", "\n"))


def is_utf16(data: bytes) -> bool:
    """Whether the bytes begin with a byte order mark of UTF-16."""
    return data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and not data.startswith(BOM_UTF32_LE)


def _undecodable(path: str, data: bytes, offset: int, encoding: str) -> Diagnostic:
    before = data[:offset]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    likely = bytes([data[offset]]).decode("cp1252", "replace")
    hint = "save the file as UTF-8; editors call this “encoding” or “Save with Encoding”"
    if encoding == "UTF-8" and windows_1252(data) is not None:
        hint = "run `proceedings fix`: the file is Windows-1252 or Latin-1, and can become UTF-8"
    elif likely.isalpha():
        hint += f"; if this byte is to be {likely!r}, the file is Windows-1252 or Latin-1 now"
    return Diagnostic(
        code=Code.FILE_ENCODING,
        location=Location(path=path, line=line, column=column),
        message=f"byte {offset} (0x{data[offset]:02x}) is not {encoding} text;"
        " the file is not read",
        hint=hint,
    )
