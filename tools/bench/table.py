"""Results as a table of text, line by line, since a line is known long before the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.results import OURS, PAGES, Report, Row, median

__all__ = ["header", "line", "summary"]

_MIB = 1024**2
_NOTHING = "–"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Column:
    title: tuple[str, str]
    """In two lines."""
    width: int
    value: Callable[[Row], str]


def _seconds(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:.2f}"


_COLUMNS = (
    _Column(title=("", "builder"), width=-11, value=lambda row: row.builder),
    _Column(title=("", "papers"), width=7, value=lambda row: f"{row.counts.papers:,}"),
    _Column(title=("", "people"), width=7, value=lambda row: f"{row.counts.people:,}"),
    _Column(title=("ses-", "sions"), width=6, value=lambda row: f"{row.counts.sessions:,}"),
    _Column(title=("", "pages"), width=7, value=lambda row: f"{row.counts.pages:,}"),
    _Column(title=("HTML", "pages"), width=7, value=lambda row: f"{row.site.html_pages:,}"),
    _Column(title=("cold", "s"), width=8, value=lambda row: _seconds(row.steps.cold.seconds)),
    _Column(title=("CPU", "s"), width=8, value=lambda row: _seconds(row.steps.cold.cpu_seconds)),
    _Column(title=("pages", "/s"), width=7, value=lambda row: f"{1 / row.seconds_per_page:,.0f}"),
    _Column(title=("ms", "/page"), width=8, value=lambda row: f"{1000 * row.seconds_per_page:.2f}"),
    _Column(title=("nothing", "s"), width=8, value=lambda row: _seconds(median(row.steps.nothing))),
    _Column(
        title=("abstract", "s"), width=9, value=lambda row: _seconds(median(row.steps.abstract))
    ),
    _Column(title=("title", "s"), width=7, value=lambda row: _seconds(median(row.steps.title))),
    _Column(title=("entry", "s"), width=7, value=lambda row: _seconds(median(row.steps.entry))),
    _Column(title=("peak", "MiB"), width=7, value=lambda row: f"{row.peak_bytes / _MIB:,.0f}"),
    _Column(title=("output", "MiB"), width=8, value=lambda row: f"{row.site.bytes / _MIB:,.1f}"),
    _Column(title=("", "files"), width=8, value=lambda row: f"{row.site.files:,}"),
)


def header() -> str:
    """What the columns are, in two lines."""
    return "\n".join(_joined([column.title[number] for column in _COLUMNS]) for number in range(2))


def line(row: Row) -> str:
    """A row as one line."""
    return _joined([column.value(row) for column in _COLUMNS])


def summary(report: Report, size: int) -> Iterator[str]:
    """What edits are to a build without any, and the builders of a size to each other."""
    ours = report.row(OURS, size)
    if ours is None:
        return
    for step, ratio in ours.by_nothing.items():
        yield f"  {step}: {ratio:.2f} times as long as nothing"
    if ours.median_served is not None:
        yield f"  served: {ours.median_served:.2f} s from a saved abstract to its page"
    for row in report.rows:
        if row.size != size or row.builder in {OURS, PAGES}:
            continue
        for builder in (OURS, PAGES):
            by = report.ratio(row, builder)
            if by is not None:
                yield f"  {_compared(row.builder, builder, by)}"


def _compared(one: str, other: str, ratio: float) -> str:
    """Which of both takes longer for a page, and how much."""
    if ratio < 1:
        one, other, ratio = other, one, 1 / ratio
    return f"a page of {one} takes {ratio:.2f} times as long as one of {other}"


def _joined(cells: list[str]) -> str:
    aligned = [
        cell.ljust(-column.width) if column.width < 0 else cell.rjust(column.width)
        for cell, column in zip(cells, _COLUMNS, strict=True)
    ]
    return "".join(aligned).rstrip()
