"""Letters side by side look as the library draws the word."""

import math
import string

import fontpkg
import pytest
from PIL import Image, ImageDraw, ImageFont

from sphinx_proceedings.outputs.head.lettering import Shape, drawable, shape, width

LETTERS = string.ascii_letters + "0123456789.,:;'()[]&%+-–—…“”’ÄÉÑßçđłøşůýžΩж"
WORDS = [
    *(f"{one}{''.join(f'{other}{one}' for other in LETTERS)}" for one in "AfTVWyr."),
    *("affiliation", "office,", "shuffled", "Pfleger", "café", "(Łódź)", "e̊x", "Nguyễn", "שלום"),
]


def font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    found = ImageFont.truetype(str(fontpkg.path("Noto Sans")), size)
    found.set_variation_by_axes(
        [
            weight if axis["name"] == b"Weight" else axis["default"] or 0
            for axis in found.get_variation_axes()
        ]
    )
    return found


def by_library(word: str, size: int, weight: int) -> Shape:
    room = Image.new("L", (math.ceil(font(size, weight).getlength(word)) + 2 * size, 3 * size))
    draw = ImageDraw.Draw(room)
    draw.text((size, 2 * size), word, font=font(size, weight), fill=255, anchor="ls")
    return Shape.of(room, size, 2 * size)


@pytest.mark.parametrize(("size", "weight"), [(66, 700), (31, 400)])
def test_a_word_is_what_the_library_makes_of_it(size: int, weight: int) -> None:
    for word in WORDS:
        own, theirs = shape(word, size, weight), by_library(word, size, weight)
        assert width(word, size, weight) == pytest.approx(font(size, weight).getlength(word))
        assert (own.across, own.down) == (theirs.across, theirs.down), word
        assert own.picture.tobytes() == theirs.picture.tobytes(), word


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Dvořák, Łódź, Nguyễn, Ελληνικά, Кириллица", "Dvořák, Łódź, Nguyễn, Ελληνικά, Кириллица"),
        ("e\u0301tude", "étude"),
        ("机器 learning", "JiQi learning"),
        ("a\x00b\u200b\ud800c\n\td", "abc d"),
    ],
)
def test_what_the_font_lacks_is_transliterated(text: str, drawn: str) -> None:
    assert drawable(text) == drawn
