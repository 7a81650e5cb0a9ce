"""E-mail addresses in texts: whoever exports them, they are neither kept nor printed."""

from __future__ import annotations

import re

__all__ = ["holds_address", "without_addresses"]

_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
# Begins at the sign, so that no text takes longer than its length.
_ADDRESS = re.compile(rf"(?<={_LOCAL})@(?:[\w-]++\.)+[^\W\d_]{{2,}}")
_LOCAL_PART = re.compile(rf"{_LOCAL}+\Z")
_BEFORE = re.compile(r"\s*[(<\[{]*(?:e-?mail\s*:\s*|mailto:)?\Z", re.IGNORECASE)
_AFTER = re.compile(r"[)>\]}]*")
_LONGEST_LOCAL = 64
"""Characters (RFC 5321, 4.5.3.1.1)."""
_LONGEST_BEFORE = 20
_ROUNDS = 4
"""In which addresses are taken out of a text; more within each other are nobody's."""


def holds_address(text: str) -> bool:
    """Whether there is one in a text."""
    return "@" in text and _ADDRESS.search(text) is not None


def without_addresses(text: str) -> tuple[str, int]:
    """The text without addresses and the signs around them, and how many there were."""
    number = 0
    for _ in range(_ROUNDS if "@" in text else 0):
        if not _ADDRESS.search(text):
            return text, number
        text, found = _once_without(text)
        number += found
    return text.replace("@", " ") if number else text, number


def _once_without(text: str) -> tuple[str, int]:
    kept: list[str] = []
    end = number = 0
    for found in _ADDRESS.finditer(text):
        local = _LOCAL_PART.search(text, max(end, found.start() - _LONGEST_LOCAL), found.start())
        start = local.start() if local else found.start()
        before = _BEFORE.search(text, max(end, start - _LONGEST_BEFORE), start)
        after = _AFTER.match(text, found.end())
        kept.append(text[end : before.start() if before else start])
        end = after.end() if after else found.end()
        number += 1
    return "".join((*kept, text[end:])), number
