"""HTML as a tree, whatever is there."""

import pytest

from sphinx_proceedings.audit.html_tree import html_tree


@pytest.mark.parametrize(
    ("content", "text"),
    [(b"<p>a<b>b", "ab"), (b"<!-- c --><?x y?><p>\xff\0", "\ufffd\ufffd")],
)
def test_damaged_markup_is_read(content: bytes, text: str) -> None:
    assert "".join(html_tree(content).itertext()) == text


@pytest.mark.parametrize("content", [b"", b"  ", b"<!-- c -->"])
def test_there_may_be_nothing(content: bytes) -> None:
    assert html_tree(content) is None
