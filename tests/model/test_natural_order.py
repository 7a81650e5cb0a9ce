"""Numbers in names are sorted as numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.natural_order import natural_key


def test_order() -> None:
    listed = ["", "2", "10", "A", "A 1", "a2", "A10b", "A10c", "P1-2", "P1-10", "P2"]
    backwards = listed[::-1]
    assert sorted(backwards, key=natural_key) == listed


@pytest.mark.parametrize("other", ["p2", "P 02", " P2 ", "Ｐ２"])
def test_the_same_board(other: str) -> None:
    assert natural_key(other) == natural_key("P2")


@given(st.lists(st.text(st.characters(categories=["L", "N", "P", "Z"]) | st.just("0"))))
def test_any_texts_can_be_sorted(texts: list[str]) -> None:
    backwards = texts[::-1]
    found = sorted(map(natural_key, texts))
    assert found == sorted(map(natural_key, backwards))


def test_a_number_of_many_digits() -> None:
    assert natural_key("9" * 100_000) < natural_key("1" + "0" * 100_000)
