"""Where only abstracts are others, what follows from them is written and nothing else is done."""

from collections.abc import Collection
from pathlib import Path
from subprocess import CompletedProcess

import pytest

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


def test_the_page_of_the_paper_is_written_and_sphinx_reads_nothing(portal: Workshop) -> None:
    told = built(portal, {"abstract"})
    assert (MENDED in told.stdout, READ in told.stdout) == (True, False)
    assert differences(portal.made(), portal.first()) == []
    assert "nothing has changed" in again(portal).stdout
    told = built(portal)
    assert (MENDED in told.stdout, READ in told.stdout) == (True, False)
    assert differences(portal.made(), portal.first()) == []


def test_what_others_see_is_built_as_ever(portal: Workshop) -> None:
    told = built(portal, {"abstract", "title"})
    assert (MENDED in told.stdout, READ in told.stdout) == (False, True)
    assert differences(portal.made(), portal.first()) == []
    # What is on its page beside the abstract is as that build left it.
    told = built(portal, {"title"})
    assert (MENDED in told.stdout, READ in told.stdout) == (True, False)
    assert differences(portal.made(), portal.first()) == []


@pytest.mark.parametrize("line", ["html_last_updated_fmt = ''", "def setup(app): pass"])
def test_where_more_may_follow_all_is_built(portal: Workshop, line: str) -> None:
    conf = portal.root / "conf.py"
    conf.write_text(f"{conf.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    again(portal)
    bib = portal.root / "papers/toy2026.bib"
    text = bib.read_text(encoding="utf-8")
    bib.write_text(text.replace("A second paragraph", "Another"), encoding="utf-8")
    told = again(portal)
    assert (MENDED in told.stdout, READ in told.stdout) == (False, True)


def test_what_is_wrong_is_told_as_ever(portal: Workshop) -> None:
    bib = portal.root / "papers/toy2026.bib"
    text = bib.read_text(encoding="utf-8")
    bib.write_text(text.replace("A second paragraph", r"A \nonsense paragraph"), encoding="utf-8")
    told = again(portal)
    assert MENDED in told.stdout
    assert r"\nonsense" in told.stderr
    for path in portal.root.rglob("_build/doctrees/proceedings.sqlite3"):
        path.unlink()
    assert again(portal).stderr == told.stderr


def test_a_page_in_a_table_of_contents_is_read_by_sphinx(portal: Workshop) -> None:
    index = portal.root / "index.md"
    contents = "\n```{toctree}\npapers/toy2026/beta2026\n```\n"
    index.write_text(index.read_text(encoding="utf-8") + contents, encoding="utf-8")
    again(portal)
    told = built_with(portal.root / "papers/toy2026.bib", portal)
    assert (MENDED in told.stdout, READ in told.stdout) == (False, True)


def built_with(bib: Path, portal: Workshop) -> CompletedProcess[str]:
    text = bib.read_text(encoding="utf-8")
    bib.write_text(text.replace("A second paragraph", "Another"), encoding="utf-8")
    return again(portal)
