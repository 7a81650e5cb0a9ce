"""Where a paper's title stands in its PDF, and in which words it differs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sphinx_proceedings.check.pdfs.folded import FoldedPage, letters, nearest_part, words
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.richtext import RichText

__all__ = ["TitleFound", "differing_words", "find_title", "title_pattern"]

_FORMULA = "\ue000"
_LONGEST_FORMULA = 40  # letters, as a PDF has them
_SHORT = 12
"""Letters; a shorter title is only found at the beginning of a line."""
_LOOKED_THROUGH = 2_500
"""Letters of a page among which a title may be that is not found as it is."""
_ALIKE = 0.7
"""The share of the letters of a title that must be there."""
_FEWEST_FUZZY = 16
"""Letters; of a shorter title a part is found anywhere."""
_SAME_WORD = 0.5
_FEWEST_DIFFERENT = 4
"""Letters; less may be a mark or an article."""
_LONGEST_SAID = 300
_BROKEN = re.compile(r"(?<=\w)-\s+(?=[a-z])")
"""A hyphen at the end of a line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TitleFound:
    """A title in a PDF."""

    page: int
    """From 0."""
    start: int
    end: int
    """Among the letters of the page."""
    said: str
    """The lines in which it stands, as they are printed."""
    is_exact: bool


def title_pattern(title: RichText) -> re.Pattern[str] | None:
    """What finds a title among letters, whatever its formulas look like; None of an empty one."""
    plain = title.plain
    for formula in title.formulas():
        shown = RichText((formula,)).plain
        if shown:
            plain = plain.replace(shown, _FORMULA)
    parts = [letters(part) for part in plain.split(_FORMULA)]
    if not any(parts):
        return None
    gap = f".{{0,{_LONGEST_FORMULA}}}?"
    return re.compile(gap.join(map(re.escape, filter(None, parts))))


def find_title(paper: Paper, pages: Sequence[FoldedPage]) -> TitleFound | None:
    """Where the title is, with or without its subtitle, or what is most like it."""
    for title in (paper.full_title, paper.title):
        pattern = title_pattern(title)
        if pattern is None:
            continue
        for number, page in enumerate(pages):
            for found in pattern.finditer(page.letters):
                if len(found[0]) >= _SHORT or found.start() in page.starts:
                    return _found(page, number, found.start(), found.end(), is_exact=True)
    wanted = letters(paper.full_title.plain)
    if len(wanted) < _FEWEST_FUZZY:
        return None
    for number, page in enumerate(pages):
        missing, start, end = nearest_part(wanted, page.letters[:_LOOKED_THROUGH])
        if missing <= (1 - _ALIKE) * len(wanted):
            return _found(page, number, start, end, is_exact=False)
    return None


def differing_words(paper: Paper, found: TitleFound) -> list[str]:
    """Words of the entry that the PDF does not have, or the other way round.

    What only looks like another word, as where a font does not tell its ligatures, does not count,
    nor does what stands on the same lines before the title or behind it.
    """
    ours, theirs = words(paper.full_title.plain), words(_BROKEN.sub("", found.said))
    parts = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    different: list[str] = []
    for number, (kind, a, b, c, d) in enumerate(parts):
        is_edge = number in {0, len(parts) - 1}
        if kind == "equal" or (kind == "insert" and is_edge):
            continue
        different += _not_in(ours[a:b], "".join(theirs[c:d]))
        if not is_edge:
            different += _not_in(theirs[c:d], "".join(ours[a:b]))
    return different


def _not_in(some: Sequence[str], text: str) -> list[str]:
    """Words of which not even a half is in the text."""
    long = [word for word in some if len(word) >= _FEWEST_DIFFERENT and word.isalpha()]
    return [word for word in long if _longest_common(word, text) < _SAME_WORD * len(word)]


def _longest_common(word: str, text: str) -> int:
    return SequenceMatcher(None, word, text, autojunk=False).find_longest_match().size


def _found(page: FoldedPage, number: int, start: int, end: int, *, is_exact: bool) -> TitleFound:
    said = " ".join(line.text for line in page.between(start, end))
    return TitleFound(
        page=number, start=start, end=end, said=said[:_LONGEST_SAID], is_exact=is_exact
    )
