"""Maps are remembered."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from insight.test_projection import PAPERS
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from sphinx_proceedings.building.memory.paper_maps import portal_maps
from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.insight import projection
from sphinx_proceedings.insight.paper_maps import PaperMap
from sphinx_proceedings.insight.projection import map_of_papers
from sphinx_proceedings.model.papers import Paper, Status
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from support.discover_papers import paper


@pytest.fixture
def computed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The keys of the papers that were drawn, each time that it was done."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cache"))
    drawn: list[list[str]] = []

    def noting(papers: Sequence[Paper]) -> PaperMap | None:
        drawn.append([each.key for each in papers])
        return map_of_papers(papers)

    monkeypatch.setattr(projection, "map_of_papers", noting)
    return drawn


def portal(*papers: Paper) -> Portal:
    edition = Edition(id="e2027", name="E", location=Location(path="x"))
    return Portal(editions=(edition,), papers=papers)


def test_drawn_once(computed: list[list[str]]) -> None:
    expected = {"e2027": map_of_papers(PAPERS)}
    gone = paper("gone", "Decision Trees", status=Status.WITHDRAWN)
    assert portal_maps(portal(*PAPERS)) == expected
    assert portal_maps(portal(*PAPERS, gone)) == expected
    assert computed == [[each.key for each in PAPERS]]
    portal_maps(portal(*PAPERS[1:]))
    assert computed == [[each.key for each in PAPERS], [each.key for each in PAPERS[1:]]]


def test_that_there_is_none_is_remembered_too(computed: list[list[str]]) -> None:
    empty = portal(*(paper(f"p{number}", "") for number in range(6)))
    assert portal_maps(empty) == {}
    assert portal_maps(empty) == {}
    assert len(computed) == 1


def test_few_and_very_many_have_none(
    computed: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert portal_maps(portal(*PAPERS[:4])) == {}
    monkeypatch.setattr("sphinx_proceedings.building.memory.paper_maps.MOST_PAPERS", 6)
    assert portal_maps(portal(*PAPERS)) == {}
    assert computed == []
