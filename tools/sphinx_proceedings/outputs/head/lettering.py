"""The letters that cards are set in: how wide a text is, and how a word looks.

To lay out and draw a word takes a third of a millisecond, and most words of titles come once.  In
the alphabets of Europe a word is its letters side by side, moved by what each pair of them asks
for, except that “f” may join what follows it; so pairs are measured and letters drawn, each once.
All other text is given to the library whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import ceil, floor

import fontpkg
from anyascii import anyascii
from PIL import Image, ImageDraw, ImageFont

__all__ = ["Shape", "drawable", "shape", "width"]

_FONT = "Noto Sans"
_BESIDE_EACH_OTHER = re.compile("[ -~¡-ɏ‐-…]+")
_LETTER = re.compile("f+[il]?|.")
_ANY_SIZE, _ANY_WEIGHT = 31, 400


@dataclass(frozen=True, slots=True)
class Shape:
    """A text without the empty pixels around it."""

    picture: Image.Image
    """Grey: how much of each pixel the text covers, from 0 to 255."""
    across: int
    """Pixels from where the text begins to the picture's left edge."""
    down: int
    """Pixels from the baseline to the picture's upper edge."""

    @classmethod
    def of(cls, room: Image.Image, left: int, base: int) -> Shape:
        """What is drawn in a room that is large enough, from the pixel at left on a baseline."""
        box = room.getbbox() or (0, 0, 1, 1)
        return cls(room.crop(box), box[0] - left, box[1] - base)


def drawable(text: str) -> str:
    """The text on one line, composed, with only characters that the font can draw."""
    line = unicodedata.normalize("NFC", " ".join(text.split()))
    if line.isascii() and line.isprintable():
        return line
    return " ".join("".join(map(_drawn, line)).split())


# A width takes some hundred bytes, a shape some five kilobytes.
@lru_cache(maxsize=50_000)
def width(text: str, size: int, weight: int) -> float:
    """In pixels, of a text in this size of type and weight (400 is regular)."""
    letters = _letters(text)
    return sum(
        _advance(letter, after, size, weight)
        for letter, after in zip(letters, (*letters[1:], ""), strict=True)
    )


def shape(text: str, size: int, weight: int) -> Shape:
    """A word in this size of type and weight."""
    letters = _letters(text)
    left, base = size, 2 * size
    room = _room(text, size, weight)
    at = float(left)
    for letter, after in zip(letters, (*letters[1:], ""), strict=True):
        drawn = _letter(letter, size, weight)
        x, y = floor(at + 0.5) + drawn.across, base + drawn.down
        box = (x, y, x + drawn.picture.width, y + drawn.picture.height)
        room.paste(255, box, drawn.picture)
        at += _advance(letter, after, size, weight)
    return Shape.of(room, left, base)


def _letters(text: str) -> Sequence[str]:
    """The parts of a text that look the same in other texts."""
    return _LETTER.findall(text) if _BESIDE_EACH_OTHER.fullmatch(text) else [text]


@lru_cache(maxsize=20_000)
def _advance(letter: str, after: str, size: int, weight: int) -> float:
    """From where a letter begins to where the one after it does."""
    font = _font(size, weight)
    together = font.getlength(letter + after)
    return together - font.getlength(after) if after else together


@lru_cache(maxsize=4_000)
def _letter(letter: str, size: int, weight: int) -> Shape:
    left, base = size, 2 * size
    room = _room(letter, size, weight)
    font = _font(size, weight)
    ImageDraw.Draw(room).text((left, base), letter, font=font, fill=255, anchor="ls")
    return Shape.of(room, left, base)


def _room(text: str, size: int, weight: int) -> Image.Image:
    """Where a text can be drawn from two sizes below the top and one from the left."""
    return Image.new("L", (2 * size + ceil(width(text, size, weight)), 3 * size))


@cache
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(fontpkg.path(_FONT)), size)
    # The weight is what varies here; every other axis stays where the font begins.
    font.set_variation_by_axes(
        [
            weight if axis["name"] == b"Weight" else axis["default"] or 0
            for axis in font.get_variation_axes()
        ]
    )
    return font


@lru_cache(maxsize=10_000)
def _drawn(char: str) -> str:
    """The character, or what stands for it where the font lacks it; nothing for a control."""
    if not char.isprintable():
        return ""
    if char.isspace() or _mask(char) != _mask(_MISSING):
        return char
    return anyascii(char)


_MISSING = "\U0010ffff"
"""No character, so drawn as the font's mark for a missing one."""


def _mask(char: str) -> tuple[tuple[int, int], bytes]:
    mask = _font(_ANY_SIZE, _ANY_WEIGHT).getmask(char)
    return mask.size, bytes(mask)
