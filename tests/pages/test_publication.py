"""Where a paper was published, as its page tells it."""

from dataclasses import replace

import pytest

from sphinx_proceedings.pages.publication import pages_told
from support.discover_papers import paper

PAPER = paper("a", "A")


@pytest.mark.parametrize(
    ("pages", "count", "told"),
    [
        ("42–48", "", "42–48 (7 pages)"),
        ("3–3", "", "3–3 (1 page)"),
        ("1–4, 9–10", "", "1–4, 9–10 (6 pages)"),
        ("A12–A19", "", "A12–A19 (8 pages)"),
        ("42–48", "9", "42–48 (9 pages)"),
        ("", "12", "12 pages"),
        ("7", "", "7"),
        # No count where it is not certain.
        ("A12–B2", "", "A12–B2"),
        ("xi–xx", "", "xi–xx"),
        ("48–42", "", "48–42"),
        ("", "", ""),
    ],
)
def test_pages_and_their_count(pages: str, count: str, told: str) -> None:
    assert pages_told(replace(PAPER, pages=pages, page_count=count)) == told
