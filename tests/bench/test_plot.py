"""Results as a drawing.

To accept a change on purpose, delete `expected.svg` and run the test once.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from bench.plot import draw
from bench.results import Report

EXPECTED = Path(__file__).parent / "expected.svg"
SVG = "{http://www.w3.org/2000/svg}"


def test_drawing(report: Report) -> None:
    drawn = draw(report)
    if not EXPECTED.exists():
        EXPECTED.write_text(drawn, encoding="utf-8")
        pytest.fail(f"{EXPECTED} was missing and has been written: look at it")
    assert drawn == EXPECTED.read_text(encoding="utf-8")


def test_what_it_says_to_those_who_do_not_see_it(report: Report) -> None:
    root = etree.fromstring(draw(replace(report, data="<a>.bib")))
    names = {element.get("id"): element.text for element in root if element.get("id")}
    assert root.get("aria-labelledby") == "title desc"
    assert names == {
        "title": "How long builds take",
        "desc": (
            "Builds of papers of <a>.bib, both axes logarithmic. Cold build, for each page, in"
            " milliseconds: sphinx-proceedings, everything on: 10 for 500 papers, 7.5 for 2,000"
            " papers; sphinx-proceedings, pages alone: 5 for 500 papers; stock Sphinx, orphan"
            " pages: 20 for 500 papers; Hugo: 0.312 for 500 papers. Later builds, in seconds:"
            " nothing changed: 2 for 500 papers, 5 for 2,000 papers; one abstract edited: 5 for 500"
            " papers, 9 for 2,000 papers; one title edited: 6.5 for 500 papers; one entry added: 8"
            " for 500 papers, 16 for 2,000 papers; one abstract edited, stock Sphinx: 6 for 500"
            " papers."
        ),
    }


def test_row_of_one_builder(report: Report) -> None:
    root = etree.fromstring(draw(replace(report, rows=report.rows[3:4])))
    headings = [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "heading"]
    assert headings == ["Cold build, for each page"]


def test_no_results(report: Report) -> None:
    with pytest.raises(ValueError, match="there are no results to draw"):
        draw(replace(report, rows=()))
