"""Where the objects of a JSON text begin, which Python's `json` does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["object_begins"]

_TO_BRACE = re.compile(r'(?:[^{}"]++|"[^"\\]*+(?:\\.[^"\\]*+)*+")*+[{}]', re.DOTALL)
"""All to the next one that is not within a text."""


def object_begins(text: str) -> Iterator[int]:
    """Where the objects of a JSON text begin, in the order in which they end.

    That is the order in which `json` hands them to its hook: it has read the text up to there.
    """
    opened: list[int] = []
    for found in _TO_BRACE.finditer(text):
        at = found.end() - 1
        if text[at] == "{":
            opened.append(at)
        else:
            yield opened.pop()
