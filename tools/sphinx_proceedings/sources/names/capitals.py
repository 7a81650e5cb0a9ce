"""Words of names that are written in capitals."""

from __future__ import annotations

import re

from anyascii import anyascii

from sphinx_proceedings.sources.names.order import PARTICLES, is_numeral

__all__ = ["in_mixed_case", "is_loud"]

_CAPITALS = re.compile(r"\\[A-Za-z]+|[^\W\d_]{2,}")
_SHORTEST_FAMILY = 3
_SHORT_FAMILIES = frozenset({"DU", "GU", "HE", "HU", "LI", "LU", "MA", "WU", "XU", "YE", "YU"})
_VOWEL = re.compile(r"[AEIOUY]")
_SCOTTISH = re.compile(r"MC[A-Z]{3,}")
_TWO_INITIALS = re.compile(r"[AEIOU][B-DF-HJ-NP-TV-XZ]")


def is_loud(word: str) -> bool:
    """Whether it is a name in capitals: no initials, and mostly no acronym."""
    letters = re.sub(r"\W", "", word)
    is_long = len(letters) >= _SHORTEST_FAMILY or letters in _SHORT_FAMILIES
    is_name = re.fullmatch(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", word) is not None
    return is_long and is_name and word.isupper() and _VOWEL.search(anyascii(word)) is not None


def in_mixed_case(source: str) -> str:
    """LaTeX of a name with each word in capitals as names are written."""
    return _CAPITALS.sub(_quiet, source)


def _quiet(match: re.Match[str]) -> str:
    """`VAN`, `MCCARTHY` and `III` are not `Van`, `Mccarthy` and `Iii`; `JK` are initials."""
    word = match[0]
    if word[0] == "\\" or not word.isupper() or is_numeral(word):
        return word
    if word.lower() in PARTICLES:
        return word.lower()
    if not _VOWEL.search(anyascii(word)) or _TWO_INITIALS.fullmatch(word):
        return word
    return f"Mc{word[2:].capitalize()}" if _SCOTTISH.fullmatch(word) else word.capitalize()
