"""XML of the ACL Anthology as values."""

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.richtext import Link, Math, RichText, Span, Style, Text
from sphinx_proceedings.sources.imports.papers.anthology import FORM
from sphinx_proceedings.sources.imports.papers.submissions import (
    Delivered,
    Export,
    Submission,
    SubmittedAuthor,
    SubmittedPlace,
)
from support.packages import export_package, package_of, plain

FILE = "2027.notes.xml"
SITE = "https://aclanthology.org"
MAIN = {
    "booktitle": "Proceedings of the 2nd Workshop on Notes",
    "address": "Lisbon, Portugal",
    "month": "May",
    "isbn": "978-1-959429-72-2",
}


def read_paper(inner: str, attributes: str = 'id="7"') -> Submission:
    paper = f"<paper {attributes}><title>A</title>{inner}</paper>"
    text = f'<collection id="2027.x"><volume id="1">{paper}</volume></collection>'
    (submission,) = FORM.read(package_of({"a.xml": text.encode()})).submissions
    return submission


def read() -> Export:
    return FORM.read(export_package(FILE, **{"pdf/2027.notes-main.2.pdf": b"%PDF"}))


def test_papers() -> None:
    assert read().submissions == (
        Submission(
            location=Location(path=FILE, line=19),
            number="2027.notes-main.1",
            title=RichText(
                (
                    Text("Notes on "),
                    Span(Style.PROTECTED, (Text("BERT"),)),
                    Text(" and "),
                    Math("O(n^2)"),
                )
            ),
            authors=(
                SubmittedAuthor(
                    given="Ada",
                    family="Lovelace",
                    places=(SubmittedPlace(name="University of Oxford"),),
                    orcid="0000-0002-1825-0097",
                ),
                SubmittedAuthor(family="Mausam"),
            ),
            abstract=(
                RichText(
                    (
                        Text("We "),
                        Span(Style.EMPHASIS, (Text("note"),)),
                        Text(" things; write to. See "),
                        Link("https://example.org/notes", (Text("https://example.org/notes"),)),
                        Text("."),
                    )
                ),
            ),
            key="lovelace-mausam-2027-notes",
            fields={
                **MAIN,
                "pages": "1–9",
                "doi": "10.18653/v1/2027.notes-main.1",
                "language": "fra",
                "award": "Best Paper; Reproducibility Award",
                "status": "corrected",
                "statusdate": "2027-06-01",
                "notice": "Corrected Table 2.",
            },
            links={
                LinkKind.URL: f"{SITE}/2027.notes-main.1/",
                LinkKind.PDF: f"{SITE}/2027.notes-main.1.pdf",
                LinkKind.CODE: f"{SITE}/attachments/2027.notes-main.1.software.zip",
                LinkKind.VIDEO: f"{SITE}/2027.notes-main.1.mp4",
            },
        ),
        Submission(
            location=Location(path=FILE, line=36),
            number="2027.notes-main.2",
            title=plain("It was all made up"),
            authors=(SubmittedAuthor(given="Jan", family="Hendrik"),),
            key="hendrik-2027-made",
            fields={
                **MAIN,
                "pages": "10–18",
                "status": "retracted",
                "statusdate": "2027-07-02",
                "notice": "The data were made up.",
            },
            links={LinkKind.PDF: "https://example.org/2.pdf"},
            files=(Delivered(name="pdf/2027.notes-main.2.pdf", role="paper"),),
        ),
        Submission(
            location=Location(path=FILE, line=52),
            number="2027.notes-demo.1",
            title=plain("A machine"),
            authors=(SubmittedAuthor(given="Alan", family="Turing"),),
            fields={
                "booktitle": "System Demonstrations",
                "status": "corrected",
                "statusdate": "2027-08-01",
                "notice": f"Erratum: {SITE}/2027.notes-demo.1e1.pdf",
            },
        ),
    )


def test_what_all_volumes_have_in_common() -> None:
    export = read()
    assert export.volume == {"publisher": "Association for Notes", "year": "2027"}
    assert export.editors == ()
    assert [remark.text for remark in export.remarks] == [
        "its volumes have different editors, who are left out",
        "e-mail addresses are left out (1)",
        "nothing is made of: <variant> of a name (1), frontmatter (1)",
    ]


def test_one_volume_alone() -> None:
    text = export_package(FILE).read(FILE).decode()
    start, end = text.index('  <volume id="demo"'), text.index("</collection>")
    export = FORM.read(package_of({FILE: (text[:start] + text[end:]).encode()}))
    assert export.volume == {
        **MAIN,
        "publisher": "Association for Notes",
        "year": "2027",
        "url": "https://aclanthology.org/volumes/2027.notes-main/",
        "pdf": "https://aclanthology.org/2027.notes-main.pdf",
    }
    assert export.remarks[0].text == (
        "its front matter is https://aclanthology.org/2027.notes-main.0.pdf; link to it from a"
        " page of yours"
    )
    assert export.editors == (SubmittedAuthor(given="Grace", family="Hopper"),)
    assert "booktitle" not in export.submissions[0].fields


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ("May 22–27, 2027", ("2027-05-22", "2027-05-27")),
        ("July 31 - August 5, 2027", ("2027-07-31", "2027-08-05")),
        ("31 July–5 August 2027", ("2027-07-31", "2027-08-05")),
        ("22–27 Sept. 2027", ("2027-09-22", "2027-09-27")),
        ("June 1, 2027", ("2027-06-01", None)),
        ("June 31, 2027", (None, None)),
        ("June 7-3, 2027", (None, None)),
        ("in June", (None, None)),
    ],
)
def test_the_event(dates: str, days: tuple[str | None, str | None]) -> None:
    text = f"""<collection id="2027.x"><volume id="1"><meta/><paper id="1"><title>A</title></paper>
    </volume><event id="x-2027"><meta><title>The <b>X</b></title><location>Rome</location>
    <dates>{dates}</dates></meta><links><url type="handbook">x.pdf</url>
    <url type="website">https://example.org/x</url></links></event></collection>"""
    details = FORM.read(package_of({"x.xml": text})).details
    assert (details.get("start"), details.get("end")) == days
    assert (details["title"], details["place"], details["website"]) == (
        "The X",
        "Rome",
        "https://example.org/x",
    )


@pytest.mark.parametrize(
    ("inner", "number"),
    [
        ("", "2027.x-1.7"),
        ("<url>2027.x-1.8</url>", "2027.x-1.8"),
        ("<url>https://aclanthology.org/2027.x-1.8/</url>", "2027.x-1.8"),
        ("<url>../../x</url>", "2027.x-1.7"),
    ],
)
def test_numbers(inner: str, number: str) -> None:
    assert read_paper(inner).number == number


def test_more_marks_than_any_title_has() -> None:
    paper = read_paper(f"<abstract>{'<i>x</i>' * 5_000}</abstract>")
    assert paper.abstract == (plain("x" * 5_000),)


def test_paragraphs_of_an_abstract() -> None:
    abstract = read_paper("<abstract>One <b>two<par/>three</b>.<p>Four</p>five</abstract>").abstract
    assert [paragraph.plain for paragraph in abstract] == ["One two three.", "Four", "five"]


@pytest.mark.parametrize(
    ("inner", "links"),
    [
        ('<video href="https://vimeo.com/1"/>', {LinkKind.VIDEO: "https://vimeo.com/1"}),
        ('<video href="a.mp4" permission="false"/>', {}),
        ('<video href="javascript:alert(1)"/>', {}),
        ('<attachment type="poster">a.pdf</attachment>', {
            LinkKind.POSTER: f"{SITE}/attachments/a.pdf"
        }),
        ('<attachment type="other">a.pdf</attachment>', {}),
        ('<pwccode url="https://github.com/a/b">a/b</pwccode>', {
            LinkKind.CODE: "https://github.com/a/b"
        }),
    ],
)  # fmt: skip
def test_links(inner: str, links: dict[LinkKind, str]) -> None:
    assert read_paper(inner).links == links


def test_a_paper_that_was_removed() -> None:
    assert read_paper('<removed date="2027-01-01">Never held.</removed>').fields == {
        "status": "withdrawn",
        "statusdate": "2027-01-01",
        "notice": "Never held.",
    }
