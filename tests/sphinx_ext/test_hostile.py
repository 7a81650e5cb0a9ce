"""Hostile text in every field is text on every page, with the theme that portals use."""

import pytest
from bs4 import BeautifulSoup

from conftest import Build, Built, Write

EVIL = '<img src=x onerror="alert(1)"> {{ 7*7 }} {role}`x` [a](javascript:alert(1)) *b* $5 \\'
TEX = (
    EVIL.replace("\\", r"\textbackslash{}")
    .replace("{{", r"\{\{")
    .replace("}}", r"\}\}")
    .replace("{role}", r"\{role\}")
    .replace("$", r"\$")
)
YAML = EVIL.replace("'", "''")
CONF = """\
project = "Test"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
"""
BIB = f"""\
@inproceedings{{evil2026,
  author = {{{{{TEX}}} and Lovelace, Ada}},
  author+an:affiliation = {{2="{TEX.replace('"', "'")}"}},
  title = {{{TEX}}}, abstract = {{{TEX}}}, note = {{{TEX}}}, award = {{{TEX}}},
  keywords = {{{TEX}}}, publisher = {{{TEX}}}, presenter = {{{{{TEX}}}}}, year = 2026,
  crossref = {{vol2026}},
}}
@inproceedings{{linked2026, author = {{Lovelace, Ada}}, year = 2026,
  title = {{See \\url{{https://example.org/a_b}} and \\href{{javascript:alert(1)}}{{this}}}}}}
@proceedings{{vol2026, title = {{{TEX}}}, editor = {{{{{TEX}}}}}, isbn = {{{TEX}}}}}
"""
PROGRAM = f"""\
name: '{YAML}'
start: 2026-05-08
timezone: Europe/Rome
place: '{YAML}'
volume: vol2026
key_dates: [{{what: '{YAML}', date: 2026-01-01, note: '{YAML}'}}]
topics: ['{YAML}']
sessions:
  - id: evil
    title: '{YAML}'
    kind: talks
    start: 2026-05-08 09:00
    room: '{YAML}'
    note: '{YAML}'
    chairs: [{{name: '{YAML}', affiliation: '{YAML}'}}]
    talks:
      - {{paper: evil2026, title: '{YAML} again'}}
      - paper: linked2026
      - {{title: '{YAML}', abstract: '{YAML}', presenters: ['{YAML}']}}
"""
PEOPLE = f"""\
people: [{{id: evil, name: '{YAML}', bio: '{YAML}'}}]
committees:
  - edition: w2026
    role: tpc
    title: '{YAML}'
    members: [{{name: '{YAML}', affiliation: '{YAML}'}}]
"""
INDEX = """\
# Home

```{key-dates} w2026
```

```{topics} w2026
```

{paper}`evil2026` {session}`evil` {person}`evil`

```{toctree}
:hidden:
program/w2026/index
papers/w2026/index
people/index
organisation
```
"""


@pytest.fixture
def built(write: Write, build: Build) -> Built:
    root = write(
        {
            "conf.py": CONF,
            "index.md": INDEX,
            "organisation.md": "# Organisation\n\n```{committees} w2026\n```\n",
            "papers/w2026.bib": BIB,
            "program/w2026.yaml": PROGRAM,
            "people/p.yaml": PEOPLE,
        }
    )
    return build(root)


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
        addresses = [str(tag["href"]) for tag in page.find_all(href=True)]
        assert [address for address in addresses if address.startswith("javascript:")] == [], name
        assert "49" not in page.title.get_text(), name  # type: ignore[union-attr]


def test_text_prints_as_itself(built: Built) -> None:
    for name in ("papers/w2026/evil2026", "program/w2026/evil", "people/evil"):
        heading = built.page(name).select_one("article h1")
        assert heading is not None
        assert heading.get_text().rstrip("#¶") == EVIL, name
    for name in ("papers/w2026/index", "program/w2026/index", "people/index", "organisation"):
        assert EVIL in " ".join(built.page(name).get_text().split()), name


def test_link_in_a_title_is_text_in_lists_and_a_link_on_the_page(built: Built) -> None:
    title = "See https://example.org/a_b and this"
    row = built.page("papers/w2026/index").find("a", string=title)
    assert row is not None
    assert row["href"] == "linked2026.html"
    heading = built.page("papers/w2026/linked2026").select_one("article h1")
    assert heading is not None
    assert [a["href"] for a in heading.select("a:not(.headerlink)")] == ["https://example.org/a_b"]


def test_print_title_is_escaped(built: Built) -> None:
    """The theme prints it as HTML; when it no longer does, drop our escape in assets.py."""
    html = (built.html / "people/evil.html").read_text(encoding="utf-8")
    printed = BeautifulSoup(html, "html5lib").select_one("#jb-print-docs-body h1")
    assert printed is not None
    assert printed.get_text().strip() == EVIL
