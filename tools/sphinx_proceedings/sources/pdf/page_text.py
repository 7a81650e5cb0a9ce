"""The text of a page in pieces that stand on one line each, from PDFium's characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import PdfPage as PdfiumPage
from pypdfium2 import raw as pdfium

from sphinx_proceedings.model.pdf_facts import PdfPage, TextLine

__all__ = ["has_text", "page_text"]

_MOST_CHARACTERS = 20_000
"""Of a page; more is not printed on one."""
_FEWEST_CHARACTERS = 20
"""Of a page with text; a scan may have a stamp or a number on it."""
_WIDE = 0.8
"""Of the height of letters: a gap as between columns, or between a text and numbers beside it."""
_SMALL = 0.82
"""Of the height of letters: what is raised or lowered is smaller than they are."""
_OFF = 0.12
"""Of the height of letters: how far the baseline of what is raised or lowered is from theirs."""
_DESCENT = 0.2
"""Of the height of letters, from their lower edge to the baseline."""
_SHARED = 0.25
"""The share of its height that a character must have in common with its line."""
_SPACES = frozenset({0x0A, 0x0D, 0x20, 0xA0})
_HYPHEN = 2
"""What PDFium has in place of a hyphen at the end of a line."""
_NOT_KNOWN = frozenset({0, 0xFFFE, 0xFFFF})
_HIGH = range(0xD800, 0xDC00)
_LOW = range(0xDC00, 0xE000)


@dataclass(slots=True)
class _Line:
    """A piece of text that is being put together."""

    left: float
    bottom: float
    """With `top` of the letters, without what is raised or lowered."""
    right: float
    top: float
    last: tuple[float, float] = (0.0, 0.0)
    """The left and the right edge of the last character."""
    heights: Counter[float] = field(default_factory=Counter)
    text: list[str] = field(default_factory=list)
    is_set_off: bool = False
    """Whether the last character is raised or lowered."""

    @property
    def height(self) -> float:
        """Of its letters."""
        return self.top - self.bottom

    def goes_on_with(self, box: pdfium.FS_RECTF) -> bool:
        """Whether a character stands on the line, beside the last one or in the same place."""
        shared = min(self.top, box.top) - max(self.bottom, box.bottom)
        if shared < _SHARED * min(self.height, box.top - box.bottom):
            return False
        # What one ligature stands for has one place; from right to left it is the other way round.
        last_left, last_right = self.last
        gap = max(box.left - last_right, last_left - box.right)
        return bool(gap <= _WIDE * self.height)

    def add(self, character: str, box: pdfium.FS_RECTF, *, space: bool) -> None:
        """Put a character behind what is there."""
        height = box.top - box.bottom
        is_set_off = height < _SMALL * self.height and self._is_off(box, height)
        is_first = self.height < _SMALL * height
        if self.text and (space or is_first or is_set_off != self.is_set_off):
            self.text.append(" ")
        if is_first:
            # What came before was a mark in front of the letters.
            self.bottom, self.top = box.bottom, box.top
            self.heights.clear()
        self.is_set_off = is_set_off
        self.text.append(character)
        if not is_set_off:
            self.heights[round(height, 1)] += 1
        self.left, self.right = min(self.left, box.left), max(self.right, box.right)
        self.last = box.left, box.right

    def _is_off(self, box: pdfium.FS_RECTF, height: float) -> bool:
        baseline = self.bottom + _DESCENT * self.height
        return bool(abs(box.bottom + _DESCENT * height - baseline) > _OFF * self.height)

    def finished(self) -> TextLine:
        """The piece as it is."""
        return TextLine(
            text="".join(self.text),
            left=round(self.left, 1),
            bottom=round(self.bottom, 1),
            right=round(self.right, 1),
            top=round(self.top, 1),
            size=max(self.heights, key=lambda height: (self.heights[height], height)),
        )


def has_text(page: PdfiumPage) -> bool:
    """Whether a page has more than a stamp."""
    text = page.get_textpage()
    try:
        return bool(text.count_chars() >= _FEWEST_CHARACTERS)
    finally:
        text.close()


def page_text(page: PdfiumPage) -> PdfPage:
    """What stands on a page, and where."""
    text = page.get_textpage()
    try:
        count = min(text.count_chars(), _MOST_CHARACTERS)
        unknown = sum(
            pdfium.FPDFText_HasUnicodeMapError(text.raw, number) == 1 for number in range(count)
        )
        width, height = page.get_size()
        return PdfPage(
            width=round(width, 1),
            height=round(height, 1),
            lines=tuple(_lines(text.raw, count)),
            unknown=round(unknown / count, 2) if count else 0.0,
        )
    finally:
        text.close()


def _lines(text: Any, count: int) -> Iterator[TextLine]:
    line: _Line | None = None
    box = pdfium.FS_RECTF()
    space, high = False, 0
    for number in range(count):
        code = pdfium.FPDFText_GetUnicode(text, number)
        if code in _SPACES:
            space = True
        elif code in _HIGH:
            high = code
        elif pdfium.FPDFText_GetLooseCharBox(text, number, box) and box.top > box.bottom:
            if line is None or not line.goes_on_with(box):
                if line is not None:
                    yield line.finished()
                line = _Line(box.left, box.bottom, box.right, box.top, (box.left, box.right))
            line.add(_character(high, code), box, space=space)
            space, high = False, 0
    if line is not None:
        yield line.finished()


def _character(high: int, code: int) -> str:
    """A character; some systems tell it in two halves, of UTF-16."""
    if code in _LOW and high:
        return chr(0x10000 + (high - _HIGH[0] << 10) + code - _LOW[0])
    if code in _NOT_KNOWN or code in _LOW:
        return "\N{REPLACEMENT CHARACTER}"
    return "-" if code == _HYPHEN else chr(code)
