"""Which paper's text a PDF is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sphinx_proceedings.check.pdfs.author_names import AuthorNames
from sphinx_proceedings.check.pdfs.folded import FoldedPage
from sphinx_proceedings.check.pdfs.titles import TitleFound, find_title, title_pattern
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.pdf_facts import PdfFacts
from sphinx_proceedings.model.people import Authorship, Person

__all__ = ["PdfText", "Recognition", "is_readable"]

_MOST_UNKNOWN = 0.2
"""The share of the characters of a page that its fonts need not tell."""
_FEWEST_LETTERS = 150
"""Of the first two pages; from less nobody can tell what it is."""
_TELLING = 16
"""Letters of a title by which alone a paper is known."""
_LOOKED_THROUGH = 2_500
"""Letters of a page among which its title stands."""


def is_readable(facts: PdfFacts) -> bool:
    """Whether the text of the first pages can be compared with anything."""
    text = "".join(line.text for page in facts.first for line in page.lines)
    unknown = text.count("\N{REPLACEMENT CHARACTER}") / max(1, len(text))
    told = max((page.unknown for page in facts.first), default=0.0)
    fits = max(unknown, told) <= _MOST_UNKNOWN
    return fits and sum(map(str.isalnum, text)) >= _FEWEST_LETTERS


@dataclass(frozen=True)
class PdfText:
    """The text of a PDF's first pages."""

    facts: PdfFacts

    @cached_property
    def pages(self) -> tuple[FoldedPage, ...]:
        """The pages."""
        return tuple(map(FoldedPage, self.facts.first))

    @cached_property
    def names(self) -> AuthorNames:
        """Whom they name."""
        return AuthorNames(self.pages)

    def title_of(self, paper: Paper) -> TitleFound | None:
        """Where a paper's title is."""
        return find_title(paper, self.pages)


class Recognition:
    """Knows papers by their texts."""

    def __init__(self, papers: Iterable[Paper], people: Mapping[str, Person]) -> None:
        self._papers = tuple(paper for paper in papers if not paper.withdrawn)
        self._people = people

    def spellings(self, author: Authorship) -> Sequence[Name]:
        """The names that somebody may have on a paper: those who changed theirs have two."""
        person = self._people.get(author.person)
        return (author.name, person.name) if person else (author.name,)

    def named(self, text: PdfText, paper: Paper) -> list[Authorship]:
        """The authors of a paper whom a text names."""
        return [author for author in paper.authors if self.is_named(text, author)]

    def is_named(self, text: PdfText, author: Authorship) -> bool:
        """Whether a text names an author."""
        if any(map(text.names.has, self.spellings(author))):
            return True
        person = self._people.get(author.person)
        variants = person.variants if person else ()
        # Earlier names are known as they are written alone.
        parts = (variant.rpartition(" ") for variant in variants)
        return any(text.names.has(Name(given=given, family=family)) for given, _, family in parts)

    def paper_of(self, text: PdfText, *, other_than: Paper | None = None) -> Paper | None:
        """The paper whose text this is: it has its title, at its beginning, and an author.

        A short title has to stand alone, with all authors.  Of several papers it is the one with
        the longest title.
        """
        longest: tuple[int, Paper] | None = None
        for paper, pattern in self._titled:
            is_own = other_than is not None and paper == other_than
            is_shorter = longest is not None and len(pattern.pattern) <= longest[0]
            if not is_own and not is_shorter and self._is_of(text, paper, pattern):
                longest = len(pattern.pattern), paper
        return longest and longest[1]

    def _is_of(self, text: PdfText, paper: Paper, pattern: re.Pattern[str]) -> bool:
        found = [
            page.is_whole_lines(match.start(), match.end())
            for page in text.pages
            if (match := pattern.search(page.letters, 0, _LOOKED_THROUGH))
        ]
        if not found:
            return False
        if len(pattern.pattern) >= _TELLING:
            return bool(self.named(text, paper))
        return any(found) and 0 < len(paper.authors) == len(self.named(text, paper))

    @cached_property
    def _titled(self) -> list[tuple[Paper, re.Pattern[str]]]:
        found = ((paper, title_pattern(paper.full_title)) for paper in self._papers)
        return [(paper, pattern) for paper, pattern in found if pattern is not None]
