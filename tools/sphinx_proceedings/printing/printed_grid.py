"""The grid of a day on which several sessions take place at once, as the site's page has it."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.timetable.clock import utc
from sphinx_proceedings.model.timetable.events import SessionEvents
from sphinx_proceedings.model.timetable.table import Day
from sphinx_proceedings.pages.event_lines import shown_end
from sphinx_proceedings.pages.inlines import as_inline, span
from sphinx_proceedings.pages.lone_talks import session_title
from sphinx_proceedings.pages.timetable_grid import Cell, Grid, day_grid
from sphinx_proceedings.printing.making import Making
from sphinx_proceedings.wording.dates import clock

__all__ = ["printed_grid"]


def printed_grid(making: Making, day: Day) -> Iterator[dict[str, object]]:
    """The grid as a block; nothing for a day without sessions in parallel.

    Each time, room and session is in it once: beginnings beside the rows, rooms above the columns.
    An end is told where nothing begins then, a room where the column has another name.
    """
    grid = day_grid(making.portal.timetables[making.edition.id], day.sessions)
    if grid is None:
        return
    yield {
        "kind": "grid",
        "columns": [making.write.inline(as_inline(name)) for name in grid.columns],
        "starts": [[row, until - row, clock(start)] for row, until, start in grid.starts],
        "cells": [
            _cell(making, grid, cell, item)
            for cell, item in zip(grid.cells, day.sessions, strict=True)
        ],
    }


def _cell(making: Making, grid: Grid, cell: Cell, item: SessionEvents) -> dict[str, object]:
    session, write = item.session, making.write
    title = as_inline(session_title(making.portal, session))
    end, begun = shown_end(item.event), {utc(start) for _, _, start in grid.starts}
    column = grid.columns[cell.column - 1] if cell.column else ""
    return {
        "row": cell.rows.first,
        "rows": cell.rows.last - cell.rows.first + 1,
        "column": cell.column,
        "title": write.inline(span("cancelled", title) if item.event.cancelled else title),
        "until": clock(end) if end and utc(end) not in begun and len(item.days) == 1 else "",
        "room": write.inline(as_inline(session.room)) if session.room not in {column, ""} else [],
    }
