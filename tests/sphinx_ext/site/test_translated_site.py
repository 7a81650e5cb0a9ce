"""A site in another language than English: what is around pages, and what scripts are told."""

import json
import re
from pathlib import Path

import pytest

from support.programmes import head, programme
from support.sphinx_build import CONF, Built, build_portal, written
from support.translations import translated

HOSTILE = "</script><!-- ‚\\ {count} \u2028"
SAID = {
    "About this site": "Oer <dizze> side",
    "Add to {calendar}": "By de {calendar} dwaan",
    "calendar": "aginda",
    "Home": "Thús",
    "Licence: {licence}": "Ûnder {licence} frij",
    "Made from BibTeX and YAML by sphinx-proceedings and Sphinx": "Makke fan BibTeX en YAML",
    "Page not found": "Side & net fûn",
    "Papers": "Stikken",
    "Skip to the citation": "Nei de oanhelling",
}
IN_SCRIPTS = {
    "Abstract": "Gearfetting",
    ("{count} talk", "{count} talks"): ("{count} praat", "{count} praten"),
    "days\x04All": "Allegear",
    "Close": HOSTILE,
}
FILES = {
    "conf.py": CONF.replace("basic", "sphinx_book_theme")
    + 'language = "fy"\nproceedings_licence = ("CC <BY>", "https://example.org/by")\n',
    "papers/w2027.bib": "\n".join(
        f"@inproceedings{{p{number}, title = {{In stik}}, year = 2027}}" for number in range(6)
    ),
    "program/w2027.yaml": programme(
        """
        - id: one
          title: Ien
          start: 2027-05-10 09:00
          end: 2027-05-10 10:00
          kind: talks
          talks: [{paper: p0}, {paper: p1}]
        """,
        head("2027-05-10", name="W 2027", timezone="Europe/Amsterdam"),
    ),
}
WATCHED = "\n\ndef setup(app):\n    app.connect('doctree-read', lambda app, doctree: None)\n"
CATALOGUE = Path("_static", "proceedings", "catalogue.js")


@pytest.fixture(scope="module")
def frisian(tmp_path_factory: pytest.TempPathFactory) -> Built:
    with translated("fy", SAID, IN_SCRIPTS):
        return build_portal(written(tmp_path_factory.mktemp("frisian"), FILES))


def test_what_is_around_pages(frisian: Built) -> None:
    footer = frisian.page("index").select_one("nav.portal-footer")
    assert footer is not None
    assert footer["aria-label"] == "Oer <dizze> side"
    assert frisian.texts("index", "nav.portal-footer li")[-2:] == [
        "Ûnder CC <BY> frij",
        "Makke fan BibTeX en YAML",
    ]
    link = footer.select_one("[rel=license]")
    assert link is not None
    assert (link["href"], link.text) == ("https://example.org/by", "CC <BY>")
    assert frisian.page("index").select("[lang=en]") == []
    trail = frisian.texts("papers/w2027/p0", "nav.trail li")
    assert trail[0] == "Thús"
    assert frisian.texts("papers/w2027/p0", ".skip-to-citation") == ["Nei de oanhelling"]


def test_page_that_is_not_found(frisian: Built) -> None:
    assert frisian.texts("404", "h1") == ["Side & net fûn"]
    assert "<title>Side &amp; net fûn" in (frisian.html / "404.html").read_text("utf-8")
    assert frisian.texts("404", "article li")[:2] == ["Thús", "Stikken"]


def test_button_keeps_the_one_word_that_a_phone_has_room_for(frisian: Built) -> None:
    summary = frisian.page("program/w2027/index").select_one(".calendars summary")
    assert summary is not None
    assert summary.decode_contents() == (
        '<span class="tool-words">By de </span>aginda<span class="tool-words"> dwaan</span>'
    )


def test_scripts_are_told_what_they_say(frisian: Built) -> None:
    script = (frisian.html / CATALOGUE).read_text("utf-8")
    found = re.fullmatch(
        r"globalThis\.proceedingsWords = \{\n  messages: (.*),\n  plural: \(n\) => (.*),\n\};",
        script.strip(),
    )
    assert found is not None
    assert json.loads(found[1]) == {
        "Abstract": ["Gearfetting"],
        "Close": [HOSTILE],
        "days\x04All": ["Allegear"],
        "{count} talk": ["{count} praat", "{count} praten"],
    }
    assert found[2] == "Number((n != 1))"
    assert "<" not in script


@pytest.mark.parametrize("name", ["index", "papers/w2027/p0", "program/w2027/index", "search"])
def test_scripts_are_told_before_they_run(frisian: Built, name: str) -> None:
    scripts = frisian.page(name).select("script[src]")
    told = next(script for script in scripts if "catalogue.js?v=" in str(script["src"]))
    assert set(told.attrs) == {"src"}
    asking = [script for script in scripts if script.get("type") == "module"]
    assert scripts.index(told) < min(map(scripts.index, asking))


def test_scripts_of_sphinx_run_in_their_order(frisian: Built) -> None:
    """What it says in this language needs what is loaded without holding up the page."""
    scripts = {
        Path(str(script["src"]).partition("?")[0]).name: script
        for script in frisian.page("index").select("script[src]")
    }
    if "translations.js" in scripts:
        assert scripts["translations.js"].has_attr("defer")


def test_both_ways_of_making_pages_agree(frisian: Built, tmp_path: Path) -> None:
    files = FILES | {"conf.py": FILES["conf.py"] + WATCHED}
    with translated("fy", SAID, IN_SCRIPTS):
        read = build_portal(written(tmp_path / "portal", files))
    assert {name: data for name, (_, data) in read.pages().items()} == {
        name: data for name, (_, data) in frisian.pages().items()
    }


def test_english_site_has_nothing_of_it(frisian: Built, tmp_path: Path) -> None:
    """Also where the site was in another language before."""
    files = FILES | {"conf.py": FILES["conf.py"].replace('"fy"', '"en"')}
    with translated("fy", SAID, IN_SCRIPTS):
        build_portal(written(tmp_path / "portal", FILES))
        built = build_portal(written(tmp_path / "portal", files))
    assert not (built.html / CATALOGUE).exists()
    assert "catalogue.js" not in (built.html / "index.html").read_text("utf-8")
