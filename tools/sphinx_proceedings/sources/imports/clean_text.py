"""Texts of a file without what no text should hold."""

from __future__ import annotations

import re
import unicodedata

from sphinx_proceedings.sources.imports.addresses import without_addresses
from sphinx_proceedings.sources.text.characters import suitable

__all__ = ["Texts", "clean_line"]

_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")


class Texts:
    """Cleans texts and remembers what had to be left out."""

    def __init__(self) -> None:
        self.left_out: dict[str, None] = {}
        """Characters that no text may hold, as `U+202E`."""
        self.addresses = 0
        """E-mail addresses."""

    def prose(self, text: str) -> str:
        """Composed (NFC), line feeds as line ends, without e-mails and what no text may hold."""
        text = _LINE_END.sub("\n", text).replace("\u2029", "\n\n")
        text, left_out = suitable(text)
        self.left_out |= dict.fromkeys(left_out)
        text, addresses = without_addresses(unicodedata.normalize("NFC", text))
        self.addresses += addresses
        return text.strip()

    def line(self, text: str) -> str:
        """The same with all whitespace as single spaces."""
        return " ".join(self.prose(text).split())


def clean_line(text: str) -> str:
    """A clean text of one line, of which nobody needs to know what was left out."""
    return Texts().line(text)
