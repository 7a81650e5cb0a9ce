"""What only a version for reviewers has: no authors, marks in its margins, numbers of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sphinx_proceedings.check.pdfs.folded import FoldedPage
from sphinx_proceedings.model.pdf_facts import PdfPage, TextLine

__all__ = ["has_line_numbers", "review_mark"]

_NOBODY = re.compile(
    r"(?:\W|\d)*anonym(?:ous|i[sz]ed|ized)(?:\s+[\w-]+){0,3}?\s+(?:authors?|author\(s\)|submission)"
    r"(?:\s*\(s\))?(?:\W|\d)*|(?:\W|\d)*authors?(?:'s|s'|\(s\))?(?: names?| information| details)?"
    r"(?: are| is)? (?:withheld|removed|omitted|hidden|redacted|anonymi[sz]ed)\b.*"
    r"|(?:paper|submission)\s*(?:id|no\.?|number)?\s*[#:]\s*(?:\d+|\*+|x+)(?:\W|\d)*",
    re.IGNORECASE,
)
_MARGIN = re.compile(
    r"under (?:double[- ]blind |single[- ]blind )?review (?:as|at|by|for|in)\b"
    r"|submitted to .{3,80}(?:do not distribute|for review)"
    r"|\bdo not distribute\b|\bconfidential review copy\b|\breview copy\b|\bfor review only\b"
    r"|\banonymous (?:\w+ ){0,2}submission\b|preliminary work\. under review",
    re.IGNORECASE,
)
_EDGE = 0.1
"""The share of a page's height that its headers, and its footers, are in."""
_FEWEST_LETTERS = 20
"""Of a line of text."""
_MOSTLY = 0.8
_TALL = 0.55
"""The share of a text's height that numbers of its lines take."""
_FULL = 25
"""Lines of a page that counts as full."""
_STEPS = {1: 15, 5: 4}
"""By how much numbers go up, and how many times at least."""
_NUMBER = re.compile(r"\d{1,4}")


def review_mark(pages: Sequence[FoldedPage], *, are_authors_named: bool) -> str:
    """The line that says so, as it is printed; empty where there is none.

    That nobody is named counts only where nobody is.
    """
    for page in pages:
        for line in page.page.lines:
            if _is_at_edge(line, page.page) and _MARGIN.search(line.text):
                return line.text
        if not are_authors_named:
            for line in page.page.lines[: page.head]:
                if _NOBODY.fullmatch(line.text):
                    return line.text
    return ""


def has_line_numbers(pages: Sequence[PdfPage]) -> bool:
    """Whether the lines of all full pages are numbered; where none is, those of the first."""
    full = [page for page in pages if len(_text(page)) >= _FULL] or pages[:1]
    return bool(full) and all(any(_numberings(page)) for page in full)


def _is_at_edge(line: TextLine, page: PdfPage) -> bool:
    return line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height


def _text(page: PdfPage) -> list[TextLine]:
    return [line for line in page.lines if len(line.text) > _FEWEST_LETTERS]


def _numberings(page: PdfPage) -> Iterator[bool]:
    """Whether numbers beside the text go on from line to line; by side, and how they are read."""
    text = _text(page)
    if not text:
        return
    height = max(line.top for line in text) - min(line.bottom for line in text)
    left, right = min(line.left for line in text), max(line.right for line in text)
    alone = [(line.text, line) for line in page.lines if _NUMBER.fullmatch(line.text)]
    for column in (
        [each for each in alone if each[1].right < left],
        [each for each in alone if each[1].left > right],
        [(line.text.split()[0], line) for line in text],
        [(line.text.split()[-1], line) for line in text],
    ):
        numbers = [(int(told), line) for told, line in column if _NUMBER.fullmatch(told)]
        yield len(numbers) > _MOSTLY * len(column) and _go_on(numbers, height)


def _go_on(numbers: Sequence[tuple[int, TextLine]], height: float) -> bool:
    """Whether numbers go up by one step while they go down most of a text of this height."""
    down = sorted(numbers, key=lambda each: -each[1].bottom)
    pairs = list(pairwise(down))
    for step, fewest in _STEPS.items():
        following = [(one, other) for (here, one), (there, other) in pairs if there - here == step]
        if len(following) >= max(fewest, _MOSTLY * len(pairs)):
            return following[0][0].top - following[-1][1].bottom > _TALL * height
    return False
