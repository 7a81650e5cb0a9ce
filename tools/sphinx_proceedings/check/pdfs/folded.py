"""Text of PDFs folded to bare letters, by which it is compared with what entries say.

Accents that are characters of their own, ligatures, hyphens at ends of lines, capitals and spaces
that a typesetter put between letters, or left out, make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from anyascii import anyascii

from sphinx_proceedings.model.pdf_facts import PdfPage, TextLine

__all__ = ["FoldedPage", "letters", "nearest_part", "words"]

_WORD = re.compile(r"[a-z0-9]+")
_ENDS_HEAD = re.compile(
    r"(?:\W*(?:1|i)?\W*)(?:abstract|summary|introduction|zusammenfassung|kurzfassung|resume"
    r"|einleitung|resumen|introduccion|riassunto|sommario|keywords?|ccsconcepts|indexterms)\W*"
)
_MOST_HEAD = 60
"""Lines of what stands before the text: of most papers it is ten."""
_FEWEST_HEAD = 2
_LONGEST_HEADING = 20  # letters


@dataclass(frozen=True)
class FoldedPage:
    """A page by its letters."""

    page: PdfPage
    letters: str = field(init=False, repr=False)
    """Of all lines, without spaces."""
    starts: tuple[int, ...] = field(init=False, repr=False)
    """Where the letters of each line begin."""

    def __post_init__(self) -> None:
        folded = [letters(line.text) for line in self.page.lines]
        starts, at = [], 0
        for each in folded:
            starts.append(at)
            at += len(each)
        object.__setattr__(self, "letters", "".join(folded))
        object.__setattr__(self, "starts", tuple(starts))

    @cached_property
    def text(self) -> str:
        """The words, with a space between two; what is parted by the end of a line is two."""
        return " ".join(word for line in self.page.lines for word in words(line.text))

    @cached_property
    def head_words(self) -> tuple[str, ...]:
        """Those of the lines before the abstract."""
        return tuple(word for line in self.page.lines[: self.head] for word in words(line.text))

    @cached_property
    def head_letters(self) -> str:
        """The letters of these lines."""
        return self.letters[: self.starts[self.head] if self.head < len(self.starts) else None]

    @cached_property
    def head(self) -> int:
        """How many lines stand before the abstract, or else before where one might be."""
        for number, line in enumerate(self.page.lines[:_MOST_HEAD]):
            folded = letters(line.text)
            is_heading = len(folded) <= _LONGEST_HEADING or folded.startswith("abstract")
            if number >= _FEWEST_HEAD and is_heading and _ENDS_HEAD.match(folded):
                return number
        return min(_MOST_HEAD, len(self.page.lines))

    def line_at(self, offset: int) -> int:
        """The number of the line that has the letter at this offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def is_whole_lines(self, start: int, end: int) -> bool:
        """Whether a line begins with the letter at `start`, and one ends before that at `end`."""
        return start in self.starts and (end in self.starts or end == len(self.letters))

    def between(self, start: int, end: int) -> tuple[TextLine, ...]:
        """The lines that have letters from `start` up to `end`."""
        return self.page.lines[self.line_at(start) : self.line_at(max(start, end - 1)) + 1]


def letters(text: str) -> str:
    """Lower-case letters and digits of ASCII alone."""
    return "".join(words(text))


def words(text: str) -> list[str]:
    """The words of a text in such letters."""
    if not text.isascii():
        text = anyascii(unicodedata.normalize("NFKC", text))
    return _WORD.findall(text.lower().replace("'", ""))


def nearest_part(wanted: str, text: str) -> tuple[int, int, int]:
    """The part of a text that is nearest to `wanted`: how many letters differ, start and end.

    By dynamic programming over the edit distance (Sellers 1980).
    """
    # Of each prefix of `wanted`: the distance from the best part that ends here, and its start.
    distances, begins = list(range(len(wanted) + 1)), [0] * (len(wanted) + 1)
    best = (len(wanted), 0, 0)
    for end, letter in enumerate(text, start=1):
        above, above_begin = distances[0], begins[0]
        begins[0] = end
        for row, own in enumerate(wanted, start=1):
            left, left_begin = distances[row], begins[row]
            cost, begin = above + (own != letter), above_begin
            if left + 1 < cost:
                cost, begin = left + 1, left_begin
            if distances[row - 1] + 1 < cost:
                cost, begin = distances[row - 1] + 1, begins[row - 1]
            distances[row], begins[row] = cost, begin
            above, above_begin = left, left_begin
        best = min(best, (distances[-1], begins[-1], end))
    return best
