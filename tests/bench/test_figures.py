"""Results in a document, and that of this tool."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bench.figures import with_figures
from bench.plot import draw
from bench.results import Report, load
from support.bench_marks import MARKS
from support.folders import REPOSITORY

DOCS = REPOSITORY / "docs"
TOLD = """\
# P
<!-- machine: make reference -->

2 cores (A Fast One), CPython 3.11.7, 10 May 2027; one run of each cold build and 3 of each other \
one, of which the median is shown; all bytecode was compiled before.

<!-- end of machine -->
<!-- builds: make reference -->

| papers | pages | cold | pages a second | nothing changed | an abstract | a title | a paper more | an abstract, served | memory |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| 500 | 1,600 | 16.0 s | 100 | 2.0 s | 5.0 s (2.5 ×) | 6.5 s (3.2 ×) | 8.0 s (4.0 ×) | 1.5 s | 700 MiB |
| 2,000 | 6,400 | 48.0 s | 133 | 5.0 s | 9.0 s (1.8 ×) | – | 16.0 s (3.2 ×) | – | 100 MiB |

In brackets: by a build in which nothing changed, which takes 2.5 times as long at 2,000 papers as at 500.

<!-- end of builds -->
<!-- comparison: make reference -->

| papers | everything on | pages alone | stock Sphinx, in no table of contents | Hugo |
| ---: | ---: | ---: | ---: | ---: |
| 500 | 10.0 ms (2.0 ×) | 5.0 ms | 20.0 ms (4.0 ×) | 0.31 ms (1/16.0) |
| 2,000 | 7.5 ms | – | – | – |

In brackets: by a page of ours, pages alone.

Of a cold build, what is beside the pages takes 50% at 500 papers.

<!-- end of comparison -->
"""  # noqa: E501  # as it is written


def test_tables_and_sentences(report: Report) -> None:
    fast = replace(report, machine={**report.machine, "processor": "A Fast One"})
    assert with_figures(MARKS, fast) == TOLD
    assert with_figures(TOLD, fast) == TOLD


def test_what_is_not_known_is_left_out(report: Report) -> None:
    told = with_figures(MARKS, replace(report, rows=report.rows[:1], date="a day", compiled=False))
    assert "2 cores, CPython 3.11.7, a day; one run" in told
    assert "is shown.\n" in told
    assert "In brackets: by a build in which nothing changed.\n" in told
    assert "In brackets: by a page of ours, everything on.\n" in told
    assert "Of a cold build" not in told


def test_nothing_of_ours_is_no_result(report: Report) -> None:
    with pytest.raises(ValueError, match="there are no results of this tool to tell"):
        with_figures(MARKS, replace(report, rows=report.rows[1:3]))


def test_the_document_tells_what_was_measured() -> None:
    results = load(DOCS / "performance.json")
    text = (DOCS / "performance.md").read_text(encoding="utf-8")
    assert text == with_figures(text, results), "run: make reference"
    drawing = (DOCS / "images" / "performance.svg").read_text(encoding="utf-8")
    assert drawing == draw(results), "run: make reference"


def test_the_document_has_no_figures_of_its_own() -> None:
    text = (DOCS / "performance.md").read_text(encoding="utf-8")
    own = re.sub(r"<!-- (.+): make reference -->[\s\S]*?<!-- end of \1 -->", "", text)
    assert re.findall(r"\d\s*(?:s|ms|[MG]iB|×|times|seconds|%)\b", own) == []
