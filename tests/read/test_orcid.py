"""ORCID iDs and their check digit."""

import pytest

from sphinx_proceedings.read.orcid import is_orcid


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0000-0002-1825-0097", True),  # ORCID's own example
        ("0000-0002-1694-233X", True),
        ("0000-0002-1825-0098", False),
        ("0000-0002-1694-2330", False),
        ("0000-0002-1825-009", False),
        ("https://orcid.org/0000-0002-1825-0097", False),
        ("٠٠٠٠-0002-1825-0097", False),
        ("", False),
    ],
)
def test_check_digit(text: str, *, expected: bool) -> None:
    assert is_orcid(text) is expected
