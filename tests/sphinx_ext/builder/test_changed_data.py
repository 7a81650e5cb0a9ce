"""Where only data are others, what follows from them is written and Sphinx does nothing."""

import time
from collections.abc import Collection
from subprocess import CompletedProcess

import pytest

from sphinx_proceedings.building.memory.build_notes import NOTES_FILE
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from support.fresh_processes import run_module
from support.later_builds import differences
from support.workshop import Workshop

READ = "updating environment"
WRITTEN = "written again: "


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A portal of which first builds are made once."""
    return Workshop(tmp_path_factory.mktemp("changed"))


@pytest.fixture
def portal(shop: Workshop) -> Workshop:
    """The portal as a finished build leaves it."""
    shop.begin(frozenset())
    settle()
    shop.build()
    return shop


def settle() -> None:
    """Wait, as what was written just now counts as changed."""
    time.sleep(0.11)


def built(shop: Workshop, names: Collection[str] = ()) -> CompletedProcess[str]:
    """With these edits, told in full."""
    shop.change(frozenset(names), "long ago")
    return again(shop)


def again(shop: Workshop) -> CompletedProcess[str]:
    settle()
    options = ("-b", "html", "-d", "_build/doctrees", ".", "_build/html")
    cache = {FOLDER_VARIABLE: str(shop.folder / "cache"), "TZ": "UTC"}
    return run_module("sphinx", *options, cwd=shop.root, environment=cache)


def is_quick(told: CompletedProcess[str]) -> bool:
    """Whether it was by writing pages, and not by reading any."""
    found = (WRITTEN in told.stdout, READ in told.stdout)
    assert found in {(True, False), (False, True)}, told.stdout
    return found[0]


QUICK = [
    "abstract",
    "title",
    "author",
    "field goes",
    "only author goes",
    "publisher",
    "session moved",
    "room",
    "talk goes",
    "registry",
    "photo",
    "photo goes",
    "no photo",
    "photo not named",
    "photo of somebody else",
    "text of a photo",
    "paper file",
    "paper file goes",
    "no paper file",
    "new paper files",
]
"""Edits, also such that pages come and go by."""
WHOLE = {
    "committee": "organisers was told something else",
    "entry goes": "Sphinx makes papers/toy2026/index",
    "released": "Sphinx makes program/toy2026/changes",
    "withdrawal": "papers/toy2025/alpha2025 is not to be had from its body",
}
"""Those of which more follows, and from what."""


@pytest.mark.parametrize("name", QUICK)
def test_sphinx_takes_no_part_in_what_follows_from_data(portal: Workshop, name: str) -> None:
    for names in ({name}, ()):
        told = built(portal, names)
        assert is_quick(told), told.stdout
        assert differences(portal.made(), portal.first()) == []
        assert "nothing has changed" in again(portal).stdout


@pytest.mark.parametrize("name", WHOLE)
def test_what_else_follows_is_left_to_sphinx(portal: Workshop, name: str) -> None:
    """With what was found out of the portal already."""
    told = built(portal, {name})
    assert WHOLE[name] in told.stdout
    assert not is_quick(told)
    assert differences(portal.made(), portal.first()) == []


def mended_with(portal: Workshop, abstract: str) -> CompletedProcess[str]:
    bib = portal.root / "papers/toy2026.bib"
    text = bib.read_text(encoding="utf-8")
    bib.write_text(text.replace("A second paragraph", abstract), encoding="utf-8")
    return again(portal)


def test_what_is_wrong_is_told_as_ever(portal: Workshop) -> None:
    told = mended_with(portal, r"A \nonsense paragraph")
    assert is_quick(told)
    assert r"\nonsense" in told.stderr
    (portal.root / "_build/doctrees" / NOTES_FILE).unlink()
    assert again(portal).stderr == told.stderr


def test_no_page_is_made_of_a_record_of_imports(portal: Workshop) -> None:
    record = portal.root / "papers/toy2026.imported.json"
    record.write_text("{}", encoding="utf-8")
    assert is_quick(mended_with(portal, "Another paragraph"))
    published = portal.root / "_build/html"
    assert not [path for path in published.rglob("*") if "imported" in path.name]


def with_more(portal: Workshop, path: str, more: str) -> None:
    """Built with a longer file."""
    changed = portal.root / path
    changed.write_text(changed.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert not is_quick(again(portal))


def test_a_site_that_tells_when_it_was_built_is_built_as_a_whole(portal: Workshop) -> None:
    with_more(portal, "conf.py", "\nhtml_last_updated_fmt = ''\n")
    assert not is_quick(mended_with(portal, "Another paragraph"))


def test_a_table_of_contents_shows_titles(portal: Workshop) -> None:
    """As long as these are the same, pages in it are written in what was around them."""
    with_more(portal, "index.md", "\n```{toctree}\npapers/toy2026/gamma2026\n```\n")
    assert is_quick(mended_with(portal, "Another paragraph"))
    bib = portal.root / "papers/toy2026.bib"
    text = bib.read_text(encoding="utf-8")
    bib.write_text(text.replace("{Gamma},", "{Gamma}, pages = {77--78},"), encoding="utf-8")
    assert is_quick(again(portal))
    page = portal.root / "_build/html/papers/toy2026/gamma2026.html"
    assert "77–78" in page.read_text(encoding="utf-8")
    bib.write_text(text.replace("{Gamma},", "{Rays},"), encoding="utf-8")
    assert not is_quick(again(portal))


def test_a_home_page_tells_how_much_there_is(portal: Workshop) -> None:
    """As long as that is the same, an edition at a glance leaves the page as it is."""
    with_more(portal, "index.md", "\n```{edition-home} toy2026\n```\n\n```{editions}\n```\n")
    bib = portal.root / "papers/toy2026.bib"
    text = bib.read_text(encoding="utf-8")
    bib.write_text(text.replace("{Gamma},", "{Rays},"), encoding="utf-8")
    assert is_quick(again(portal))
    another = "@misc{another, title = {Another}, author = {New, Nobody}}\n"
    bib.write_text(f"{text}\n{another}", encoding="utf-8")
    assert not is_quick(again(portal))
    home = portal.root / "_build/html/index.html"
    assert "5 papers" in home.read_text(encoding="utf-8")
