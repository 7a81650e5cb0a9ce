"""What Crossref's REST API answers, as values."""

import json

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.richtext import Math, RichText, Span, Style, Text
from sphinx_proceedings.sources.imports.papers.crossref import FORM
from sphinx_proceedings.sources.imports.papers.submissions import (
    Export,
    Submission,
    SubmittedAuthor,
    SubmittedPlace,
)
from support.packages import export_package, package_of, plain


def read(**fields: object) -> Export:
    work = {"DOI": "10.1234/a", "type": "proceedings-article", "title": ["A"], **fields}
    answer = {"status": "ok", "message-type": "work", "message": work}
    package = package_of({"a.json": json.dumps(answer).encode()}, "a.json")
    assert FORM.recognises(package)
    return FORM.read(package)


def test_the_title_of_a_journal_and_a_group() -> None:
    work = {
        "type": "journal-article",
        "DOI": "10.1088/x",
        "title": ["Dark Matter"],
        "container-title": ["ApJ", "The Astrophysical Journal"],
        "issued": {"date-parts": [[None]]},
        "author": [{"name": "The Dark Team"}],
    }
    message = {"status": "ok", "message-type": "work", "message": work}
    export = FORM.read(package_of({"a.json": json.dumps(message)}))
    assert export.volume == {"journal": "The Astrophysical Journal"}
    assert export.submissions[0].authors == (SubmittedAuthor(family="The Dark Team"),)


def test_papers() -> None:
    export = FORM.read(export_package("crossref.json"))
    assert export.submissions == (
        Submission(
            location=Location(path="crossref.json", line=8, column=7),
            number="10.1145/1234567.1234568",
            title=RichText((Text("Notes on "), Math("k"), Text("-means: An Engine"))),
            authors=(
                SubmittedAuthor(
                    given="Ada",
                    family="Lovelace",
                    places=(
                        SubmittedPlace(
                            name="University of Oxford, Oxford, UK", ror="https://ror.org/052gg0110"
                        ),
                    ),
                    orcid="0000-0002-1825-0097",
                ),
                SubmittedAuthor(family="The Notes Team"),
            ),
            abstract=(
                RichText((Text("We "), Span(Style.EMPHASIS, (Text("note"),)), Text(" things."))),
                plain("Twice."),
            ),
            fields={
                "doi": "10.1145/1234567.1234568",
                "pages": "1–9",
                "license": "https://creativecommons.org/licenses/by/4.0/",
                "status": "retracted",
                "statusdate": "2027-09-01",
                "notice": "Retraction: https://doi.org/10.1145/7654321",
            },
            links={LinkKind.URL: "https://dl.acm.org/doi/10.1145/1234567.1234568"},
        ),
    )
    assert [f"{remark.location}: {remark.text}" for remark in export.remarks] == [
        "crossref.json:5:14: this is a part of what was found, 2 works of 3: ask for all with"
        " rows=1000",
        "crossref.json: e-mail addresses are left out (1)",
        "crossref.json: nothing is made of: works of the type proceedings (1)",
    ]


def test_the_volume() -> None:
    assert FORM.read(export_package("crossref.json")).volume == {
        "booktitle": "Proceedings of the 2nd Workshop on Notes",
        "year": "2027",
        "month": "5",
        "publisher": "ACM",
        "address": "New York, NY, USA",
        "isbn": "9798400700001",
        "eventtitle": "WoNo '27: Workshop on Notes",
        "location": "Lisbon Portugal",
        "eventdate": "2027-05-10/2027-05-11",
    }


def test_a_chapter_of_a_series() -> None:
    export = read(type="book-chapter", **{"container-title": ["LNCS", "Notes 2027"]})
    assert export.volume == {"series": "LNCS", "booktitle": "Notes 2027"}


@pytest.mark.parametrize(
    ("title", "subtitle", "printed"),
    [
        (["A"], ["B"], "A: B"),
        (["A: B"], ["B"], "A: B"),
        (["A"], [], "A"),
        ([], ["B"], "B"),
        (["A", "another"], "B", "A: B"),
    ],
)
def test_subtitles(title: list[str], subtitle: object, printed: str) -> None:
    assert read(title=title, subtitle=subtitle).submissions[0].title.plain == printed


@pytest.mark.parametrize(
    ("updates", "standing"),
    [
        ([], {}),
        ([{"type": "new_version"}], {}),
        ([{"type": "erratum"}], {"status": "corrected", "notice": "Erratum"}),
        (
            [{"type": "erratum"}, {"type": "partial_retraction", "DOI": "10.1234/b"}],
            {"status": "retracted", "notice": "Partial retraction: https://doi.org/10.1234/b"},
        ),
    ],
)
def test_what_updates_it(updates: object, standing: dict[str, str]) -> None:
    fields = read(**{"updated-by": updates}).submissions[0].fields
    assert fields == {"doi": "10.1234/a", **standing}


def test_what_is_an_answer_of_its_own_kind() -> None:
    package = package_of({"a.json": b'{"status":"ok","message-type":"member","message":{}}'})
    assert not FORM.recognises(package)
