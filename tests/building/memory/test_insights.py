"""Related papers and maps are the same side by side as one after the other."""

from pathlib import Path

import pytest

from insight.test_projection import PAPERS
from sphinx_proceedings.building.memory import insights as module
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from sphinx_proceedings.building.memory.insights import Insights, portal_insights
from sphinx_proceedings.building.memory.paper_maps import are_maps_kept, portal_maps
from sphinx_proceedings.building.memory.related_papers import is_related_kept, portal_related
from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition

PORTAL = Portal(
    editions=(Edition(id="e2027", name="E", location=Location(path="x")),), papers=tuple(PAPERS)
)


def test_two_processes_find_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, "off")
    expected = portal_related(PORTAL), portal_maps(PORTAL)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setattr(module, "processors", lambda: 2)
    assert (is_related_kept(PORTAL), are_maps_kept(PORTAL)) == (False, False)
    assert portal_insights(PORTAL) == Insights(*expected)
    assert (is_related_kept(PORTAL), are_maps_kept(PORTAL)) == (True, True)
    assert portal_insights(PORTAL) == Insights(*expected)
