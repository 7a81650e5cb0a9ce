"""Names of releases."""

from __future__ import annotations

import unicodedata

__all__ = ["LONGEST_NAME", "name_problem"]

LONGEST_NAME = 40
"""Characters."""
_UNPRINTABLE = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""General categories.  What a later version of Unicode knows is not among them."""


def name_problem(name: str) -> str:
    """Why this cannot be the name of a release, as the end of a sentence; empty where it can."""
    if not name.strip():
        return "is empty"
    if name != name.strip():
        return "begins or ends with a space"
    if len(name) > LONGEST_NAME:
        return f"is longer than {LONGEST_NAME} characters"
    if any(unicodedata.category(character) in _UNPRINTABLE for character in name):
        return "holds a character that cannot be printed"
    return ""
