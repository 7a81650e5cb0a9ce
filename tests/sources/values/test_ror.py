"""ROR ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.values.ror import bare_ror, is_ror

REAL = ("013meh722", "05a28rw58", "03vek6s52", "026vcq606", "02s376052")
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


@pytest.mark.parametrize("ror", REAL)
def test_ids_that_ror_gave(ror: str) -> None:
    assert is_ror(ror)
    assert is_ror(bare_ror(f" https://ror.org/{ror.upper()}"))


@pytest.mark.parametrize(
    "wrong", ["", "013meh72", "13meh7220", "013mel722", "013meh722\n", "٠13meh722"]
)
def test_what_is_none(wrong: str) -> None:
    assert not is_ror(wrong)


@given(st.sampled_from(REAL), st.integers(1, 8), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(ror: str, place: int, character: str) -> None:
    changed = ror[:place] + character + ror[place + 1 :]
    assert is_ror(changed) is (changed == ror)


@given(st.sampled_from(REAL), st.integers(1, 7))
def test_two_swapped_characters_are_found(ror: str, place: int) -> None:
    swapped = ror[:place] + ror[place + 1] + ror[place] + ror[place + 2 :]
    assert is_ror(swapped) is (swapped == ror)
