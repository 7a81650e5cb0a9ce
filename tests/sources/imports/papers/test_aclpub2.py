"""Folders of aclpub2 as values."""

import re

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.richtext import Math, RichText, Span, Style, Text
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.papers.aclpub2 import FORM
from sphinx_proceedings.sources.imports.papers.submissions import (
    CommitteeMember,
    Delivered,
    Export,
    InvitedTalk,
    ListedCommittee,
    ListedSponsor,
    Preface,
    Submission,
    SubmittedAuthor,
    SubmittedPlace,
)
from support.packages import export_package, package_of, plain

FILES = {
    "papers/1.pdf": b"%PDF",
    "attachments/1.zip": b"PK",
    "attachments/1_appendix.pdf": b"%PDF",
    "sponsor_logos/example_labs.png": b"PNG",
}
PAPERS = "aclpub2/papers.yml"


def read() -> Export:
    return FORM.read(export_package("aclpub2", **FILES))


def read_papers(text: str, **files: bytes) -> Export:
    return FORM.read(package_of({"papers.yml": text.encode(), **files}))


def test_papers() -> None:
    assert read().submissions == (
        Submission(
            location=Location(path=PAPERS, line=1, column=3),
            number="1",
            title=RichText(
                (
                    Text("Notes on the "),
                    Span(Style.PROTECTED, (Text("Analytical Engine"),)),
                    Text(" & its "),
                    Math("O(n^2)"),
                    Text(" tables"),
                )
            ),
            authors=(
                SubmittedAuthor(
                    given="Ada King",
                    family="Lovelace",
                    places=(SubmittedPlace(name="University of Oxford"),),
                    orcid="0000-0002-1825-0097",
                ),
                SubmittedAuthor(
                    given="Lonneke",
                    family="van der Plas",
                    places=(SubmittedPlace(name="Université de Genève"),),
                ),
            ),
            abstract=(
                RichText(
                    (
                        Text("We "),
                        Span(Style.EMPHASIS, (Text("note"),)),
                        Text(" 50% of what there is."),
                    )
                ),
                plain("Write to for the rest."),
            ),
            fields={"track": "Engines"},
            links={LinkKind.SLIDES: "https://example.org/slides/1"},
            files=(
                Delivered(name="papers/1.pdf", role="paper"),
                Delivered(name="attachments/1.zip", role="software"),
                Delivered(name="attachments/1_appendix.pdf", role="supplement"),
            ),
        ),
        Submission(
            location=Location(path=PAPERS, line=31, column=3),
            number="2",
            title=plain("No PDF yet"),
            authors=(SubmittedAuthor(name="Tilman Beck"), SubmittedAuthor(given="Mausam")),
            abstract=(plain("Short."),),
            fields={"archival": "no"},
        ),
    )


def test_the_volume() -> None:
    export = read()
    assert export.volume == {
        "booktitle": "Proceedings of the 2nd Workshop on Notes (WoNo 2027)",
        "eventtitle": "The 2nd Workshop on Notes",
        "eventdate": "2027-05-10/2027-05-11",
        "year": "2027",
        "location": "Lisbon, Portugal",
        "publisher": "Association for Notes",
    }
    assert export.editors == (
        SubmittedAuthor(given="Grace Brewster Murray", family="Hopper"),
        SubmittedAuthor(given="Lonneke", family="van der Plas"),
    )


def test_committees_sponsors_and_prefaces() -> None:
    export = read()
    assert export.committees == (
        ListedCommittee(
            location=Location(path="aclpub2/organizing_committee.yml", line=1, column=3),
            role="General Chair",
            listing="organizing_committee",
            members=(CommitteeMember(name="Grace Hopper", affiliation="Yale University, USA"),),
        ),
        ListedCommittee(
            location=Location(path="aclpub2/program_committee.yml", line=3, column=7),
            role="Area Chairs",
            listing="program_committee",
            area="Engines & Tables",
            members=(
                CommitteeMember(name="David Bamman"),
                CommitteeMember(name="Ada Lovelace", affiliation="University of Oxford"),
            ),
        ),
        ListedCommittee(
            location=Location(path="aclpub2/program_committee.yml", line=8, column=3),
            role="Reviewers",
            listing="program_committee",
            members=(CommitteeMember(name="Mourad Abbas"), CommitteeMember(name="Ahmed Abura’ed")),
        ),
    )
    assert export.sponsors == (
        ListedSponsor(
            location=Location(path="aclpub2/sponsors.yml", line=1, column=3),
            name="example labs",
            level="Diamond Level",
            logo="sponsor_logos/example_labs.png",
        ),
        ListedSponsor(
            location=Location(path="aclpub2/sponsors.yml", line=4, column=7),
            name="Examples & Sons",
            level="Diamond Level",
            url="https://example.com/",
        ),
    )
    assert export.prefaces == (
        Preface(
            location=Location(path="aclpub2/prefaces.yml", line=1, column=3),
            name="general_chair.tex",
            title=plain("Preface by the General Chair"),
            text=(
                RichText(
                    (
                        Text("Welcome to the "),
                        Span(Style.STRONG, (Text("second"),)),
                        Text(" workshop."),
                    )
                ),
                plain("It has three papers."),
            ),
        ),
    )


def test_what_is_told() -> None:
    assert [f"{remark.location}: {remark.text}" for remark in read().remarks] == [
        f"{PAPERS}:36:7: '0000-0002-1825-0098' is no ORCID iD; it is left out",
        f"{PAPERS}:31:3: the PDF of paper 2, '2.pdf', is not among the files",
        f"{PAPERS}:41:3: paper 2 was listed before, at {PAPERS}:31:3; this one is left out",
        f"{PAPERS}:43:3: “Without id” has nothing by which it could be found again; it is left out",
        f"{PAPERS}:44:3: paper 3 has no title; it is left out",
        "aclpub2/sponsors.yml:1:3: a sponsor is called after the file of its logo, 'example labs';"
        " correct it",
        "aclpub2/prefaces.yml:3:3: the file of the preface, '../../etc/passwd', is missing;"
        " it is left out",
        "aclpub2: e-mail addresses are left out (2)",
        "aclpub2: nothing is made of: attributes/paper_type (1), attributes/presentation_type (1),"
        " reviews (1)",
    ]


def test_a_folder_that_lies_deeper_and_what_was_made_of_it() -> None:
    package = export_package("aclpub2", **FILES)
    inputs = {f"WoNo/inputs/{name}": package.read(name) for name in package.sizes}
    moved = {
        name.replace("inputs/attachments", "attachments"): data for name, data in inputs.items()
    }
    del moved["WoNo/inputs/papers/1.pdf"]
    made = package_of({**moved, "WoNo/watermarked_pdf/1.pdf": b"%PDF"})
    assert FORM.recognises(made)
    assert FORM.read(made).submissions[0].files == (
        Delivered(name="WoNo/watermarked_pdf/1.pdf", role="paper"),
        Delivered(name="WoNo/attachments/1.zip", role="software"),
        Delivered(name="WoNo/attachments/1_appendix.pdf", role="supplement"),
    )


def test_a_preface_that_repeats_its_title() -> None:
    text = (
        b"\\begin{center}{\\Large \\bf Preface}\\end{center}\n\nWelcome. % or not\n\n% TODO\nAll."
    )
    files = {"prefaces.yml": b"- {title: A word, file: a.tex}", "prefaces/a.tex": text}
    (preface,) = read_papers("- {id: 7, title: A}", **files).prefaces
    assert preface.text == (plain("Welcome."), plain("All."))


def test_files_that_were_made_and_forms_that_were_signed() -> None:
    paper = "- {id: 7, title: A, attachments: [{type: copyright, file: attachments/c/7.pdf}]}"
    files = {"watermarked_pdfs/7.pdf": b"%PDF", "attachments/c/7.pdf": b"%PDF"}
    assert read_papers(paper, **files).submissions[0].files == (
        Delivered(name="watermarked_pdfs/7.pdf", role="paper"),
        Delivered(name="attachments/c/7.pdf", role="copyright"),
    )


def test_a_preface_that_cannot_be_read() -> None:
    files = {"prefaces.yml": b"- {title: A, file: a.tex}", "prefaces/a.tex": b"Caf\xe9"}
    export = read_papers("- {id: 7, title: A}", **files, **{"papers/7.pdf": b"%PDF"})
    assert export.prefaces == ()
    assert [f"{remark.location}: {remark.text}" for remark in export.remarks] == [
        "export/prefaces/a.tex:1:4: byte 3 (0xe9) is not UTF-8 text; the file is not read: the"
        " preface is left out"
    ]


@pytest.mark.parametrize(
    ("decision", "accepted"),
    [("", True), ("Accept (Oral)", True), ("Findings", True), ("Reject", False)],
)
def test_what_is_accepted(decision: str, accepted: bool) -> None:
    assert bool(re.search(read_papers("- {id: 7, title: A}").ways, decision)) == accepted


def test_papers_alone_are_enough_where_the_form_is_named() -> None:
    export = read_papers("- id: 7\n  title: A\n")
    assert [paper.number for paper in export.submissions] == ["7"]
    assert (export.volume, export.editors, export.committees) == ({}, (), ())
    assert not FORM.recognises(package_of({"papers.yml": b"- id: 7"}))


def test_the_event() -> None:
    assert read().details == {
        "name": "WoNo 2027",
        "title": "The 2nd Workshop on Notes",
        "start": "2027-05-10",
        "end": "2027-05-11",
        "place": "Lisbon, Portugal",
    }
    details = b"{anthology_venue_id: W, start_date: 2027-02-30, end_date: 2027-03-01}"
    export = read_papers("- {id: 7, title: A}", **{"conference_details.yml": details})
    assert export.details == {"end": "2027-03-01"}


def test_invited_talks() -> None:
    talks = """\
- speaker_name: Ada Lovelace
  institution: Oxford
  title: On \\emph{everything}
  abstract_file: a.tex
  bio_file: none.tex
- {speaker_name: ada@example.org, title: T.B.A.}
- title: A panel
"""
    files = {
        "invited_talks.yml": talks.encode(),
        "invited_talks/a.tex": b"All.\n\nOf ada@x.org it.",
    }
    export = read_papers("- {id: 7, title: A}", **files, **{"program.yml": b"", "7.pdf": b""})
    assert export.talks == (
        InvitedTalk(
            location=Location(path="export/invited_talks.yml", line=1, column=3),
            title=RichText((Text("On "), Span(Style.EMPHASIS, (Text("everything"),)))),
            speaker=CommitteeMember(name="Ada Lovelace", affiliation="Oxford"),
            abstract=(plain("All."), plain("Of it.")),
        ),
        InvitedTalk(
            location=Location(path="export/invited_talks.yml", line=7, column=3),
            title=plain("A panel"),
            speaker=CommitteeMember(name=""),
        ),
    )
    assert [remark.text for remark in export.remarks] == [
        "the file of the bio, 'none.tex', is missing; it is left out",
        "an invited talk says nothing; it is left out",
        "e-mail addresses are left out (2)",
        "nothing is made of: program.yml (1)",
    ]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("a: [b", "papers.yml:2:1: this is not YAML"),
        ("", "export: no paper can be read in it"),
        ("- x", "export: no paper can be read in it: nothing is made of: values that are no paper"),
        ("[" * 99, "papers.yml:1:61: it nests more than 60 levels deep"),
    ],
)
def test_what_is_no_list_of_papers(text: str, refusal: str) -> None:
    with pytest.raises(ExportError) as caught:
        read_papers(text)
    place = str(caught.value.location).removeprefix("export/")
    assert f"{place}: {caught.value.message}".startswith(refusal)


def test_without_list() -> None:
    with pytest.raises(ExportError, match=r"it has no papers\.yml"):
        FORM.read(package_of({"sponsors.yml": b""}))
