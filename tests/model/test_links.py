"""Where addresses lead."""

import pytest

from sphinx_proceedings.model.links import leads_to_pdf, target_of


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a.pdf", True),
        ("https://example.org/A.PDF?download=1#page=2", True),
        ("https://example.org/?file=a.pdf", False),
        ("https://example.org/a.pdf/", False),
        ("https://[example.org/a.pdf", False),
    ],
)
def test_an_address_of_a_pdf(url: str, expected: bool) -> None:
    assert leads_to_pdf(url) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a", "example.org/a"),
        ("http://example.org/a/#top", "example.org/a"),
        ("https://example.org/a?b=c", "example.org/a?b=c"),
        ("https://[example.org/a", "[example.org/a"),
    ],
)
def test_what_leads_to_the_same(url: str, expected: str) -> None:
    assert target_of(url) == expected
