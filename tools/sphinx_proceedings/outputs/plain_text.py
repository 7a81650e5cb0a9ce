"""Text without markup, as files and elements can hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sphinx_proceedings.model.richtext import RichText

__all__ = ["XML_DECLARATION", "one_line", "paragraphs_text", "xml_text"]

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
"""How a document in UTF-8 begins."""

# What is not a `Char` (Extensible Markup Language 1.0, fifth edition, 2.2).
_NOT_CHAR = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with U+FFFD in place of each character that no XML 1.0 document can hold.

    Nothing is escaped: that is left to whatever writes the element or attribute.
    """
    return _NOT_CHAR.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The same, with every run of spaces, line ends and the like as one space."""
    return " ".join(xml_text(text).split())


def paragraphs_text(paragraphs: Iterable[RichText]) -> str:
    """Paragraphs as plain text, an empty line between them."""
    return "\n\n".join(paragraph.plain for paragraph in paragraphs)
