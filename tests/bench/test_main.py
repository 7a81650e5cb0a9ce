"""The command, with builders that take no time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench import __main__ as command
from bench.figures import with_figures
from bench.plot import draw
from bench.process import BuildError, Measure, Run, run
from bench.results import Report, load, store
from bench.table import header, line
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from support.bench_marks import MARKS

Runner = Callable[[Run], Measure]


def timed(options: list[str], runner: Runner = run) -> int:
    """The command, which finds all compiled."""
    return command.main(
        options, runner, lambda _folders: True, lambda _run, edits: (1.0,) * len(edits)
    )


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the command sets in its environment ends with the test."""
    monkeypatch.setenv(FOLDER_VARIABLE, "off")


def test_results_are_printed_and_written(
    tmp_path: Path, runner: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    json, svg, work = tmp_path / "r.json", tmp_path / "r.svg", tmp_path / "work"
    where = ["--folder", str(work), "--json", str(json), "--svg", str(svg)]
    options = ["--sizes", "14", "12", "14", "--runs", "1", "--date", "today"]
    assert timed([*options, *where, "--references", "toctree", "orphans"], runner) == 0
    report = load(json)
    assert [(row.size, row.builder) for row in report.rows] == [
        (12, "proceedings"),
        (12, "pages-alone"),
        (12, "orphans"),
        (12, "toctree"),
        (14, "proceedings"),
        (14, "pages-alone"),
        (14, "orphans"),
        (14, "toctree"),
    ]
    assert (report.data, report.date) == ("synthetic", "today")
    printed = capsys.readouterr().out.splitlines()
    assert printed[:6] == [*header().splitlines(), *map(line, report.rows[:4])]
    assert printed[6].startswith("  abstract: ")
    assert len(printed) == 2 + 2 * (4 + 3 + 1 + 4)
    assert svg.read_text(encoding="utf-8") == draw(report)
    assert list(work.iterdir()) == []


def test_portals_are_kept(tmp_path: Path, runner: Runner) -> None:
    kept = tmp_path / "a" / "kept"
    options = ["--sizes", "12", "--runs", "1", "--references", "none", "--keep", str(kept)]
    assert timed(options, runner) == 0
    assert (kept / "12" / "proceedings" / "_build" / "html" / "index.html").exists()
    assert timed(options, runner) == 1


def test_hugo_is_left_out_where_it_is_not(
    runner: Runner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "hugo")
    options = ["--sizes", "12", "--runs", "1", "--references", "hugo", "--hugo", missing]
    assert timed(options, runner) == 0
    out, err = capsys.readouterr()
    assert err == f"{missing}: no such program; Hugo is left out\n"
    assert len(out.splitlines()) == 2 + 2 + 3 + 1


def test_failure_keeps_what_is_known(
    tmp_path: Path, runner: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(run: Run) -> Measure:
        if run.folder.name == "orphans":
            raise BuildError("make ended with 2:\n  no such file")
        return runner(run)

    json = tmp_path / "r.json"
    options = ["--sizes", "12", "--runs", "1", "--references", "orphans", "--json", str(json)]
    assert timed(options, failing) == 1
    assert capsys.readouterr().err == "bench: make ended with 2:\n  no such file\n"
    assert [row.builder for row in load(json).rows] == ["proceedings", "pages-alone"]


def test_interrupt(runner: Runner) -> None:
    def interrupted(run: Run) -> Measure:
        raise KeyboardInterrupt

    assert timed(["--sizes", "12", "--references", "none"], interrupted) == 130


def test_redraw(tmp_path: Path, report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    store(tmp_path / "r.json", report)
    svg = tmp_path / "r.svg"
    assert timed(["--redraw", str(tmp_path / "r.json"), "--svg", str(svg)]) == 0
    assert svg.read_text(encoding="utf-8") == draw(report)
    assert capsys.readouterr().out.splitlines()[2:6] == [*map(line, report.rows[:4])]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--data", "nothing.bib"],
            "bench: nothing.bib: cannot be read: No such file or directory",
        ),
        (["--redraw", "nothing.json"], "bench: nothing.json: cannot be read: No such file"),
        (
            ["--sizes", "12", "--references", "none", "--svg", "nothing/r.svg"],
            "bench: nothing/r.svg: No such file or directory",
        ),
        (["--sizes", "2", "--references", "none"], "bench: only 2 papers have abstracts to edit"),
    ],
)
def test_bad_input(
    options: list[str], message: str, runner: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    assert timed(options, runner) == 1
    assert capsys.readouterr().err.startswith(message)


@pytest.mark.parametrize("sizes", ["0", "-1", "x"])
def test_sizes_that_are_none(sizes: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        timed(["--sizes", sizes])
    assert "argument --sizes: " in capsys.readouterr().err


def test_figures_of_a_document(tmp_path: Path, report: Report) -> None:
    store(tmp_path / "r.json", report)
    document = tmp_path / "d.md"
    options = ["--redraw", str(tmp_path / "r.json"), "--doc", str(document)]
    assert timed(options) == 1
    document.write_text("No marks.\n", encoding="utf-8")
    assert timed(options) == 1
    document.write_text(MARKS, encoding="utf-8")
    assert timed(options) == 0
    assert document.read_text(encoding="utf-8") == with_figures(MARKS, report)
