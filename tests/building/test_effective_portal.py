"""What stands for damaged sources tells nothing that is under an embargo."""

from pathlib import Path

from sphinx_proceedings.building.effective_portal import EffectivePortal, effective_portal
from sphinx_proceedings.building.last_good_sources import LastGoodSources
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.portal import Portal
from support.sphinx_build import written

BIB = "@misc{ada, title = {Notes}, author = {Lovelace, Ada}, abstract = {Quaggamire.}}\n"
PROGRAMME = """name: W
start: 2199-05-10
timezone: Europe/London
sessions:
  - {id: a, title: A, kind: talks, start: 2199-05-10 09:00, talks: [{paper: ada}]}
"""


def _built(root: Path, programme: str) -> EffectivePortal:
    written(root, {"papers/w.bib": BIB, "program/w.yaml": programme})
    result = read_portal(root)
    kept = LastGoodSources(root / "kept")
    return effective_portal(result.loaded, result.whole, result.unusable, kept)


def _abstracts(portal: Portal) -> list[bool]:
    return [bool(paper.abstract) for paper in portal.papers]


def test_calendars_of_a_programme_as_it_was(tmp_path: Path) -> None:
    """The embargo came with the edit that has the error."""
    before = _built(tmp_path, PROGRAMME)
    assert (_abstracts(before.portal), _abstracts(before.announced)) == ([True], [True])
    damaged = PROGRAMME.replace("kind: talks", "kind: nothing") + "embargo: 2199-05-10\n"
    after = _built(tmp_path, damaged)
    assert (_abstracts(after.portal), _abstracts(after.announced)) == ([False], [False])
    assert after.validity.until is not None


def test_a_programme_that_cannot_be_read_as_it_was(tmp_path: Path) -> None:
    _built(tmp_path, PROGRAMME + "embargo: 2199-05-10\n")
    after = _built(tmp_path, PROGRAMME + "  - [")
    assert _abstracts(after.portal) == [False]
