"""What is annotated of names: affiliations with what is known of them, and marks."""

import pytest

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.people import Authorship, PrintedAffiliation
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.papers.papers import EditionPapers, read_papers
from sphinx_proceedings.sources.people.identities import Identities
from sphinx_proceedings.sources.text.source import Source
from support.affiliations import printed_at

DELFT, TURIN = "02e2c7k09", "048tbm396"


def read(fields: str, authors: str = "A, B and C, D") -> EditionPapers:
    text = f"@misc{{k, title = {{T}}, author = {{{authors}}}, {fields}}}"
    source = Source(path="papers/w.bib", text=text)
    return read_papers(EditionId("w"), read_bibtex(source), Identities())


def authors(fields: str) -> tuple[Authorship, ...]:
    found = read(fields)
    assert found.diagnostics == ()
    return found.papers[0].authors


def places(fields: str) -> list[tuple[PrintedAffiliation, ...]]:
    return [author.affiliations for author in authors(fields)]


@pytest.mark.parametrize(
    ("written", "one", "other"),
    [
        ('1="Turin"; 2="Delft"', ["Turin"], ["Delft"]),
        ('2="Turin", "Delft"', [], ["Turin", "Delft"]),
        ('1 = "Turin" ,\n "Delft","Oslo" ; 2="Oslo";', ["Turin", "Delft", "Oslo"], ["Oslo"]),
        ('1="A; B, C and D"', ["A; B, C and D"], []),
        (r'1="A \"u, C", "{\"O}"', ["A ü, C", "Ö"], []),
        ('1="", "Turin"', ["Turin"], []),
    ],
)
def test_several_affiliations(written: str, one: list[str], other: list[str]) -> None:
    found = places(f"author+an:affiliation = {{{written}}}")
    assert found == [printed_at(*one), printed_at(*other)]


def test_what_is_known_of_each() -> None:
    found = places(
        'author+an:affiliation = {1="Turin", "Delft"; 2="Oslo"},'
        f'author+an:ror = {{1="", "https://ror.org/{DELFT}"}},'
        'author+an:country = {1="Italy", "nl"; 2="NO"}'
    )
    assert found == [
        (
            PrintedAffiliation(name="Turin", country="IT"),
            PrintedAffiliation(name="Delft", ror=DELFT, country="NL"),
        ),
        (PrintedAffiliation(name="Oslo", country="NO"),),
    ]


@pytest.mark.parametrize(
    "marks",
    [
        "2=corresponding",
        "1=highlight; 2=corresponding, highlight",
        '2="Corresponding"',
        "1:family=x;2=corresponding",
    ],
)
def test_corresponding_authors(marks: str) -> None:
    assert [a.corresponding for a in authors(f"author+an = {{{marks}}}")] == [False, True]


@pytest.mark.parametrize("marks", ["", "=highlight", "corresponding", "1=highlight", ";;"])
def test_other_marks_are_left_alone(marks: str) -> None:
    assert [a.corresponding for a in authors(f"author+an = {{{marks}}}")] == [False, False]


ODD = {
    "ror": (
        'author+an:affiliation = {1="T"}, author+an:ror = {1="048tbm397"}',
        "author+an:ror of k: '048tbm397' is no ROR id; it is not used",
    ),
    "country": (
        'author+an:affiliation = {1="T"}, author+an:country = {1="Utopia"}',
        "author+an:country of k: 'Utopia' is no country that is known; it is not used",
    ),
    "too many": (
        f'author+an:affiliation = {{1="T"}}, author+an:ror = {{1="{TURIN}", "{DELFT}"}}',
        "author+an:ror of k: name number 1 has 1 affiliation, fewer than are described here",
    ),
    "of nothing": (
        'author+an:country = {2="IT"}',
        "author+an:country of k: name number 2 has 0 affiliations, fewer than are described here",
    ),
    "several ids": (
        'author+an:orcid = {1="0000-0002-1825-0097", "0000-0002-1825-0097"}',
        "author+an:orcid of k: name number 1 has several; the first one counts",
    ),
    "mark": (
        "author+an = {1=coresponding}",
        "author+an of k: 'coresponding' is no mark; it is not used",
    ),
    "nobody": (
        "author+an = {3=corresponding}",
        "author+an of k: there is no name number 3; it is not used",
    ),
}


@pytest.mark.parametrize(("fields", "message"), ODD.values(), ids=ODD)
def test_what_cannot_be_meant_is_told(fields: str, message: str) -> None:
    found = read(fields)
    assert [(told.code, told.message) for told in found.diagnostics] == [
        (Code.BIB_ANNOTATION, message)
    ]
    assert len(found.papers) == 1


def test_a_presenter_is_where_the_author_is() -> None:
    found = read('author+an:affiliation = {1="Turin", "Delft"}, presenter = {A, B}', authors="A, B")
    assert found.papers[0].presenters[0].affiliations == ("Turin", "Delft")
