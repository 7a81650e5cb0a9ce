"""The picture that previews of a shared link show: 1200 by 630 pixels, PNG.

A palette of sixteen colours is enough for smooth text in three colours and makes files of some
kilobytes.  The same text gives the same bytes with the same version of Pillow and the font.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO

from PIL import Image, ImageChops, ImageOps

from sphinx_proceedings.outputs.head.card_size import CARD_HEIGHT, CARD_WIDTH
from sphinx_proceedings.outputs.head.lettering import Shape, drawable, shape, width
from sphinx_proceedings.outputs.head.palette_png import palette_png

__all__ = ["card_png"]

_BOLD, _REGULAR = 700, 400

_Colour = tuple[int, int, int]

# The theme's colours on its light paper.
_PAPER = (0xFF, 0xFF, 0xFF)
_TEXT = (0x1D, 0x2B, 0x3A)
_MUTED = (0x4A, 0x58, 0x66)
_ACCENT = (0x0F, 0x76, 0x6E)
_INKS = (_TEXT, _MUTED, _ACCENT)
_LEVELS = 5
"""Steps from paper to ink; three inks and the paper fill a palette of sixteen."""

_BAR = 20
_LEFT, _RIGHT = 96, CARD_WIDTH - 80
_SITE_SIZE, _SITE_BASE = 30, 100
_TITLE_TOP = 144
_TITLE_SIZES = (66, 54, 43)
_TITLE_LINES = 4
_TITLE_LEADING = 1.22
_LINE_SIZE, _LINE_LEADING, _LAST_BASE = 31, 44, CARD_HEIGHT - 68
_FIRST_LINE_ROWS = 2
_LINE_GAP = 10
"""Between the first line and the others."""
_GAP = 24
_PAGE_MARGIN = 64
"""Between a picture of a page and the edge, and at least above and below it."""
_PAGE_GAP = 48
_BORDER_LEVEL = 2
_LONGEST = 600
"""Characters of a text that can matter: more than fit in the smallest size."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of text with the pixel of its baseline."""

    text: str
    base: int
    size: int
    weight: int
    ink: _Colour


def card_png(title: str, lines: Sequence[str], site_name: str, page: bytes = b"") -> bytes:
    """A card with the title, the lines below it, and the name of the site above.

    The title takes up to four lines and shrinks to fit; the first line (the authors) takes up to
    two rows, the others one.  What does not fit ends in an ellipsis.  Letters that the font lacks
    are transliterated.  `page` is a picture that stands on the right, in grey, or nothing.
    """
    canvas = Image.new("L", (CARD_WIDTH, CARD_HEIGHT))
    canvas.paste(_solid(_ACCENT), (0, 0, _BAR, CARD_HEIGHT))
    right = _put_page(canvas, page) - _PAGE_GAP if page else _RIGHT
    for row in _Column(right - _LEFT).rows(title, lines, site_name):
        _write(canvas, row)
    return palette_png(canvas, _PALETTE)


@dataclass(frozen=True, slots=True)
class _Column:
    """What text is set in."""

    width: int
    """Pixels."""

    def rows(self, title: str, lines: Sequence[str], site_name: str) -> Iterator[_Row]:
        """All rows of a card."""
        below = list(self._below(lines))
        top = below[0].base - _LINE_SIZE if below else CARD_HEIGHT - _LEFT
        for text in self._fitted(_line(site_name), _SITE_SIZE, _BOLD, 1):
            yield _Row(text, _SITE_BASE, _SITE_SIZE, _BOLD, _ACCENT)
        yield from self._title(title, top - _GAP - _TITLE_TOP)
        yield from below

    def _below(self, lines: Sequence[str]) -> Iterator[_Row]:
        """The lines at the foot of the card, the last one in the same place on every card."""
        texts = [
            (text, _TEXT if number == 0 else _MUTED)
            for number, line in enumerate(lines)
            for text in self._fitted(
                _line(line), _LINE_SIZE, _REGULAR, _FIRST_LINE_ROWS if number == 0 else 1
            )
        ]
        for number, (text, ink) in enumerate(texts):
            base = _LAST_BASE - _LINE_LEADING * (len(texts) - 1 - number)
            if ink == _TEXT and len(lines) > 1:
                base -= _LINE_GAP
            yield _Row(text, base, _LINE_SIZE, _REGULAR, ink)

    def _title(self, title: str, height: int) -> Iterator[_Row]:
        """The title in the largest size in which it fits the rows and the height there are."""
        text = _line(title)
        size, rows = _TITLE_SIZES[0], _TITLE_LINES
        for size in _TITLE_SIZES:
            rows = min(_TITLE_LINES, int(height / (size * _TITLE_LEADING)))
            if len(self._wrapped(text, size, _BOLD, rows + 1)) <= rows:
                break
        for number, line in enumerate(self._fitted(text, size, _BOLD, rows)):
            base = _TITLE_TOP + round(size * (1 + number * _TITLE_LEADING))
            yield _Row(line, base, size, _BOLD, _TEXT)

    def _fitted(self, text: str, size: int, weight: int, rows: int) -> list[str]:
        """The text in at most `rows` rows; what is left over becomes an ellipsis."""
        wrapped = self._wrapped(text, size, weight, rows + 1)
        if len(wrapped) <= rows:
            return wrapped
        last = wrapped[rows - 1]
        while width(f"{last}…", size, weight) > self.width:
            # Between words, unless there is only one.
            last = last.rpartition(" ")[0] or last[:-1]
        return [*wrapped[: rows - 1], f"{last.rstrip(' ,;:.–-')}…"]

    def _wrapped(self, text: str, size: int, weight: int, limit: int) -> list[str]:
        """The first `limit` rows of the text, broken between words."""
        space = width(" ", size, weight)
        lines: list[str] = []
        words: list[str] = []
        used = 0.0
        for word in self._short_words(text, size, weight):
            more = width(word, size, weight)
            if words and used + space + more > self.width:
                lines.append(" ".join(words))
                if len(lines) == limit:
                    return lines
                words, used = [], -space
            used += space + more if words or used else more
            words.append(word)
        return [*lines, " ".join(words)] if words else lines

    def _short_words(self, text: str, size: int, weight: int) -> Iterator[str]:
        """The words; one that is wider than a row comes in pieces."""
        for word in text.split():
            rest = word
            while width(rest, size, weight) > self.width:
                length = len(rest) - 1
                while length > 1 and width(rest[:length], size, weight) > self.width:
                    length -= 1
                yield rest[:length]
                rest = rest[length:]
            yield rest


def _line(text: str) -> str:
    return drawable(text[:_LONGEST])


def _put_page(canvas: Image.Image, page: bytes) -> int:
    """Put the picture of a page on the right, framed; its left edge."""
    with Image.open(BytesIO(page)) as read:
        grey = read.convert("L")
    grey.thumbnail((grey.width, CARD_HEIGHT - 2 * _PAGE_MARGIN - 2), Image.Resampling.LANCZOS)
    indexes = ImageOps.invert(grey).tobytes().translate(_levels(_TEXT))
    framed = ImageOps.expand(
        Image.frombytes("L", grey.size, indexes), 1, _solid(_MUTED) - _LEVELS + _BORDER_LEVEL
    )
    left = CARD_WIDTH - _PAGE_MARGIN - framed.width
    canvas.paste(framed, (left, (CARD_HEIGHT - framed.height) // 2))
    return left


def _write(canvas: Image.Image, row: _Row) -> None:
    """Put a row on the canvas word by word: most words come again on other cards."""
    left = float(_LEFT)
    space = width(" ", row.size, row.weight)
    for text in row.text.split(" "):
        word = _word(text, row.size, row.weight, row.ink)
        x, y = round(left) + word.across, row.base + word.down
        box = (x, y, x + word.picture.width, y + word.picture.height)
        # Accents may reach into the row above; where nothing is drawn, the index is 0.
        canvas.paste(ImageChops.lighter(canvas.crop(box), word.picture), box)
        left += width(text, row.size, row.weight) + space


def _solid(ink: _Colour) -> int:
    """The palette's index of an ink."""
    return _INKS.index(ink) * _LEVELS + _LEVELS


@cache
def _levels(ink: _Colour) -> bytes:
    """From coverage to the palette's index."""
    first = _solid(ink) - _LEVELS
    steps = (round(coverage * _LEVELS / 255) for coverage in range(256))
    return bytes(first + step if step else 0 for step in steps)


_PALETTE = bytes(
    (
        *_PAPER,
        *(
            round(paper + (colour - paper) * step / _LEVELS)
            for ink in _INKS
            for step in range(1, _LEVELS + 1)
            for paper, colour in zip(_PAPER, ink, strict=True)
        ),
    )
)


# A word takes some five kilobytes.
@lru_cache(maxsize=8_000)
def _word(text: str, size: int, weight: int, ink: _Colour) -> Shape:
    """A word as indexes into the palette."""
    word = shape(text, size, weight)
    indexes = word.picture.tobytes().translate(_levels(ink))
    return Shape(Image.frombytes("L", word.picture.size, indexes), word.across, word.down)
