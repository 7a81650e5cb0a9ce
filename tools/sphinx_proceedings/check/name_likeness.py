"""Whether two names may be one person's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest

from anyascii import anyascii

from sphinx_proceedings.model.names import Name

__all__ = ["Likeness", "Spelling", "keys", "likeness", "spelling"]

_SHORTEST_NEAR = 9


class Likeness(Enum):
    """How two names are alike."""

    SAME = "the names differ in accents, hyphens, capitals or spaces only"
    ORDER = "the names have the same words in another order"
    SHORTER = "one name gives initials or fewer given names"
    NEAR = "the names differ by one letter"
    ORCID = "the names differ"


@dataclass(frozen=True, kw_only=True, slots=True)
class Spelling:
    """A name folded for comparison: ASCII lower-case letters."""

    given: tuple[str, ...]
    """The words; hyphens part words."""
    family: str
    letters: str
    """The whole name without spaces."""

    @property
    def length(self) -> tuple[int, str]:
        """How much the name says; the letters only make the order definite."""
        return len(self.letters), self.letters


def spelling(name: Name) -> Spelling:
    """The name folded."""
    given = tuple(_words(name.given))
    family = "".join(_words(f"{name.particle} {name.family}"))
    return Spelling(given=given, family=family, letters="".join(given) + family)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", anyascii(text).lower().replace("'", ""))


def keys(name: Spelling) -> Iterator[str]:
    """Who shares none of these keys is not alike."""
    if name.given:
        yield f"initial {name.family} {name.given[0][0]}"
    yield f"letters {name.letters}"
    if len(name.given) == 1:
        yield f"words {' '.join(sorted((*name.given, name.family)))}"
    if len(name.letters) >= _SHORTEST_NEAR - 1:
        yield f"near {name.letters}"
    if len(name.letters) >= _SHORTEST_NEAR:
        shorter = (name.letters[:i] + name.letters[i + 1 :] for i in range(len(name.letters)))
        yield from dict.fromkeys(f"near {letters}" for letters in shorter)


def likeness(one: Spelling, other: Spelling) -> Likeness | None:
    """How the names are alike, or None where they are not."""
    if one.letters == other.letters:
        return Likeness.SAME
    words = [sorted((*name.given, name.family)) for name in (one, other)]
    if words[0] == words[1]:
        return Likeness.ORDER
    if one.family == other.family and _is_shorter(*sorted((one.given, other.given), key=_size)):
        return Likeness.SHORTER
    if max(len(one.letters), len(other.letters)) >= _SHORTEST_NEAR and _is_near(one, other):
        return Likeness.NEAR
    return None


def _size(given: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return len("".join(given)), given


def _is_shorter(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether each word of `short` is, in order, a word of `full` or its initial."""
    if not short or not full or not _fits(short[0], full[0]):
        return False
    position = 1
    for word in short[1:]:
        while position < len(full) and not _fits(word, full[position]):
            position += 1
        if position == len(full):
            return False
        position += 1
    return True


def _fits(one: str, other: str) -> bool:
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return one == other


def _is_near(one: Spelling, other: Spelling) -> bool:
    """Whether one letter is changed, added or left out, and not an initial."""
    if "".join(one.given[:1])[:1] != "".join(other.given[:1])[:1]:
        return False
    short, full = sorted((one.letters, other.letters), key=len)
    if len(full) - len(short) > 1:
        return False
    pairs = enumerate(zip_longest(short, full))
    at = next((i for i, (a, b) in pairs if a != b), len(full))
    rest = short[at:] if len(short) < len(full) else short[at + 1 :]
    return rest == full[at + 1 :]
