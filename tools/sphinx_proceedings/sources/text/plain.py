"""Plain text, as YAML and other programmes have it, as rich text."""

from __future__ import annotations

import re
import unicodedata

from sphinx_proceedings.model.richtext import RichText

__all__ = ["paragraphs_of_plain", "plain_line"]


def plain_line(text: str) -> RichText:
    """Plain text on one line; no character in it means anything."""
    return RichText.from_plain(" ".join(unicodedata.normalize("NFC", text).split()))


def paragraphs_of_plain(text: str) -> tuple[RichText, ...]:
    """Plain text whose paragraphs are parted by empty lines."""
    parts = re.split(r"\n[ \t]*\n", text)
    return tuple(plain_line(part) for part in parts if part.strip())
