"""What the tool says is English, whatever the language of a portal."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sphinx_build import CONF, Built, build_portal

BIB = "".join(
    f"""@inproceedings{{p{number},
  author = {{Müller, Jörg and Schulz, Änne}}, title = {{Über die Maschine {number}}},
  abstract = {{Eine Maschine webt Muster, Nummer {number}.}}, keywords = {{Weben}}, year = 2027,
  booktitle = {{Tagungsband}},
}}
"""
    for number in range(6)
)
PROGRAM = """name: Tagung 2027
start: 2027-05-10
timezone: Europe/Berlin
sessions:
  - id: papers
    title: Maschinen
    start: 2027-05-10 09:00
    end: 2027-05-10 10:00
    kind: talks
    talks: [{paper: p0}, {paper: p1}]
"""
THEMED = CONF.replace("basic", "sphinx_book_theme") + 'language = "{}"\n'
WATCHED = "\n\ndef setup(app):\n    app.connect('doctree-read', lambda app, doctree: None)\n"


def built_in(folder: Path, language: str, more: str = "") -> Built:
    for name, text in {
        "papers/w2027.bib": BIB,
        "program/w2027.yaml": PROGRAM,
        "conf.py": THEMED.format(language) + more,
        "eigene.md": "---\norphan: true\n---\n# Abstract\n\nMeine Seite\n\nKind\n: Art\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return build_portal(folder)


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built_in(tmp_path_factory.mktemp("german"), "de")


def marked(page: BeautifulSoup) -> set[str]:
    """Texts that are marked as English, without what leads to a heading."""
    for link in page.select("a.headerlink"):
        link.extract()
    article = page.select_one("article")
    assert article is not None
    return {" ".join(each.get_text().split()) for each in article.select("[lang=en]")}


def unmarked(page: BeautifulSoup) -> str:
    article = page.select_one("article")
    assert article is not None
    for each in article.select("[lang=en]"):
        each.extract()
    return " ".join(article.get_text().split())


def test_page_keeps_its_language(german: Built) -> None:
    page = german.page("papers/w2027/p0")
    assert page.html is not None
    assert page.html["lang"] == "de"
    assert marked(page) >= {"Session", "Published in", "Keywords", "Abstract", "Related papers"}
    assert "Über die Maschine 0" not in marked(page)


@pytest.mark.parametrize(
    ("docname", "ours", "theirs"),
    [
        ("papers/w2027/p0", "Cite", "Eine Maschine webt Muster"),
        ("papers/w2027/index", "By title", "Über die Maschine 1"),
        ("program/w2027/index", "Monday, 10 May 2027", "Über die Maschine 1"),
        ("people/index", "2 people, by family name.", "Jörg Müller"),
        ("people/jorg-muller", "6 papers", "Jörg Müller"),
        ("topics/weben", "6 papers on this topic, newest first.", "Weben"),
    ],
)
def test_own_words_and_those_of_data(german: Built, docname: str, ours: str, theirs: str) -> None:
    page = german.page(docname)
    assert theirs in unmarked(german.page(docname))
    assert any(ours in text for text in marked(page)), marked(page)


def test_page_by_hand_is_left_alone(german: Built) -> None:
    assert marked(german.page("eigene")) == set()


@pytest.mark.parametrize("language", ["en", "en_GB"])
def test_english_portal_is_left_alone(tmp_path: Path, language: str) -> None:
    built = built_in(tmp_path, language)
    html = (built.html / "papers/w2027/p0.html").read_text(encoding="utf-8")
    assert re.findall(r'lang="[^"]*"', html) == [f'lang="{language.replace("_", "-")}"']


def test_both_ways_of_making_pages_agree(german: Built, tmp_path: Path) -> None:
    read = built_in(tmp_path, "de", WATCHED)
    assert {name: data for name, (_, data) in read.pages().items()} == {
        name: data for name, (_, data) in german.pages().items()
    }
