"""Papers → a map: where each is, and which are about the same.

Import this module where something has to be computed: it loads scikit-learn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.manifold import TSNE
from threadpoolctl import threadpool_limits

from sphinx_proceedings.discover.maps import (
    FEWEST_PAPERS,
    MAP_HEIGHT,
    MAP_WIDTH,
    MOST_GROUPS,
    Cluster,
    PaperMap,
    map_radius,
)
from sphinx_proceedings.discover.terms import distinct_terms, source_text
from sphinx_proceedings.discover.vectors import term_vectors
from sphinx_proceedings.model.papers import Paper

__all__ = ["map_of_papers"]

Array = np.ndarray[Any, Any]

_SEED = 0
_DIMENSIONS = 50
_NEIGHBOURS = 20.0
"""How many papers around it each is kept near to (t-SNE's perplexity), at most."""
_EXACT = 300  # papers; of more, forces from afar are estimated
_ROUNDS = 200
_TERMS_SHOWN = 3


def map_of_papers(papers: Sequence[Paper]) -> PaperMap | None:
    """The map of these papers; None where too few of them say anything.

    It is the same in every process, whatever the order of `papers` and the number of threads.
    """
    ordered = sorted(papers, key=lambda paper: paper.key)
    vectors = term_vectors([source_text(paper) for paper in ordered])
    on_map = np.flatnonzero(np.diff(vectors.rows.indptr))
    rows = vectors.rows[on_map].astype(np.float64)
    if len(on_map) < FEWEST_PAPERS or rows.shape[1] < FEWEST_PAPERS:
        return None
    # Several threads would add up in an order of their own.
    with threadpool_limits(1):
        features = _features(rows)
        places = _apart(_framed(_places(features)), map_radius(len(on_map)))
        labels = _labels(features)
    keys = [ordered[number].key for number in on_map]
    return PaperMap(
        places={
            key: (round(float(x), 1), round(float(y), 1))
            for key, (x, y) in zip(keys, places, strict=True)
        },
        clusters=_clusters(rows, vectors.names, labels, keys),
    )


def _features(rows: sparse.csr_matrix) -> Array:
    """Rows of length 1 in so few dimensions that words that go together are one."""
    wanted = min(_DIMENSIONS, min(rows.shape) - 1)
    made = TruncatedSVD(wanted, algorithm="arpack", random_state=_SEED).fit_transform(rows)
    lengths = np.sqrt((made**2).sum(axis=1, keepdims=True))
    return np.asarray(made / np.maximum(lengths, 1e-9))


def _places(features: Array) -> Array:
    """t-SNE keeps neighbours together; principal components would pile most papers up."""
    count = len(features)
    return np.asarray(
        TSNE(
            init="pca",
            perplexity=min(_NEIGHBOURS, (count - 1) / 4),
            method="exact" if count <= _EXACT else "barnes_hut",
            random_state=_SEED,
        ).fit_transform(features),
        dtype=np.float64,
    )


def _framed(places: Array) -> Array:
    """The same from 0 to 1; without its direction, which means nothing, where it has none."""
    lowest, highest = places.min(axis=0), places.max(axis=0)
    return np.asarray((places - lowest) / np.maximum(highest - lowest, 1e-9))


def _apart(places: Array, radius: int) -> Array:
    """Places in the frame, moved until no two points overlap or it has been tried often enough."""
    # Corners of triangles stand out.
    margin = np.array([1.4 * radius + 2, 1.4 * radius + 2])
    size = np.array([MAP_WIDTH, MAP_HEIGHT])
    now = margin + places * (size - 2 * margin)
    wanted = 2 * radius + 3
    # Points at the same place part in directions of their own.
    angle = np.arange(len(now)) * 2.4
    now = now + np.stack([np.cos(angle), np.sin(angle)], axis=1) * 0.01
    for _ in range(_ROUNDS):
        away = now[:, None, :] - now[None, :, :]
        distance = np.sqrt((away**2).sum(axis=2))
        np.fill_diagonal(distance, wanted)
        lacking = np.maximum(wanted - distance, 0)
        if not lacking.any():
            break
        push = away / np.maximum(distance, 1e-9)[:, :, None] * (lacking / 2)[:, :, None]
        now = np.clip(now + push.sum(axis=1) * 0.7, margin, size - margin)
    return np.asarray(now)


def _labels(features: Array) -> Array:
    """The number of each paper's cluster."""
    distinct = len(np.unique(features.round(6), axis=0))
    wanted = min(MOST_GROUPS, max(2, round((len(features) / 2) ** 0.5)), distinct)
    return np.asarray(KMeans(wanted, n_init=4, random_state=_SEED).fit_predict(features))


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
