"""A source file that can be changed in places: line ends, byte order mark and encoding stay."""

from __future__ import annotations

import re
from bisect import bisect_left
from codecs import BOM_UTF8, BOM_UTF16_LE
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.sources.text.source import Source, decode, is_utf16

__all__ = ["Document", "Edit", "Kept", "open_document"]


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Edit:
    """Put `text` in place of the characters from `start` to `end` of a source's text."""

    start: int
    end: int
    text: str
    """With line feeds as line ends."""


class Kept(NamedTuple):
    """Characters of a source's text that stay as they are in the file, wherever they go."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Document:
    """A source's text and its bytes."""

    source: Source
    raw: str
    """The text with the line ends it has in the file, without byte order mark."""
    mark: bytes = b""
    """The byte order mark."""
    encoding: str = "utf-8"

    @property
    def newline(self) -> str:
        """The file's line end; its first one where they differ."""
        found = re.search(r"\r\n|\r|\n", self.raw)
        return found[0] if found else "\n"

    @cached_property
    def _shortened(self) -> list[int]:
        """Offsets into the source's text of line feeds that take two characters in the file."""
        pairs = re.finditer(r"\r\n", self.raw)
        return [found.start() - number for number, found in enumerate(pairs)]

    def changed(self, edits: Iterable[Edit]) -> bytes:
        """The file's bytes with these changes, which must not overlap; all else stays."""
        pieces: list[Kept | str] = []
        position = 0
        for edit in sorted(edits):
            pieces += [Kept(position, edit.start), edit.text]
            position = edit.end
        return self.composed([*pieces, Kept(position, len(self.source.text))])

    def composed(self, pieces: Iterable[Kept | str]) -> bytes:
        """The bytes of a file that is put together from parts of this one and new texts."""
        parts: list[str] = [""]
        for piece in pieces:
            if isinstance(piece, Kept):
                text = self.raw[self._raw_offset(piece.start) : self._raw_offset(piece.end)]
            else:
                text = piece.replace("\n", self.newline)
            # A lone CR before an LF that was not behind it would become one line end with it.
            if parts[-1].endswith("\r") and text.startswith("\n"):
                text = "\r" + text
            if text:
                parts.append(text)
        return self.mark + "".join(parts).encode(self.encoding)

    def _raw_offset(self, offset: int) -> int:
        return offset + bisect_left(self._shortened, offset)


def open_document(path: str, data: bytes) -> Document | Diagnostic:
    """A file's bytes as a document, or what is wrong with them."""
    source = decode(path, data)
    if isinstance(source, Diagnostic):
        return source
    if is_utf16(data):
        encoding = "utf-16-le" if data.startswith(BOM_UTF16_LE) else "utf-16-be"
        mark = data[:2]
    else:
        encoding = "utf-8"
        mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    raw = data[len(mark) :].decode(encoding)
    return Document(source=source, raw=raw, mark=mark, encoding=encoding)
