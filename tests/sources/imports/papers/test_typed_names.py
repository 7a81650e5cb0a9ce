"""Names without what is no part of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import SubmittedAuthor
from sphinx_proceedings.sources.imports.papers.typed_names import plain_name, typed_author

_HERE = Location(path="a.csv", line=2)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Mr. Ada Lovelace", "Ada Lovelace"),
        ("Prof. Dr.-Ing. Ada Lovelace, Ph.D.", "Ada Lovelace"),
        ("Dr.Ada Lovelace PhD, MSc", "Ada Lovelace"),
        ("Wei Wang 0012", "Wei Wang"),
        ("Mrs", ""),
    ],
)
def test_titles_degrees_and_numbers(typed: str, plain: str) -> None:
    assert plain_name(typed) == plain


@pytest.mark.parametrize(
    "name",
    [
        "Drew Drummond",
        "Md. Rahman",
        "MD Anderson",
        "A.-B. C. d'Été",
        "Ada KING",
        "Edmunds",
        "Profane Mrowka",
        "R2 D2 1984",
        "Sammy Davis, Jr.",
        "X Æ A-12",
    ],
)
def test_names_stay(name: str) -> None:
    assert plain_name(name) == name


@given(st.text(max_size=60))
def test_any_text_has_a_plain_name(text: str) -> None:
    assert plain_name(plain_name(text)) == plain_name(text)


def test_what_was_left_out_is_told() -> None:
    notes = Notes(_HERE)
    author = typed_author(notes, _HERE, given="Dr. Ada", family="Lovelace MD")
    assert author == SubmittedAuthor(given="Ada", family="Lovelace")
    assert [remark.text for remark in notes.remarks] == [
        "“Dr. Ada Lovelace MD” is taken as “Ada Lovelace”: titles, degrees and numbers are no part"
        " of a name"
    ]


def test_somebody_may_be_called_so() -> None:
    notes = Notes(_HERE)
    assert typed_author(notes, _HERE, name="Dr.") == SubmittedAuthor(name="Dr.")
    assert notes.remarks == ()


def test_an_address_is_no_name() -> None:
    notes = Notes(_HERE)
    assert typed_author(notes, _HERE, name="ada@example.org") is None
    assert not any("@" in remark.text for remark in notes.remarks)
