"""Names in the order of indexes."""

import pytest

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.outputs.inverted_name import inverted_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name(given="Jan", particle="van der", family="Berg"), "van der Berg, Jan"),
        (Name(given="Jan", family="Berg", suffix="Jr."), "Berg, Jan, Jr."),
        (Name(family="Berg", suffix="Jr."), "Berg, , Jr."),
        (Name(family="The Team, Rome\n(Toys)"), "The Team Rome (Toys),"),
    ],
)
def test_order(name: Name, expected: str) -> None:
    assert inverted_name(name) == expected
