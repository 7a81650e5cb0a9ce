"""How it is kept what papers were compared by, so that an edit compares few of them again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO

import numpy as np

from sphinx_proceedings.insight.similarity import Compared
from sphinx_proceedings.insight.vectors import Array, Vectors

__all__ = ["decoded", "encoded"]

_STEPS = 1024  # of weights


def encoded(found: Compared) -> bytes:
    """All but the papers themselves."""
    made = BytesIO()
    for part in _parts(found):
        np.save(made, part, allow_pickle=False)
    return made.getvalue()


def _parts(found: Compared) -> Iterator[Array]:
    """One after the other, as each of many papers is large."""
    ids = ["/".join(paper) for paper in found.papers]
    for listed in (ids, found.said, found.authors.names, found.counts.names):
        text = "\n".join(listed).encode("utf-8", "surrogatepass")
        yield np.frombuffer(text, dtype=np.uint8)
    every = ((found.authors, _STEPS), (found.counts, 1), (found.weights, _STEPS))
    for vectors, steps in every:
        yield np.bincount(vectors.rows, minlength=vectors.count).astype(np.uint32)
        yield vectors.columns.astype(np.uint32)
        yield (vectors.values * steps).astype(np.uint32)
    yield found.near.astype(np.int32)
    yield found.scores


def decoded(kept: bytes) -> Compared | None:
    """What was encoded; None where it is damaged."""
    try:
        return _decoded(kept)
    except Exception:  # noqa: BLE001  # an archive that is not ours may raise anything
        return None


def _decoded(kept: bytes) -> Compared | None:
    file = BytesIO(kept)
    part = partial(np.load, file, allow_pickle=False)

    def listed() -> list[str]:
        text = part().tobytes().decode("utf-8", "surrogatepass")
        return text.split("\n") if text else []

    papers = [(edition, key) for edition, _, key in (each.partition("/") for each in listed())]
    said, authors, terms = listed(), listed(), listed()

    def vectors(names: Sequence[str], steps: int) -> Vectors:
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
        authors=vectors(authors, _STEPS),
        counts=vectors(terms, 1),
        weights=vectors(terms, _STEPS),
        near=part().astype(np.int64),
        scores=part(),
        concerned=np.arange(0),
    )
