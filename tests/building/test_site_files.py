"""Each file beside the pages is made of its view alone as of the whole portal."""

from dataclasses import replace
from pathlib import Path

import pytest

from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.building.site_files import SiteFiles, site_files
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.processes.sent_jobs import Parcel, pickled, unpickled
from sphinx_proceedings.wording.messages import speaking
from support.translations import translated_to_other_letters
from support.varied_portals import PORTALS

SETTINGS = Settings(site=SiteAddress(base="https://toys.example.org/"), name="Toys")


@pytest.mark.parametrize("name", PORTALS)
def test_file_sees_what_it_tells(name: str, tmp_path: Path) -> None:
    portal = PORTALS[name](tmp_path)
    plan = site_files(tmp_path, portal, SETTINGS, pages=(), sources=())
    assert seen_alone(plan, portal, portal) == 0


@pytest.mark.parametrize("name", ["toy", "released"])
def test_what_was_announced_is_seen_as_well(name: str, tmp_path: Path) -> None:
    """As where a programme can no more be read."""
    announced = PORTALS[name](tmp_path)
    lost = tuple(replace(edition, sessions=()) for edition in announced.editions)
    portal = replace(announced, editions=lost)
    plan = site_files(tmp_path, portal, SETTINGS, pages=(), sources=(), announced=announced)
    assert seen_alone(plan, portal, announced) > 0


def seen_alone(plan: SiteFiles, portal: Portal, announced: Portal) -> int:
    """Each file is made of a part; how many of what was announced."""
    files = list(plan.files)
    assert files
    for file in files:
        assert file.view is not None, file.path
        whole = announced if file.is_announced else portal
        stand_ins = plan.stand_ins([file])
        assert [stood_for is whole for stood_for, _ in stand_ins] == [True]
        own = unpickled(pickled(Parcel(file, lambda found=stand_ins: found))).value  # type: ignore[misc]
        assert isinstance(own, SiteFile)
        assert own.render() == file.render(), file.path
    return sum(file.is_announced for file in files)


@pytest.mark.parametrize("name", ["toy", "released"])
def test_versions_tell_the_language(name: str, tmp_path: Path) -> None:
    """Equal versions have equal bytes, whatever a site speaks."""
    portal = PORTALS[name](tmp_path)
    with translated_to_other_letters("de"):
        english, german = (made_in(language, portal, tmp_path) for language in ("en", "de"))
    assert english.keys() == german.keys()
    others = {path for path, made in english.items() if made[1] != german[path][1]}
    assert {path for path in others if english[path][0] == german[path][0]} == set()
    assert {path.rpartition("/")[2] for path in others} >= SPEAKING[name]


SPEAKING = {
    "toy": {"opensearch.xml", "feed.atom", "deadlines.ics", "schedule.xml", "ada-lovelace.atom"},
    "released": {"opensearch.xml", "changes.atom", "schedule.ics", "schedule.json"},
}


def made_in(language: str, portal: Portal, root: Path) -> dict[str, tuple[str, bytes]]:
    """The version and the bytes of each file, by path."""
    settings = replace(SETTINGS, language=language)
    with speaking(language):
        files = site_files(root, portal, settings, pages=(), sources=()).files
        return {file.path: (file.version, file.render()) for file in files}
