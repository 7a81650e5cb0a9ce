"""Where only data are others, what follows from them is written and Sphinx does nothing."""

import re
import shutil
import sqlite3
import time
from collections.abc import Collection, Sequence
from contextlib import closing
from itertools import chain, repeat
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from sphinx_proceedings.building.memory.build_notes import NOTES_FILE
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from support.fresh_processes import run_module
from support.later_builds import differences, made
from support.workshop import Workshop

READ = "updating environment"
WRITTEN = "written again: "
ABSTRACTS = "nothing but abstracts has changed: "
TITLES = "nothing but titles and abstracts have changed: "


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


def made_anew(shop: Workshop) -> dict[str, bytes]:
    """What a first build makes."""
    shutil.rmtree(shop.root / "_build")
    settle()
    shop.build()
    return shop.made()


def is_quick(told: CompletedProcess[str]) -> bool:
    """Whether it was by writing pages, and not by reading any."""
    found = (WRITTEN in told.stdout, READ in told.stdout)
    assert found in {(True, False), (False, True)}, told.stdout
    return found[0]


QUICK = [
    ["abstract"],
    ["title"],
    ["title among others", "abstract"],
    ["title", "author", "registry", "session moved", "paper file"],
    ["field goes", "only author goes", "room", "talk goes", "photo"],
    ["publisher", "photo not named", "paper file goes"],
    ["photo goes", "no paper file"],
    ["no photo", "text of a photo", "new paper files"],
    ["photo of somebody else"],
]
"""Edits at different places, which are made at once, also such that pages come and go by."""
WHOLE = {
    "committee": "organisers was told something else",
    "entry goes": "Sphinx makes papers/toy2026/index",
    "released": "Sphinx makes program/toy2026/changes",
    "withdrawal": "papers/toy2025/alpha2025 is not to be had from its body",
}
"""Those of which more follows, and from what."""


@pytest.mark.parametrize("together", QUICK, ids=", ".join)
def test_sphinx_takes_no_part_in_what_follows_from_data(
    portal: Workshop, together: list[str]
) -> None:
    for names in (together, ()):
        told = built(portal, names)
        assert is_quick(told), told.stdout
        assert (ABSTRACTS in told.stdout) is (together == ["abstract"])
        are_titles = together[0].startswith("title") and "author" not in together
        assert (TITLES in told.stdout) is are_titles
        assert differences(portal.made(), portal.first()) == []
        assert "nothing has changed" in again(portal).stdout


@pytest.mark.parametrize(
    "name",
    ["title of a paper of before", "title of a paper beside it", "title that is referred to"],
)
def test_more_may_follow_from_a_title(portal: Workshop, name: str) -> None:
    """Of another page with that title, of the same paper entered twice, of a page by hand."""
    portal.change(frozenset({"references"}), "long ago")
    again(portal)
    for names in ({"references", name}, {"references"}):
        assert TITLES not in built(portal, names).stdout
        assert differences(portal.made(), portal.first()) == []


def test_an_abstract_has_another_date_once(portal: Workshop) -> None:
    """What is not committed has none, which its author's feed and the site map tell as well."""
    portal.commit()
    settle()
    portal.build()
    for names in ({"abstract"}, ()):
        told = built(portal, names)
        # What is as it was committed has a date again, of which all pages may tell.
        assert (f"{ABSTRACTS}1" in told.stdout) is bool(names)
        assert is_quick(told)
        assert differences(portal.made(), portal.first()) == []
        assert "nothing has changed" in again(portal).stdout


def test_lines_are_told_where_nothing_else_has_changed(portal: Workshop) -> None:
    with_more(portal, "conf.py", "\nproceedings_source = 'https://example.org/{file}#{line}'\n")
    bib = portal.root / "papers/toy2026.bib"
    lines = portal.root / "_build/html/source-lines/papers/toy2026.bib.json"
    before = lines.read_text(encoding="utf-8")
    bib.write_text(f"\n\n{bib.read_text(encoding='utf-8')}", encoding="utf-8")
    told = again(portal)
    assert f"{ABSTRACTS}0" in told.stdout
    assert lines.read_text(encoding="utf-8") != before
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


def test_what_was_wrong_before_is_told_where_it_is_now(portal: Workshop) -> None:
    before = mended_with(portal, r"A \nonsense paragraph")
    bib = portal.root / "papers/toy2026.bib"
    text = bib.read_text(encoding="utf-8")
    bib.write_text("\n" + text.replace(" paragraph", " paragraph\nor two"), encoding="utf-8")
    told = again(portal)
    assert f"{ABSTRACTS}1" in told.stdout
    assert "toy2026.bib:18:" in before.stderr
    assert told.stderr == before.stderr.replace("toy2026.bib:18:", "toy2026.bib:19:")
    (portal.root / "_build/doctrees" / NOTES_FILE).unlink()
    assert again(portal).stderr == told.stderr


def damaged(portal: Workshop, damage: str) -> None:
    with closing(sqlite3.connect(portal.root / "_build/doctrees" / NOTES_FILE)) as notes, notes:
        assert notes.execute(damage).rowcount > 0


LOST = {
    "editions": "UPDATE kept SET result = x'00' WHERE kind = 'editions'",
    "papers": "UPDATE kept SET result = x'00' WHERE kind = 'papers'",
    "people": "UPDATE kept SET result = 'a text' WHERE kind = 'people'",
    "pages": "UPDATE kept SET result = x'00' WHERE kind LIKE 'pages of %'",
    "frames": "UPDATE kept SET result = x'00' WHERE kind LIKE 'frames of %'",
    "portal": "DELETE FROM kept WHERE kind = 'portal'",
    "no papers": "DELETE FROM kept WHERE kind = 'papers' AND path LIKE 'toy2025/%'",
    "no people": "DELETE FROM kept WHERE kind = 'people' AND path LIKE '%a%'",
    "no topics": "DELETE FROM kept WHERE kind = 'topics by keyword'",
}


@pytest.mark.parametrize("damage", LOST.values(), ids=LOST)
def test_a_stored_portal_that_was_damaged_is_none(portal: Workshop, damage: str) -> None:
    damaged(portal, damage)
    told = mended_with(portal, "Another paragraph")
    assert (ABSTRACTS in told.stdout, told.returncode) == (False, 0)
    assert differences(portal.made(), made_anew(portal)) == []
    assert ABSTRACTS in mended_with(portal, "Yet another paragraph").stdout


def test_lists_of_the_search_that_were_lost_are_made_anew(portal: Workshop) -> None:
    damaged(portal, "DELETE FROM kept WHERE kind LIKE 'lists of search%'")
    assert ABSTRACTS in mended_with(portal, "Another paragraph").stdout
    assert differences(portal.made(), made_anew(portal)) == []


def test_an_edition_that_is_a_file_alone_has_the_date_of_the_file(portal: Workshop) -> None:
    bare = portal.root / "papers/bare.bib"
    bare.write_text("@misc{a, author = {Lovelace, Ada}, title = {A}, year = {2023}}", "utf-8")
    again(portal)
    portal.commit()
    settle()
    portal.build()
    site_map = portal.root / "_build/html/sitemap.xml"
    dated = site_map.read_text("utf-8")
    bare.write_text("% more\n" + bare.read_text("utf-8"), "utf-8")
    assert f"{ABSTRACTS}0" in again(portal).stdout
    now = site_map.read_text("utf-8")
    made_anew(portal)
    assert site_map.read_text("utf-8") == now != dated


def test_a_search_that_was_damaged_is_made_anew(portal: Workshop) -> None:
    """Of all pages, although abstracts alone have changed."""
    index = portal.root / "_build/html/search/main/index"
    next(index.iterdir()).write_bytes(b"")
    assert ABSTRACTS in mended_with(portal, "Another paragraph").stdout
    assert differences(portal.made(), made_anew(portal)) == []


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


def test_a_list_by_title_may_have_fewer_parts(tmp_path: Path) -> None:
    """As a title begins with another letter, and few are divided at the end of a page."""
    again, first = tmp_path / "again", tmp_path / "first"
    two, three = (150, 50, 161), (150, 51, 160)
    for root in (again, first):
        write_list(root, two)
    settle()
    built_list(again)
    for parts, reason in ((three, "Sphinx makes"), (two, "by-title/3 may be there no more")):
        settle()
        write_titles(again, parts)
        told = built_list(again)
        assert re.search(f"all pages are planned: .*{reason}", told), told
    built_list(first)
    assert not (again / "_build/html/papers/toys/by-title/3.html").exists()
    assert differences(made(again), made(first)) == []


def write_list(root: Path, parts: Sequence[int]) -> None:
    (root / "papers").mkdir(parents=True)
    (root / "conf.py").write_text(
        'extensions = ["sphinx_proceedings"]\nhtml_theme = "sphinx_book_theme"\n'
        'html_baseurl = "https://example.org/"\nproceedings_outputs = []\n'
        "proceedings_citation_styles = []\n"
    )
    (root / "index.md").write_text(
        "# Home\n\n```{toctree}\n:hidden:\n\npapers/toys/index\npeople/index\n```\n"
    )
    (root / "papers/older.bib").write_text(entry(0, "Old one"))
    write_titles(root, parts)


def write_titles(root: Path, parts: Sequence[int]) -> None:
    words = chain.from_iterable(map(repeat, ("Alpha", "Beta", "Gamma"), parts))
    entries = (
        entry(number, f"{word} work number {number:03} on thing{number}")
        for number, word in enumerate(words)
    )
    (root / "papers/toys.bib").write_text("".join(entries))


def entry(number: int, title: str) -> str:
    return (
        f"@inproceedings{{a{number}, author = {{Lovelace, Ada}}, title = {{{title}}},"
        f" keywords = {{kw{number % 5}}}, booktitle = {{Toys}}, year = 2026}}\n"
    )


def built_list(root: Path) -> str:
    options = ("-b", "html", "-d", "_build/doctrees", ".", "_build/html")
    told = run_module("sphinx", *options, cwd=root, environment={FOLDER_VARIABLE: f"{root}-cache"})
    assert (told.returncode, told.stderr) == (0, "")
    return told.stdout
