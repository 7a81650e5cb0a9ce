"""Letters in one form, and what cannot be seen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.text.letters import composed, has_visible, without_invisible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("Nguye\u0303\u0302n", "Nguyễn"),
        ("Nguy\u1ebd\u0302n", "Nguyễn"),
        ("a\u0301\u0306", "ắ"),
        ("u\u030c\u0308", "ǚ"),
        ("o\u0301\u031b", "ớ"),
        ("u\u0303\u0308", "\u0169\u0308"),
        ("x\u0301", "x\u0301"),
        ("", ""),
    ],
)
def test_one_letter_in_all_orders(text: str, expected: str) -> None:
    assert composed(text) == expected


@given(st.text())
def test_composed_is_stable_and_equivalent_to_nfc_without_marks(text: str) -> None:
    once = composed(text)
    assert composed(once) == once
    assert unicodedata.normalize("NFC", once) == once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada", True),
        ("ག་", True),
        ("☃", True),
        ("7", True),
        ("", False),
        (". -", False),
        ("\u200b\u00ad\u2060", False),
        ("\u3164\u115f\u1160\uffa0\u2800", False),
        ("\u0301", False),
    ],
)
def test_visible(text: str, *, expected: bool) -> None:
    assert has_visible(text) is expected


def test_joiners_that_spell_words_stay() -> None:
    persian = "\u0646\u200c\u0647"
    assert without_invisible(f"\u202e{persian}\u200b\x07") == persian
