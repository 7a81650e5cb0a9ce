"""What was measured, as values and as JSON."""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from itertools import chain
from pathlib import Path
from typing import Any

from bench.process import Measure

__all__ = [
    "OURS",
    "PAGES",
    "Counts",
    "Report",
    "ResultsError",
    "Row",
    "Site",
    "Steps",
    "load",
    "median",
    "store",
]

OURS = "proceedings"
"""What the rows of this tool are called, with everything on."""
PAGES = "pages-alone"
"""The same where it makes nothing but pages, as the others do."""


class ResultsError(Exception):
    """A file of results cannot be used: which, and why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """What the records of a portal are."""

    papers: int
    people: int = 0
    sessions: int = 0

    @property
    def pages(self) -> int:
        """One for each record."""
        return self.papers + self.people + self.sessions


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """What a build wrote."""

    html_pages: int
    """Pages of records, lists and all others."""
    files: int
    bytes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Steps:
    """What the builds of a portal took; each step but the first was taken several times."""

    cold: Measure
    nothing: tuple[Measure, ...] = ()
    """Nothing had changed."""
    abstract: tuple[Measure, ...] = ()
    """The abstract of one paper had changed, each time of another one."""
    title: tuple[Measure, ...] = ()
    """The same of its title."""
    entry: tuple[Measure, ...] = ()
    """One paper was new."""

    @property
    def later(self) -> dict[str, tuple[Measure, ...]]:
        """Those that were taken several times, by their names."""
        return {field.name: getattr(self, field.name) for field in fields(self)[1:]}


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One builder and one size."""

    builder: str
    size: int
    """Papers of the portal, of which the builder may use only a part."""
    counts: Counts
    site: Site
    steps: Steps
    served: tuple[float, ...] = ()
    """Seconds from a saved abstract to the page that shows it, while the portal is served."""

    @property
    def seconds_per_page(self) -> float:
        """Of the cold build, by pages of records."""
        return self.steps.cold.seconds / self.counts.pages

    @property
    def median_served(self) -> float | None:
        """The median of the seconds; None where nothing was measured."""
        return statistics.median(self.served) if self.served else None

    @property
    def peak_bytes(self) -> int:
        """The most of all steps."""
        later = chain.from_iterable(self.steps.later.values())
        return max(measure.peak_bytes for measure in (self.steps.cold, *later))

    @property
    def by_nothing(self) -> dict[str, float]:
        """How many times as long as a build in which nothing had changed each edit takes."""
        seconds = {step: median(measures) for step, measures in self.steps.later.items()}
        nothing = seconds.pop("nothing")
        return {step: one / nothing for step, one in seconds.items() if one and nothing}


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """All rows, and where they were measured."""

    data: str
    """The file that the papers are from, or `synthetic`."""
    machine: Mapping[str, Any]
    versions: Mapping[str, str]
    rows: tuple[Row, ...] = ()
    date: str = ""
    """As it was given; empty where none was."""
    compiled: bool = False
    """Whether there was bytecode of all before anything was measured."""

    @property
    def sizes(self) -> tuple[int, ...]:
        """In their order."""
        return tuple(sorted({row.size for row in self.rows}))

    def row(self, builder: str, size: int) -> Row | None:
        """What was measured of a builder at a size."""
        found = (row for row in self.rows if (row.builder, row.size) == (builder, size))
        return next(found, None)

    def ratio(self, row: Row, builder: str) -> float | None:
        """The seconds a page of a row by those of another builder's; None where that has none."""
        other = self.row(builder, row.size)
        return row.seconds_per_page / other.seconds_per_page if other else None


def median(measures: Sequence[Measure]) -> float | None:
    """The median of the seconds; None where nothing was measured."""
    return statistics.median(one.seconds for one in measures) if measures else None


def as_json(report: Report) -> str:
    """The report as JSON, with the figures that follow from others."""
    rows = [
        {
            **asdict(row),
            "pages": row.counts.pages,
            "pages_per_second": 1 / row.seconds_per_page,
            "seconds_per_page": row.seconds_per_page,
            "peak_bytes": row.peak_bytes,
            "median_seconds": {
                **{step: median(measures) for step, measures in row.steps.later.items()},
                "served": row.median_served,
            },
            "by_nothing": row.by_nothing,
            "seconds_per_page_by": {
                builder: report.ratio(row, builder)
                for builder in (OURS, PAGES)
                if report.row(builder, row.size)
            },
        }
        for row in report.rows
    ]
    top = {key: value for key, value in _shallow(report).items() if key != "rows"}
    return json.dumps({**top, "rows": rows}, indent=2, ensure_ascii=False) + "\n"


def store(path: Path, report: Report) -> None:
    """Write the report.  Raises ResultsError where it cannot be written."""
    try:
        path.write_text(as_json(report), encoding="utf-8")
    except OSError as error:
        raise ResultsError(f"{path}: cannot be written: {error.strerror or error}") from error


def load(path: Path) -> Report:
    """Read what `store` wrote.  Raises ResultsError where it cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        rows = tuple(_row(row) for row in found["rows"])
        return Report(
            data=found["data"],
            machine=found["machine"],
            versions=found["versions"],
            rows=rows,
            date=found["date"],
            compiled=found["compiled"],
        )
    except OSError as error:
        raise ResultsError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ResultsError(f"{path}: holds no results of this benchmark: {error!r}") from error


def _shallow(report: Report) -> dict[str, Any]:
    return {field.name: getattr(report, field.name) for field in fields(report)}


def _row(found: Mapping[str, Any]) -> Row:
    steps = found["steps"]
    repeated = {
        step.name: tuple(Measure(**measure) for measure in steps[step.name])
        for step in fields(Steps)[1:]
    }
    return Row(
        builder=found["builder"],
        size=found["size"],
        counts=Counts(**found["counts"]),
        site=Site(**found["site"]),
        steps=Steps(cold=Measure(**steps["cold"]), **repeated),
        served=tuple(found["served"]),
    )
