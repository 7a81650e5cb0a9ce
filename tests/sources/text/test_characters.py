"""Which characters a text may hold."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.text.characters import is_suitable, suitable


@pytest.mark.parametrize(
    ("text", "cleaned", "found"),
    [
        ("plain é 文 🏴󠁧󠁢󠁥󠁮󠁧󠁿 \u200e\u200f\u061c\u200b\u200d\u00ad\u2028", None, ()),
        ("tab\t line\n return\r", None, ()),
        ("a\x07b\x7fc\x9fd", "abcd", ("U+0007", "U+007F", "U+009F")),
        ("a\vb\fc\x1cd\x85e", "a b c d e", ("U+000B", "U+000C", "U+001C", "U+0085")),
        ("\u202eabc\u202c\u202e", "abc", ("U+202E", "U+202C")),
        ("\u2066a\u2069 \u206a", "a ", ("U+2066", "U+2069", "U+206A")),
        ("\ufdd0\ufffe\uffff\U0001fffe\U0010ffff", "",
         ("U+FDD0", "U+FFFE", "U+FFFF", "U+1FFFE", "U+10FFFF")),
        ("\ufeffa\ufffcb\ufff9", "ab", ("U+FEFF", "U+FFFC", "U+FFF9")),
        ("\ud800", "", ("U+D800",)),
    ],
)  # fmt: skip
def test_what_is_left_out(text: str, cleaned: str | None, found: tuple[str, ...]) -> None:
    assert suitable(text) == (text if cleaned is None else cleaned, found)
    assert is_suitable(text) is (cleaned is None)


@given(st.text(alphabet=st.characters()))
def test_what_is_left_is_suitable(text: str) -> None:
    assert is_suitable(suitable(text)[0])


def test_letters_digits_and_marks_are_suitable() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    assert all(is_suitable(c) for c in every if unicodedata.category(c)[0] in "LMNPZ")
