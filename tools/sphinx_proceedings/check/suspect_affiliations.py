"""Affiliations that may be one institution.  Reported on request, never merged.

Only those that share a key are compared, so that thousands of them take seconds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from anyascii import anyascii

from sphinx_proceedings.check.yaml_hints import yaml_quoted
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.affiliations import Affiliation
from sphinx_proceedings.model.portal import Portal

__all__ = ["affiliation_suspects"]

_COMMON = frozenset({"and", "at", "de", "der", "des", "di", "for", "of", "the"})
_GENERIC = frozenset(
    {"college", "department", "institute", "laboratory", "research", "school", "technology"}
    | {"universidad", "universitat", "universite", "universiteit", "university"}
)
_LONG_WORD = 4
"""Letters of a word, no generic one, that two abbreviated names have to share."""

Words = tuple[str, ...]


def affiliation_suspects(portal: Portal) -> Iterator[Diagnostic]:
    """Pairs of affiliations of which the names say the same in another way."""
    spellings = {found.slug: _Spelling.of(found.name) for found in portal.affiliations}
    blocks: dict[tuple[str, ...], list[Affiliation]] = defaultdict(list)
    for found in portal.affiliations:
        for key in spellings[found.slug].shared():
            blocks[key].append(found)
        if found.ror:
            blocks["ror", found.ror].append(found)
    pairs = {
        (one.slug, other.slug): (one, other)
        for block in blocks.values()
        for one, other in combinations(block, 2)
    }
    for _, (one, other) in sorted(pairs.items()):
        if one.ror and other.ror:
            # With two ROR ids they are two institutions.
            why = f"both are said to be {one.ror} at ROR" if one.ror == other.ror else ""
        else:
            why = _why(spellings[one.slug], spellings[other.slug])
        if why:
            yield _report(one, other, why)


def _words(name: str) -> Words:
    found = re.findall(r"[a-z0-9]+", anyascii(name).lower().replace("'", ""))
    return tuple(word for word in found if word not in _COMMON)


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A name folded for comparison."""

    words: Words
    head: Words
    """Those before the first comma."""

    @classmethod
    def of(cls, name: str) -> _Spelling:
        return cls(_words(name), _words(name.partition(",")[0]))

    def shared(self) -> Iterator[tuple[str, ...]]:
        """Who shares none of these keys is not alike."""
        if self.words:
            yield ("letters", "".join(self.words))
            yield ("words", *sorted(self.words))
            initials = "".join(word[0] for word in self.words)
            yield from (("initials", initials, word) for word in self.words if _tells(word))
            yield ("head", *self.head)


def _why(one: _Spelling, other: _Spelling) -> str:
    """What says so, or empty."""
    if "".join(one.words) == "".join(other.words):
        return "the names differ in capitals, accents, spaces or small words only"
    if sorted(one.words) == sorted(other.words):
        return "the names have the same words in another order"
    if _is_abbreviated(one.words, other.words):
        return "one name abbreviates words of the other"
    if one.head and one.head == other.head:
        return "the names differ only in what follows the comma"
    return ""


def _is_abbreviated(first: Words, second: Words) -> bool:
    """Whether each word is the other's or begins it, and a long one is the same in both."""
    if len(first) != len(second):
        return False
    pairs = list(zip(first, second, strict=True))
    return all(a.startswith(b) or b.startswith(a) for a, b in pairs) and any(
        a == b and _tells(a) for a, b in pairs
    )


def _tells(word: str) -> bool:
    return len(word) >= _LONG_WORD and word not in _GENERIC


def _report(one: Affiliation, other: Affiliation, why: str) -> Diagnostic:
    # The registry's name stays, and no name in capitals; else the longer one says more.
    kept, joined = sorted(
        (one, other),
        key=lambda item: (not item.ror, _is_loud(item.name), -len(item.name), item.slug),
    )
    return Diagnostic(
        code=Code.AFFILIATION_SUSPECT,
        location=_location(joined),
        message=f"{joined.name!r} may be {kept.name!r}: {why}",
        hint="if they are one, put into people/*.yaml under affiliations:"
        f" - {{name: {yaml_quoted(kept.name)}, also: [{yaml_quoted(joined.name)}]}}",
        subject=joined.slug,
        related=(_location(kept),),
    )


def _is_loud(name: str) -> bool:
    """Whether it is in capitals; one word alone is an acronym."""
    return name.isupper() and " " in name


def _location(affiliation: Affiliation) -> Location:
    """The first paper that prints it."""
    papers = affiliation.papers
    return papers[0].location if papers else Location(path="people")
