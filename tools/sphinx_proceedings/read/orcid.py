"""ORCID iDs: sixteen characters with a check digit (ISO/IEC 7064, MOD 11-2)."""

from __future__ import annotations

import re

__all__ = ["is_orcid"]

_CHECK_DIGITS = "0123456789X"
_FORM = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")


def is_orcid(text: str) -> bool:
    """Whether this is an iD as ORCID prints it, and its check digit is right."""
    if not _FORM.fullmatch(text):
        return False
    total = 0
    for digit in text.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    return text[-1] == _CHECK_DIGITS[(12 - total % 11) % 11]
