"""What cards say in words of ours."""

import pytest

from conftest import Write
from sphinx_proceedings.building.first_pages import with_first_pages
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.outputs.head.card import card_png
from sphinx_proceedings.outputs.head.cards import card_files
from sphinx_proceedings.wording.messages import speaking
from support.pdfs import pdf
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


def test_a_first_page_is_on_the_card(write: Write) -> None:
    root = write({"papers/w2026.bib": PAPER})
    (root / "papers/w2026.files").mkdir()
    (root / "papers/w2026.files/a.pdf").write_bytes(pdf(["Alpha"]))
    plain = read_portal(root).portal
    (pictured,) = with_first_pages(root, plain).portals
    (without,), (with_page,) = (
        [file for file in card_files(portal, "W") if "/a." in file.path]
        for portal in (plain, pictured)
    )
    (paper,) = pictured.papers
    assert paper.pdf is not None
    assert paper.pdf.first_page is not None
    lines = ["Ada Lovelace, and others", plain.editions[0].name]
    assert with_page.render() == card_png("Alpha", lines, "W", paper.pdf.first_page.webp)
    assert with_page.version != without.version
