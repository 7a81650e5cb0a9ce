"""CSL-JSON as values."""

import json

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.richtext import RichText, Span, Style, Text
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.papers.csl import FORM
from sphinx_proceedings.sources.imports.papers.submissions import (
    Export,
    Submission,
    SubmittedAuthor,
)
from support.packages import export_package, package_of, plain


def read(*works: object) -> Export:
    return FORM.read(package_of({"a.json": json.dumps(works).encode()}, "a.json"))


def work(**fields: object) -> dict[str, object]:
    return {"id": "a", "type": "paper-conference", "title": "A", "DOI": "10.1234/a", **fields}


def test_papers() -> None:
    export = FORM.read(export_package("csl.json"))
    assert export.submissions == (
        Submission(
            location=Location(path="csl.json", line=2, column=3),
            number="10.1145/1234567.1234568",
            title=RichText(
                (
                    Text("Notes on "),
                    Span(Style.EMPHASIS, (Text("k"),)),
                    Text("-means & H"),
                    Span(Style.SUBSCRIPT, (Text("2"),)),
                    Text("O"),
                )
            ),
            authors=(
                SubmittedAuthor(given="Ada", family="Lovelace", orcid="0000-0002-1825-0097"),
                SubmittedAuthor(given="Lonneke", family="van der Plas"),
                SubmittedAuthor(given="Martin", family="King", suffix="Jr."),
                SubmittedAuthor(family="The Notes Team"),
            ),
            abstract=(plain("We note."), plain("Ask.")),
            keywords=("engines", "tables"),
            key="lovelace2027notes",
            fields={"doi": "10.1145/1234567.1234568", "pages": "1–9", "language": "en"},
            links={LinkKind.PDF: "https://example.org/papers/1.pdf"},
        ),
    )
    assert [remark.text for remark in export.remarks] == [
        "e-mail addresses are left out (1)",
        "nothing is made of: works of the type book (1)",
    ]


def test_the_volume() -> None:
    export = FORM.read(export_package("csl.json"))
    assert export.volume == {
        "booktitle": "Proceedings of the 2nd Workshop on Notes",
        "series": "WoNo",
        "year": "2027",
        "month": "5",
        "publisher": "ACM",
        "address": "New York, NY, USA",
        "isbn": "979-8-4007-0000-1",
        "eventtitle": "Workshop on Notes",
        "location": "Lisbon, Portugal",
        "eventdate": "2027-05-10/2027-05-11",
    }
    assert export.editors == (SubmittedAuthor(given="Grace", family="Hopper"),)


def test_one_work_and_an_object_with_items() -> None:
    one, listed = json.dumps(work()), json.dumps({"items": [work()]})
    for text in (one, listed):
        package = package_of({"a.json": text.encode()})
        assert FORM.recognises(package)
        assert [paper.number for paper in FORM.read(package).submissions] == ["10.1234/a"]


def test_facts_that_differ_stay_with_their_papers() -> None:
    common, first, second = {"publisher": "ACM"}, {"volume": "1"}, {"volume": "2"}
    export = read(work(**common, **first), work(**common, **second, DOI="10.1234/b", id="b"))
    assert export.volume == common
    assert [paper.fields for paper in export.submissions] == [
        {"doi": "10.1234/a", **first},
        {"doi": "10.1234/b", **second},
    ]


def test_an_article_of_a_journal() -> None:
    export = read(work(type="article-journal", **{"container-title": "Notes", "issue": 3}))
    assert export.volume == {"journal": "Notes", "number": "3"}


@pytest.mark.parametrize(
    ("parts", "year", "month"),
    [
        ([[2027, 5, 10]], "2027", "5"),
        ([["2027", "05"]], "2027", "5"),
        ([[2027]], "2027", None),
        ([[2027, 13]], "2027", None),
        ([[]], None, None),
        ([["MMXXVII"]], None, None),
        ([[10**30]], None, None),
        (2027, None, None),
    ],
)
def test_dates(parts: object, year: str | None, month: str | None) -> None:
    volume = read(work(issued={"date-parts": parts})).volume
    assert (volume.get("year"), volume.get("month")) == (year, month)


@pytest.mark.parametrize(
    ("issued", "year", "month"),
    [
        ("2027-05-10", "2027", "5"),
        ({"raw": "2027-05"}, "2027", "5"),
        ({"literal": "May 2027"}, "2027", "5"),
        ({"edtf": "2027-05-10/2027-05-11"}, "2027", "5"),
        ({"year": "2027", "month": 6}, "2027", "6"),
        ({"literal": "in spring"}, None, None),
        ({"raw": 7}, None, None),
    ],
)
def test_dates_of_other_shapes(issued: object, year: str | None, month: str | None) -> None:
    volume = read(work(issued=issued)).volume
    assert (volume.get("year"), volume.get("month")) == (year, month)


def test_items_by_their_ids() -> None:
    export = FORM.read(package_of({"a.json": json.dumps({"x/1": work(), "x/2": 7})}))
    assert [paper.number for paper in export.submissions] == ["10.1234/a"]
    assert [remark.text for remark in export.remarks] == [
        "nothing is made of: values that are no object (1)"
    ]


def test_the_same_doi_twice() -> None:
    export = read(work(), work(DOI="10.1234/A", title="B"))
    assert [paper.title.plain for paper in export.submissions] == ["A"]
    assert [f"{remark.location}: {remark.text}" for remark in export.remarks] == [
        "a.json:1:77: paper 10.1234/a was listed before, at a.json:1:2; this one is left out"
    ]


@pytest.mark.parametrize("person", [{}, {"family": "ada@example.org"}, {"given": "\u200b"}, 7])
def test_nobody(person: object) -> None:
    export = read(work(author=[person]))
    assert export.submissions[0].authors == ()
    assert len(export.remarks) == (0 if person == 7 else 1 + ("family" in str(person)))


def test_only_volumes() -> None:
    with pytest.raises(ExportError, match="no paper can be read in it: nothing is made of: works"):
        read(work(type="book"))
