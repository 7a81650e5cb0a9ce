"""How it is kept what papers were compared by, so that an edit compares few of them again."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import numpy as np

from sphinx_proceedings.insight.similarity import Compared
from sphinx_proceedings.insight.vectors import Array, Vectors
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.portal import PaperId

__all__ = ["decoded", "encoded"]

_STEPS = 1024  # of weights


def _version(papers: Sequence[PaperId], said: Sequence[str]) -> Array:
    return np.frombuffer(version_of(list(papers), list(said)).encode(), dtype=np.uint8)


def encoded(found: Compared) -> bytes:
    """All but the papers themselves, with a digest of what they said."""
    made = BytesIO()
    counts, weights = found.counts, found.weights
    np.savez(
        made,
        of=_version(found.papers, found.said),
        names=np.frombuffer("\n".join(counts.names).encode(), dtype=np.uint8),
        counts=_packed(counts, 1),
        count_lengths=_lengths(counts),
        weights=_packed(weights, _STEPS),
        weight_lengths=_lengths(weights),
        near=found.near.astype(np.int32),
        scores=found.scores,
    )
    return made.getvalue()


def _packed(vectors: Vectors, steps: int) -> Array:
    return np.stack([vectors.columns, vectors.values * steps]).astype(np.uint32)


def _lengths(vectors: Vectors) -> Array:
    return np.bincount(vectors.rows, minlength=vectors.count).astype(np.uint32)


def decoded(kept: bytes, papers: Sequence[PaperId], said: Sequence[str]) -> Compared | None:
    """What was encoded, if it was of these papers; else None."""
    try:
        return _decoded(kept, papers, said)
    except Exception:  # noqa: BLE001  # an archive that is not ours may raise anything
        return None


def _decoded(kept: bytes, papers: Sequence[PaperId], said: Sequence[str]) -> Compared | None:
    with np.load(BytesIO(kept), allow_pickle=False) as parts:
        if (parts["of"] != _version(papers, said)).any():
            return None
        names = parts["names"].tobytes().decode().split("\n")
        return Compared(
            papers=papers,
            said=said,
            counts=_vectors(parts["counts"], parts["count_lengths"], names, 1),
            weights=_vectors(parts["weights"], parts["weight_lengths"], names, _STEPS),
            near=parts["near"].astype(np.int64),
            scores=parts["scores"],
            concerned=np.arange(0),
        )


def _vectors(packed: Array, lengths: Array, names: Sequence[str], steps: int) -> Vectors:
    columns, values = packed.astype(np.int64)
    return Vectors(
        rows=np.repeat(np.arange(len(lengths)), lengths),
        columns=columns,
        values=(values / steps).astype(np.float32),
        count=len(lengths),
        names=names,
    )
