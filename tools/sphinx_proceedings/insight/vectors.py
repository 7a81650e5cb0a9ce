"""Papers as vectors: how much each term, and each author, tells of a paper (TF-IDF).

Import this module where something has to be computed, not before: it loads SciPy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from sphinx_proceedings.insight.stop_words import STOP_WORDS
from sphinx_proceedings.insight.terms import SourceText, terms

__all__ = ["Vectors", "author_vectors", "term_vectors"]

_MOST_TERMS = 48
"""A paper is described by the terms that tell most; the others are noise that costs time."""
_STEPS = 1024
"""Weights are multiples of 1/1024: sums of their products are exact in single precision, so they
depend neither on the order of summation nor on the machine."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Vectors:
    """One row a paper; rows have length 1, or 0 where nothing is known."""

    rows: sparse.csr_matrix
    names: Sequence[str]
    """What each column stands for."""


def term_vectors(texts: Sequence[SourceText]) -> Vectors:
    """Of texts: terms that at least two of them have, the telling ones of each."""
    counted = [Counter(terms(text, STOP_WORDS)) for text in texts]
    in_texts = Counter(term for counts in counted for term in counts)
    names = sorted(term for term, count in in_texts.items() if count > 1)
    rows = _matrix(counted, names)
    np.log(rows.data, out=rows.data)
    rows.data += 1
    frequency = np.fromiter((in_texts[name] for name in names), dtype=np.int64)
    rows.data *= _rarity(len(texts), frequency)[rows.indices]
    return Vectors(rows=_exact(_most_telling(rows)), names=names)


def author_vectors(authors: Sequence[Sequence[str]]) -> Vectors:
    """Of the ids of papers' authors."""
    names = sorted({author for each in authors for author in each})
    column = {name: number for number, name in enumerate(names)}
    lists = [sorted({column[author] for author in each}) for each in authors]
    indices = np.fromiter((number for each in lists for number in each), dtype=np.int32)
    starts = np.cumsum([0, *map(len, lists)])
    data = np.ones(len(indices), dtype=np.float32)
    rows = sparse.csr_matrix((data, indices, starts), shape=(len(lists), len(names)))
    return Vectors(rows=_exact(rows), names=names)


def _matrix(counted: Sequence[Counter[str]], names: Sequence[str]) -> sparse.csr_matrix:
    """How often each text has each of the terms."""
    column = {name: number for number, name in enumerate(names)}
    kept = [
        sorted((column[term], count) for term, count in counts.items() if term in column)
        for counts in counted
    ]
    indices = np.fromiter((number for row in kept for number, _ in row), dtype=np.int32)
    data = np.fromiter((count for row in kept for _, count in row), dtype=np.float32)
    starts = np.cumsum([0, *map(len, kept)])
    return sparse.csr_matrix((data, indices, starts), shape=(len(kept), len(names)))


def _rarity(texts: int, frequency: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Inverse document frequency in whole powers of two.

    One edited abstract would change a finer measure of all its terms, and with these the vectors of
    thousands of papers.
    """
    powers = np.floor(np.log2(frequency)) if len(frequency) else frequency
    return np.asarray(texts.bit_length() - powers, dtype=np.float32)


def _most_telling(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """The same with no more than so many terms a row; of equal ones the first in the alphabet."""
    number = _row_numbers(rows)
    order = np.lexsort((rows.indices, -rows.data, number))
    rank = np.arange(len(order)) - rows.indptr[number[order]]
    kept = np.sort(order[rank < _MOST_TERMS])
    return sparse.csr_matrix(
        (rows.data[kept], (number[kept], rows.indices[kept])), shape=rows.shape
    )


def _exact(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Rows of length 1, their weights rounded so that products can be summed exactly."""
    number = _row_numbers(rows)
    weights = rows.data.astype(np.float64)
    lengths = np.sqrt(np.bincount(number, weights**2, minlength=rows.shape[0]))
    made = rows.copy()
    made.data = (np.round(weights / lengths[number] * _STEPS) / _STEPS).astype(np.float32)
    made.eliminate_zeros()
    made.sort_indices()
    return made


def _row_numbers(rows: sparse.csr_matrix) -> np.ndarray[Any, Any]:
    """Of each value, the row it is in."""
    return np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
