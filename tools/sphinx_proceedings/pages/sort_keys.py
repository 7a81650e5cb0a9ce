"""What lists from A to Z are sorted by."""

from __future__ import annotations

from anyascii import anyascii

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.richtext import RichText

__all__ = ["OTHER", "folded", "letter", "name_key", "title_key"]

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


def name_key(name: Name) -> tuple[str, str, str]:
    """Sort key of a name: family, given, then the exact spelling; accents folded."""
    return folded(name.family or name.full), folded(name.given), name.full


def title_key(title: RichText) -> tuple[str, str]:
    """Sort key of a title: accents and leading marks folded away."""
    return folded(title.plain), title.plain
