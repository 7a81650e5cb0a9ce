"""Texts of a file without what no text should hold."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["cleaned", "one_line"]

# Whitespace among the control characters parts words.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")


def cleaned(text: str) -> str:
    """Composed (NFC), with line feeds as line ends, without control characters and lone halves."""
    text = _LINE_END.sub("\n", text).replace("\u2029", "\n\n")
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


def one_line(text: str) -> str:
    """The same with all whitespace as single spaces."""
    return " ".join(cleaned(text).split())
