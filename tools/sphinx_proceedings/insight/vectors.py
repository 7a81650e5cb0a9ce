"""Papers as vectors: how much each term, and each author, tells of a paper (TF-IDF).

Import this module where something has to be computed, not before: it loads NumPy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sphinx_proceedings.insight.stop_words import STOP_WORDS
from sphinx_proceedings.insight.terms import SourceText, terms

__all__ = ["Array", "Products", "Vectors", "author_vectors", "term_vectors"]

Array = np.ndarray[Any, Any]

_MOST_TERMS = 48
"""A paper is described by the terms that tell most; the others are noise that costs time."""
_STEPS = 1024
"""Weights are multiples of 1/1024: sums of their products are exact in single precision, so they
depend neither on the order of summation nor on the machine."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Vectors:
    """One row a paper; rows have length 1, or 0 where nothing is known."""

    rows: Array
    """The number of the row of each value, in ascending order."""
    columns: Array
    """The column of each value, in ascending order within a row."""
    values: Array
    count: int
    """How many rows there are."""
    names: Sequence[str]
    """What each column stands for."""

    def said(self) -> Array:
        """The numbers of the rows of which anything is known."""
        return np.unique(self.rows)

    def of_rows(self, numbers: Array) -> Vectors:
        """Some of the rows, which are numbered anew; `numbers` are in ascending order."""
        kept = np.isin(self.rows, numbers)
        return Vectors(
            rows=np.searchsorted(numbers, self.rows[kept]),
            columns=self.columns[kept],
            values=self.values[kept],
            count=len(numbers),
            names=self.names,
        )

    def sums(self) -> Array:
        """Of each column."""
        return np.asarray(np.bincount(self.columns, self.values, minlength=len(self.names)))


class Products:
    """The products of rows with all rows: sums that are exact, in whatever order."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._starts = np.searchsorted(vectors.rows, np.arange(vectors.count + 1))
        self._by_column = np.argsort(vectors.columns, kind="stable")
        columns = np.arange(len(vectors.names) + 1)
        self._columns = np.searchsorted(vectors.columns[self._by_column], columns)

    def of(self, numbers: Array) -> Array:
        """One row for each of these, with a product for every row."""
        vectors, starts = self._vectors, self._starts
        lengths = starts[numbers + 1] - starts[numbers]
        mine = _ranges(starts[numbers], lengths)
        columns = vectors.columns[mine]
        # Each value meets those of its column in all rows.
        met = self._columns[columns + 1] - self._columns[columns]
        theirs = self._by_column[_ranges(self._columns[columns], met)]
        places = np.repeat(np.repeat(np.arange(len(numbers)), lengths), met) * vectors.count
        made = np.bincount(
            places + vectors.rows[theirs],
            np.repeat(vectors.values[mine], met) * vectors.values[theirs],
            minlength=len(numbers) * vectors.count,
        )
        return made.reshape(len(numbers), vectors.count)


def _ranges(starts: Array, lengths: Array) -> Array:
    """So many numbers from each start on, one after the other."""
    before = np.cumsum(lengths) - lengths
    return np.asarray(np.arange(lengths.sum()) + np.repeat(starts - before, lengths))


def term_vectors(texts: Sequence[SourceText]) -> Vectors:
    """Of texts: terms that at least two of them have, the telling ones of each."""
    counted = [Counter(terms(text, STOP_WORDS)) for text in texts]
    in_texts = Counter(term for counts in counted for term in counts)
    names = sorted(term for term, count in in_texts.items() if count > 1)
    column = {name: number for number, name in enumerate(names)}
    kept = [
        sorted((column[term], count) for term, count in counts.items() if term in column)
        for counts in counted
    ]
    counts = np.fromiter((count for row in kept for _, count in row), dtype=np.float32)
    vectors = _rows([[number for number, _ in row] for row in kept], names)
    frequency = np.fromiter((in_texts[name] for name in names), dtype=np.int64, count=len(names))
    weights = (np.log(counts) + 1) * _rarity(len(texts), frequency)[vectors.columns]
    return _exact(_most_telling(replace(vectors, values=weights)))


def author_vectors(authors: Sequence[Sequence[str]]) -> Vectors:
    """Of the ids of papers' authors."""
    names = sorted({author for each in authors for author in each})
    column = {name: number for number, name in enumerate(names)}
    return _exact(_rows([sorted({column[author] for author in each}) for each in authors], names))


def _rows(columns: Sequence[Sequence[int]], names: Sequence[str]) -> Vectors:
    """Of the columns of each row, with a value of 1 in each."""
    lengths = np.fromiter(map(len, columns), dtype=np.int64, count=len(columns))
    return Vectors(
        rows=np.repeat(np.arange(len(columns)), lengths),
        columns=np.fromiter((number for row in columns for number in row), dtype=np.int64),
        values=np.ones(lengths.sum(), dtype=np.float32),
        count=len(columns),
        names=names,
    )


def _rarity(texts: int, frequency: Array) -> Array:
    """Inverse document frequency in whole powers of two.

    One edited abstract would change a finer measure of all its terms, and with these the vectors of
    thousands of papers.
    """
    return np.asarray(texts.bit_length() + 1 - np.frexp(frequency)[1], dtype=np.float32)


def _most_telling(vectors: Vectors) -> Vectors:
    """The same with no more than so many terms a row; of equal ones the first in the alphabet."""
    rows, columns, values = vectors.rows, vectors.columns, vectors.values
    order = np.lexsort((columns, -values, rows))
    rank = np.arange(len(order)) - np.searchsorted(rows, rows[order])
    kept = np.sort(order[rank < _MOST_TERMS])
    return replace(vectors, rows=rows[kept], columns=columns[kept], values=values[kept])


def _exact(vectors: Vectors) -> Vectors:
    """Rows of length 1, their weights rounded so that products can be summed exactly."""
    weights = vectors.values.astype(np.float64)
    lengths = np.sqrt(np.bincount(vectors.rows, weights**2, minlength=vectors.count))
    rounded = np.round(weights / lengths[vectors.rows] * _STEPS) / _STEPS
    kept = np.flatnonzero(rounded)
    return replace(
        vectors,
        rows=vectors.rows[kept],
        columns=vectors.columns[kept],
        values=rounded[kept].astype(np.float32),
    )
