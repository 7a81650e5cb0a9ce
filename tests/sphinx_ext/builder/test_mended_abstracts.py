"""Where only abstracts are others, what follows from them is written and nothing else is done."""

from collections.abc import Collection
from subprocess import CompletedProcess

import pytest

from sphinx_proceedings.building.memory.build_notes import NOTES_FILE
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from support.fresh_processes import run_module
from support.later_builds import differences
from support.workshop import Workshop

MENDED = "written again: papers/toy2026/beta2026"
READ = "updating environment"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A portal of which first builds are made once."""
    return Workshop(tmp_path_factory.mktemp("mended"))


@pytest.fixture
def portal(shop: Workshop) -> Workshop:
    """The portal as a finished build leaves it."""
    shop.begin(frozenset())
    shop.build()
    return shop


def built(shop: Workshop, names: Collection[str] = ()) -> CompletedProcess[str]:
    """With these edits, told in full."""
    shop.change(frozenset(names), "long ago")
    return again(shop)


def again(shop: Workshop) -> CompletedProcess[str]:
    options = ("-b", "html", "-d", "_build/doctrees", ".", "_build/html")
    cache = {FOLDER_VARIABLE: str(shop.folder / "cache"), "TZ": "UTC"}
    return run_module("sphinx", *options, cwd=shop.root, environment=cache)


def is_mended(told: CompletedProcess[str]) -> bool:
    """Whether it was by writing the paper's page, and not by reading any."""
    found = (MENDED in told.stdout, READ in told.stdout)
    assert found in {(True, False), (False, True)}, told.stdout
    return found[0]


def test_what_others_see_decides_how_it_is_built(portal: Workshop) -> None:
    assert is_mended(built(portal, {"abstract"}))
    assert differences(portal.made(), portal.first()) == []
    assert "nothing has changed" in again(portal).stdout
    assert is_mended(built(portal))
    assert differences(portal.made(), portal.first()) == []
    assert not is_mended(built(portal, {"abstract", "title"}))
    # What is on its page beside the abstract is as that build left it.
    assert is_mended(built(portal, {"title"}))
    assert differences(portal.made(), portal.first()) == []


def mended_with(portal: Workshop, abstract: str) -> CompletedProcess[str]:
    bib = portal.root / "papers/toy2026.bib"
    text = bib.read_text(encoding="utf-8")
    bib.write_text(text.replace("A second paragraph", abstract), encoding="utf-8")
    return again(portal)


def test_what_is_wrong_is_told_as_ever(portal: Workshop) -> None:
    told = mended_with(portal, r"A \nonsense paragraph")
    assert is_mended(told)
    assert r"\nonsense" in told.stderr
    (portal.root / "_build/doctrees" / NOTES_FILE).unlink()
    assert again(portal).stderr == told.stderr


@pytest.mark.parametrize(
    ("path", "more"),
    [
        pytest.param("conf.py", "\nhtml_last_updated_fmt = ''\n", id="time of the build"),
        pytest.param(
            "index.md", "\n```{toctree}\npapers/toy2026/beta2026\n```\n", id="table of contents"
        ),
    ],
)
def test_where_more_may_follow_all_is_built(portal: Workshop, path: str, more: str) -> None:
    changed = portal.root / path
    changed.write_text(changed.read_text(encoding="utf-8") + more, encoding="utf-8")
    again(portal)
    assert not is_mended(mended_with(portal, "Another paragraph"))
