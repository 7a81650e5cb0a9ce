"""Entries → papers and volumes."""

import pytest

from sphinx_proceedings.diagnostics import Code, Location
from sphinx_proceedings.model.archives import Eprint
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import (
    Issued,
    LinkKind,
    Paper,
    PaperLink,
    Publication,
    Volume,
)
from sphinx_proceedings.model.people import Authorship, Presenter
from sphinx_proceedings.model.richtext import Math, RichText, Span, Style, Text
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.papers.papers import EditionPapers, read_papers
from sphinx_proceedings.sources.people.identities import Identities
from sphinx_proceedings.sources.text.source import Source
from support.affiliations import printed_at


def papers(text: str) -> EditionPapers:
    file = read_bibtex(Source(path="papers/w.bib", text=text))
    assert file.diagnostics == ()
    return read_papers("w", file, Identities())


def paper(fields: str) -> Paper:
    """One paper with these fields and nothing to report."""
    read = papers(f"@inproceedings{{k, title = {{T}}, author = {{Lovelace, Ada}}, {fields}}}")
    assert read.diagnostics == ()
    return read.papers[0]


def test_whole_paper() -> None:
    read = papers(
        r"""@inproceedings{k2026,
  author = {L{\^e}, Minh Tri and {The Team} and others},
  author+an:affiliation = {1="Inria"; 2="A \& B"},
  author+an:orcid = {1="0000-0001-6192-0044"},
  title = {{GPU}s and $x^2$},
  booktitle = {Proc.\ of W},
  editor = {Hopper, Grace},
  year = 2026, month = may, day = {8},
  publisher = {P}, address = {Q}, series = {W '26}, isbn = {1},
  pages = {1--8}, numpages = {8},
  doi = {https://doi.org/10.1000/x_1},
  eprint = {2601.00001}, archiveprefix = {arXiv},
  keywords = {a, b, a},
  pdf = {https://example.org/a\_b.pdf}, video = {http://example.org/v},
  presenter = {Minh Tri L{\^e}},
  award = {Best},
  abstract = {One --
   line.

   Two \emph{x}.},
}"""
    )
    assert read.diagnostics == ()
    assert read.papers == (
        Paper(
            key="k2026",
            slug="k2026",
            edition="w",
            entry_type="inproceedings",
            location=Location(path="papers/w.bib", line=1, column=1),
            title=RichText((Span(Style.PROTECTED, (Text("GPU"),)), Text("s and "), Math("x^2"))),
            authors=(
                Authorship(
                    person="minh-tri-le",
                    name=Name(given="Minh Tri", family="Lê"),
                    affiliations=printed_at("Inria"),
                    orcid="0000-0001-6192-0044",
                ),
                Authorship(
                    person="the-team",
                    name=Name(family="The Team"),
                    affiliations=printed_at("A & B"),
                ),
            ),
            more_authors=True,
            presenters=(
                Presenter(person="minh-tri-le", name="Minh Tri Lê", affiliations=("Inria",)),
            ),
            abstract=(
                RichText((Text("One – line."),)),
                RichText((Text("Two "), Span(Style.EMPHASIS, (Text("x"),)), Text("."))),
            ),
            keywords=("a", "b"),
            publication=Publication(
                container=RichText((Text("Proc. of W"),)),
                editors=(
                    Authorship(person="grace-hopper", name=Name(given="Grace", family="Hopper")),
                ),
                series=RichText((Text("W ’26"),)),
                publisher=RichText((Text("P"),)),
                address=RichText((Text("Q"),)),
                isbn="1",
                issued=Issued(year=2026, month=5, day=8),
            ),
            pages="1–8",
            page_count="8",
            doi="10.1000/x_1",
            eprint=Eprint(archive="arxiv", id="2601.00001"),
            links=(
                PaperLink(kind=LinkKind.PDF, url="https://example.org/a_b.pdf"),
                PaperLink(kind=LinkKind.VIDEO, url="http://example.org/v"),
            ),
            award=RichText((Text("Best"),)),
        ),
    )


def test_volumes_and_containers_are_no_papers() -> None:
    read = papers("@proceedings{v, title = {V}, year = 2026}\n@xdata{x, publisher = {P}}")
    assert read.papers == ()
    assert read.volumes == {
        "v": Volume(
            key="v",
            edition="w",
            publication=Publication(container=RichText((Text("V"),)), issued=Issued(year=2026)),
            location=Location(path="papers/w.bib", line=1, column=1),
        )
    }


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("year = 2026", Issued(year=2026)),
        ("year = {{2026}}, month = {March}", Issued(year=2026, month=3)),
        ('year = 2026, month = may # " 31--" # jun # " 2"', Issued(year=2026, month=5)),
        ("date = {2026-05}", Issued(year=2026, month=5)),
        ("date = {2026-05-08/2026-05-09}, year = 2026", Issued(year=2026, month=5, day=8)),
        ("date = {2026-12-30/2027-01-02}, year = 2027", Issued(year=2026, month=12, day=30)),
        ("date = {2026-05/}, year = 2027, month = jun", Issued(year=2026, month=5)),
        ("note = {undated}", None),
    ],
)
def test_dates(fields: str, issued: Issued | None) -> None:
    assert paper(fields).publication.issued == issued


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ("date = {2026-05-08/2026-05-09}, year = 1999", "year says 1999"),
        ("date = {2026-05}, year = 2027", "year says 2027"),
        ("date = {2026-05}, year = 2026, month = jun", "month says June"),
        ("date = {2026-05-08}, month = {April}", "month says April"),
    ],
)
def test_dates_that_contradict_each_other_are_told(fields: str, why: str) -> None:
    read = papers(f"@misc{{k, title = {{T}}, author = {{Lovelace, Ada}}, {fields}}}")
    (told,) = read.diagnostics
    assert (told.code, f": {why}; it is read as 2026-05" in told.message) == (Code.BIB_VALUE, True)


def test_a_number_of_an_article_is_no_page() -> None:
    found = paper("pages = {arXiv:2303.04652}, eid = {arXiv:2303.04652}")
    assert (found.pages, found.article_number) == ("", "arXiv:2303.04652")


@pytest.mark.parametrize("written", ["5", "Article 5", "ARTN 5", "UNSP 5", "Art. No. 5"])
def test_numbers_of_articles(written: str) -> None:
    assert paper(f"articleno = {{{written}}}").article_number == "5"


@pytest.mark.parametrize(
    ("pages", "shown"), [("1-8", "1–8"), ("1 -- 8", "1–8"), ("7", "7"), ("1:1–1:9", "1:1–1:9")]
)
def test_pages(pages: str, shown: str) -> None:
    assert paper(f"pages = {{{pages}}}").pages == shown


@pytest.mark.parametrize("name", ["doi", "pmid", "pmcid", "url", "eprint"])
def test_an_empty_field_is_none(name: str) -> None:
    assert paper(f"{name} = {{ }}") == paper("")


def test_presenter_need_not_be_an_author() -> None:
    made = paper('presenter = {Grace Hopper}, presenter+an:affiliation = {1="Navy"}')
    assert made.presenters == (
        Presenter(person="grace-hopper", name="Grace Hopper", affiliations=("Navy",)),
    )


def test_no_address_but_http_becomes_a_link() -> None:
    read = papers(
        "@misc{k, title = {T}, author = {A, B}, pdf = {javascript:alert(1)},"
        " code = {data:text/html,x}, video = {//example.org}, slides = {https://e.org/<x>}}"
    )
    assert read.papers[0].links == ()
    assert [diagnostic.code.slug for diagnostic in read.diagnostics] == ["bib-value"] * 4


@pytest.mark.parametrize(
    "fields",
    [
        "year = 2026, month = {13}",
        "year = 2026, day = {²}",
        "year = 2026, month = {foo}",
        "date = {2026-13-45}, year = 2026",
    ],
)
def test_impossible_dates_are_reported_and_the_year_is_used(fields: str) -> None:
    read = papers(f"@misc{{k, title = {{T}}, author = {{A, B}}, {fields}}}")
    assert [diagnostic.code.slug for diagnostic in read.diagnostics] == ["bib-value"]
    assert read.papers[0].publication.issued == Issued(year=2026)


@pytest.mark.parametrize("title", ["~", "{}", r"\,"])
def test_title_must_show_something(title: str) -> None:
    read = papers(f"@misc{{k, title = {{{title}}}, author = {{A, B}}}}")
    assert read.papers == ()
    assert read.damaged == {"k"}
    assert [diagnostic.code.slug for diagnostic in read.diagnostics] == ["bib-missing-field"]
