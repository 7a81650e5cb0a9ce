"""Papers as vectors: how much each term, and each author, tells of a paper (TF-IDF).

Import this module where something has to be computed, not before: it loads NumPy.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np

from sphinx_proceedings.insight.stop_words import STOP_WORDS
from sphinx_proceedings.insight.terms import SourceText, terms

__all__ = [
    "Array",
    "Products",
    "Vectors",
    "author_vectors",
    "differing_rows",
    "joined",
    "marked",
    "rarity",
    "term_counts",
    "term_vectors",
    "united",
    "weighted",
]

Array = np.ndarray[Any, Any]
_Number = np.int32
"""Of rows and columns, of which there are millions."""

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
        return np.asarray(np.flatnonzero(marked(self.count, self.rows)))

    def only(self, numbers: Array) -> Vectors:
        """What is known of these rows, and nothing of others."""
        return self._where(marked(self.count, numbers)[self.rows])

    def without(self, numbers: Array) -> Vectors:
        """What is known of all but these rows."""
        return self._where(~marked(self.count, numbers)[self.rows])

    def moved(self, rows: Array, columns: Array, names: Sequence[str], count: int) -> Vectors:
        """The same where rows and columns have other numbers; -1 is that of a row that is gone."""
        kept = self._where(rows[self.rows] >= 0)
        return replace(
            kept,
            rows=rows[kept.rows].astype(_Number),
            columns=columns[kept.columns].astype(_Number),
            names=names,
            count=count,
        )

    def _where(self, kept: Array) -> Vectors:
        return replace(
            self, rows=self.rows[kept], columns=self.columns[kept], values=self.values[kept]
        )

    def sums(self) -> Array:
        """Of each column."""
        return np.asarray(np.bincount(self.columns, self.values, minlength=len(self.names)))


def marked(count: int, *numbers: Array) -> Array:
    """Which of so many rows are among these; functions of NumPy for sets load what takes long."""
    made = np.zeros(count, dtype=bool)
    for each in numbers:
        made[each] = True
    return made


def joined(one: Vectors, other: Vectors) -> Vectors:
    """What is known of the rows of both, which have none in common."""
    rows = np.concatenate([one.rows, other.rows])
    order = np.argsort(rows, kind="stable")
    return replace(
        one,
        rows=rows[order],
        columns=np.concatenate([one.columns, other.columns])[order],
        values=np.concatenate([one.values, other.values])[order],
    )


def differing_rows(one: Vectors, other: Vectors) -> Array:
    """The numbers of rows of which not the same is known in both."""
    mine, theirs = (
        set(zip(each.rows.tolist(), each.columns.tolist(), each.values.tolist(), strict=True))
        for each in (one, other)
    )
    return np.array(sorted({row for row, _, _ in mine ^ theirs}), dtype=np.int64)


def united(one: Sequence[str], other: Sequence[str]) -> tuple[list[str], Array, Array]:
    """The names of both, which are in alphabetical order, in that order, and where each is now."""
    at = np.array([bisect_left(one, name) for name in other], dtype=np.int64)
    is_new = np.array(
        [list(one[place : place + 1]) != [name] for place, name in zip(at, other, strict=True)],
        dtype=bool,
    )
    numbers = np.arange(len(one))
    numbers += np.searchsorted(at[is_new], numbers, side="right")
    others = at + np.cumsum(is_new) - is_new
    others[~is_new] = numbers[at[~is_new]]
    added = [name for name, new in zip(other, is_new, strict=True) if new]
    return sorted([*one, *added]), numbers, others


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
    counts = term_counts(texts)
    return weighted(counts, rarity(counts))


def term_counts(texts: Iterable[SourceText]) -> Vectors:
    """Of texts: how often each says its terms, which are in alphabetical order.

    Terms are numbers as soon as they are found: as objects, those of a hundred thousand texts take
    gigabytes.
    """
    numbers: dict[str, int] = {}
    columns, counts, lengths = array("i"), array("f"), array("i")
    for text in texts:
        counted = Counter(terms(text, STOP_WORDS))
        columns.extend(numbers.setdefault(term, len(numbers)) for term in counted)
        counts.extend(counted.values())
        lengths.append(len(counted))
    names = sorted(numbers)
    places = np.empty(len(names), dtype=_Number)
    places[np.fromiter(map(numbers.__getitem__, names), dtype=_Number)] = np.arange(len(names))
    del numbers
    found = _rows(places[np.asarray(columns)], np.asarray(lengths), names)
    order = np.lexsort((found.columns, found.rows))
    values = np.asarray(counts, dtype=np.float32)[order]
    return replace(found, columns=found.columns[order], values=values)


def rarity(counts: Vectors) -> Array:
    """Inverse document frequency of each term in whole powers of two; 0 of one that is alone.

    One edited abstract would change a finer measure of all its terms, and with these the vectors of
    thousands of papers.
    """
    frequency = np.bincount(counts.columns, minlength=len(counts.names))
    powers = counts.count.bit_length() + 1 - np.frexp(frequency)[1]
    return np.where(frequency > 1, powers, 0).astype(np.float32)


def weighted(counts: Vectors, rarities: Array) -> Vectors:
    """How much the terms of each row tell of it, of those that tell most."""
    kept = np.flatnonzero(rarities[counts.columns])
    rows, columns = counts.rows[kept], counts.columns[kept]
    values = (np.log(counts.values[kept]) + 1) * rarities[columns]
    vectors = replace(counts, rows=rows, columns=columns, values=values)
    return _exact(_most_telling(vectors))


def author_vectors(authors: Sequence[Sequence[str]]) -> Vectors:
    """Of the ids of papers' authors."""
    names = sorted({author for each in authors for author in each})
    column = {name: number for number, name in enumerate(names)}
    found = [sorted({column[author] for author in each}) for each in authors]
    columns = np.fromiter(chain.from_iterable(found), dtype=_Number)
    lengths = np.fromiter(map(len, found), dtype=_Number, count=len(found))
    return _exact(_rows(columns, lengths, names))


def _rows(columns: Array, lengths: Array, names: Sequence[str]) -> Vectors:
    """Rows of so many columns each, one after the other, with a value of 1 in each."""
    return Vectors(
        rows=np.repeat(np.arange(len(lengths), dtype=_Number), lengths),
        columns=columns,
        values=np.ones(len(columns), dtype=np.float32),
        count=len(lengths),
        names=names,
    )


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
