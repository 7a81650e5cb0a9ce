"""What a portal says of the looks of its documents."""

import pytest

from sphinx_proceedings.printing.style import PAPERS, PrintStyle, StyleError, page_paper, style_from


def test_styles() -> None:
    assert style_from({}) == PrintStyle()
    told = {
        "colour": "#AABBCC",
        "paper": "a5",
        "fonts": ["Inter", "Noto Sans CJK"],
        "logo": "a.svg",
    }
    assert style_from(told) == PrintStyle(
        colour="#AABBCC", paper="a5", fonts=("Inter", "Noto Sans CJK"), logo="a.svg"
    )
    assert style_from({"fonts": "Inter"}).fonts == ("Inter",)
    assert PrintStyle().on_paper("us-letter") == PrintStyle(paper="us-letter")
    assert PrintStyle().on_paper(None) == PrintStyle()


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ([], "[] is no dictionary such as {'colour': '#0f766e'}"),
        (
            {"color": "#aabbcc"},
            "'color' is none of colour, font_folder, fonts, logo, paper, templates",
        ),
        ({"colour": "red"}, "the colour is 'red': expected one such as #0f766e"),
        ({"colour": 3}, "all values are texts, and fonts are a list of names"),
        ({"fonts": [1]}, "all values are texts, and fonts are a list of names"),
        ({"fonts": 1}, "all values are texts, and fonts are a list of names"),
        (
            {"paper": "a9"},
            "the paper is 'a9': expected a4, a5, us-letter, us-legal, jis-b5, iso-b5",
        ),
        (
            {"logo": "../x.exe"},
            "the logo is '../x.exe': expected .svg, .png, .jpg, .jpeg, .gif, .webp",
        ),
    ],
)
def test_what_is_none(told: object, why: str) -> None:
    with pytest.raises(StyleError) as error:
        style_from(told)
    assert str(error.value) == why


def test_of_large_paper_sheets_have_the_size_and_of_small_one_pages() -> None:
    assert {paper: page_paper(paper) for paper in PAPERS} == {
        "a4": "a5",
        "a5": "a5",
        "us-letter": "us-statement",
        "us-legal": "us-statement",
        "jis-b5": "jis-b5",
        "iso-b5": "iso-b5",
    }
