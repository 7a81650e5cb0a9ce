"""Texts as lists from A to Z sort them."""

from __future__ import annotations

from anyascii import anyascii

__all__ = ["OTHER", "folded", "letter"]

OTHER = "Other"
"""The heading over what begins with no letter."""


def folded(text: str) -> str:
    """A text as lists sort it: in Latin letters without accents and leading marks.

    Other scripts are transliterated, letter by letter and in Chinese characters by their Mandarin
    reading: who looks for a name in a list from A to Z tries its Latin form.
    """
    return anyascii(text).casefold().lstrip(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def letter(key: str) -> str:
    """The heading under which a list has what is sorted by this key: É under E."""
    first = key[:1].upper()
    return first if "A" <= first <= "Z" else OTHER
