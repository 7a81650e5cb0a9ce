"""How papers, also such as do not stand as they were published, and people are cited."""

from dataclasses import replace
from typing import NamedTuple

import pytest

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Standing, Status
from sphinx_proceedings.outputs.cited import cited_note, cited_title, inverted_name
from support.export_works import PAPER, work
from support.rich_texts import plain


class Cited(NamedTuple):
    """How a paper stands, and what is cited of it."""

    status: Status
    title: str
    expected: str
    note: str = ""


CITED = {
    "published": Cited(
        status=Status.PUBLISHED, note="Best paper", title="T", expected="Best paper"
    ),
    "corrected": Cited(status=Status.CORRECTED, title="T", expected="Corrected. See page 2."),
    "retracted with a note": Cited(
        status=Status.RETRACTED,
        note="Best paper",
        title="RETRACTED: T",
        expected="Best paper. Retracted. See page 2.",
    ),
    "withdrawn": Cited(
        status=Status.WITHDRAWN, title="WITHDRAWN: T", expected="Withdrawn. See page 2."
    ),
    "retracted with a question": Cited(
        status=Status.RETRACTED,
        note="Really?",
        title="RETRACTED: T",
        expected="Really? Retracted. See page 2.",
    ),
}


@pytest.mark.parametrize("case", CITED.values(), ids=CITED)
def test_standing(case: Cited) -> None:
    standing = Standing(status=case.status, notice=plain("See page 2."))
    paper = replace(
        PAPER, title=plain("T"), subtitle=plain(""), note=plain(case.note), standing=standing
    )
    assert (cited_title(paper).plain, cited_note(work(paper)).plain) == (case.title, case.expected)


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
