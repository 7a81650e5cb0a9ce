"""Where points lie in a plane so that those that are like each other are near: exact t-SNE.

L. van der Maaten, G. Hinton, “Visualizing Data using t-SNE”, JMLR 9 (2008), with early exaggeration
and a step for each coordinate as there.  Written here as the libraries that have it take longer to
load than a whole build takes.  Every sum is in one order, so the same numbers give the same places.

Import this module where something has to be computed: it loads NumPy.
"""

from __future__ import annotations

import numpy as np

from sphinx_proceedings.insight.vectors import Array

__all__ = ["embedded"]

_FEWEST_NEIGHBOURS = 2.0
_MOST_NEIGHBOURS = 20.0
"""How many points around it each is kept near to (t-SNE's perplexity)."""
_CLOSE_ENOUGH = 1e-5
"""To the wanted entropy."""
_MOST_HALVINGS = 100
_STEP = 20.0
"""The learning rate; the usual one is made for thousands of points and tears few apart."""
_PHASES = ((250, 12.0, 0.5), (250, 1.0, 0.8))
"""Iterations, exaggeration and momentum.

Twice as many bring points that are like each other no nearer, or by a few hundredths.
"""
_LEAST_GAIN = 0.01
_ROWS = 64  # at once: what is computed of them stays near the processor


def embedded(distances: Array, start: Array) -> Array:
    """Places of points, one row each, with these distances from each other; begun at `start`."""
    wanted = _neighbours(distances).astype(np.float32)
    places = start.T.astype(np.float64)
    for iterations, exaggeration, momentum in _PHASES:
        moved, gains = np.zeros_like(places), np.ones_like(places)
        for _ in range(iterations):
            slope = _slope(wanted, exaggeration, places)
            gains = np.where(moved * slope < 0, gains + 0.2, gains * 0.8)
            gains = np.maximum(gains, _LEAST_GAIN)
            moved = momentum * moved - _STEP * gains * slope
            places = places + moved
    return np.asarray(places.T)


def _neighbours(distances: Array) -> Array:
    """How likely each pair is one of neighbours; the sum is 1.

    The width of each point's surroundings is found by halving, so that their entropy is that of as
    many neighbours as are wanted.
    """
    count = len(distances)
    most = min(_MOST_NEIGHBOURS, max(_FEWEST_NEIGHBOURS, (count - 1) / 3))
    squares, others = distances**2, ~np.eye(count, dtype=bool)
    narrow = np.ones((count, 1))
    lowest, highest = np.zeros_like(narrow), np.full_like(narrow, np.inf)
    for _ in range(_MOST_HALVINGS):
        likely = np.exp(-squares * narrow) * others
        total = np.maximum(likely.sum(axis=1, keepdims=True), np.finfo(float).tiny)
        mean = (squares * likely).sum(axis=1, keepdims=True) / total
        lacking = np.log(total) + narrow * mean - np.log(most)
        if np.abs(lacking).max() < _CLOSE_ENOUGH:
            break
        lowest = np.where(lacking > 0, narrow, lowest)
        highest = np.where(lacking > 0, highest, narrow)
        narrow = np.where(np.isinf(highest), narrow * 2, (lowest + highest) / 2)
    likely /= total
    both = likely + likely.T
    return np.asarray(both / both.sum())


def _slope(wanted: Array, exaggeration: float, places: Array) -> Array:
    """In which direction, and how much, the places are wrong."""
    x, y = places.astype(np.float32)
    pull, push, total = np.empty_like(places), np.empty_like(places), 0.0
    for first in range(0, len(x), _ROWS):
        rows = slice(first, first + _ROWS)
        apart = (x[rows, None] - x, y[rows, None] - y)
        near = 1 / (1 + apart[0] ** 2 + apart[1] ** 2)
        total += float(near.sum(axis=1, dtype=np.float64).sum())
        attracted, repelled = wanted[rows] * near, near**2
        for axis in (0, 1):
            pull[axis, rows] = (attracted * apart[axis]).sum(axis=1)
            push[axis, rows] = (repelled * apart[axis]).sum(axis=1)
    # A point is no neighbour of its own.
    return 4 * (exaggeration * pull - push / (total - len(x)))
