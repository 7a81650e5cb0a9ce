"""Absolute addresses of pages and files."""

from collections.abc import Callable

import pytest
from sphinx.util.osutil import relative_uri

from conftest import Write
from sphinx_proceedings.building.pipeline import generate, read_portal
from sphinx_proceedings.model.addresses import (
    SiteAddress,
    affiliation_docname,
    person_docname,
    relative_address,
    topic_docname,
)
from sphinx_proceedings.model.slugs import is_reserved_name
from sphinx_proceedings.outputs.calendars.calendars import edition_calendars
from support.programmes import head, programme


@pytest.mark.parametrize(
    ("suffix", "docname", "expected"),
    [
        (".html", "papers/w/index", "https://e.org/p/papers/w/index.html"),
        (".html", "papers/w/a+b", "https://e.org/p/papers/w/a%2Bb.html"),
        ("/", "papers/w/k", "https://e.org/p/papers/w/k/"),
        ("/", "papers/w/index", "https://e.org/p/papers/w/"),
        ("/", "index", "https://e.org/p/"),
        ("", "index", "https://e.org/p/index"),
    ],
)
def test_page(suffix: str, docname: str, expected: str) -> None:
    assert SiteAddress(base="https://e.org/p/", suffix=suffix).page(docname) == expected


def test_without_a_base() -> None:
    assert SiteAddress().page("index") == SiteAddress().file("robots.txt") == ""


@pytest.mark.parametrize("docname", [person_docname, topic_docname, affiliation_docname])
def test_names_that_windows_reserves(docname: Callable[[str], str]) -> None:
    names = ("con", "aux", "com9", "console", "com10", "au-x")
    folder = docname("x").removesuffix("x")
    assert [docname(name).removeprefix(folder) for name in names] == [
        "con_",
        "aux_",
        "com9_",
        "console",
        "com10",
        "au-x",
    ]


RESERVED = {
    "papers/w2027.bib": """\
@inproceedings{con, author={Nul}, title={Con}, keywords={nul, C}, booktitle={P}}
@inproceedings{AUX, author={Prn}, title={Aux}, booktitle={P}, author+an:affiliation={1="LPT1"}}
@inproceedings{nul.2027, author={Con}, title={Nul with extension}, booktitle={P}, ids={prn}}
""",
    "program/w2027.yaml": programme(
        """
        - {id: aux, title: Aux, kind: talks, start: 2027-05-10 09:00, end: 2027-05-10 10:00,
           room: Con, track: Nul, talks: [{paper: con}]}
        - {id: prn, title: Prn, kind: talks, start: 2027-05-10 09:00, end: 2027-05-10 10:00,
           room: Aux, talks: [{id: nul, title: Nul}]}
        """,
        head("2027-05-10", timezone="Europe/London"),
    ),
    "people/people.yaml": "people:\n  - {id: com1, name: Com One}\n",
}


def test_no_file_of_a_portal_has_a_name_that_windows_reserves(write: Write) -> None:
    root = write(RESERVED)
    pages = {page.docname for page in generate(root).plan.pages}
    calendars = edition_calendars(read_portal(root).portal, "w2027")
    files = {calendar.path for calendar in calendars}
    assert {f"program/w2027/{name}_.ics" for name in ("aux", "rooms/con", "talks/nul")} <= files
    assert {"program/w2027/aux_", "people/nul_", "papers/w2027/nul-2027"} <= pages
    parts = {part for path in (*pages, *files) for part in path.split("/")}
    assert {part for part in parts if is_reserved_name(part)} == set()


@pytest.mark.parametrize(
    ("here", "path", "expected"),
    [
        ("index.html", "papers/w/x.bib", "papers/w/x.bib"),
        ("papers/w/x.html", "papers/w/x.bib", "x.bib"),
        ("papers/w/x/", "papers/w/x.bib", "../x.bib"),
        ("papers/w/x.html", "papers/v/x.bib", "../v/x.bib"),
        ("papers/w/x/", "papers/w/", "../"),
        ("papers/w/x.html", "papers/w/", "./"),
        ("papers/w/x.html", "w/x.bib", "../../w/x.bib"),
        ("", "events.ics", "events.ics"),
    ],
)
def test_relative_address(here: str, path: str, expected: str) -> None:
    assert relative_address(here, path) == expected
    assert relative_uri(here, path) == expected, "Sphinx's own links are others"
