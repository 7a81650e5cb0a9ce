"""The text of a source file with a map from offsets to lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location

__all__ = ["Source", "decode"]


@dataclass(frozen=True, kw_only=True)
class Source:
    """A source file as text with line feeds as line ends and without a byte order mark."""

    path: str
    """Relative to the portal's root, with forward slashes."""
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        lines = self.text.split("\n")
        return [0, *accumulate(len(line) + 1 for line in lines[:-1])]

    def locate(self, offset: int) -> Location:
        """The line and column (both from 1) of a character offset into the text."""
        line = bisect_right(self._line_starts, offset)
        return Location(path=self.path, line=line, column=offset - self._line_starts[line - 1] + 1)

    @property
    def whole(self) -> Location:
        """The file itself."""
        return Location(path=self.path)


def decode(path: str, data: bytes) -> Source | Diagnostic:
    """UTF-8 bytes (with or without byte order mark) as text, or what is wrong with them.

    A NUL byte means a binary or UTF-16 file: it is refused like any other non-UTF-8 byte.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(path, data, error.start)
    if "\0" in text:
        return _not_utf8(path, data, data.index(b"\0"))
    return Source(path=path, text=text.replace("\r\n", "\n").replace("\r", "\n"))


def _not_utf8(path: str, data: bytes, offset: int) -> Diagnostic:
    before = data[:offset]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return Diagnostic(
        code=Code.FILE_ENCODING,
        location=Location(path=path, line=line, column=column),
        message=f"byte {offset} (0x{data[offset]:02x}) is not UTF-8 text; the file is not read",
        hint="save the file as UTF-8; editors call this “encoding” or “Save with Encoding”",
    )
