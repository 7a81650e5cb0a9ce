"""Tables, in a box that scrolls, as the theme writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sphinx_proceedings.html.place import NotUnderstoodError

__all__ = ["table_html"]

_ROW = re.compile(r"\| (?:[^|\\]|\\.)* \|(?: (?:[^|\\]|\\.)* \|)*")
_BETWEEN = re.compile(r"(?<=[^\\]) \| ")
_ALIGNMENTS = {"---": "", "---:": "text-right"}
_FEWEST_ROWS = 2  # and one of what they say


def table_html(rows: Sequence[str], classes: str, inline: Callable[[str], str]) -> str:
    """A table from its rows of MyST; `inline` makes HTML of a cell.

    Raises `NotUnderstoodError`.
    """
    cells = [_cells(row) for row in rows]
    if len(cells) <= _FEWEST_ROWS or any(len(row) != len(cells[0]) for row in cells):
        raise NotUnderstoodError(rows[0])
    head, marks, *body = cells
    if any(mark not in _ALIGNMENTS for mark in marks):
        raise NotUnderstoodError(rows[1])
    sides = [_ALIGNMENTS[mark] for mark in marks]
    heads = [
        _cell("th", f"head {side}".strip(), inline(cell))
        for side, cell in zip(sides, head, strict=True)
    ]
    lines = [
        _row(
            number, [_cell("td", side, inline(cell)) for side, cell in zip(sides, row, strict=True)]
        )
        for number, row in enumerate(body, start=2)
    ]
    given = f"{classes} table".strip()
    return (
        f'<div class="pst-scrollable-table-container"><table class="{given}">\n'
        f"<thead>\n{_row(1, heads)}</thead>\n<tbody>\n{''.join(lines)}</tbody>\n</table>\n</div>\n"
    )


def _cells(row: str) -> list[str]:
    if not _ROW.fullmatch(row):
        raise NotUnderstoodError(row)
    return _BETWEEN.split(row.removeprefix("| ").removesuffix(" |"))


def _cell(tag: str, classes: str, html: str) -> str:
    given = f' class="{classes}"' if classes else ""
    return f"<{tag}{given}><p>{html}</p></{tag}>\n"


def _row(number: int, cells: Sequence[str]) -> str:
    parity = "odd" if number % 2 else "even"
    return f'<tr class="row-{parity}">{"".join(cells)}</tr>\n'
