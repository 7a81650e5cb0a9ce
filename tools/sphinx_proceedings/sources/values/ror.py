"""ROR ids: nine characters, of which two digits check the others (ISO/IEC 7064, MOD 97-10)."""

from __future__ import annotations

import re

__all__ = ["bare_ror", "is_ror"]

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32, in small letters."""
_FORM = re.compile(rf"0[{_ALPHABET}]{{6}}[0-9]{{2}}")


def bare_ror(text: str) -> str:
    """The id without its resolver, in small letters."""
    return re.sub(r"^(https?://)?ror\.org/", "", text.strip().lower())


def is_ror(text: str) -> bool:
    """Whether this is an id as ROR gives them, and its check digits are right."""
    if not _FORM.fullmatch(text):
        return False
    number = 0
    for character in text[:-2]:
        number = number * 32 + _ALPHABET.index(character)
    return int(text[-2:]) == 98 - number * 100 % 97
