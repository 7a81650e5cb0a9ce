"""What stands for damaged sources tells nothing that is under an embargo."""

from pathlib import Path

import pytest

from sphinx_proceedings.building.effective_portal import effective_portal
from sphinx_proceedings.building.last_good_sources import LastGoodSources
from sphinx_proceedings.building.material import EffectivePortal
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


OWN = "{title: Own, abstract: Quaggamire., video: 'https://example.org/v'}"


def _talks(portal: Portal) -> list[tuple[object, object]]:
    sessions = portal.editions[0].sessions
    return [(talk.abstract, talk.links) for session in sessions for talk in session.talks]


@pytest.mark.parametrize(
    ("fault", "remain"),
    [
        pytest.param(("start: 2199-05-10 09:00", "start: 2199-05-10 09:00, x: 1"), 1, id="beside"),
        pytest.param(("kind: talks", "kind: nothing"), 0, id="around"),
        pytest.param(("name: W", "name: W\nsponsors: ["), 1, id="everywhere"),
    ],
)
def test_a_talk_of_a_programme_as_it_was(
    tmp_path: Path, fault: tuple[str, str], remain: int
) -> None:
    """Its embargo came with the edit that has the error."""
    before = PROGRAMME.replace("{paper: ada}", OWN)
    _built(tmp_path, before)
    stated = before.replace("Own,", "Own, embargo: 2199-05-10 09:00,")
    after = _built(tmp_path, stated.replace(*fault))
    assert _talks(after.portal) == [((), ())] * remain
    assert _talks(after.announced) == [((), ())]


def test_a_fault_with_the_same_embargoes_withholds_no_more(tmp_path: Path) -> None:
    talks = f"{OWN.replace('Own,', 'Own, embargo: 2020-01-01,')}, {OWN}"
    before = PROGRAMME.replace("{paper: ada}", talks)
    _built(tmp_path, before)
    for fault in ("nothing", "[talks"):
        after = _built(tmp_path, before.replace("kind: talks", f"kind: {fault}"))
        assert all(abstract and links for abstract, links in _talks(after.announced))


def test_papers_of_a_programme_as_it_was(tmp_path: Path) -> None:
    """All that the programme says is new, the embargo as well, and none of it can be read."""
    _built(tmp_path, PROGRAMME)
    after = _built(tmp_path, PROGRAMME + "embargo: 2199-05-10\nsponsors: [\n")
    assert (_abstracts(after.portal), _abstracts(after.announced)) == ([False], [False])


def test_a_programme_of_which_no_byte_can_be_read(tmp_path: Path) -> None:
    """Nobody knows whether it states one."""
    written(tmp_path, {"papers/w.bib": BIB})
    (tmp_path / "program").mkdir()
    (tmp_path / "program" / "w.yaml").write_bytes(b"name: Universit\xe0\n")
    result = read_portal(tmp_path)
    assert result.unusable == {"program/w.yaml"}
    assert _abstracts(result.portal) == [False]


def test_a_programme_that_cannot_be_read_as_it_was(tmp_path: Path) -> None:
    _built(tmp_path, PROGRAMME + "embargo: 2199-05-10\n")
    after = _built(tmp_path, PROGRAMME + "  - [")
    assert _abstracts(after.portal) == [False]
