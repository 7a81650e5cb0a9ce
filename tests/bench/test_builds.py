"""Steps of builds, with builders that take no time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bench.builds import REFERENCES, Builds, Plan
from bench.portals import PAGES_ALONE
from bench.process import BuildError, Measure, Run
from bench.results import OURS, PAGES, Row
from bench.serving import Edit
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from sphinx_proceedings.sources.text.source import Source

Runner = Callable[[Run], Measure]
Server = Callable[[Run, Sequence[Edit]], tuple[float, ...]]
ALL = frozenset(REFERENCES)
MOMENT = Measure(seconds=1, cpu_seconds=1, peak_bytes=1, memory="pss")


def seconds(measures: Sequence[Measure]) -> list[float]:
    return [measure.seconds for measure in measures]


def taken(row: Row) -> tuple[str, float, dict[str, list[float]]]:
    later = {step: seconds(measures) for step, measures in row.steps.later.items() if measures}
    return row.builder, row.steps.cold.seconds, later


def test_rows(tmp_path: Path, runner: Runner, server: Server) -> None:
    plan = Plan(references=ALL, runs=2, toctree_limit=12, hugo="/bin/hugo")
    rows = list(Builds(plan, tmp_path, runner, server).rows(12))
    assert [taken(row) for row in rows] == [
        (OURS, 1, {"nothing": [2, 3], "abstract": [4, 5], "title": [6, 7], "entry": [8, 9]}),
        (PAGES, 10, {"abstract": [11, 12]}),
        ("orphans", 13, {"abstract": [14, 15]}),
        ("toctree", 16, {}),
        ("hugo", 17, {}),
    ]
    assert [row.served for row in rows] == [(1, 2), (), (), (), ()]
    counts = rows[0].counts
    assert (counts.papers, counts.sessions, counts.people > 12) == (12, 3, True)
    assert [(row.size, row.counts.pages) for row in rows] == [
        *[(12, counts.pages)] * 3,
        (12, 12),
        (12, counts.pages),
    ]
    # Beside the pages there is a home page, and a style sheet; Hugo has no home page.
    assert [row.site.html_pages for row in rows] == [
        *[counts.pages + 1] * 3,
        13,
        counts.pages,
    ]
    assert [row.site.files - row.site.html_pages for row in rows] == [1] * 5


def test_what_is_run(tmp_path: Path, runner: Runner, server: Server) -> None:
    runs: list[tuple[str, list[str], dict[str, str]]] = []

    def noted(run: Run) -> Measure:
        folder = run.folder.relative_to(tmp_path).as_posix()
        runs.append((folder, list(run.command[1:]), dict(run.environment)))
        return runner(run)

    plan = Plan(references=frozenset({"hugo"}), runs=1, hugo="/bin/hugo")
    list(Builds(plan, tmp_path, noted, server).rows(12))
    confs = [(tmp_path / "12" / name / "conf.py").read_text() for name in (OURS, PAGES)]
    assert confs[1] == confs[0] + PAGES_ALONE
    assert "scheduler" not in confs[0]
    options = ["-b", "html", "-j", "auto", "-q", "-d", "_build/doctrees"]
    sphinx = ["-m", "sphinx", *options, ".", "_build/html"]
    caches = {name: str(tmp_path / "12" / f"{name}-cache") for name in (OURS, PAGES)}
    hugo = ["--quiet", "--noBuildLock", "--cacheDir", str(tmp_path / "12" / "hugo" / "cache")]
    assert runs == [
        *[(f"12/{OURS}", sphinx, {FOLDER_VARIABLE: caches[OURS]})] * 5,
        *[(f"12/{PAGES}", sphinx, {FOLDER_VARIABLE: caches[PAGES]})] * 2,
        ("12/hugo", [*hugo, "--destination", "public"], {}),
    ]


def test_a_cluster_is_named_in_our_own_portals(
    tmp_path: Path, runner: Runner, server: Server
) -> None:
    plan = Plan(references=frozenset({"orphans"}), runs=1, scheduler="tcp://host:8786")
    list(Builds(plan, tmp_path, runner, server).rows(12))
    named = {
        name: "proceedings_scheduler = 'tcp://host:8786'\n" in path.read_text()
        for name in (OURS, PAGES, "orphans")
        for path in [tmp_path / "12" / name / "conf.py"]
    }
    assert named == {OURS: True, PAGES: True, "orphans": False}


@pytest.mark.parametrize(
    "plan",
    [
        pytest.param(
            Plan(references=frozenset(), runs=1, toctree_limit=12, hugo="/bin/hugo"),
            id="no references",
        ),
        pytest.param(
            Plan(references=frozenset({"toctree", "hugo"}), runs=1, toctree_limit=11, hugo=None),
            id="too large, and no Hugo",
        ),
    ],
)
def test_rows_that_are_left_out(tmp_path: Path, runner: Runner, server: Server, plan: Plan) -> None:
    assert [row.builder for row in Builds(plan, tmp_path, runner, server).rows(12)] == [OURS, PAGES]


def test_real_papers(tmp_path: Path, runner: Runner, server: Server) -> None:
    entries = "\n".join(
        f"@misc{{k{number}, author = {{A, B}}, title = {{T}}, abstract = {{One.}}}}"
        for number in range(5)
    )
    plan = Plan(runs=1, source=Source(path="all.bib", text=entries))
    row, _ = Builds(plan, tmp_path, runner, server).rows(4)
    assert (row.counts.papers, row.counts.people, row.counts.sessions) == (4, 1, 0)


def test_build_that_leaves_pages_out_is_not_fast(tmp_path: Path) -> None:
    def nothing(run: Run) -> Measure:
        return MOMENT

    with pytest.raises(BuildError, match="pages of 12 papers are missing"):
        list(Builds(Plan(runs=1), tmp_path, nothing).rows(12))


def test_build_that_does_not_notice_an_edit_is_not_fast(
    tmp_path: Path, runner: Runner, server: Server
) -> None:
    builds = 0

    def lazy(run: Run) -> Measure:
        nonlocal builds
        builds += 1
        return runner(run) if builds == 1 else MOMENT

    with pytest.raises(BuildError, match="the build did not write the edited paper"):
        list(Builds(Plan(runs=1), tmp_path, lazy).rows(12))


def test_build_that_does_not_notice_an_entry_is_not_fast(
    tmp_path: Path, runner: Runner, server: Server
) -> None:
    def forgetful(run: Run) -> Measure:
        measure = runner(run)
        for page in run.folder.rglob("added*.html"):
            page.unlink()
        return measure

    with pytest.raises(BuildError, match="the build did not write the new paper's page"):
        list(Builds(Plan(runs=1), tmp_path, forgetful).rows(12))
