"""Codes of languages in three letters: those of ISO 639-3, which 639-2/B does not always have."""

import pytest

from sphinx_proceedings.model.languages import three_letters


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "eng"),
        ("de-AT", "deu"),
        ("fr", "fra"),
        ("nl", "nld"),
        ("zh", "zho"),
        ("ar", "ara"),
        ("fa", "fas"),
        ("el", "ell"),
        ("", ""),
        ("xx", ""),
    ],
)
def test_three_letters(tag: str, code: str) -> None:
    assert three_letters(tag) == code
