"""Absolute addresses of pages and files."""

import pytest

from sphinx_proceedings.model.addresses import SiteAddress


@pytest.mark.parametrize(
    ("suffix", "docname", "expected"),
    [
        (".html", "papers/w/index", "https://e.org/p/papers/w/index.html"),
        (".html", "papers/w/a+b", "https://e.org/p/papers/w/a%2Bb.html"),
        ("/", "papers/w/k", "https://e.org/p/papers/w/k/"),
        ("/", "papers/w/index", "https://e.org/p/papers/w/"),
        ("/", "index", "https://e.org/p/"),
        ("", "index", "https://e.org/p/index"),
    ],
)
def test_page(suffix: str, docname: str, expected: str) -> None:
    assert SiteAddress(base="https://e.org/p/", suffix=suffix).page(docname) == expected


def test_without_a_base() -> None:
    assert SiteAddress().page("index") == SiteAddress().file("robots.txt") == ""
