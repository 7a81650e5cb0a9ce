"""A site of which all words of the tool are in other letters, and all data in Greek ones.

What a reader sees or hears in Latin letters was forgotten, unless Sphinx or the theme say it in the
language of the site, or it is the name of something.
"""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pydata_sphinx_theme
import pytest
import sphinx
import sphinx_book_theme
from babel import Locale
from bs4 import BeautifulSoup, Comment, Doctype, NavigableString, Tag

from support.programmes import head, programme
from support.sphinx_build import CONF, Built, build_portal, written
from support.translations import in_other_letters, translated_to_other_letters

_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{2,}")
_UNSEEN = "script, style, template, pre, code, dl.citations, [hidden]"
_HEARD = ("alt", "aria-label", "aria-description", "placeholder", "title")
_NAMES = """
    ACM APA ASCII AoE BY BibTeX CC CSL Chicago Ctrl DOI EEST EndNote IEEE JSON JavaScript MLA MODS
    ORCID PDF RIS Sphinx UTC Vancouver XML YAML by csv frab iCal ics js proceedings sphinx
"""

BIB = """
@proceedings{p, title = {Π}, publisher = {Ε}, editor = {Ωα, Αα}, year = 2027}
@inproceedings{a, title = {Α}, author = {Ωα, Αα and Ωβ, Αβ and Ωγ, Αγ}, booktitle = {Π},
  pages = {1--3}, year = 2027, keywords = {λ, κ}, abstract = {Θάλασσα μεγάλη}, pdf = {https://x.org/a.pdf},
  code = {https://x.org/b}, award = {Β}, license = {CC-BY-4.0}, doi = {10.1145/1.1},
  author+an:affiliation = {1="Ν";2="Ν"}, crossref = {p}}
@inproceedings{b, title = {Β}, author = {Ωα, Αα and Ωβ, Αβ}, booktitle = {Π}, year = 2027,
  keywords = {λ}, abstract = {Θάλασσα μικρή}, crossref = {p}}
@inproceedings{c, title = {Γ}, author = {Ωβ, Αβ}, booktitle = {Π}, year = 2027, keywords = {λ, κ},
  abstract = {Θάλασσα μεγάλη}, crossref = {p}}
@inproceedings{d, title = {Δ}, author = {Ωδ, Αδ}, booktitle = {Π}, year = 2027, keywords = {λ},
  status = {retracted}, statusdate = {2027-07-01}, notice = {Ν}, crossref = {p}}
"""
SESSIONS = """
- id: one
  title: Ιωτα
  start: 2027-05-10 09:00
  end: 2027-05-10 10:00
  kind: talks
  room: Ρ
  track: Τ
  chairs: [Αα Ωα]
  talk_minutes: 20
  talks:
    - {paper: a}
    - {paper: b}
    - {title: Τι, presenters: [Αβ Ωβ], abstract: Ναι, video: 'https://x.org/v'}
- id: two
  title: Διο
  start: 2027-05-10 09:00
  kind: posters
  room: Σ
  talks: [{paper: c}, {paper: d, cancelled: true}]
- {id: pause, title: Πι, start: 2027-05-10 10:00, kind: break}
- id: key
  title: Κι
  start: 2027-05-11 10:00
  end: 2027-05-11 11:00
  kind: keynote
  talks: [{title: Κι Κι, presenters: [{name: Αδ Ωδ, affiliation: Ν}]}]
- {id: dinner, title: Δε, start: 2027-05-11 18:00, kind: [social, break], cancelled: true}
"""
FILES = {
    "conf.py": CONF.replace("basic", "sphinx_book_theme").replace('"Test"', '"Ω"')
    + 'language = "de"\nproceedings_licence = "CC BY 4.0"\n'
    'html_baseurl = "https://example.org/"\nproceedings_corrections = "https://x.org/{page}"\n',
    "index.md": "# Ω\n\n```{edition-home} w2027\n```\n\n```{editions}\n```\n",
    "papers/w2027.bib": BIB,
    "papers/v2026.bib": "@misc{a, title = {Α}, author = {Ωα, Αα}, year = 2026, doi = {10.1145/2}}",
    "papers/topics.yaml": "topics: [{label: λ}, {label: κ, broader: ζ}, {label: ζ}]\n",
    "program/w2027.yaml": programme(
        SESSIONS,
        head(
            "2027-05-10",
            name="Ω 2027",
            timezone="Europe/Athens",
            end="2027-05-11",
            place="Α",
            venue="Β",
            contact="Γ",
            registration="https://x.org/r",
        )
        + "sponsors: [{name: Σ}]\n"
        "key_dates: [{what: Κ, date: 2027-02-01, time: '23:59', zone: AoE}]\n",
    ),
    "program/v2026.yaml": head("2026-05-10", name="Β 2026"),
    "people/all.yaml": "people: [{id: x, name: Αα Ωα, orcid: 0000-0002-1825-0097, bio: Βι}]\n"
    "committees: [{edition: w2027, role: tpc, members: [Αα Ωα, Αβ Ωβ]}]\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    with translated_to_other_letters("de"):
        built = build_portal(written(tmp_path_factory.mktemp("letters"), FILES))
    assert built.warnings == ""
    return built


def said_by_others() -> frozenset[str]:
    """The words of Sphinx, of the theme and of dates in the site's language, and names."""
    catalogues = [
        *Path(sphinx.__file__).parent.glob("locale/de/LC_MESSAGES/*.mo"),
        *Path(sphinx_book_theme.__file__).parent.rglob("de/LC_MESSAGES/*.mo"),
        *Path(pydata_sphinx_theme.__file__).parent.rglob("de/LC_MESSAGES/*.mo"),
    ]
    found = set(_NAMES.split())
    for path in catalogues:
        with path.open("rb") as file:
            messages = gettext.GNUTranslations(file)._catalog  # noqa: SLF001  # all there are
        found |= {word for text in messages.values() for word in _WORD.findall(text)}
    german = Locale.parse("de")
    for names in (german.months, german.days):
        for width in names["format"].values():
            found |= {word for name in width.values() for word in _WORD.findall(name)}
    return frozenset(found)


def texts(page: BeautifulSoup) -> Iterator[str]:
    """All that a page says to eyes and ears, where scripts have not run."""
    for element in page.select(_UNSEEN):
        element.decompose()
    for node in page.descendants:
        if isinstance(node, NavigableString) and not isinstance(node, Comment | Doctype):
            yield node.strip()
        elif isinstance(node, Tag):
            yield from (str(node[name]) for name in _HEARD if name in node.attrs)
            if node.name == "meta" and node.get("name") == "description":
                yield str(node["content"])


def test_no_word_is_forgotten(site: Built) -> None:
    known = said_by_others()
    pages = (path for path in site.html.rglob("*.html") if "_static" not in path.parts)
    found = {
        (path.relative_to(site.html).as_posix(), text)
        for path in pages
        for text in texts(BeautifulSoup(path.read_bytes(), "html5lib"))
        if not set(_WORD.findall(text)) <= known
    }
    assert found == set()


def test_a_page_begins_with_text(site: Built) -> None:
    description = site.page("index").select_one("meta[name=description]")
    assert description is not None
    assert description["content"] == "10.–11. Mai 2027 · Β · Α"


def test_a_page_without_text_is_described_by_its_cards(tmp_path: Path) -> None:
    files = FILES | {"index.md": "# Ω\n\n```{editions}\n```\n"}
    description = (
        build_portal(written(tmp_path, files)).page("index").select_one("meta[name=description]")
    )
    assert description is not None
    assert description["content"] == (
        "Ω 2027 · 10.–11. Mai 2027 · Α · 4 Beiträge, 3 Vorträge · Β 2026 · Sonntag, 10. Mai 2026"
        " · 1 Beitrag"
    )


def test_titles_in_heads_have_no_tags(tmp_path: Path) -> None:
    """Also where a part of them is kept apart from what is around it."""
    files = FILES | {"conf.py": FILES["conf.py"].replace('"de"', '"ar"')}
    page = build_portal(written(tmp_path, files)).page("papers/w2027/statistics")
    assert [heading.decode_contents().partition("<a")[0] for heading in page.select("h1")] == [
        "<bdi>Ω 2027</bdi> بالأرقام"
    ]
    (told,) = page.select("meta[property='og:title']")
    assert told["content"] == "Ω 2027 بالأرقام"
    assert page.body["dir"] == "rtl"


def test_the_theme_is_told_what_it_was_not_translated_to(site: Built) -> None:
    page = site.page("index")
    assert page.select_one("nav.bd-docs-nav")["aria-label"] == in_other_letters(
        "Pages of this site"
    )
    titles = [str(each["title"]) for each in page.select(".sidebar-toggle")]
    assert titles[0] == in_other_letters("Toggle primary sidebar")
    (link,) = page.select("h1 .headerlink")
    assert link["title"] == in_other_letters("Link to this heading")
