"""Which papers of a portal are related, computed only of those whom an edit concerns."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
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
from sphinx_proceedings.model.portal import PaperId, Portal, id_of
from sphinx_proceedings.processes.executors import in_processes, processors
from sphinx_proceedings.processes.garbage import garbage_kept

if TYPE_CHECKING:
    from sphinx_proceedings.insight.similarity import Nearest, Scores
    from sphinx_proceedings.insight.vectors import Array

__all__ = [
    "RelatedNow",
    "is_related_kept",
    "portal_related",
    "related_after_edits",
    "version_of_related",
]

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


@dataclass(frozen=True, kw_only=True, slots=True)
class RelatedNow:
    """What edits of texts have come to."""

    related: Related
    """The neighbours of those papers alone that are edited, concerned or asked for."""
    concerned: frozenset[PaperId]
    """Those of whose neighbours something may be another than before the first edit."""


def portal_related(portal: Portal, *, papers_a_job: int = 4_000) -> Related:
    """The nearest neighbours of each paper; the same as `related_papers`, remembered.

    What was found last of a portal with these editions tells what has to be found again.  Where
    that is all of more than `papers_a_job`, it is shared out to processes.
    """
    with garbage_kept():
        papers, key = in_order(portal.papers), _key(portal)
        ids, said = [*map(id_of, papers)], [*map(_said, papers)]
        kept = _kept(key)
        if kept is None or (kept.papers, kept.said) != (ids, said):
            by_id = dict(zip(ids, papers, strict=True))
            nearest = partial(_nearest, papers_a_job)
            kept = _found(by_id, said, kept, key, nearest)
        return kept.related


def version_of_related(portal: Portal) -> str:
    """The same as long as all is that the neighbours of all papers depend on."""
    papers = in_order(portal.papers)
    return _version(map(id_of, papers), map(_said, papers))


def related_after_edits(
    portal: Portal,
    version: str,
    edited: Collection[PaperId],
    concerned: Collection[PaperId],
    asked: Collection[PaperId] = (),
) -> RelatedNow | None:
    """The neighbours in a portal where nothing but the texts of these `edited` papers is another.

    That is, than when `version_of_related` gave this `version`; what was found then stays as it is
    known.  Edits since have `concerned` these papers already; `asked` are others of which the
    neighbours are wanted as well.  None where it is not known any more.
    """
    # It takes longer to load than many builds take: only where it is needed.
    from sphinx_proceedings.building.memory.compared_papers import decoded  # noqa: PLC0415
    from sphinx_proceedings.insight.reasons import neighbours  # noqa: PLC0415
    from sphinx_proceedings.insight.similarity import compared  # noqa: PLC0415

    with garbage_kept():
        key, papers = _key(portal), portal.paper_by_id
        before = decoded(shared_memo().read(_COMPARED, [key]).get(key, b""))
        if before is None or _version(before.papers, before.said) != version:
            return None
        now = {paper: _said(papers[paper]) for paper in edited}
        pairs = zip(before.papers, before.said, strict=True)
        said = [now.get(paper, earlier) for paper, earlier in pairs]
        found = compared(
            before.papers, said, lambda one: source_text(papers[one]), before.authors, before
        )
        again = {before.papers[number] for number in found.concerned.tolist()} | {*concerned}
        wanted = again | {*edited, *asked}
        numbers = [number for number, paper in enumerate(before.papers) if paper in wanted]
        return RelatedNow(related=neighbours(found, papers, numbers), concerned=frozenset(again))


def is_related_kept(portal: Portal) -> bool:
    """Whether what an edit does not concern need not be computed."""
    return shared_memo().knows(_TASK, [_key(portal)])


def _key(portal: Portal) -> bytes:
    return digest([code_digest(), *portal.edition_by_id])


def _kept(key: bytes) -> _Kept | None:
    return _decoded(shared_memo().read(_TASK, [key]).get(key, b""))


def _said(paper: Paper) -> str:
    # Lists show titles as they are printed.
    title = (paper.title, paper.subtitle)
    return version_of(source_text(paper), title, [author.person for author in paper.authors])


def _version(papers: Iterable[PaperId], said: Iterable[str]) -> str:
    return version_of([*papers], [*said])


def _found(
    papers: Mapping[PaperId, Paper],
    said: list[str],
    before: _Kept | None,
    key: bytes,
    nearest: Nearest,
) -> _Kept:
    """What is found now; it is kept."""
    # It takes longer to load than many builds take: only where it is needed.
    from sphinx_proceedings.building.memory.compared_papers import decoded, encoded  # noqa: PLC0415
    from sphinx_proceedings.insight.reasons import neighbours  # noqa: PLC0415
    from sphinx_proceedings.insight.similarity import compared  # noqa: PLC0415
    from sphinx_proceedings.insight.vectors import author_vectors  # noqa: PLC0415

    memo = shared_memo()
    earlier = decoded(memo.read(_COMPARED, [key]).get(key, b"")) if before else None
    if before and earlier and (earlier.papers, earlier.said) != (before.papers, before.said):
        # They do not belong together.
        earlier = None
    authors = author_vectors([[each.person for each in paper.authors] for paper in papers.values()])
    found = compared(
        [*papers], said, lambda paper: source_text(papers[paper]), authors, earlier, nearest=nearest
    )
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
