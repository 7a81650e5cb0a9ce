"""Papers → a map: where each is, and which are about the same.

t-SNE makes a different map of numbers that differ in their last digit, and products of matrices do
so with the place of an array in memory.  All that goes into it is exact, summed by this module in
an order of its own, or rounded.

Import this module where something has to be computed: it loads NumPy.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sphinx_proceedings.insight.embedding import embedded
from sphinx_proceedings.insight.groups import grouped
from sphinx_proceedings.insight.paper_maps import (
    FEWEST_PAPERS,
    MAP_HEIGHT,
    MAP_WIDTH,
    MOST_GROUPS,
    Cluster,
    PaperMap,
    map_radius,
)
from sphinx_proceedings.insight.terms import distinct_terms, source_text
from sphinx_proceedings.insight.vectors import Array, Products, Vectors, term_vectors
from sphinx_proceedings.model.papers import Paper

__all__ = ["map_of_papers"]

_STEPS_TO_START = 40
_SIZE_TO_START = 1e-4
_ROUNDS = 200
_TERMS_SHOWN = 3


def map_of_papers(papers: Sequence[Paper]) -> PaperMap | None:
    """The map of these papers; None where too few of them say anything.

    It is the same in every process, whatever the order of `papers`.
    """
    ordered = sorted(papers, key=lambda paper: paper.key)
    vectors = term_vectors([source_text(paper) for paper in ordered])
    on_map = vectors.said()
    if len(on_map) < FEWEST_PAPERS:
        return None
    numbers = np.full(vectors.count, -1)
    numbers[on_map] = np.arange(len(on_map))
    vectors = vectors.moved(numbers, np.arange(len(vectors.names)), vectors.names, len(on_map))
    positions = _apart(_framed(_positions(vectors)), map_radius(len(on_map))).round(1)
    keys = [ordered[number].key for number in on_map]
    return PaperMap(
        positions={key: (x, y) for key, (x, y) in zip(keys, positions.tolist(), strict=True)},
        clusters=_clusters(vectors, positions, keys),
    )


def _positions(vectors: Vectors) -> Array:
    """t-SNE keeps neighbours together; principal components would pile most papers up."""
    likeness = np.clip(Products(vectors).of(np.arange(vectors.count)), 0, 1)
    np.fill_diagonal(likeness, 1)
    return embedded(1 - likeness, _start(likeness))


def _start(likeness: Array) -> Array:
    """Where papers begin: by the two main directions in which they differ, as far as it matters."""
    centred = likeness - likeness.mean(axis=0) - likeness.mean(axis=1)[:, None] + likeness.mean()
    angles = np.arange(len(likeness))
    found: list[Array] = []
    for step in (2.4, 1.1):
        direction = np.cos(angles * step)
        for _ in range(_STEPS_TO_START):
            direction = (centred * direction).sum(axis=1)
            for other in found:
                direction = direction - other * (other * direction).sum()
            direction = direction / max(float(np.sqrt((direction**2).sum())), 1e-9)
        found.append(direction.round(4))
    start = np.stack(found, axis=1)
    # Papers that are the same begin near, not at, the same place.
    apart = np.stack([np.cos(angles), np.sin(angles)], axis=1).round(3) * 1e-3
    return np.asarray((start + apart) * _SIZE_TO_START, dtype=np.float32)


def _framed(positions: Array) -> Array:
    """The same from 0 to 1; without its direction, which means nothing, where it has none."""
    lowest, highest = positions.min(axis=0), positions.max(axis=0)
    return np.asarray((positions - lowest) / np.maximum(highest - lowest, 1e-9))


def _apart(positions: Array, radius: int) -> Array:
    """Places in the frame, moved until no two points overlap or it has been tried often enough."""
    # Corners of triangles stand out.
    margin = np.array([1.4 * radius + 2, 1.4 * radius + 2])
    size = np.array([MAP_WIDTH, MAP_HEIGHT])
    now = margin + positions * (size - 2 * margin)
    wanted = 2 * radius + 3
    # Points at the same place part in directions of their own.
    angle = np.arange(len(now)) * 2.4
    now = now + np.stack([np.cos(angle), np.sin(angle)], axis=1) * 0.01
    for _ in range(_ROUNDS):
        one, other = _near(now, wanted)
        away = now[one] - now[other]
        distance = np.sqrt((away**2).sum(axis=1))
        lacking = np.maximum(wanted - distance, 0)
        if not lacking.any():
            break
        push = away * (lacking / 2 / np.maximum(distance, 1e-9))[:, None]
        pushes = np.zeros_like(now)
        np.add.at(pushes, one, push)
        np.subtract.at(pushes, other, push)
        now = np.clip(now + pushes * 0.7, margin, size - margin)
    return np.asarray(now)


def _near(positions: Array, distance: int) -> tuple[Array, Array]:
    """The pairs of points that are within a distance, in an order of their own."""
    x, y = positions.T
    order = np.argsort(x, kind="stable")
    found = [np.empty((2, 0), dtype=order.dtype)]
    for step in range(1, len(x)):
        one, other = order[:-step], order[step:]
        across = x[other] - x[one]
        if across.min() > distance:
            break
        is_near = across**2 + (y[other] - y[one]) ** 2 <= distance**2
        found.append(np.sort(np.stack([one[is_near], other[is_near]]), axis=0))
    pairs = np.concatenate(found, axis=1)
    one, other = pairs[:, np.lexsort((pairs[1], pairs[0]))]
    return one, other


def _clusters(vectors: Vectors, positions: Array, keys: Sequence[str]) -> tuple[Cluster, ...]:
    """Papers that are together on the map, the largest cluster first."""
    everywhere = vectors.sums() / vectors.count
    wanted = min(MOST_GROUPS, max(2, round((len(positions) / 2) ** 0.5)))
    found = []
    for members in grouped(positions, wanted):
        # What is said here more than elsewhere.
        here = vectors.only(np.array(members)).sums() / len(members)
        telling = (here - everywhere).round(6)
        best = np.argsort(-telling, kind="stable")[: 4 * _TERMS_SHOWN].tolist()
        names = (vectors.names[each] for each in best if telling[each] > 0)
        terms = distinct_terms(names, _TERMS_SHOWN)
        found.append(Cluster(terms=terms, keys=tuple(keys[each] for each in members)))
    return tuple(sorted(found, key=lambda each: (-len(each.keys), each.keys)))
