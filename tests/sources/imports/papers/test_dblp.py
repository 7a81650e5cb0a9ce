"""XML and BibTeX of dblp as values."""

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.richtext import RichText, Span, Style, Text
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.papers.dblp import FORM
from sphinx_proceedings.sources.imports.papers.submissions import (
    Submission,
    SubmittedAuthor,
)
from support.packages import export_package, package_of, plain

ADA = "0000-0002-1825-0097"
BOOK = "Proceedings of the 2nd Workshop on Notes, WoNo@NoteSys 2027, Lisbon, Portugal, 10 May 2027"
VOLUME = {"booktitle": BOOK, "isbn": "979-8-4007-0000-1", "publisher": "ACM", "year": "2027"}


def read_paper(inner: str) -> Submission:
    text = f'<dblp><inproceedings key="conf/x/A">{inner}</inproceedings></dblp>'
    (submission,) = FORM.read(package_of({"a.xml": text.encode()})).submissions
    return submission


def test_papers_in_xml() -> None:
    export = FORM.read(export_package("dblp.xml"))
    assert export.submissions == (
        Submission(
            location=Location(path="dblp.xml", line=14),
            number="conf/wono/LovelaceM27",
            title=RichText(
                (
                    Text("H"),
                    Span(Style.SUBSCRIPT, (Text("2"),)),
                    Text("O for "),
                    Span(Style.EMPHASIS, (Text("k"),)),
                    Text("-Means & Co"),
                )
            ),
            authors=(
                SubmittedAuthor(name="Ada Lovelace", orcid=ADA),
                SubmittedAuthor(name="André Müller"),
            ),
            key="DBLP:conf/wono/LovelaceM27",
            fields={"pages": "1–9", "doi": "10.1145/1234567.1234568"},
            links={LinkKind.PDF: "https://example.org/papers/1.pdf"},
        ),
        Submission(
            location=Location(path="dblp.xml", line=26),
            number="conf/wono/Turing27",
            title=plain("Can Machines Note?"),
            authors=(SubmittedAuthor(name="Alan Turing"),),
            key="DBLP:conf/wono/Turing27",
            fields={"pages": "10-", "status": "withdrawn"},
            links={LinkKind.PREPRINT: "http://arxiv.org/abs/2705.00001"},
        ),
    )
    assert (export.volume, export.remarks) == (VOLUME, ())
    assert export.editors == (SubmittedAuthor(name="Grace Hopper", orcid=ADA),)


def test_papers_in_bibtex() -> None:
    export = FORM.read(export_package("dblp.bib"))
    (paper,) = export.submissions
    assert (paper.number, paper.key) == ("conf/wono/LovelaceM27", "DBLP:conf/wono/LovelaceM27")
    assert paper.title.plain == "H2O for GPUs"
    assert paper.authors == (
        SubmittedAuthor(given="Ada", family="Lovelace"),
        SubmittedAuthor(given="André", family="Müller"),
    )
    assert paper.fields == {
        "booktitle": "WoNo@NoteSys",
        "pages": "1–9",
        "doi": "10.1145/1234567.1234568",
    }
    assert (export.volume, paper.links, export.remarks) == (VOLUME, {}, ())
    assert export.editors == (SubmittedAuthor(given="Grace", family="Hopper"),)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("A.", "A"),
        ("Why?", "Why?"),
        ("And so on...", "And so on..."),
        ("Logics of <i>K</i>.", "Logics of K"),
        ("Ends in <i>style.</i>", "Ends in style."),
        ("The U.S.A..", "The U.S.A."),
    ],
)
def test_the_full_stop_of_a_title(written: str, title: str) -> None:
    assert read_paper(f"<title>{written}</title>").title.plain == title


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Wei Wang 0001", "Wei Wang"),
        ("Louis 14", "Louis 14"),
        ("Wei  Wang\n0010", "Wei Wang"),
        ("Anna Example 00012", "Anna Example 00012"),
    ],
)
def test_digits_that_tell_namesakes_apart(written: str, name: str) -> None:
    authors = read_paper(f"<title>A.</title><author>{written}</author>").authors
    assert authors == (SubmittedAuthor(name=name),)


@pytest.mark.parametrize("root", ["bht", "dblpcites"])
def test_the_page_of_a_volume(root: str) -> None:
    cites = """<dblpcites><r style="ee"><proceedings key="conf/x/2027"><editor>Grace Hopper</editor>
    <title>Proceedings of X.</title><year>2027</year></proceedings></r><r><inproceedings
    key="conf/x/A27"><author>Wei Wang 0001</author><title>A.</title><pages>12:1-12:8</pages>
    <crossref>conf/x/2027</crossref></inproceedings></r></dblpcites>"""
    text = f'<{root} key="db/conf/x/x2027.bht" title="X"><h2>Papers</h2>{cites}</{root}>'
    package = package_of({"x2027.xml": text})
    assert FORM.recognises(package)
    export = FORM.read(package)
    assert export.volume == {"booktitle": "Proceedings of X", "year": "2027"}
    assert export.editors == (SubmittedAuthor(name="Grace Hopper"),)
    assert [(paper.number, paper.authors) for paper in export.submissions] == [
        ("conf/x/A27", (SubmittedAuthor(name="Wei Wang"),))
    ]
    assert export.remarks == ()


def test_papers_without_their_volume() -> None:
    inner = "<title>A.</title><booktitle>WoNo</booktitle><year>2027</year><crossref>x</crossref>"
    text = f'<dblp><inproceedings key="conf/x/A">{inner}</inproceedings></dblp>'
    assert FORM.read(package_of({"a.xml": text.encode()})).volume == {
        "booktitle": "WoNo",
        "year": "2027",
    }


def test_entities_that_only_the_dtd_of_dblp_knows() -> None:
    head = '<!DOCTYPE dblp SYSTEM "dblp.dtd">'
    paper = '<inproceedings key="conf/x/A"><title>&amp;eacute; {}.</title></inproceedings>'

    def title(inner: str) -> str:
        text = f"{head}<dblp>{paper.format(inner)}</dblp>"
        return FORM.read(package_of({"a.xml": text.encode()})).submissions[0].title.plain

    assert title("&uuml;&lt;&szlig;") == "&eacute; ü<ß"
    with pytest.raises(ExportError):
        title("&unknown;")
