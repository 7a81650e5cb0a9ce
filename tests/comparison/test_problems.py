"""Which diagnostics are new, and which are gone."""

import json
from typing import Any

import pytest

from sphinx_proceedings.comparison.changes import ChangesError, Cut, Problem, Problems
from sphinx_proceedings.comparison.problems import compare_reports


def reported(message: str, line: int = 1) -> dict[str, Any]:
    """As `proceedings check --format json` says it."""
    place = {"path": "papers/a.bib", "line": line, "column": 1}
    more = {"hint": "", "pointer": "", "subject": "", "known": "", "related": []}
    return {"code": "bib-field", "severity": "warning", **place, "message": message, **more}


def problem(message: str, line: int = 1) -> Problem:
    return Problem(
        severity="warning", code="bib-field", path="papers/a.bib", line=line, message=message
    )


def test_what_moved_is_the_same_and_each_counts() -> None:
    before = [reported("moved", 3), reported("gone"), reported("twice")]
    after = [reported("moved", 9), reported("twice"), reported("twice", 7), reported("new", 2)]
    assert compare_reports(json.dumps(before).encode(), json.dumps(after).encode()) == Problems(
        new=Cut.of([problem("twice", 7), problem("new", 2)]), gone=Cut.of([problem("gone")])
    )


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'[{"code": "x"}]', b"\xff", b"[" * 9999])
def test_what_is_no_report_is_refused(data: bytes) -> None:
    with pytest.raises(ChangesError, match="no report"):
        compare_reports(b"[]", data)
