"""What the tool says is English, whatever the language of a portal."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from support.programmes import head, programme
from support.shown_text import text_of
from support.sphinx_build import CONF, Built, build_portal

BIB = "".join(
    f"""@inproceedings{{p{number},
  author = {{Müller, Jörg and Schulz, Änne}}, title = {{Über die Maschine {number}}},
  abstract = {{Eine Maschine webt Muster, Nummer {number}.}}, keywords = {{Weben}}, year = 2027,
  booktitle = {{Tagungsband}},
}}
"""
    for number in range(6)
)
PROGRAM = programme(
    """
    - id: papers
      title: Maschinen
      start: 2027-05-10 09:00
      end: 2027-05-10 10:00
      kind: talks
      talks: [{paper: p0}, {paper: p1}]
    """,
    head("2027-05-10", name="Tagung 2027", timezone="Europe/Berlin"),
)
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
def dutch(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built_in(tmp_path_factory.mktemp("dutch"), "nl")


def marked(page: BeautifulSoup) -> set[str]:
    """Texts that are marked as English, without what leads to a heading."""
    for link in page.select("a.headerlink"):
        link.extract()
    article = page.select_one("article")
    assert article is not None
    return {text_of(each) for each in article.select("[lang=en]")}


def unmarked(page: BeautifulSoup) -> str:
    article = page.select_one("article")
    assert article is not None
    for each in article.select("[lang=en]"):
        each.extract()
    return text_of(article)


def test_page_keeps_its_language(dutch: Built) -> None:
    page = dutch.page("papers/w2027/p0")
    assert page.html is not None
    assert page.html["lang"] == "nl"
    assert marked(page) >= {"Session", "Published in", "Keywords", "Abstract", "Similar papers"}
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
def test_own_words_and_those_of_data(dutch: Built, docname: str, ours: str, theirs: str) -> None:
    page = dutch.page(docname)
    assert theirs in unmarked(dutch.page(docname))
    assert any(ours in text for text in marked(page)), marked(page)


def languages(page: BeautifulSoup, selector: str) -> list[list[tuple[str, str]]]:
    """What elements say, cut where the language changes."""
    found = []
    for element in page.select(selector):
        told: list[tuple[str, str]] = []
        for text in element.find_all(string=True):
            in_language = text.find_parent(lang=True)
            assert in_language is not None
            language = str(in_language["lang"])
            before = told.pop()[0] if told and told[-1][1] == language else ""
            told.append((before + " ".join(str(text).split("\n")), language))
        found.append(told)
    return found


def test_sentences_of_both_keep_the_languages_apart(dutch: Built) -> None:
    """What is said of a session's time is English, the session's title is not."""
    page = dutch.page("papers/w2027/p0")
    assert languages(page, ".facts dd:first-of-type p") == [
        [
            ("Maschinen", "nl"),
            (" Monday, 10 May 2027, session from 09:00 CEST (UTC+02:00)", "en"),
        ]
    ]
    nav = 'nav.neighbours[aria-label="Other papers of this session"]'
    assert [each["lang"] for each in page.select(nav)] == ["en"]
    assert languages(page, f"{nav} p") == [
        [("Next ", "en"), ("Über die Maschine 1", "nl")],
    ]
    facts = languages(dutch.page("program/w2027/papers"), ".facts dd p")
    assert facts == [
        [("Monday, 10 May 2027, 09:00–10:00 CEST (UTC+02:00)", "en")],
        [("Talks", "en")],
    ]
    heads = languages(dutch.page("papers/w2027/statistics"), "th p")
    assert heads[:3] == [[("Topic", "en")], [("Papers", "en")], [("Share of 6 papers", "en")]]
    lead = languages(dutch.page("papers/w2027/index"), "h1 + p")
    assert [[language for _, language in each] for each in lead] == [["en"]]


def test_contents_beside_a_page_are_marked_as_its_headings(dutch: Built) -> None:
    assert languages(dutch.page("papers/w2027/index"), ".page-toc a") == [
        [("By session", "en")],
        [("Maschinen", "nl")],
        [("Without a session", "en")],
        [("By title", "en")],
    ]


def test_page_by_hand_is_left_alone(dutch: Built) -> None:
    assert marked(dutch.page("eigene")) == set()


@pytest.mark.parametrize("language", ["en", "en_GB"])
def test_english_portal_is_left_alone(tmp_path: Path, language: str) -> None:
    built = built_in(tmp_path, language)
    html = (built.html / "papers/w2027/p0.html").read_text(encoding="utf-8")
    assert re.findall(r'lang="[^"]*"', html) == [f'lang="{language.replace("_", "-")}"']


def test_both_ways_of_making_pages_agree(dutch: Built, tmp_path: Path) -> None:
    read = built_in(tmp_path, "nl", WATCHED)
    assert {name: data for name, (_, data) in read.pages().items()} == {
        name: data for name, (_, data) in dutch.pages().items()
    }
