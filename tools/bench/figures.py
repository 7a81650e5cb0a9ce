"""Results as the tables and sentences of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from bench.results import OURS, PAGES, Report, Row, median
from marked_parts import with_parts

__all__ = ["with_figures"]

_BUILDERS = {
    OURS: "everything on",
    PAGES: "pages alone",
    "orphans": "stock Sphinx, in no table of contents",
    "toctree": "stock Sphinx, papers in one",
    "hugo": "Hugo",
}
_STEPS = {"abstract": "an abstract", "title": "a title", "entry": "a paper more"}
_NOTHING = "–"
_MIB = 1024**2
_PLAIN = 100  # from here on without a decimal


def with_figures(text: str, report: Report) -> str:
    """The document with what these results say between its marks.

    Raises ValueError where there are no marks, or no results of ours.
    """
    ours = [row for size in report.sizes if (row := report.row(OURS, size))]
    if not ours:
        raise ValueError("there are no results of this tool to tell")
    parts = {
        "machine": [_machine(report)],
        "builds": [*_table(_build_columns(), ours), *_growth(ours)],
        "comparison": [*_compared(report), *_beside_pages(report)],
    }
    return with_parts(text, parts)


def _machine(report: Report) -> str:
    """Where and when it was measured, and how."""
    told = report.machine
    where = [
        f"{told['cores']} cores" + (f" ({told['processor']})" if told.get("processor") else ""),
        told["python"],
        _day(report.date),
    ]
    runs = max(len(row.steps.nothing) for row in report.rows)
    how = [
        f"one run of each cold build and {runs} of each other one, of which the median is shown",
        "all bytecode was compiled before" if report.compiled else "",
    ]
    return f"{', '.join(filter(None, where))}; {'; '.join(filter(None, how))}."


def _day(told: str) -> str:
    try:
        day = date.fromisoformat(told)
    except ValueError:
        return told
    return f"{day.day} {day:%B %Y}"


_Columns = dict[str, Callable[[Row], str]]


def _build_columns() -> _Columns:
    def edit(step: str) -> Callable[[Row], str]:
        return lambda row: _with_ratio(median(row.steps.later[step]), row.by_nothing.get(step), "s")

    return {
        "papers": lambda row: f"{row.size:,}",
        "pages": lambda row: f"{row.counts.pages:,}",
        "cold": lambda row: _with_unit(row.steps.cold.seconds, "s"),
        "pages a second": lambda row: _short(1 / row.seconds_per_page),
        "nothing changed": lambda row: _with_unit(median(row.steps.nothing), "s"),
        **{words: edit(step) for step, words in _STEPS.items()},
        "an abstract, served": lambda row: _with_unit(row.median_served, "s"),
        "memory": lambda row: f"{row.peak_bytes / _MIB:,.0f} MiB",
    }


def _table(columns: _Columns, rows: list[Row]) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |"
    yield f"| {' | '.join(['---:'] * len(columns))} |"
    for row in rows:
        yield f"| {' | '.join(value(row) for value in columns.values())} |"


def _growth(ours: list[Row]) -> Iterator[str]:
    """What edits are compared with, and how that grows where there are several sizes."""
    first, last = ours[0], ours[-1]
    few, many = median(first.steps.nothing), median(last.steps.nothing)
    grown = ""
    if first is not last and few and many:
        times = _short(many / few)
        grown = f", which takes {times} times as long at {last.size:,} papers as at {first.size:,}"
    yield ""
    yield f"In brackets: by a build in which nothing changed{grown}."


def _compared(report: Report) -> Iterator[str]:
    """Milliseconds a page of each builder that was measured, and by those of ours."""
    measured = {row.builder for row in report.rows}
    base = PAGES if PAGES in measured else OURS
    builders = [builder for builder in _BUILDERS if builder in measured]
    yield f"| papers | {' | '.join(_BUILDERS[builder] for builder in builders)} |"
    yield f"| {' | '.join(['---:'] * (1 + len(builders)))} |"
    for size in report.sizes:
        cells = []
        for builder in builders:
            row = report.row(builder, size)
            ratio = report.ratio(row, base) if row and builder != base else None
            value = 1000 * row.seconds_per_page if row else None
            cells.append(_with_ratio(value, ratio, "ms"))
        yield f"| {size:,} | {' | '.join(cells)} |"
    yield ""
    yield f"In brackets: by a page of ours, {_BUILDERS[base]}."


def _beside_pages(report: Report) -> Iterator[str]:
    """What is beside the pages, as a share of a cold build; nothing where that is not known."""
    shares = [
        f"{1 - 1 / ratio:.0%} at {size:,} papers"
        for size in report.sizes
        if (row := report.row(OURS, size)) and (ratio := report.ratio(row, PAGES))
    ]
    if shares:
        yield ""
        yield f"Of a cold build, what is beside the pages takes {', '.join(shares)}."


def _with_ratio(value: float | None, ratio: float | None, unit: str) -> str:
    told = _with_unit(value, unit)
    if ratio is None:
        return told
    return f"{told} ({_short(ratio)} ×)" if ratio >= 1 else f"{told} (1/{_short(1 / ratio)})"


def _with_unit(value: float | None, unit: str) -> str:
    return _NOTHING if value is None else f"{_short(value)} {unit}"


def _short(value: float) -> str:
    """With two decimals below one, one up to a hundred, and none beyond."""
    return f"{value:,.{0 if value >= _PLAIN else 1 if value >= 1 else 2}f}"
