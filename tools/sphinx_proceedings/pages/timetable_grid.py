"""Where each session of a day stands when rooms are shown side by side."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sphinx_proceedings.model.programme import Session, SessionKind
from sphinx_proceedings.model.timetable.clock import utc
from sphinx_proceedings.model.timetable.events import SessionEvents
from sphinx_proceedings.model.timetable.slots import Basis
from sphinx_proceedings.model.timetable.table import Timetable

__all__ = ["Cell", "Grid", "Span", "day_grid", "spans"]

_INTERRUPTS = {SessionKind.BREAK, SessionKind.KEYNOTE, SessionKind.PLENARY, SessionKind.SOCIAL}
"""What ends a session of which no end is stated, whatever room it is in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """The rows of a session: from each time at which something begins or ends to the next."""

    first: int
    """From 1."""
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """The place of a session in a grid."""

    rows: Span
    column: int
    """From 1; 0 for all columns."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A day's sessions in rows and columns."""

    columns: tuple[str, ...]
    """The room, or where no session in parallel has one the track; empty for one without either."""
    cells: tuple[Cell, ...]
    """In the order of the sessions."""
    starts: tuple[tuple[int, int, datetime], ...]
    """The rows in which a session begins, up to which it is the last start, and when that is."""


def day_grid(timetable: Timetable, sessions: Sequence[SessionEvents]) -> Grid | None:
    """The grid of a day; None where nothing takes place in parallel, so that a list tells all.

    A session in parallel with others has the column of its room.  Where that is taken, or it has
    none, it has a column without a name.  Any other session spans all columns; what goes on for
    days has a row of its own above, or it would be in parallel with all.
    """
    long = [number for number, item in enumerate(sessions) if len(item.days) > 1]
    rows = _rows(sessions, long)
    parallel = [number for number in _parallel(rows) if number not in long]
    if not parallel:
        return None
    rooms = {number: sessions[number].session.room for number in parallel}
    tracks = {number: sessions[number].session.track for number in parallel}
    names, order = (rooms, timetable.rooms) if any(rooms.values()) else (tracks, timetable.tracks)
    used = set(names.values())
    named = [group.name for group in order if group.name in used]
    columns, count = _columns(rows, parallel, names, named)
    return Grid(
        columns=(*named, *[""] * (count - len(named))),
        cells=tuple(
            Cell(rows=row, column=columns.get(number, 0)) for number, row in enumerate(rows)
        ),
        starts=_starts(rows, sessions),
    )


def _starts(
    rows: Sequence[Span], sessions: Sequence[SessionEvents]
) -> tuple[tuple[int, int, datetime], ...]:
    starts = {row.first: item.event.start for row, item in zip(rows, sessions, strict=True)}
    firsts = sorted(starts)
    ends = [*firsts[1:], max(row.last for row in rows) + 1]
    return tuple((row, until, starts[row]) for row, until in zip(firsts, ends, strict=True))


def _rows(sessions: Sequence[SessionEvents], long: Sequence[int]) -> list[Span]:
    """The rows of each session, those that go on for days one by one above the others."""
    within = spans([item for number, item in enumerate(sessions) if number not in long])
    below = iter(Span(first=row.first + len(long), last=row.last + len(long)) for row in within)
    above = iter(Span(first=row, last=row) for row in range(1, len(long) + 1))
    return [next(above if number in long else below) for number in range(len(sessions))]


def _parallel(rows: Sequence[Span]) -> list[int]:
    """The numbers of those that share a row with another."""
    begun = Counter(row.first for row in rows)
    over = Counter(row.last + 1 for row in rows)
    shared = [0]
    """How many rows before each one have several sessions."""
    here = 0
    for number in range(max((row.last for row in rows), default=0) + 1):
        here += begun[number] - over[number]
        shared.append(shared[-1] + (here > 1))
    return [n for n, row in enumerate(rows) if shared[row.last + 1] > shared[row.first]]


def _columns(
    rows: Sequence[Span], placed: Iterable[int], names: Mapping[int, str], named: Sequence[str]
) -> tuple[dict[int, int], int]:
    """The column of each session placed, in order of time, and how many columns there are."""
    taken = [0 for _ in named]
    """The last row of each column in which there is something."""
    own = {name: column for column, name in enumerate(named)}
    columns: dict[int, int] = {}
    for number in placed:
        row = rows[number]
        wished = [own[names[number]]] if names[number] else []
        # Columns without a name come after the others.
        for column in [*wished, *range(len(named), len(taken))]:
            if taken[column] < row.first:
                break
        else:
            column = len(taken)
            taken.append(0)
        taken[column] = row.last
        columns[number] = column + 1
    return columns, len(taken)


def spans(sessions: Sequence[SessionEvents]) -> tuple[Span, ...]:
    """The rows of each session of a day."""
    interrupted = sorted(utc(item.event.start) for item in sessions if _interrupts(item.session))
    times = [(utc(item.event.start), _end(item, interrupted)) for item in sessions]
    marks = sorted({mark for pair in times for mark in pair if mark is not None})
    at = {mark: number for number, mark in enumerate(marks, start=1)}
    return tuple(
        # Without any end to be seen, it lasts until something else begins or ends.
        Span(first=at[start], last=at[end] - 1 if end else at[start])
        for start, end in times
    )


def _end(item: SessionEvents, interrupted: Sequence[datetime]) -> datetime | None:
    """The stated end; else the next start in the room, or of what interrupts all rooms."""
    event = item.event
    ends = [utc(event.end)] if event.end is not None else []
    if event.slot.end_basis is not Basis.STATED:
        number = bisect_right(interrupted, utc(event.start))
        ends += interrupted[number : number + 1]
    return min(ends, default=None)


def _interrupts(session: Session) -> bool:
    return not session.cancelled and not _INTERRUPTS.isdisjoint(session.kinds)
