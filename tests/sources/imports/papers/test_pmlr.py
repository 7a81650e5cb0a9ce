"""Volumes of PMLR as values."""

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.richtext import Math, RichText, Span, Style, Text
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.papers.pmlr import FORM
from sphinx_proceedings.sources.imports.papers.submissions import (
    Delivered,
    Submission,
    SubmittedAuthor,
)
from support.packages import export_package, package_of, plain

FILES = {"lovelace27a.pdf": b"%PDF", "lovelace27a-supp.zip": b"PK", "Hopper27.PDF": b"%PDF"}
BIB = "pmlr/wono27.bib"


def test_papers() -> None:
    export = FORM.read(export_package("pmlr", **FILES))
    assert export.submissions == (
        Submission(
            location=Location(path=BIB, line=15, column=1),
            number="lovelace27a",
            title=RichText(
                (
                    Text("Notes on the "),
                    Span(Style.PROTECTED, (Text("A"),)),
                    Text("nalytical Engine"),
                )
            ),
            authors=(
                SubmittedAuthor(given="Ada", family="Lovelace"),
                SubmittedAuthor(given="Lonneke", family="van der Plas"),
                SubmittedAuthor(given="Martin", family="King", suffix="Jr."),
            ),
            abstract=(
                RichText((Text("We note that "), Math("O(1)"), Text(" is “small”."))),
                plain("Ask."),
            ),
            key="lovelace27a",
            fields={"pages": "1–9", "track": "Contributed Papers"},
            links={
                LinkKind.URL: "https://openreview.net/forum?id=AbC123",
                LinkKind.CODE: "https://example.org/code",
                LinkKind.VIDEO: "https://example.org/video",
            },
            files=(
                Delivered(name="lovelace27a.pdf", role="paper"),
                Delivered(name="lovelace27a-supp.zip", role="supplement"),
            ),
        ),
        Submission(
            location=Location(path=BIB, line=29, column=1),
            number="hopper27",
            title=plain("Compilers & co"),
            authors=(SubmittedAuthor(given="Grace", family="Hopper"),),
            abstract=(plain("Short."),),
            key="hopper27",
            fields={"pages": "10–18", "track": "other"},
            files=(Delivered(name="Hopper27.PDF", role="paper"),),
        ),
    )
    assert [f"{remark.location}: {remark.text}" for remark in export.remarks] == [
        "pmlr: e-mail addresses are left out (1)",
        "pmlr: nothing is made of: x-mail (1)",
    ]


def test_the_volume() -> None:
    export = FORM.read(export_package("pmlr"))
    assert export.volume == {
        "address": "Lisbon, Portugal",
        "booktitle": "Proceedings of the 2nd Workshop on Notes",
        "eventtitle": "Workshop on Notes",
        "eventdate": "2027-05-10/2027-05-11",
        "sections": "preface=Preface|papers=Contributed Papers",
        "url": "https://example.org/wono27",
        "volume": "301",
        "year": "2027",
    }
    assert export.editors == (
        SubmittedAuthor(given="Grace", family="Hopper"),
        SubmittedAuthor(given="Lonneke", family="van der Plas"),
    )


def test_the_event() -> None:
    details = FORM.read(export_package("pmlr")).details
    assert (details["start"], details["end"]) == ("2027-05-10", "2027-05-11")
    assert (details["title"], details["place"]) == ("Workshop on Notes", "Lisbon, Portugal")
    paper = "@inproceedings{a, title = {T}, author = {{The Notes Team} and Lovelace, Ada}}"

    def told(fields: str) -> dict[str, str]:
        text = f"@proceedings{{v, booktitle = {{B}}, {fields}}}\n{paper}"
        export = FORM.read(package_of({"a.bib": text}))
        assert export.submissions[0].authors == (
            SubmittedAuthor(family="The Notes Team"),
            SubmittedAuthor(given="Ada", family="Lovelace"),
        )
        return dict(export.details)

    one = "start = {2027-05-10}, end = {2027-05-10}"
    assert told(f"{one}, shortname = {{WN}}, name = {{Notes}}") == {
        "name": "WN 2027",
        "title": "Notes",
        "start": "2027-05-10",
    }
    assert told(f"{one}, shortname = {{WN27}}, name = {{WN27}}") == {
        "name": "WN27",
        "start": "2027-05-10",
    }
    assert told("start = {May}, shortname = {WN}") == {}


def test_files_of_another_folder_are_not_its_own() -> None:
    package = export_package("pmlr", **{"old/hopper27.pdf": b"%PDF"})
    assert [paper.files for paper in FORM.read(package).submissions] == [(), ()]


def test_a_damaged_entry_is_told_and_the_others_are_read() -> None:
    text = export_package("pmlr").read("wono27.bib") + b"\n@InProceedings{broken,\n title = {A"
    export = FORM.read(package_of({"a.bib": text}, "a.bib"))
    assert len(export.submissions) == 2
    assert str(export.remarks[0].location) == "a.bib:38:1"
    assert "is not closed" in export.remarks[0].text


@pytest.mark.parametrize(
    ("files", "refusal"),
    [
        ({"a.bib": b""}, "no paper can be read in it"),
        ({"a.bib": b"", "b.bib": b""}, "it has 2 .bib files; a volume of PMLR has one"),
        ({"a.pdf": b""}, "it has no .bib file; a volume of PMLR has one"),
        ({"a.bib": b"\xff\xfe\x00"}, "byte 2 (0x00) is not UTF-16 text; the file is not read"),
    ],
)
def test_what_is_no_volume(files: dict[str, bytes], refusal: str) -> None:
    assert not FORM.recognises(package_of(files))
    with pytest.raises(ExportError) as caught:
        FORM.read(package_of(files))
    assert caught.value.message == refusal
