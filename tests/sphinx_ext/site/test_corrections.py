"""Ways from the page of a record to its source and to the form of a correction."""

import json

import pytest
from bs4 import BeautifulSoup

from conftest import Build, Write
from sphinx_proceedings.sphinx_ext.site.corrections import correction_address
from support.sphinx_build import CONF, Built

BIB = """\
@misc{ada, title = {Notes}, author = {Lovelace, Ada}, abstract = {One.}}
@misc{DBLP:x/bob, title = {More}, author = {Babbage, Charles}}
@misc{gone, title = {Gone}, author = {Lovelace, Ada}, status = {withdrawn}}
"""
PROGRAMME = """\
name: W 2027
start: 2027-03-01
timezone: UTC
sessions:
  - id: one
    title: One
    kind: talks
    start: 2027-03-01 09:00
    talks:
      - paper: ada
      - title: "<b> Two"
  - {id: lunch, title: Lunch, kind: break, start: 2027-03-01 12:00}
"""
FILES = {
    "papers/w2027.bib": BIB,
    "program/w2027.yaml": PROGRAMME,
    "people/registry.yaml": "people:\n  - id: ada-lovelace\n    name: Ada Lovelace\n",
}
SETTINGS = """\
proceedings_corrections = "https://x.org/new?template=c.yml&kind={kind}&key={key}"
proceedings_source = "https://x.org/blob/{file}#L{line}"
"""
THEME = """\
html_theme = "sphinx_book_theme"
html_theme_options = {
    "repository_url": "https://github.com/lab/portal",
    "use_edit_page_button": True,
    "use_source_button": True,
    "use_issues_button": True,
    "use_repository_button": True,
}
"""


def links(built: Built, docname: str) -> list[tuple[str, str]]:
    found = built.page(docname).select(".correction a")
    return [(link.get_text(), str(link["href"])) for link in found]


def test_every_record(write: Write, build: Build) -> None:
    built = build(write({**FILES, "conf.py": CONF + SETTINGS}))
    correct, source = "Correct this page", "Show the source"
    new, blob = "https://x.org/new?template=c.yml", "https://x.org/blob"
    assert links(built, "papers/w2027/ada") == [
        (correct, f"{new}&kind=paper&key=w2027/ada"),
        (source, f"{blob}/papers/w2027.bib"),
    ]
    assert links(built, "papers/w2027/DBLP-x-bob")[0][1] == (
        f"{new}&kind=paper&key=w2027/DBLP%3Ax/bob"
    )
    assert links(built, "papers/w2027/gone") == []
    assert links(built, "program/w2027/one") == [
        (correct, f"{new}&kind=session&key=w2027/one"),
        (source, f"{blob}/program/w2027.yaml"),
        ("Correct this talk", f"{new}&kind=talk&key=w2027/ada"),
        (source, f"{blob}/program/w2027.yaml"),
        ("Correct this talk", f"{new}&kind=talk&key=w2027/b-two"),
        (source, f"{blob}/program/w2027.yaml"),
    ]
    assert built.texts("program/w2027/one", ".correction bdi") == ["Notes", "<b> Two"]
    assert len(links(built, "program/w2027/lunch")) == 2
    assert links(built, "people/ada-lovelace") == [
        (correct, f"{new}&kind=person&key=ada-lovelace"),
        (source, f"{blob}/people/registry.yaml"),
    ]
    # Nobody has written of him but the paper.
    assert links(built, "people/charles-babbage") == [
        (correct, f"{new}&kind=person&key=charles-babbage")
    ]
    assert links(built, "editions/w2027") == [
        (correct, f"{new}&kind=edition&key=w2027"),
        (source, f"{blob}/program/w2027.yaml"),
    ]
    link = built.page("papers/w2027/DBLP-x-bob").select(".correction a")[1]
    lines = json.loads((built.html / "papers/w2027" / str(link["data-lines"])).read_bytes())
    assert (lines[link["data-record"]], link["data-address"]) == (
        2,
        f"{blob}/papers/w2027.bib#L{{line}}",
    )


def test_nothing_where_nothing_is_said(write: Write, build: Build) -> None:
    built = build(write(FILES))
    assert links(built, "papers/w2027/ada") == []
    assert not (built.html / "source-lines").exists()


def test_an_edit_writes_its_own_page(write: Write, build: Build) -> None:
    root = write({**FILES, "conf.py": CONF + SETTINGS})
    before = build(root).pages()
    path = root / "papers" / "w2027.bib"
    path.write_text(BIB.replace("{One.}", "{One.\n\n  Two.}"), encoding="utf-8")
    built = build(root)
    after = built.pages()
    assert [name for name, (_, data) in after.items() if data != before[name][1]] == [
        "papers/w2027/ada"
    ]
    lines = json.loads((built.html / "source-lines/papers/w2027.bib.json").read_bytes())
    assert lines == {"paper ada": 1, "paper DBLP:x/bob": 4, "paper gone": 5}


def test_own_buttons_in_the_place_of_the_themes(write: Write, build: Build) -> None:
    built = build(
        write({**FILES, "conf.py": CONF + THEME, "more.md": "---\norphan: true\n---\n# M\n"})
    )

    def buttons(page: BeautifulSoup) -> list[str]:
        found = page.select(".article-header-buttons a[href^='https://github.com/']")
        return [str(link["href"]).removeprefix("https://github.com/lab/portal") for link in found]

    assert buttons(built.page("papers/w2027/ada")) == [""]
    assert links(built, "papers/w2027/ada") == [
        ("Correct this page", "https://github.com/lab/portal/issues/new?title=papers/w2027/ada"),
        ("Show the source", "https://github.com/lab/portal/blob/HEAD/papers/w2027.bib"),
    ]
    assert "/edit/main/more.md" in buttons(built.page("more"))


@pytest.mark.parametrize(
    ("key", "told"),
    [("w2027/ada", "w2027/ada"), ("a&b#c d", "a%26b%23c%20d"), ("王" * 16, ""), ("x" * 141, "")],
)
def test_addresses_stay_short(key: str, told: str) -> None:
    repository = "https://github.com/lab/portal"
    template = f"{repository}/issues/new?template=correction.yml&kind={{kind}}&key={{key}}"
    address = correction_address(template, page="p", kind="session", key=key)
    assert len(address) <= len(repository) + 200
    assert address.partition("kind=session")[2] == (f"&key={told}" if told else "")
    assert correction_address(template, page="p") == (
        f"{repository}/issues/new?template=correction.yml"
    )
