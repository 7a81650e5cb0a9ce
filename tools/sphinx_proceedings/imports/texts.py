"""Texts of a file without what no text should hold."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["Texts", "one_line"]

# Whitespace among the control characters parts words.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")


class Texts:
    """Cleans texts and counts what had to be removed."""

    def __init__(self) -> None:
        self.removed = 0
        """Control characters and lone halves of characters."""

    def prose(self, text: str) -> str:
        """Composed (NFC), with line feeds as line ends, without control characters."""
        text = _LINE_END.sub("\n", text).replace("\u2029", "\n\n")
        text, removed = _CONTROLS.subn("", text)
        self.removed += removed
        return unicodedata.normalize("NFC", text).strip()

    def line(self, text: str) -> str:
        """The same with all whitespace as single spaces."""
        return " ".join(self.prose(text).split())


def one_line(text: str) -> str:
    """A clean text of one line, of which nobody needs to know what was removed."""
    return Texts().line(text)
