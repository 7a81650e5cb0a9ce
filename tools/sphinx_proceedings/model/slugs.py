"""Texts as parts of addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from anyascii import anyascii

__all__ = ["FreeSlugs", "free_slug", "is_reserved_name", "slug_of"]

LONGEST = 80
"""Characters; file systems allow 255 bytes for a name, of which suffixes take some."""

# Microsoft, “Naming Files, Paths, and Namespaces”: devices, whatever stands behind a dot.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def is_reserved_name(name: str) -> bool:
    """Whether Windows can have no file or folder of this name, with or without a suffix."""
    return _DEVICE.fullmatch(name) is not None or name.endswith((".", " "))


def slug_of(text: str, otherwise: str) -> str:
    """ASCII lower-case letters, digits and hyphens: `Lê Văn` → `le-van`.

    `otherwise` is for a text that holds no letter and no digit.
    """
    words = re.findall(r"[a-z0-9]+", anyascii(text).lower().replace("'", ""))
    return "-".join(words)[:LONGEST].strip("-") or otherwise


def free_slug(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """The slug, with a number behind it where it is taken."""
    free, number = wanted, 2
    while is_taken(free):
        free = f"{wanted}-{number}"
        number += 1
    return free


class FreeSlugs:
    """Gives out slugs, each once; many that want the same cost no more than others."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        self._last: Counter[str] = Counter()
        """The last number behind each slug that was wanted."""

    def give(self, wanted: str) -> str:
        """The slug, with a number behind it where it is taken."""
        free = wanted
        while free in self.taken:
            self._last[wanted] += 1
            free = f"{wanted}-{self._last[wanted] + 1}"
        self.taken.add(free)
        return free
