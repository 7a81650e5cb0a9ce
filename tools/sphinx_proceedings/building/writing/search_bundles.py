"""Which records of a search are in one index: all, or those of neighbouring editions.

Where there are many people, they have indexes of their own: a reader who looks for papers does not
load 26,000 names, and an editor who corrects an abstract does not wait for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from sphinx_proceedings.outputs.search.searched_pages import Kind, Searchable

__all__ = ["Bounds", "bundles"]

_MAIN, _PEOPLE = "main", "people"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """How many records are in one index."""

    most: int = 15_000
    """In any: those of 10,000 papers with their sessions."""
    most_people_beside: int = 3_000
    """More people are in others than papers are."""


def bundles(records: Iterable[Searchable], bounds: Bounds) -> dict[str, list[str]]:
    """The indexes by name, each with the paths of its records in the order of their numbers."""
    people: list[Searchable] = []
    others: list[Searchable] = []
    for record in records:
        (people if record.kind is Kind.PERSON else others).append(record)
    if len(people) <= bounds.most_people_beside:
        found = _by_edition([*others, *people], bounds.most)
    else:
        found = _by_edition(others, bounds.most) | _by_path(people, bounds.most)
    return {
        name: sorted((record.path for record in listed), key=str.encode)
        for name, listed in found.items()
    }


def _by_edition(records: Sequence[Searchable], most: int) -> dict[str, list[Searchable]]:
    """Editions that are neighbours in time together; what is of none is with the newest.

    How large an edition is counts in powers of two: a record more hardly ever moves another one.
    """
    if len(records) <= most:
        return {_MAIN: list(records)}
    by_edition: dict[tuple[bool, str], list[Searchable]] = defaultdict(list)
    for record in records:
        by_edition[not record.edition, record.edition].append(record)
    found: dict[str, list[Searchable]] = {}
    name, left = "", 0
    for (_, edition), listed in sorted(by_edition.items()):
        size = 1 << (len(listed) - 1).bit_length()
        if size > left:
            name, left = f"{_MAIN}-{edition}" if edition else _MAIN, most
            found[name] = []
        found[name] += listed
        left -= size
    return found


def _by_path(records: Sequence[Searchable], most: int) -> dict[str, list[Searchable]]:
    """Records that have no neighbours, shared out by a digest until they are twice as many."""
    count = 1 << (-(-len(records) // most) - 1).bit_length()
    if count == 1:
        return {_PEOPLE: list(records)}
    found: dict[str, list[Searchable]] = defaultdict(list)
    for record in records:
        found[f"{_PEOPLE}-{crc32(record.path.encode()) % count}"].append(record)
    return dict(sorted(found.items()))
