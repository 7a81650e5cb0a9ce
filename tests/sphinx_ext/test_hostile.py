"""Hostile text in every field is text on every page, with the theme that portals use."""

import re

import pytest
from bs4 import BeautifulSoup

from support.hostile_portal import EVIL
from support.shared_builds import SharedBuilds
from support.shown_text import text_of
from support.sphinx_build import Built


@pytest.fixture(scope="module")
def built(shared_builds: SharedBuilds) -> Built:
    return shared_builds.hostile()


def test_nothing_is_wrong(built: Built) -> None:
    assert built.warnings == ""


def test_no_element_attribute_or_address_gets_in(built: Built) -> None:
    pages = [path for path in built.html.rglob("*.html") if "_static" not in path.parts]
    assert len(pages) > 10
    for path in sorted(pages):
        page = BeautifulSoup(path.read_bytes(), "html5lib")
        name = path.relative_to(built.html)
        assert [tag for tag in page.select("img") if tag.get("src") == "x"] == [], name
        assert list(page.find_all(onerror=True)) == [], name
        assert list(page.find_all("svg", onload=True)) == [], name
        addresses = [str(tag["href"]) for tag in page.find_all(href=True)]
        assert [address for address in addresses if address.startswith("javascript:")] == [], name
        assert "49" not in page.title.get_text(), name  # type: ignore[union-attr]


def test_text_prints_as_itself(built: Built) -> None:
    for name in ("papers/w2026/evil2026", "program/w2026/evil", "people/evil"):
        heading = built.page(name).select_one("article h1")
        assert heading is not None
        assert heading.get_text().rstrip("#¶") == EVIL, name
    for name in (
        "papers/w2026/index",
        "program/w2026/index",
        "people/index",
        "organisation",
        "topics/index",
        "affiliations/index",
        "browse/awards",
        "browse/by-year/2026",
    ):
        assert EVIL in text_of(built.page(name)), name


def test_hostile_keywords_and_affiliations_have_tame_addresses(built: Built) -> None:
    def names(folder: str) -> set[str]:
        return {path.stem for path in (built.html / folder).iterdir()}

    # Of the thesaurus: the slugs of other spellings lead on.
    assert names("topics") >= {"index", "index-2", "x", "script", "stars", "c", "c-2"}
    assert len(names("affiliations")) == 3
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in names("affiliations"))
    keywords = built.page("papers/w2026/linked2026").select_one("dl.facts")
    assert keywords is not None
    assert "../x, <script>, index, *stars*, C++, C" in keywords.get_text()
    (home,) = (name for name in names("affiliations") if name.startswith("home"))
    heading = built.page(f"affiliations/{home}").select_one("article h1")
    assert heading is not None
    assert heading.get_text().startswith("Home of <svg")


def test_link_in_a_title_is_text_in_lists_and_a_link_on_the_page(built: Built) -> None:
    title = "See https://example.org/a_b and this"
    row = built.page("papers/w2026/index").find("a", string=title)
    assert row is not None
    assert row["href"] == "linked2026.html"
    heading = built.page("papers/w2026/linked2026").select_one("article h1")
    assert heading is not None
    assert [a["href"] for a in heading.select("a:not(.headerlink)")] == ["https://example.org/a_b"]
