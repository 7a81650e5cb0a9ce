"""Which papers are like which: by what they are about, and by who wrote them.

Import this module where something has to be computed: it loads NumPy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sphinx_proceedings.insight.related_papers import Neighbour, Related
from sphinx_proceedings.insight.terms import distinct_terms, source_text
from sphinx_proceedings.insight.vectors import (
    Array,
    Products,
    Vectors,
    author_vectors,
    term_vectors,
)
from sphinx_proceedings.model.papers import Paper

__all__ = ["related_papers"]

_MOST = 5
_AUTHORS_COUNT = 0.2
"""How much of a score is due to shared authors, at most; the rest is due to shared terms."""
_LEAST = 0.15
"""Papers that are less alike share a common word or two."""
_FEWEST_TERMS = 2
"""One word that two papers share is chance, whatever the score."""
_STEPS = 200
"""Scores are rounded so that an edit elsewhere seldom changes an order; equal ones go by key."""
_ROWS = 128  # at once; their scores with 14,000 papers take 14 MB
_TERMS_SHOWN = 3
_AUTHORS_SHOWN = 3


def related_papers(papers: Sequence[Paper]) -> Related:
    """The nearest neighbours of each paper among these, without withdrawn ones.

    Neither the order of `papers` nor that of any sum has an effect.
    """
    standing = [paper for paper in papers if not paper.withdrawn]
    ordered = sorted(standing, key=lambda paper: (paper.edition, paper.key))
    if len(ordered) < 2:  # noqa: PLR2004
        return {}
    by_term = term_vectors([source_text(paper) for paper in ordered])
    by_author = author_vectors([[each.person for each in paper.authors] for paper in ordered])
    explain = _Reasons.of(by_term, by_author)
    found: dict[tuple[str, str], tuple[Neighbour, ...]] = {}
    for number, near in enumerate(_nearest(by_term, by_author)):
        paper = ordered[number]
        neighbours = (explain.neighbour(number, other, ordered[other]) for other in near)
        if listed := tuple(each for each in neighbours if each.terms or each.authors):
            found[paper.edition, paper.key] = listed
    return found


def _nearest(by_term: Vectors, by_author: Vectors) -> Iterator[Sequence[int]]:
    """The rows that are most like each row, best first."""
    terms, authors = Products(by_term), Products(by_author)
    for start in range(0, by_term.count, _ROWS):
        numbers = np.arange(start, min(start + _ROWS, by_term.count))
        scores = terms.of(numbers).astype(np.float32) * np.float32(1 - _AUTHORS_COUNT)
        scores += authors.of(numbers).astype(np.float32) * np.float32(_AUTHORS_COUNT)
        scores[numbers - start, numbers] = 0
        yield from map(_best, scores)


def _best(scores: Array) -> Sequence[int]:
    others = np.flatnonzero(scores >= _LEAST)
    near = np.round(scores[others] * _STEPS)
    return others[np.lexsort((others, -near))[:_MOST]].tolist()  # type: ignore[no-any-return]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reasons:
    """Says what two papers share."""

    weights: Sequence[dict[int, float]]
    """Of the terms of each paper, by column."""
    terms: Sequence[str]
    author_columns: Sequence[frozenset[int]]
    authors: Sequence[str]

    @classmethod
    def of(cls, by_term: Vectors, by_author: Vectors) -> _Reasons:
        return cls(
            weights=_by_row(by_term),
            terms=by_term.names,
            author_columns=[frozenset(row) for row in _by_row(by_author)],
            authors=by_author.names,
        )

    def neighbour(self, one: int, other: int, paper: Paper) -> Neighbour:
        """What two papers share; without any of it, they do not belong together."""
        authors = sorted(self.author_columns[one] & self.author_columns[other])
        mine, theirs = self.weights[one], self.weights[other]
        enough = authors or len(mine.keys() & theirs.keys()) >= _FEWEST_TERMS
        return Neighbour(
            paper=(paper.edition, paper.key),
            terms=self._shared_terms(mine, theirs) if enough else (),
            authors=tuple(self.authors[column] for column in authors[:_AUTHORS_SHOWN]),
        )

    def _shared_terms(self, one: dict[int, float], other: dict[int, float]) -> tuple[str, ...]:
        """The terms that bring two papers together, longer ones instead of what is in them."""
        shared = one.keys() & other.keys()
        ordered = sorted(shared, key=lambda column: (-one[column] * other[column], column))
        return distinct_terms((self.terms[column] for column in ordered), _TERMS_SHOWN)


def _by_row(vectors: Vectors) -> Sequence[dict[int, float]]:
    """The values of each row by their columns."""
    found: list[dict[int, float]] = [{} for _ in range(vectors.count)]
    values = (vectors.rows.tolist(), vectors.columns.tolist(), vectors.values.tolist())
    for row, column, value in zip(*values, strict=True):
        found[row][column] = value
    return found
