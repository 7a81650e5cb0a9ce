"""Which papers are like which: by what they are about, and by who wrote them.

When some papers have changed, only those are compared with all others: a score follows from two
papers and from how rare their terms are, which counts in steps that seldom change.  What comes of
it is exactly what comparing all would give.

Import this module where something has to be computed: it loads NumPy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from sphinx_proceedings.insight.terms import SourceText
from sphinx_proceedings.insight.vectors import (
    Array,
    Products,
    Vectors,
    differing_rows,
    joined,
    marked,
    rarity,
    term_counts,
    united,
    weighted,
)
from sphinx_proceedings.model.portal import PaperId

__all__ = ["MOST_NEIGHBOURS", "Compared", "Nearest", "Scores", "compared"]

MOST_NEIGHBOURS = 5
_AUTHORS_COUNT = 0.2
"""How much of a score is due to shared authors, at most; the rest is due to shared terms."""
_LEAST = 0.15
"""Papers that are less alike share a common word or two."""
_STEPS = 200
"""Scores are rounded so that an edit elsewhere seldom changes an order; equal ones go by key."""
_MOST_AT_ONCE = 1_800_000  # scores; as numbers of eight bytes they take 14 MB
_MOST_CHANGED = 0.25
"""Of all papers; where more have changed, comparing all of them takes no longer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """The papers that are most like each one, with what tells those that an edit concerns."""

    papers: Sequence[PaperId]
    """In order of edition and key; numbers of papers are places in it."""
    said: Sequence[str]
    """Of each paper, a digest of all that its neighbours depend on."""
    authors: Vectors
    """Who wrote them."""
    counts: Vectors
    """How often papers say terms."""
    weights: Vectors
    """How much terms tell of papers."""
    near: Array
    """Of each paper, the numbers of the nearest ones, best first; -1 where there are no more."""
    scores: Array
    """Of these, in whole steps."""
    concerned: Array
    """The numbers of papers of whose neighbours something may be another than before."""


class Scores:
    """How much papers are like each other."""

    def __init__(self, weights: Vectors, authors: Vectors) -> None:
        self._terms = Products(weights)
        self._authors = Products(authors)
        self.rows = max(1, _MOST_AT_ONCE // max(1, weights.count))
        """Of how many papers scores with all are in memory at once."""

    def of(self, numbers: Array) -> Array:
        """Of each of these papers with every paper, in whole steps; 0 where they are not alike."""
        scores = self._terms.of(numbers).astype(np.float32) * np.float32(1 - _AUTHORS_COUNT)
        scores += self._authors.of(numbers).astype(np.float32) * np.float32(_AUTHORS_COUNT)
        scores[np.arange(len(numbers)), numbers] = 0
        return np.where(scores >= _LEAST, np.round(scores * _STEPS), 0).astype(np.int16)

    def nearest(self, numbers: Array) -> tuple[Array, Array]:
        """The papers that are most like each of these, and their scores."""
        near = np.full((len(numbers), MOST_NEIGHBOURS), -1)
        best = np.zeros((len(numbers), MOST_NEIGHBOURS), dtype=np.int16)
        for first in range(0, len(numbers), self.rows):
            for place, scores in enumerate(self.of(numbers[first : first + self.rows]), first):
                others = np.flatnonzero(scores)
                near[place], best[place] = _best(others, scores[others])
        return near, best


Nearest = Callable[[Scores, Array], tuple[Array, Array]]
"""`Scores.nearest`, wherever it is done."""


def compared(
    ids: Sequence[PaperId],
    said: Sequence[str],
    texts: Callable[[PaperId], SourceText],
    authors: Vectors,
    before: Compared | None = None,
    *,
    nearest: Nearest = Scores.nearest,
) -> Compared:
    """The nearest papers of each among these, which are in order and have said so much.

    `texts` gives what a paper says; `before` is what was found of any papers earlier.
    """
    known = {paper: number for number, paper in enumerate(before.papers)} if before else {}
    # Where each paper was, or -1.
    origins = np.fromiter((known.get(paper, -1) for paper in ids), dtype=np.int64, count=len(ids))
    pairs = zip(origins.tolist(), said, strict=True)
    is_same = [before is not None and old >= 0 and before.said[old] == text for old, text in pairs]
    changed = np.flatnonzero(~np.array(is_same, dtype=bool))
    if before is None or len(changed) > len(ids) * _MOST_CHANGED:
        counts = term_counts(map(texts, ids))
        weights = weighted(counts, rarity(counts))
        every = np.arange(len(ids))
        near, scores = nearest(Scores(weights, authors), every)
        found = (near, scores, every)
    else:
        new = term_counts(texts(ids[number]) for number in changed.tolist())
        counts, weights, moved = _vectors_again(before, origins, changed, new)
        found = _nearest_again(Scores(weights, authors), before, origins, moved)
    near, scores, concerned = found
    return Compared(
        papers=ids,
        said=said,
        authors=authors,
        counts=counts,
        weights=weights,
        near=near,
        scores=scores,
        concerned=concerned,
    )


def _best(numbers: Array, scores: Array) -> tuple[Array, Array]:
    """The first ones in order of score and number, filled up."""
    first = np.lexsort((numbers, -scores))[:MOST_NEIGHBOURS]
    more = (0, MOST_NEIGHBOURS - len(first))
    return (
        np.pad(numbers[first], more, constant_values=-1),
        np.pad(scores[first], more),
    )


def _vectors_again(
    before: Compared, origins: Array, changed: Array, new: Vectors
) -> tuple[Vectors, Vectors, Array]:
    """Counts, weights, and the numbers of papers that are not at the same distances from others.

    `new` are the counts of the papers that have changed.
    """
    now = _numbers_now(before, origins)
    now[origins[changed[origins[changed] >= 0]]] = -1
    names, of_before, of_new = united(before.counts.names, new.names)
    old = before.counts.moved(now, of_before, names, len(origins))
    counts = joined(old, new.moved(changed, of_new, names, len(origins)))
    rarities, earlier = rarity(counts), np.zeros(len(names), dtype=np.float32)
    earlier[of_before] = rarity(before.counts)
    with_others = counts.rows[(rarities != earlier)[counts.columns]]
    concerned = np.flatnonzero(marked(len(origins), changed, with_others))
    weights = before.weights.moved(now, of_before, names, len(origins))
    made = weighted(counts.only(concerned), rarities)
    moved = marked(len(origins), changed, differing_rows(weights.only(concerned), made))
    return counts, joined(weights.without(concerned), made), np.flatnonzero(moved)


def _numbers_now(before: Compared, origins: Array) -> Array:
    """Where each paper of those before is now, or -1."""
    now = np.full(len(before.papers), -1)
    is_there = origins >= 0
    now[origins[is_there]] = np.flatnonzero(is_there)
    return now


def _nearest_again(
    score: Scores, before: Compared, origins: Array, moved: Array
) -> tuple[Array, Array, Array]:
    """Near papers, scores, and the papers that are concerned, when these have moved.

    A paper that has not moved is as far as before from all that have not.  So its nearest ones are
    among those that it had and those that have moved; unless it had as many as are kept, and lost
    one of them: then the next one has to be looked for.
    """
    is_moved = np.zeros(len(origins), dtype=bool)
    is_moved[moved] = True
    stays = np.flatnonzero(~is_moved)
    near = np.full((len(origins), MOST_NEIGHBOURS), -1)
    scores = np.zeros((len(origins), MOST_NEIGHBOURS), dtype=np.int16)
    near[stays] = np.append(_numbers_now(before, origins), -1)[before.near[origins[stays]]]
    scores[stays] = before.scores[origins[stays]]
    was_full = np.zeros(len(origins), dtype=bool)
    was_full[stays] = before.near[origins[stays], -1] >= 0
    is_lost = (scores > 0) & ((near < 0) | is_moved[near])
    lost = is_lost.any(axis=1)
    near[is_lost], scores[is_lost] = -1, 0
    is_again = is_moved | (lost & was_full)
    again = np.flatnonzero(is_again)
    gained = _merge(score, near, scores, moved, is_again)
    near[again], scores[again] = score.nearest(again)
    return near, scores, np.flatnonzero(lost | is_again | marked(len(origins), gained))


def _merge(score: Scores, near: Array, scores: Array, moved: Array, is_again: Array) -> Array:
    """Put papers that have moved among the nearest of others; the numbers of these."""
    gained: dict[int, list[tuple[int, int]]] = {}
    for first in range(0, len(moved), score.rows):
        some = moved[first : first + score.rows]
        made = score.of(some)
        for row, other in np.argwhere((made >= np.maximum(scores[:, -1], 1)) & ~is_again).tolist():
            gained.setdefault(other, []).append((int(some[row]), int(made[row, other])))
    gaps = (near[:, :-1] < 0) & (near[:, 1:] >= 0)
    for number in {*gained, *np.flatnonzero(gaps.any(axis=1) & ~is_again).tolist()}:
        kept = near[number] >= 0
        more = np.array(gained.get(number, ()), dtype=np.int64).reshape(-1, 2)
        near[number], scores[number] = _best(
            np.concatenate([near[number][kept], more[:, 0]]),
            np.concatenate([scores[number][kept], more[:, 1]]),
        )
    return np.array(sorted(gained), dtype=np.int64)
