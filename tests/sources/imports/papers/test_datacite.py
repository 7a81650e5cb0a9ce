"""What DataCite's REST API answers, as values."""

import json

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.richtext import RichText, Span, Style, Text
from sphinx_proceedings.sources.imports.papers.datacite import FORM
from sphinx_proceedings.sources.imports.papers.submissions import (
    Submission,
    SubmittedAuthor,
    SubmittedPlace,
)
from support.packages import export_package, package_of, plain


def test_papers() -> None:
    export = FORM.read(export_package("datacite.json"))
    assert export.submissions == (
        Submission(
            location=Location(path="datacite.json", line=6, column=21),
            number="10.4230/notes.2027.1",
            title=RichText(
                (Text("Notes on <b> and H"), Span(Style.SUBSCRIPT, (Text("2"),)), Text("O"))
            ),
            authors=(
                SubmittedAuthor(
                    given="Ada",
                    family="Lovelace",
                    places=(
                        SubmittedPlace(
                            name="University of Oxford", ror="https://ror.org/052gg0110"
                        ),
                    ),
                    orcid="0000-0002-1825-0097",
                ),
                SubmittedAuthor(
                    given="Alan",
                    family="Turing",
                    places=(SubmittedPlace(name="Manchester"),),
                    is_corresponding=True,
                ),
                SubmittedAuthor(family="The Notes Team"),
            ),
            abstract=(plain("We note."),),
            keywords=("engines", "tables"),
            fields={
                "doi": "10.4230/Notes.2027.1",
                "pages": "1:1–1:9",
                "language": "en",
                "license": "https://creativecommons.org/licenses/by/4.0/legalcode",
                "title-de": "Notizen",
            },
            links={
                LinkKind.URL: "https://drops.dagstuhl.de/entities/document/10.4230/Notes.2027.1"
            },
        ),
    )
    assert export.volume == {
        "booktitle": "LIPIcs, Volume 301, WoNo 2027",
        "volume": "301",
        "year": "2027",
        "publisher": "Schloss Dagstuhl",
    }
    assert export.editors == (SubmittedAuthor(given="Grace", family="Hopper"),)
    assert [remark.text for remark in export.remarks] == [
        "nothing is made of: works of the type ConferenceProceeding (1)"
    ]


def test_its_own_json_and_related_items() -> None:
    work = {
        "id": "https://doi.org/10.1234/a",
        "titles": [{"title": "A"}],
        "publisher": "Dagstuhl",
        "relatedItems": [
            {"relationType": "Cites", "titles": [{"title": "Other"}]},
            {
                "relationType": "IsPublishedIn",
                "titles": [{"title": "Notes 2027"}],
                "volume": "3",
                "firstPage": "1",
                "lastPage": "9",
            },
        ],
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }
    package = package_of({"a.json": json.dumps(work).encode()})
    assert FORM.recognises(package)
    export = FORM.read(package)
    assert export.volume == {"booktitle": "Notes 2027", "volume": "3", "publisher": "Dagstuhl"}
    assert [(paper.number, paper.fields) for paper in export.submissions] == [
        ("10.1234/a", {"doi": "10.1234/a", "pages": "1–9"})
    ]


def test_a_part_of_what_was_found() -> None:
    work = {"type": "dois", "attributes": {"doi": "10.1234/a", "titles": [{"title": "A"}]}}
    data = {"data": [work], "meta": {"total": 40, "totalPages": 2}}
    export = FORM.read(package_of({"a.json": json.dumps(data)}))
    assert [remark.text for remark in export.remarks] == [
        "this is a part of what was found, 1 DOIs of 40: ask for all with page[size]=1000, or give"
        " all parts at once"
    ]


@pytest.mark.parametrize(
    ("person", "author"),
    [
        ({"name": "Lovelace, Ada"}, SubmittedAuthor(given="Ada", family="Lovelace")),
        ({"name": "Mausam"}, SubmittedAuthor(name="Mausam")),
        (
            {"name": "Notes, Inc.", "nameType": "Organizational"},
            SubmittedAuthor(family="Notes, Inc."),
        ),
        ({"name": "The Working Group"}, SubmittedAuthor(family="The Working Group")),
        ({"name": "Ada Lovelace"}, SubmittedAuthor(name="Ada Lovelace")),
        ({"name": "x", "familyName": "Lovelace"}, SubmittedAuthor(family="Lovelace")),
    ],
)
def test_names(person: dict[str, str], author: SubmittedAuthor) -> None:
    work = {"doi": "10.1234/a", "titles": [{"title": "A"}], "creators": [person]}
    data = {"data": {"type": "dois", "attributes": work}}
    (paper,) = FORM.read(package_of({"a.json": json.dumps(data).encode()})).submissions
    assert paper.authors == (author,)
