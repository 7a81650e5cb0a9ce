"""Papers → a map: where each is, and which are about the same.

t-SNE makes a different map of numbers that differ in their last digit, and products of matrices do
so with the place of an array in memory.  All that goes into it is exact, summed by this module in
an order of its own, or rounded.

Import this module where something has to be computed: it loads scikit-learn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from scipy.spatial import cKDTree
from sklearn.cluster import AgglomerativeClustering
from sklearn.manifold import TSNE
from threadpoolctl import threadpool_limits

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
from sphinx_proceedings.insight.vectors import term_vectors
from sphinx_proceedings.model.papers import Paper

__all__ = ["map_of_papers"]

Array = np.ndarray[Any, Any]

_FEWEST_NEIGHBOURS = 2.0
_MOST_NEIGHBOURS = 20.0
"""How many papers around it each is kept near to (t-SNE's perplexity)."""
_STEP = 20.0
"""t-SNE's learning rate; its usual one is made for thousands of points and tears few apart."""
_ITERATIONS = 500
"""Twice as many bring points that are like each other no nearer, or by a few hundredths."""
_STEPS_TO_START = 40
_SIZE_TO_START = 1e-4
_ROUNDS = 200
_TERMS_SHOWN = 3


def map_of_papers(papers: Sequence[Paper]) -> PaperMap | None:
    """The map of these papers; None where too few of them say anything.

    It is the same in every process, whatever the order of `papers` and the number of threads.
    """
    ordered = sorted(papers, key=lambda paper: paper.key)
    vectors = term_vectors([source_text(paper) for paper in ordered])
    on_map = np.flatnonzero(np.diff(vectors.rows.indptr))
    if len(on_map) < FEWEST_PAPERS:
        return None
    rows = vectors.rows[on_map]
    # Several threads would add up in an order of their own.
    with threadpool_limits(1):
        positions = _apart(_framed(_positions(rows)), map_radius(len(on_map))).round(1)
        labels = _labels(positions)
    keys = [ordered[number].key for number in on_map]
    return PaperMap(
        positions={key: (x, y) for key, (x, y) in zip(keys, positions.tolist(), strict=True)},
        clusters=_clusters(rows, vectors.names, labels, keys),
    )


def _positions(rows: sparse.csr_matrix) -> Array:
    """t-SNE keeps neighbours together; principal components would pile most papers up."""
    likeness = np.clip((rows @ rows.T).toarray().astype(np.float64), 0, 1)
    np.fill_diagonal(likeness, 1)
    made = TSNE(
        metric="precomputed",
        init=_start(likeness),
        perplexity=min(_MOST_NEIGHBOURS, max(_FEWEST_NEIGHBOURS, (len(likeness) - 1) / 3)),
        learning_rate=_STEP,
        max_iter=_ITERATIONS,
    ).fit_transform(1 - likeness)
    return np.asarray(made, dtype=np.float64)


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
    pairs = cKDTree(positions).query_pairs(distance, output_type="ndarray")
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    return pairs[:, 0], pairs[:, 1]


def _labels(positions: Array) -> Array:
    """The number of each paper's cluster: papers that are together on the map."""
    wanted = min(MOST_GROUPS, max(2, round((len(positions) / 2) ** 0.5)))
    return np.asarray(AgglomerativeClustering(wanted, linkage="ward").fit_predict(positions))


def _clusters(
    rows: sparse.csr_matrix, names: Sequence[str], labels: Array, keys: Sequence[str]
) -> tuple[Cluster, ...]:
    """Largest first."""
    everywhere = np.asarray(rows.mean(axis=0)).ravel()
    found = []
    for label in np.unique(labels).tolist():
        members: list[int] = np.flatnonzero(labels == label).tolist()
        # What is said here more than elsewhere.
        telling = (np.asarray(rows[members].mean(axis=0)).ravel() - everywhere).round(6)
        best = np.argsort(-telling, kind="stable")[: 4 * _TERMS_SHOWN].tolist()
        terms = distinct_terms((names[each] for each in best if telling[each] > 0), _TERMS_SHOWN)
        found.append(Cluster(terms=terms, keys=tuple(keys[each] for each in members)))
    return tuple(sorted(found, key=lambda each: (-len(each.keys), each.keys)))
