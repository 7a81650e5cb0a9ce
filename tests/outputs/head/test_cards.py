"""What cards say in words of ours."""

import pytest

from conftest import Write
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.outputs.head.card import card_png
from sphinx_proceedings.outputs.head.cards import card_files
from sphinx_proceedings.wording.messages import speaking
from support.translations import translated

PAPER = "@misc{a, author = {Ada Lovelace and others}, title = {Alpha}, year = 2026}"


@pytest.mark.parametrize(
    ("language", "translation", "drawn"),
    [
        ("de", "und andere", "und andere"),
        ("el", "κ.ά.", "κ.ά."),
        ("uk", "та інші", "та інші"),
        ("ar", "وآخرون", "and others"),
        ("ja", "ほか", "and others"),
    ],
)
def test_only_words_that_the_font_can_draw(
    language: str, translation: str, drawn: str, write: Write
) -> None:
    """In Latin letters, nobody would read their own language."""
    portal = read_portal(write({"papers/w2026.bib": PAPER})).portal
    with translated(language, {"and others": translation}), speaking(language):
        [card] = [file for file in card_files(portal, "W") if "/a." in file.path]
    edition = portal.editions[0].name
    assert card.render() == card_png("Alpha", [f"Ada Lovelace, {drawn}", edition], "W")
