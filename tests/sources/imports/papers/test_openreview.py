"""Notes of OpenReview as values."""

import json
from typing import Any

import pytest

from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.richtext import RichText, Span
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.papers.openreview import FORM
from sphinx_proceedings.sources.imports.papers.submissions import (
    Delivered,
    Export,
    Submission,
    SubmittedAuthor,
    SubmittedPlace,
)
from support.packages import export_package, package_of


def _told(export: Export) -> list[str]:
    return [f"{remark.location}: {remark.text}" for remark in export.remarks]


def _of(content: dict[str, Any], **files: bytes) -> Submission:
    note = {"id": "aB1", "forum": "aB1", "content": {"title": "T", **content}}
    return FORM.read(package_of({"n.json": json.dumps([note]), **files})).submissions[0]


def test_version_2() -> None:
    package = export_package("openreview-2.json")
    export = FORM.read(package)
    first, second, third = export.submissions
    assert FORM.recognises(package)
    assert export.ways == r"^(?:Example\ Workshop\ 2027\ Poster)$"
    assert (str(first.location), first.number) == ("openreview-2.json:3:5", "17")
    assert first.title.plain == "Notes & Engines for α-Sorting"
    assert first.authors == (
        SubmittedAuthor(name="Ada Lovelace"),
        SubmittedAuthor(name="Wei Wang"),
        SubmittedAuthor(name="Emmy Noether"),
    )
    assert [part.plain for part in first.abstract] == [
        "We write notes of engines.",
        "They sort.",
    ]
    assert (first.keywords, first.key) == (("engines", "notes"), "lovelace2027notes")
    assert dict(first.fields) == {"openreview": "aBcD123efg"}
    assert dict(first.links) == {
        LinkKind.PDF: "https://openreview.net/pdf/0123456789abcdef.pdf",
        LinkKind.CODE: "https://example.org/code",
    }
    assert (second.decision, dict(second.links)) == ("Submitted to Example Workshop 2027", {})
    assert third.is_withdrawn
    assert third.authors == (
        SubmittedAuthor(name="Grace Hopper", places=(SubmittedPlace(name="Navy", country="US"),)),
    )


def test_what_is_odd_is_told() -> None:
    assert _told(FORM.read(export_package("openreview-2.json"))) == [
        "openreview-2.json: it holds 3 of 5 notes; give all parts of the answer",
        "openreview-2.json:3:5: “Wei Wang 0001” is taken as “Wei Wang”: titles, degrees and"
        " numbers are no part of a name",
        "openreview-2.json:3:5: “Prof. Emmy Noether” is taken as “Emmy Noether”: titles, degrees"
        " and numbers are no part of a name",
        "openreview-2.json:43:5: the address of its pdf is none, and is left out",
        "openreview-2.json: nothing is made of: TLDR (1), paperhash (1),"
        " supplementary_material (1)",
    ]


def test_version_1_with_decisions_as_notes() -> None:
    package = export_package("openreview-1.json")
    export = FORM.read(package)
    (paper,) = export.submissions
    assert FORM.recognises(package)
    assert (paper.number, paper.decision, export.ways) == (
        "4",
        "Accept (Oral)",
        r"^(?:Accept\ \(Oral\))$",
    )
    assert (paper.keywords, dict(paper.links)) == (
        ("engines", "notes"),
        {LinkKind.PDF: "https://openreview.net/pdf?id=S1aBcD"},
    )
    assert _told(export) == []


@pytest.mark.parametrize(
    ("pdf", "url"),
    [
        ("/pdf/1a.pdf", "https://openreview.net/pdf/1a.pdf"),
        ("/pdf?id=aB1", "https://openreview.net/pdf?id=aB1"),
        ("/attachment/1a.pdf", "https://openreview.net/attachment/1a.pdf"),
        ("https://proceedings.example.org/1.pdf", "https://proceedings.example.org/1.pdf"),
        ("//evil.example.org/pdf/1.pdf", ""),
        ("/pdf/../../evil", ""),
        ("/@evil.example.org/pdf/1.pdf", ""),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://example.org/?to=ada@example.org", ""),
    ],
)
def test_addresses(pdf: str, url: str) -> None:
    assert dict(_of({"pdf": pdf}).links) == ({LinkKind.PDF: url} if url else {})


@pytest.mark.parametrize(
    ("venue", "venueid", "is_accepted"),
    [
        ("ICLR 2027 oral", "ICLR.cc/2027/Conference", True),
        ("ICLR 2027", "ICLR.cc/2027/Conference", True),
        ("Submitted to ICLR 2027", "ICLR.cc/2027/Conference", False),
        ("Submitted to ICLR 2027", "ICLR.cc/2027/Conference/Rejected_Submission", False),
        ("ICLR 2027 Conference Submission", "ICLR.cc/2027/Conference/Submission", False),
        ("ICLR 2027 poster", "ICLR.cc/2027/Conference/Withdrawn_Submission", False),
        ("ICLR 2027", "ICLR.cc/2027/Conference/Desk_Rejected_Submission", False),
        ("", "ICLR.cc/2027/Conference", False),
    ],
)
def test_what_is_accepted(venue: str, venueid: str, is_accepted: bool) -> None:
    note = {
        "id": "aB1",
        "content": {"title": "T", "venue": {"value": venue}, "venueid": {"value": venueid}},
    }
    export = FORM.read(package_of({"n.json": json.dumps({"notes": [note]})}))
    assert bool(export.ways) is is_accepted
    assert export.submissions[0].decision == venue


def test_pdfs_beside_the_notes() -> None:
    note = {"id": "aB1", "number": 17, "content": {"title": "T"}}
    data = json.dumps({"notes": [note]}).encode()
    files = {"17_A_title.pdf": b"", "pdfs/aB1.pdf": b"", "170_B.pdf": b"", "17.pdf": b""}
    (paper,) = FORM.read(package_of({"n.json": data, **files})).submissions
    assert paper.files == (
        Delivered(name="17.pdf", role="paper"),
        Delivered(name="17_A_title.pdf", role="paper"),
        Delivered(name="pdfs/aB1.pdf", role="paper"),
    )


def test_parts_of_an_answer() -> None:
    def part(number: int) -> bytes:
        note = {"id": f"n{number}", "content": {"title": f"T{number}"}}
        return json.dumps({"notes": [note, {"id": "n0", "content": {"title": "Again"}}]}).encode()

    export = FORM.read(package_of({"1.json": part(1), "2.json": part(2)}))
    assert [item.number for item in export.submissions] == ["n1", "n0", "n2"]
    assert _told(export) == [
        "export/2.json:1:54: paper n0 was listed before, at export/1.json:1:54; this one is left"
        " out"
    ]


def test_keys_of_anonymous_entries_are_none() -> None:
    assert _of({"_bibtex": "@inproceedings{anonymous2027notes,\n}"}).key == ""
    assert _of({"_bibtex": "@article{a@b.org,\n}"}).key == ""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param("{", "this is not JSON", id="cut off"),
        pytest.param('{"notes": []}', "no paper can be read in it", id="empty"),
        pytest.param('{"notes": [1, null, {"content": 3}]}', "no paper can be read", id="types"),
    ],
)
def test_what_is_no_export(data: str, said: str) -> None:
    with pytest.raises(ExportError, match=said):
        FORM.read(package_of({"n.json": data}))


@pytest.mark.parametrize(
    ("abstract", "plain_text", "strong"),
    [
        ("**Why** not? 2**3**4 and a ** b ** c", "Why not? 2**3**4 and a ** b ** c", ["Why"]),
        ("**One** **two.**", "One two.", ["One", "two."]),
        ("**a", "**a", []),
        ("*** a ***", "*** a ***", []),
    ],
)
def test_strong_type_of_markdown(abstract: str, plain_text: str, strong: list[str]) -> None:
    (paragraph,) = _of({"title": {"value": "T"}, "abstract": {"value": abstract}}).abstract
    assert paragraph.plain == plain_text
    spans = [node for node in paragraph.nodes if isinstance(node, Span)]
    assert [RichText(span.children).plain for span in spans] == strong
