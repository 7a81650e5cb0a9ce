"""Titles as they are compared: whatever their case, accents and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anyascii import anyascii

from sphinx_proceedings.model.slugs import slug_of

__all__ = ["said", "telling_words", "words_of"]

_SMALL = frozenset(
    {
        "a", "about", "all", "an", "and", "are", "as", "at", "by", "can", "das", "de", "der", "die",
        "do", "does", "ein", "eine", "el", "for", "from", "how", "in", "into", "is", "it", "la",
        "le", "les", "los", "not", "of", "on", "or", "our", "s", "that", "the", "to", "toward",
        "towards", "un", "und", "une", "using", "via", "we", "what", "when", "where", "which",
        "who", "why", "with", "without", "your",
    }
)  # fmt: skip


def said(title: str) -> str:
    """The letters and digits of a title."""
    return "".join(re.findall(r"[a-z0-9]+", anyascii(title).lower()))


def telling_words(title: str) -> Iterator[str]:
    """Words of a title in ASCII and lower case, without articles and the like."""
    words = words_of(title)
    telling = [word for word in words if word not in _SMALL and not word.isdigit()]
    return iter(telling or words)


def words_of(text: str) -> list[str]:
    """The words of a text in ASCII and lower case."""
    return re.findall(r"[a-z0-9]+", slug_of(text, ""))
