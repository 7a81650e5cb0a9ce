"""The order in which people look for what has a number in its name: P2 before P10."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["natural_key"]

_NUMBER = re.compile("([0-9]+)")


def natural_key(text: str) -> tuple[str | tuple[int, str], ...]:
    """What a text is sorted by; that of `p 02` is that of `P2`."""
    folded = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    # Never a number for numbers: to read one of many digits takes long.
    return tuple(
        _size(part) if place % 2 else part for place, part in enumerate(_NUMBER.split(folded))
    )


def _size(digits: str) -> tuple[int, str]:
    significant = digits.lstrip("0")
    return len(significant), significant
