"""Which papers of a portal are related, computed only of those whom an edit concerns."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sphinx_proceedings.building.memory.cache import shared_memo
from sphinx_proceedings.building.memory.fingerprint import code_digest, digest
from sphinx_proceedings.files.kept_json import read_json
from sphinx_proceedings.insight.related_papers import Neighbour, Related
from sphinx_proceedings.insight.terms import in_order, source_text
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.processes.executors import in_processes, processors
from sphinx_proceedings.processes.garbage import garbage_kept

if TYPE_CHECKING:
    from sphinx_proceedings.insight.similarity import Nearest, Scores
    from sphinx_proceedings.insight.vectors import Array

__all__ = ["is_related_kept", "portal_related"]

_TASK = "related papers"
_COMPARED = "compared papers"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was found of a portal last."""

    papers: Sequence[PaperId]
    said: Sequence[str]
    """Of each paper, a digest of all that its neighbours depend on."""
    neighbours: Sequence[tuple[Neighbour, ...]]

    @property
    def related(self) -> Related:
        pairs = zip(self.papers, self.neighbours, strict=True)
        return {paper: listed for paper, listed in pairs if listed}


def portal_related(portal: Portal, *, papers_a_job: int = 4_000) -> Related:
    """The nearest neighbours of each paper; the same as `related_papers`, remembered.

    What was found last of a portal with these editions tells what has to be found again.  Where
    that is all of more than `papers_a_job`, it is shared out to processes.
    """
    with garbage_kept():
        papers, key = in_order(portal.papers), _key(portal)
        said = [*map(_said, papers)]
        kept = _decoded(shared_memo().read(_TASK, [key]).get(key, b""))
        if kept is None or (kept.papers, kept.said) != ([*map(_id, papers)], said):
            kept = _found(papers, said, kept, key, partial(_nearest, papers_a_job))
        return kept.related


def is_related_kept(portal: Portal) -> bool:
    """Whether what an edit does not concern need not be computed."""
    return shared_memo().knows(_TASK, [_key(portal)])


def _key(portal: Portal) -> bytes:
    return digest([code_digest(), *(edition.id for edition in portal.editions)])


def _id(paper: Paper) -> PaperId:
    return paper.edition, paper.key


def _said(paper: Paper) -> str:
    return version_of(source_text(paper), [author.person for author in paper.authors])


def _found(
    papers: Sequence[Paper], said: list[str], before: _Kept | None, key: bytes, nearest: Nearest
) -> _Kept:
    """What is found now; it is kept."""
    # It takes longer to load than many builds take: only where it is needed.
    from sphinx_proceedings.building.memory.compared_papers import decoded, encoded  # noqa: PLC0415
    from sphinx_proceedings.insight.reasons import neighbours  # noqa: PLC0415
    from sphinx_proceedings.insight.similarity import compared  # noqa: PLC0415

    memo = shared_memo()
    earlier = None
    if before is not None:
        packed = memo.read(_COMPARED, [key]).get(key, b"")
        earlier = decoded(packed, before.papers, before.said)
    found = compared(papers, said, earlier, nearest=nearest)
    known = dict(zip(before.papers, before.neighbours, strict=True)) if before and earlier else {}
    known |= neighbours(found, papers, found.concerned.tolist())
    now = _Kept(found.papers, said, [known[paper] for paper in found.papers])
    memo.write(_TASK, {key: _encoded(now)})
    memo.write(_COMPARED, {key: encoded(found)})
    return now


def _nearest(most: int, scores: Scores, numbers: Array) -> tuple[Array, Array]:
    """The nearest papers of each, found in several processes where these are more than `most`."""
    if len(numbers) <= most:
        return scores.nearest(numbers)
    import numpy as np  # noqa: PLC0415

    parts = np.array_split(numbers, -(-len(numbers) // most))
    found = in_processes(_nearest_of, parts, shared=scores, processes=processors())
    near, best = zip(*found, strict=True)
    return np.concatenate(near), np.concatenate(best)


def _nearest_of(scores: Scores, numbers: Array) -> tuple[Array, Array]:
    return scores.nearest(numbers)


def _encoded(kept: _Kept) -> bytes:
    number = {paper: number for number, paper in enumerate(kept.papers)}
    # One after the other: all of them as lists take more than the text.
    told = (
        json.dumps(
            [*paper, said, [[number[each.paper], each.terms, each.authors] for each in listed]],
            separators=(",", ":"),
        ).encode()
        for paper, said, listed in zip(kept.papers, kept.said, kept.neighbours, strict=True)
    )
    return b"[%b]" % b",".join(told)


def _decoded(encoded: bytes) -> _Kept | None:
    try:
        told = read_json(encoded)
        papers = [(edition, key) for edition, key, _, _ in told]
        return _Kept(
            papers,
            [said for _, _, said, _ in told],
            [
                tuple(
                    Neighbour(paper=papers[number], terms=tuple(terms), authors=tuple(authors))
                    for number, terms, authors in listed
                )
                for _, _, _, listed in told
            ],
        )
    except (TypeError, ValueError, IndexError):
        return None
