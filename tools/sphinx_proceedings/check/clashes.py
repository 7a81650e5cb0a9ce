"""What takes place at the same time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from sphinx_proceedings.model.timetable.clock import utc
from sphinx_proceedings.model.timetable.slots import Basis, Slot

__all__ = ["MOST_PAIRS", "Span", "clashes", "is_certain", "span"]

MOST_PAIRS = 100
"""So many pairs of one room, session or person are told; of what is all at once there are too many
for anybody to read."""

What = TypeVar("What")


@dataclass(frozen=True, kw_only=True, slots=True)
class Span(Generic[What]):
    """Something with the time that it surely takes."""

    what: What
    start: datetime
    """UTC."""
    end: datetime
    """UTC, the first instant that is free again; the start where only that is known."""


def is_certain(slot: Slot) -> bool:
    """Whether the end follows from what is stated for it, not from what happens to come next."""
    return slot.end is not None and slot.end_basis in {Basis.STATED, Basis.COMPUTED}


def span(what: What, slot: Slot) -> Span[What]:
    """The time that something with this slot surely takes."""
    start = utc(slot.start)
    return Span(
        what=what, start=start, end=utc(slot.end) if slot.end and is_certain(slot) else start
    )


def clashes(spans: Iterable[Span[What]]) -> Iterator[tuple[What, What]]:
    """All pairs that have an instant in common, in each the one that starts first before the other.

    Starts are shared even by what is not known to last.  Of equal starts the order stays.  The
    cost is that of sorting and of the pairs found.
    """
    running: list[Span[What]] = []
    for later in sorted(spans, key=lambda item: item.start):
        # What is dropped is over for all that follow; what is kept is a pair.
        running = [item for item in running if item.end > later.start or item.start == later.start]
        for earlier in running:
            yield earlier.what, later.what
        running.append(later)
