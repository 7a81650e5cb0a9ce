"""What works call themselves."""

import pytest

from sphinx_proceedings.model.entry_types import genre_of, said_genre
from sphinx_proceedings.wording.messages import speaking
from support.translations import translated


@pytest.mark.parametrize(
    ("entry_type", "written", "english", "german"),
    [
        ("phdthesis", "", "PhD thesis", "Dissertation"),
        ("thesis", "PhDThesis", "PhD thesis", "Dissertation"),
        ("thesis", "Dissertation in Physics", "Dissertation in Physics", "Dissertation in Physics"),
        ("thesis", "PhD thesis", "PhD thesis", "PhD thesis"),
        ("article", "", "", ""),
    ],
)
def test_genres(entry_type: str, written: str, english: str, german: str) -> None:
    """Only keys and types are translated, and only for readers."""
    with translated("de", {"PhD thesis": "Dissertation"}), speaking("de"):
        assert genre_of(entry_type, written) == english
        assert said_genre(entry_type, written) == german
    assert said_genre(entry_type, written) == english
