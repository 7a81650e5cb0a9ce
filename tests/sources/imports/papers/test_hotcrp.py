"""HotCRP's JSON, ZIP and tables as values."""

import json
from pathlib import Path
from typing import Any

import pytest

from sphinx_proceedings.model.richtext import Math, RichText, Span, Style, Text
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.packages.package import open_package
from sphinx_proceedings.sources.imports.papers.hotcrp import FORM
from sphinx_proceedings.sources.imports.papers.submissions import (
    Delivered,
    Export,
    SubmittedAuthor,
    SubmittedPlace,
)
from support.packages import EXPORTS, export_package, package_of, zipped

_DATA = (EXPORTS / "hotcrp-data.json").read_bytes()


def _told(export: Export) -> list[str]:
    return [f"{remark.location}: {remark.text}" for remark in export.remarks]


def _read(papers: Any, **files: bytes) -> Export:
    return FORM.read(package_of({"data.json": json.dumps(papers), **files}))


def test_everything_of_a_submission_is_read() -> None:
    export = FORM.read(export_package("hotcrp-data.json"))
    first, second, third = export.submissions
    assert (export.form, export.ways) == ("hotcrp", r"^(?:Accepted\ as\ poster)$")
    assert (str(first.location), first.number) == ("hotcrp-data.json:2:3", "3")
    assert first.title == RichText(
        (
            Text("Notes on "),
            Math("O(n\\log n)"),
            Text(" Sorting & "),
            Span(Style.PROTECTED, (Text("GPU"),)),
            Text("s"),
        )
    )
    assert first.authors == (
        SubmittedAuthor(
            given="Ada",
            family="King-Noel",
            places=(SubmittedPlace(name="Analytical Engines & Sons", country="GB"),),
            orcid="0000-0002-1825-0097",
        ),
        SubmittedAuthor(name="Charles Babbage"),
    )
    assert [part.plain for part in first.abstract] == [
        "We sort in ~10 ms – at 5% of the cost.",
        "Write to for the code.",
    ]
    assert first.keywords == ("Sorting", "Programs, and their proofs")
    assert (first.decision, first.is_withdrawn) == ("Accepted as poster", False)
    assert (dict(first.fields), first.files) == ({"track": "short"}, ())
    assert (second.title.plain, second.decision) == ("A Study of Gröbner Bases", "Rejected")
    assert [part.plain for part in second.abstract] == ["One.", "Two things."]
    assert (third.number, third.authors, third.is_withdrawn) == ("21", (), True)


def test_what_is_odd_is_told() -> None:
    assert _told(FORM.read(export_package("hotcrp-data.json"))) == [
        "hotcrp-data.json:2:3: “Dr. Charles Babbage, PhD” is taken as “Charles Babbage”: titles,"
        " degrees and numbers are no part of a name",
        "hotcrp-data.json:46:3: somebody is listed here without a name, who is left out",
        "hotcrp-data.json:55:3: HotCRP did not give this submission out to you; it is missing",
        "hotcrp-data.json: it names 4 documents, of which none is beside it",
        "hotcrp-data.json: e-mail addresses are left out (1)",
        "hotcrp-data.json: nothing is made of: artifact_available (1)",
    ]


def test_a_zip_with_documents(tmp_path: Path) -> None:
    path = tmp_path / "conf27-data.zip"
    files: dict[str, bytes | str] = {
        "conf27-data.json": _DATA,
        "conf27-paper3.pdf": "%PDF old",
        "conf27-final3.pdf": "%PDF",
        "conf27-paper3/supplementary-material/data.zip": "PK",
        "conf27-paper17.pdf": "%PDF",
    }
    path.write_bytes(zipped({f"conf27-data/{name}": data for name, data in files.items()}))
    package = open_package([path])
    export = FORM.read(package)
    assert FORM.recognises(package)
    assert [submission.files for submission in export.submissions] == [
        (
            Delivered(name="conf27-final3.pdf", role="paper"),
            Delivered(name="conf27-paper3/supplementary-material/data.zip", role="supplement"),
        ),
        (Delivered(name="conf27-paper17.pdf", role="paper"),),
        (),
    ]
    said = "there is no final version; the one that was submitted is taken"
    assert f"{path.as_posix()}/conf27-data.json:36:3: {said}" in _told(export)


def test_documents_beside_a_json_that_does_not_name_them() -> None:
    paper = {"pid": 17, "title": "T"}
    files = {"pdfs/conf27-final017.pdf": b"", "pdfs/conf27-paper17.pdf": b"", "17.pdf": b""}
    (submission,) = _read(paper, **files).submissions
    assert submission.files == (Delivered(name="pdfs/conf27-final017.pdf", role="paper"),)


def test_a_document_that_is_missing_among_others() -> None:
    papers = [
        {"pid": number, "title": "T", "final": {"content_file": f"{number}.pdf"}}
        for number in (1, 2)
    ]
    export = _read(papers, **{"1.pdf": b""})
    assert [item.files for item in export.submissions] == [
        (Delivered(name="1.pdf", role="paper"),),
        (),
    ]
    assert _told(export)[-1].endswith("the document “2.pdf” is not in the export")


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\a.pdf", "", "data.json/"])
def test_documents_lie_in_the_package_alone(name: str) -> None:
    paper = {"pid": 1, "title": "T", "final": {"content_file": name}}
    assert _read(paper).submissions[0].files == ()


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"pid": 1, "title": "T"}, id="bare"),
        pytest.param({"ok": True, "paper": {"pid": 1, "title": "T"}}, id="answer"),
        pytest.param({"ok": True, "papers": [{"pid": 1, "title": "T"}]}, id="answer of several"),
    ],
)
def test_a_submission_wherever_it_stands(value: Any) -> None:
    package = package_of({"conf27-paper1-data.json": json.dumps(value)})
    assert FORM.recognises(package)
    assert [(item.number, item.title.plain) for item in FORM.read(package).submissions] == [
        ("1", "T")
    ]


def test_decisions_have_any_name() -> None:
    papers = [
        {"pid": 1, "title": "A", "status": "accepted", "decision": "Yes (10 min)"},
        {"pid": 2, "title": "B", "status": "accepted"},
        {"pid": 3, "title": "C", "status": "submitted"},
        {"pid": 4, "title": "D", "status": "draft"},
        {"pid": 5, "title": "E", "status": "rejected", "decision": "No"},
    ]
    export = _read(papers)
    assert [item.decision for item in export.submissions] == [
        "Yes (10 min)",
        "accepted",
        "",
        "draft",
        "No",
    ]
    assert export.ways == r"^(?:Yes\ \(10\ min\)|accepted)$"


def test_a_table_of_authors() -> None:
    package = export_package("hotcrp-authors.csv")
    first, second = FORM.read(package).submissions
    assert FORM.recognises(package)
    assert (first.number, first.title.plain) == ("3", "Notes, on Sorting")
    assert first.authors == (
        SubmittedAuthor(
            given="Ada",
            family="Lovelace",
            places=(SubmittedPlace(name="Analytical Engines, London", country="GB"),),
            orcid="0000-0002-1825-0097",
        ),
        SubmittedAuthor(given="Charles", family="Babbage"),
    )
    assert [author.family for author in second.authors] == ["Noether"]


def test_a_table_of_authors_as_older_versions_have_it_and_one_of_papers() -> None:
    package = package_of(
        {
            "authors.csv": "paper,title,first,last,email,affiliation,iscontact\n"
            "3,T,Ada,Lovelace,ada@example.org,,yes\n3,T,B,C,b@example.org,,contact_only\n",
            "papers.csv": "ID,Title,Status,Topics,Abstract\n3,T,Accepted,a; b,One.\n",
        }
    )
    (paper,) = FORM.read(package).submissions
    assert [author.family for author in paper.authors] == ["Lovelace"]
    assert (paper.decision, paper.keywords, str(paper.abstract[0])) == (
        "Accepted",
        ("a", "b"),
        "One.",
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param("{", "export/data.json:1:2: this is not JSON: ", id="cut off"),
        pytest.param("[]", "export/data.json: no paper can be read in it", id="empty"),
        pytest.param('{"a": 1}', "no paper can be read in it", id="other"),
        pytest.param('[{"pid": 1}]', "no paper can be read in it: paper 1 has no title", id="pid"),
        pytest.param("[" * 100_000, "nests too deeply", id="deep"),
        pytest.param("[" + "{}," * 1_000_001 + "{}]", "far more values than any", id="many"),
        pytest.param(b'{"pid": "\xff"}', "byte 9 (0xff) is not UTF-8 text", id="encoding"),
        pytest.param(
            json.dumps([{"pid": number, "title": "T"} for number in range(20_001)]),
            "it lists more than 20,000 papers",
            id="submissions",
        ),
    ],
)
def test_what_is_no_export(data: bytes | str, said: str) -> None:
    with pytest.raises(ExportError) as caught:
        FORM.read(package_of({"data.json": data}))
    assert said in f"{caught.value.location}: {caught.value.message}"
    assert caught.value.hint


def test_nothing_of_hotcrp() -> None:
    package = package_of({"a.pdf": b""})
    assert not FORM.recognises(package)
    with pytest.raises(ExportError, match="no JSON and no table of authors of HotCRP"):
        FORM.read(package)
