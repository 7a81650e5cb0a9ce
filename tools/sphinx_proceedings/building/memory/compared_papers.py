"""How it is kept what papers were compared by, so that an edit compares few of them again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
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
    for part in _parts(found):
        np.save(made, part, allow_pickle=False)
    return made.getvalue()


def _parts(found: Compared) -> Iterator[Array]:
    """One after the other, as each of many papers is large."""
    yield _version(found.papers, found.said)
    yield np.frombuffer("\n".join(found.counts.names).encode(), dtype=np.uint8)
    for vectors, steps in ((found.counts, 1), (found.weights, _STEPS)):
        yield np.bincount(vectors.rows, minlength=vectors.count).astype(np.uint32)
        yield vectors.columns.astype(np.uint32)
        yield (vectors.values * steps).astype(np.uint32)
    yield found.near.astype(np.int32)
    yield found.scores


def decoded(kept: bytes, papers: Sequence[PaperId], said: Sequence[str]) -> Compared | None:
    """What was encoded, if it was of these papers; else None."""
    try:
        return _decoded(kept, papers, said)
    except Exception:  # noqa: BLE001  # an archive that is not ours may raise anything
        return None


def _decoded(kept: bytes, papers: Sequence[PaperId], said: Sequence[str]) -> Compared | None:
    file = BytesIO(kept)
    part = partial(np.load, file, allow_pickle=False)
    if (part() != _version(papers, said)).any():
        return None
    names = part().tobytes().decode().split("\n")

    def vectors(steps: int) -> Vectors:
        lengths = part()
        return Vectors(
            rows=np.repeat(np.arange(len(lengths), dtype=np.int32), lengths),
            columns=part().astype(np.int32),
            values=(part() / steps).astype(np.float32),
            count=len(lengths),
            names=names,
        )

    return Compared(
        papers=papers,
        said=said,
        counts=vectors(1),
        weights=vectors(_STEPS),
        near=part().astype(np.int64),
        scores=part(),
        concerned=np.arange(0),
    )
