"""How papers, also such as do not stand as they were published, and people are cited."""

from dataclasses import replace

import pytest

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Standing, Status
from sphinx_proceedings.outputs.cited import cited_note, cited_title, inverted_name
from support.export_works import PAPER
from support.rich_texts import plain


@pytest.mark.parametrize(
    ("status", "note", "title", "expected"),
    [
        (Status.PUBLISHED, "Best paper", "T", "Best paper"),
        (Status.CORRECTED, "", "T", "Corrected. See page 2."),
        (Status.RETRACTED, "Best paper", "RETRACTED: T", "Best paper. Retracted. See page 2."),
        (Status.WITHDRAWN, "", "WITHDRAWN: T", "Withdrawn. See page 2."),
        (Status.RETRACTED, "Really?", "RETRACTED: T", "Really? Retracted. See page 2."),
    ],
    ids=[
        "published",
        "corrected",
        "retracted with a note",
        "withdrawn",
        "retracted with a question",
    ],
)
def test_standing(status: Status, note: str, title: str, expected: str) -> None:
    standing = Standing(status=status, notice=plain("See page 2."))
    paper = replace(
        PAPER, title=plain("T"), subtitle=plain(""), note=plain(note), standing=standing
    )
    assert (cited_title(paper).plain, cited_note(paper).plain) == (title, expected)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name(given="Ada", family="Lovelace"), "Lovelace, Ada"),
        (Name(given="Jan", particle="van", family="Gogh", suffix="Jr."), "van Gogh, Jan, Jr."),
        (Name(family="The Toy Team"), "The Toy Team,"),
        (Name(family="Toys, Inc."), "Toys Inc.,"),
        (Name(family="King", suffix="III"), "King, , III"),
        (Name(given="Jan", particle="van der", family="Berg"), "van der Berg, Jan"),
        (Name(given="Jan", family="Berg", suffix="Jr."), "Berg, Jan, Jr."),
        (Name(family="Berg", suffix="Jr."), "Berg, , Jr."),
        (Name(family="The Team, Rome\n(Toys)"), "The Team Rome (Toys),"),
    ],
)
def test_names_are_in_the_order_of_indexes(name: Name, expected: str) -> None:
    assert inverted_name(name) == expected
