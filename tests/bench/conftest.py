"""A small portal, results to show, and builders that take no time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from bench.portals import synthetic_portal, write_files
from bench.process import Measure, Run
from bench.results import OURS, PAGES, Counts, Report, Row, Site, Steps
from bench.serving import Edit
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.addresses import paper_docname, person_docname, session_docname
from sphinx_proceedings.model.portal import Portal

PAPERS = 12

Runner = Callable[[Run], Measure]
Server = Callable[[Run, Sequence[Edit]], tuple[float, ...]]


@pytest.fixture
def random() -> Random:
    """Draws the same in every test."""
    return Random(1)  # noqa: S311


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """A synthetic portal of `PAPERS` papers."""
    root = tmp_path_factory.mktemp("portal")
    write_files(root, synthetic_portal(PAPERS))
    return read_portal(root).portal


def took(seconds: float, mebibytes: int = 100) -> Measure:
    return Measure(
        seconds=seconds, cpu_seconds=2 * seconds, peak_bytes=mebibytes * 1024**2, memory="pss"
    )


def row(builder: str, size: int, steps: Steps) -> Row:
    counts = Counts(papers=size, people=2 * size, sessions=size // 5)
    site = Site(html_pages=4 * size, files=20 * size, bytes=size * 1024**2 // 4)
    return Row(builder=builder, size=size, counts=counts, site=site, steps=steps)


@pytest.fixture
def report() -> Report:
    """Two sizes of ours, and our pages alone and the others at the smaller one."""
    ours = Steps(
        cold=took(16),
        nothing=(took(1), took(3), took(2)),
        abstract=(took(4), took(5), took(6, 700)),
        title=(took(6), took(6.5), took(8)),
        entry=(took(9), took(7), took(8)),
    )
    larger = Steps(cold=took(48), nothing=(took(5),), abstract=(took(9),), entry=(took(16),))
    return Report(
        data="synthetic",
        machine={"cores": 2, "python": "CPython 3.11.7"},
        versions={"sphinx": "9.0.4"},
        rows=(
            replace(row(OURS, 500, ours), served=(1.5, 1.25, 2)),
            row(PAGES, 500, Steps(cold=took(8), abstract=(took(3),))),
            row("orphans", 500, Steps(cold=took(32), abstract=(took(6),))),
            row("hugo", 500, Steps(cold=took(0.5))),
            row(OURS, 2000, larger),
        ),
        date="2027-05-10",
        compiled=True,
    )


@pytest.fixture
def runner() -> Runner:
    """Writes pages with the text of their source, as builds would; each takes a second more."""
    count = 0

    def run(wanted: Run) -> Measure:
        nonlocal count
        count += 1
        if (wanted.folder / "hugo.toml").exists():
            sources, site = wanted.folder / "content", wanted.folder / "public"
        else:
            assert wanted.command[0] == sys.executable
            sources, site = wanted.folder, wanted.folder / "_build" / "html"
        texts = {
            path.relative_to(sources).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
            for path in sources.rglob("*.md")
        }
        texts |= records(wanted.folder)
        write_files(
            site,
            {"_static/a.css": ""}
            | {
                f"{name}.html": f'<title></title><article class="bd-article">{text}</article>'
                for name, text in texts.items()
            },
        )
        return took(count)

    return run


def serve(wanted: Run, edits: Sequence[Edit]) -> tuple[float, ...]:
    """Makes the edits; each is on its page in no time."""
    assert wanted.command[:3] == [sys.executable, "-m", "sphinx_proceedings.sphinx_ext.serve"]
    for edit in edits:
        assert edit.page.exists()
        edit.make()
    return tuple(float(number) for number, _ in enumerate(edits, 1))


@pytest.fixture
def server() -> Server:
    """Serves nothing."""
    return serve


def records(root: Path) -> dict[str, str]:
    """What a portal of this tool has pages of, with their text."""
    if not any(root.glob("papers/*.bib")):
        return {}
    portal = read_portal(root).portal
    sessions = (session for edition in portal.editions for session in edition.sessions)
    return {
        **{
            paper_docname(paper): " ".join(map(str, (paper.title.plain, *paper.abstract)))
            for paper in portal.papers
        },
        **{person_docname(person.id): person.name.full for person in portal.people},
        **{session_docname(session): session.title for session in sessions},
    }
