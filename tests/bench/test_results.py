"""Results as values and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.results import OURS, PAGES, Report, ResultsError, as_json, load, median, store

MIB = 1024**2


def test_figures_that_follow_from_others(report: Report) -> None:
    first = report.rows[0]
    assert first.counts.pages == 500 + 1000 + 100
    assert first.seconds_per_page == 16 / 1600
    assert first.peak_bytes == 700 * MIB
    ratios = [[report.ratio(row, builder) for row in report.rows] for builder in (OURS, PAGES)]
    assert ratios == [[1, 0.5, 2, 0.03125, 1], [2, 1, 4, 0.0625, None]]
    assert first.by_nothing == {"abstract": 2.5, "title": 3.25, "entry": 4}
    assert report.rows[2].by_nothing == {}
    assert median(first.steps.nothing) == 2
    assert median(()) is None


def test_json(report: Report) -> None:
    told = json.loads(as_json(report))
    row = told["rows"][0]
    del told["rows"]
    assert told == {
        "data": "synthetic",
        "date": "2027-05-10",
        "compiled": True,
        "machine": {"cores": 2, "python": "CPython 3.11.7"},
        "versions": {"sphinx": "9.0.4"},
    }
    assert row.pop("steps")["cold"] == {
        "seconds": 16,
        "cpu_seconds": 32,
        "peak_bytes": 100 * MIB,
        "memory": "pss",
    }
    assert row == {
        "builder": OURS,
        "size": 500,
        "counts": {"papers": 500, "people": 1000, "sessions": 100},
        "site": {"html_pages": 2000, "files": 10_000, "bytes": 125 * MIB},
        "pages": 1600,
        "pages_per_second": 100,
        "seconds_per_page": 0.01,
        "peak_bytes": 700 * MIB,
        "median_seconds": {"nothing": 2, "abstract": 5, "title": 6.5, "entry": 8, "served": 1.5},
        "served": [1.5, 1.25, 2],
        "by_nothing": {"abstract": 2.5, "title": 3.25, "entry": 4},
        "seconds_per_page_by": {OURS: 1, PAGES: 2},
    }


def test_what_was_stored_is_loaded(report: Report, tmp_path: Path) -> None:
    store(tmp_path / "results.json", report)
    assert load(tmp_path / "results.json") == report


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"rows": [{"builder": "x"}]}'])
def test_other_files(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(text)
    with pytest.raises(ResultsError, match=r"other\.json: holds no results of this benchmark"):
        load(path)


def test_places_that_cannot_be(report: Report, tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match="cannot be read: No such file or directory"):
        load(tmp_path / "results.json")
    with pytest.raises(ResultsError, match="cannot be written: Is a directory"):
        store(tmp_path, report)
