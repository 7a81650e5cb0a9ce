"""Related papers are remembered."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from sphinx_proceedings.building.memory.related_papers import (
    RelatedNow,
    portal_related,
    related_after_edits,
    version_of_related,
)
from sphinx_proceedings.insight import similarity
from sphinx_proceedings.insight.reasons import related_papers
from sphinx_proceedings.insight.related_papers import Related
from sphinx_proceedings.insight.similarity import Compared, Nearest, Scores, compared
from sphinx_proceedings.insight.terms import SourceText
from sphinx_proceedings.insight.vectors import Vectors
from sphinx_proceedings.model.portal import PaperId, Portal
from support.discover_papers import SMALL
from support.folders import TESTS, TOOLS
from support.memos import forge, kept

PORTAL = Portal(papers=SMALL)


@pytest.fixture
def computed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many papers were concerned, each time that papers were compared."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cache"))
    counts: list[int] = []

    def counting(
        papers: Sequence[PaperId],
        said: Sequence[str],
        texts: Callable[[PaperId], SourceText],
        authors: Vectors,
        before: Compared | None,
        *,
        nearest: Nearest = Scores.nearest,
    ) -> Compared:
        found = compared(papers, said, texts, authors, before, nearest=nearest)
        counts.append(len(found.concerned))
        return found

    monkeypatch.setattr(similarity, "compared", counting)
    return counts


def test_computed_once(computed: list[int]) -> None:
    assert portal_related(PORTAL) == related_papers(SMALL)
    assert portal_related(PORTAL) == related_papers(SMALL)
    assert computed == [7]


@pytest.mark.parametrize("papers_a_job", [1, 3, 6])
def test_the_same_in_several_processes(computed: list[int], papers_a_job: int) -> None:
    assert portal_related(PORTAL, papers_a_job=papers_a_job) == related_papers(SMALL)
    assert computed == [7]


def test_only_those_whom_an_edit_concerns(computed: list[int]) -> None:
    portal_related(PORTAL)
    portal_related(Portal(papers=(replace(SMALL[0], doi="10.1/x", pages="1"), *SMALL[1:])))
    assert computed == [7]
    for papers in (
        (*SMALL[:2], replace(SMALL[2], authors=()), *SMALL[3:]),
        (*SMALL[:4], replace(SMALL[4], keywords=("trees",)), *SMALL[5:]),
        (*SMALL[:4], *SMALL[5:]),
        SMALL,
    ):
        assert portal_related(Portal(papers=papers)) == related_papers(papers)
    assert computed == [7, 2, 7, 2, 1]


def mended(*places: int) -> Portal:
    """The portal with abstracts that are like others'."""
    papers = [
        replace(each, abstract=SMALL[place - 1].abstract) if place in places else each
        for place, each in enumerate(SMALL)
    ]
    return Portal(papers=tuple(papers))


def names(*places: int) -> set[PaperId]:
    return {(SMALL[place].edition, SMALL[place].key) for place in places}


def found_after(portal: Portal, now: RelatedNow | None, edited: set[PaperId]) -> Related:
    """All that is related, where what is not found again is as it was before."""
    assert now is not None
    assert now.related.keys() <= edited | now.concerned
    found = {**related_papers(SMALL), **now.related}
    return {paper: listed for paper, listed in found.items() if listed}


def test_edits_of_texts(computed: list[int]) -> None:
    """One after the other, each compared with what was there at first."""
    portal_related(PORTAL)
    version, concerned = version_of_related(PORTAL), frozenset[PaperId]()
    for places in ((1,), (1, 4), (4,), (2, 4), ()):
        portal = mended(*places)
        now = related_after_edits(portal, version, names(1, 2, 4), concerned)
        assert found_after(portal, now, names(1, 2, 4)) == related_papers(portal.papers)
        assert now is not None
        concerned = now.concerned
    # What is remembered is as it was.
    computed.clear()
    portal_related(PORTAL)
    assert computed == []


def test_edits_of_what_is_not_known(computed: list[int], tmp_path: Path) -> None:
    portal_related(PORTAL)
    version = version_of_related(PORTAL)
    assert related_after_edits(mended(1), version_of_related(mended(2)), names(1), ()) is None
    portal_related(mended(2))
    assert related_after_edits(mended(1), version, names(1), ()) is None
    portal_related(PORTAL)
    assert related_after_edits(mended(1), version, names(1), ()) is not None
    forge(tmp_path / "cache", "compared papers", b"PK")
    assert related_after_edits(mended(1), version, names(1), ()) is None


def test_damaged_memory_is_none(computed: list[int], tmp_path: Path) -> None:
    portal_related(PORTAL)
    ((_, whole),) = kept(tmp_path / "cache", "related papers").items()
    for damaged in (whole[:-1], b"[" * 100_000, b'{"a": 1}', b"[[1]]", b"\xff"):
        forge(tmp_path / "cache", "related papers", damaged)
        assert portal_related(PORTAL) == related_papers(SMALL)
    assert computed == [7] * 6


def test_what_does_not_belong_together_is_none(computed: list[int], tmp_path: Path) -> None:
    portal_related(PORTAL)
    ((_, whole),) = kept(tmp_path / "cache", "compared papers").items()
    portal_related(Portal(papers=SMALL[1:]))
    shorter = Portal(papers=SMALL[2:])
    for damaged in (whole, whole[:-9], b"", b"PK", b"\xff"):
        portal_related(Portal(papers=SMALL[1:]))
        forge(tmp_path / "cache", "compared papers", damaged)
        computed.clear()
        assert portal_related(shorter) == related_papers(SMALL[2:])
        assert computed == [5]


def test_what_is_known_loads_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from support.discover_papers import SMALL;"
        "from sphinx_proceedings.model.portal import Portal;"
        "import sphinx_proceedings.building.pipeline;"
        "from sphinx_proceedings.building.memory.related_papers import portal_related;"
        "found = portal_related(Portal(papers=SMALL));"
        "print(len(found), 'numpy' in sys.modules)"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ
            | {
                "PYTHONPATH": f"{TESTS}{os.pathsep}{TOOLS}",
                FOLDER_VARIABLE: str(tmp_path),
            },
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for _ in range(2)
    ]
    assert told == ["5 True\n", "5 False\n"]
