"""Where a paper was published, as its page tells it."""

from dataclasses import replace

import pytest

from sphinx_proceedings.model.contributors import ContributorRole, Contributors
from sphinx_proceedings.model.papers import Issued
from sphinx_proceedings.pages.inlines import Inline, Plain
from sphinx_proceedings.pages.publication import further_facts, pages_told
from sphinx_proceedings.wording.messages import speaking
from support.discover_papers import paper
from support.translations import translated

PAPER = paper("a", "A")


@pytest.mark.parametrize(
    ("pages", "count", "told"),
    [
        ("42–48", "", "42–48 (7 pages)"),
        ("3–3", "", "3–3 (1 page)"),
        ("1–4, 9–10", "", "1–4, 9–10 (6 pages)"),
        ("A12–A19", "", "A12–A19 (8 pages)"),
        ("42–48", "9", "42–48 (9 pages)"),
        ("", "12", "12 pages"),
        ("7", "", "7"),
        # No count where it is not certain.
        ("A12–B2", "", "A12–B2"),
        ("xi–xx", "", "xi–xx"),
        ("48–42", "", "48–42"),
        ("", "", ""),
    ],
)
def test_pages_and_their_count(pages: str, count: str, told: str) -> None:
    assert pages_told(replace(PAPER, pages=pages, page_count=count)) == told


def test_page_numbers_keep_their_digits() -> None:
    assert pages_told(replace(PAPER, page_count="1200")) == "1200 pages"


def facts_of(**fields: object) -> dict[str, Inline]:
    return dict(further_facts(replace(PAPER, **fields)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        (Issued(year=2027), "2027"),
        (Issued(year=2027, month=5), "May 2027"),
        (Issued(year=2027, month=5, day=8), "8 May 2027"),
        (Issued(year=987, month=5, day=8), "8 May 987"),
        # No date that a calendar has.
        (Issued(year=0, month=5, day=8), "0"),
    ],
)
def test_dates(seen: Issued, told: str) -> None:
    assert facts_of(visited=seen) == {"Address seen": Plain(told)}


@pytest.mark.parametrize(
    ("written", "in_english", "in_german"),
    [
        ("german", "German", ""),
        ("english", "", "Englisch"),
        ("fr-CA", "Fr-CA", "Französisch"),
        ("klingon and elvish", "Klingon and elvish", "Klingon and elvish"),
    ],
)
def test_a_language_needs_no_word_in_itself(written: str, in_english: str, in_german: str) -> None:
    def told(label: str) -> str:
        value = facts_of(language=written).get(label, Plain(""))
        return value.text if isinstance(value, Plain) else ""

    assert told("Language") == in_english
    with translated("de", {"Language": "Sprache"}), speaking("de"):
        assert told("Sprache") == in_german


def test_words_of_the_source_are_not_translated() -> None:
    german = {"PhD thesis": "Dissertation", "in press": "im Druck", "Data": "Daten"}
    labels = {"Type": "Type", "State": "State"}
    with translated("de", german | labels), speaking("de"):
        known = facts_of(genre_key="phdthesis", pubstate="inpress")
        own = facts_of(genre_key="Data", pubstate="Data")
    assert known == {"Type": Plain("Dissertation"), "State": Plain("im Druck")}
    assert own == {"Type": Plain("Data"), "State": Plain("Data")}


def test_every_role_has_a_label() -> None:
    publication = replace(
        PAPER.publication,
        contributors=tuple(Contributors(role=role, names=()) for role in ContributorRole),
    )
    labels = list(facts_of(publication=publication))
    assert len(labels) == len(ContributorRole)
    assert labels[:2] == ["Translated by", "Annotations by"]
