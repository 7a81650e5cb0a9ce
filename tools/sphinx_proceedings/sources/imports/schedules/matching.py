"""Which session or talk of the programme is which of an export.

By what the last import remembers, else by guid, id, paper, title, and at last by the time at which
something similar takes place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sphinx_proceedings.sources.imports.schedules.imported import ImportedItem
from sphinx_proceedings.sources.imports.schedules.programme_file import OurItem

__all__ = ["Found", "Wanted", "find_all"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A session or talk of an export, with what it can be found by."""

    number: str
    """By what the export knows it."""
    marks: Mapping[str, Hashable]
    """By the way in which each finds something; one that is empty finds nothing."""
    words: frozenset[str] = frozenset()
    """Of its title, and who presents it: what may not all be others where only times agree."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A session or talk that is here, or that the last import brought."""

    ours: OurItem | None
    number: str
    """By what the last import knew it; empty where it did not."""
    marks: Mapping[str, Hashable]
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a session or talk of an export is here."""

    ours: OurItem | None
    """None where somebody has taken it away since the last import."""
    number: str
    """By what the last import knew it; empty where it did not."""
    way: str = ""
    """How it was found, where the last import did not know it."""


_WAYS = ("guid", "id", "paper", "title", "title and start", "start")


def find_all(
    wanted: Sequence[Wanted], last: Mapping[str, ImportedItem], known: Iterable[Known]
) -> dict[str, Found]:
    """What is found, by the numbers of the export; nothing here is found twice."""
    free = {id(each): each for each in known}
    by_number = {each.number: each for each in free.values() if each.number}
    found: dict[str, Found] = {}
    for each in wanted:
        if each.number in last:
            there = by_number.get(each.number)
            found[each.number] = Found(ours=there.ours if there else None, number=each.number)
            if there:
                del free[id(there)]
    for way in _WAYS:
        left = [each for each in wanted if each.number not in found]
        for one, other in list(_alone(way, left, free.values())):
            found[one.number] = Found(ours=other.ours, number=other.number, way=way)
            del free[id(other)]
    return found


def _alone(
    way: str, wanted: Iterable[Wanted], known: Iterable[Known]
) -> Iterator[tuple[Wanted, Known]]:
    """Those that fit each other and nothing else."""
    ours: defaultdict[Hashable, list[Known]] = defaultdict(list)
    theirs: defaultdict[Hashable, list[Wanted]] = defaultdict(list)
    for there in known:
        ours[there.marks.get(way)].append(there)
    for each in wanted:
        theirs[each.marks.get(way)].append(each)
    for mark, some in theirs.items():
        others = ours.get(mark, [])
        if mark in (None, "") or not others:
            continue
        if way == _WAYS[-1]:
            yield from _similar(some, others)
        elif len(some) == len(others) == 1:
            yield some[0], others[0]


def _similar(wanted: Iterable[Wanted], known: Iterable[Known]) -> Iterator[tuple[Wanted, Known]]:
    """Those who share a word or a name with each other and nothing else."""
    pairs = [
        (one, other) for one in wanted for other in known if not one.words.isdisjoint(other.words)
    ]
    times = Counter(id(each) for pair in pairs for each in pair)
    yield from (pair for pair in pairs if times[id(pair[0])] == times[id(pair[1])] == 1)
