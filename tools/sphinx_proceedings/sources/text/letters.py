"""Letters with marks in one form, and characters that cannot be seen.

Unicode's NFC (UAX 15) makes one letter of a letter and its marks only where the marks stand in the
order in which the letter was composed.  Typists and LaTeX have them in any order: tilde before
circumflex is as good a way to write the Vietnamese ễ as the other.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import permutations

__all__ = ["composed", "has_visible", "without_invisible"]

_LOOSE_MARKS = re.compile(r"[^\W\d_][\u0300-\u036f]{1,3}(?![\u0300-\u036f])")
# Format characters (UAX 44, Cf) but for the joiners U+200C and U+200D, which spell words in Persian
# and in the scripts of India; and controls.  A tab or line end is a space.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
# Letters and symbols by their category, of which nothing is printed (UAX 44, default ignorable;
# U+2800 is the braille cell without dots).
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def composed(text: str) -> str:
    """The text in NFC, and each letter as one character wherever its marks in some order make one.

    U+0065 U+0303 U+0302 and U+0065 U+0302 U+0303 are both U+1EC5.
    """
    if text.isascii():
        return text
    return _LOOSE_MARKS.sub(_in_another_order, unicodedata.normalize("NFC", text))


def _in_another_order(match: re.Match[str]) -> str:
    parts = unicodedata.normalize("NFD", match[0])
    for order in permutations(parts[1:]):
        written = unicodedata.normalize("NFC", parts[0] + "".join(order))
        if len(written) == 1:
            return written
    return match[0]


def without_invisible(text: str) -> str:
    """The text without controls and marks of format, such as a zero-width space or U+202E."""
    return text if text.isascii() and text.isprintable() else _INVISIBLE.sub("", text)


def has_visible(text: str) -> bool:
    """Whether a letter, digit or picture is in the text: a mark or a dot alone names nobody."""
    return any(
        character.isalnum() or unicodedata.category(character) == "So"
        for character in text
        if character not in _BLANK
    )
