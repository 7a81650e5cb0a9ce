"""Which papers of a portal are related, computed only when what they say has changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sphinx_proceedings.building.memory.cache import has_result, load_result, store_result
from sphinx_proceedings.building.memory.fingerprint import code_digest, digest
from sphinx_proceedings.insight.related_papers import Neighbour, Related
from sphinx_proceedings.insight.terms import source_text
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.processes.garbage import garbage_kept

__all__ = ["is_related_kept", "portal_related"]

_KIND = "related"
_KEPT = 8  # portals, or states of one; a few megabytes for the largest
_BETWEEN = "\x1f"


def portal_related(portal: Portal) -> Related:
    """The nearest neighbours of each paper; the same as `related_papers`, remembered."""
    with garbage_kept():
        return _remembered(portal)


def _remembered(portal: Portal) -> Related:
    papers = _standing(portal)
    key = _key(papers)
    kept = _decoded(load_result(_KIND, key))
    if kept is not None:
        return kept
    # It takes longer to load than most builds take: only where it is needed.
    from sphinx_proceedings.insight.similarity import related_papers  # noqa: PLC0415

    found = related_papers(papers)
    store_result(_KIND, key, _encoded(found), kept=_KEPT)
    return found


def is_related_kept(portal: Portal) -> bool:
    """Whether nothing has to be computed."""
    return has_result(_KIND, _key(_standing(portal)))


def _standing(portal: Portal) -> list[Paper]:
    return [paper for paper in portal.papers if not paper.withdrawn]


def _key(papers: Sequence[Paper]) -> str:
    return digest([code_digest(), *map(_text, papers)]).hex()


def _text(paper: Paper) -> str:
    """All that its neighbours depend on."""
    authors = (author.person for author in paper.authors)
    return _BETWEEN.join((paper.edition, paper.key, *source_text(paper), *authors))


def _encoded(related: Related) -> list[object]:
    return [
        [*paper, [[*each.paper, each.terms, each.authors] for each in neighbours]]
        for paper, neighbours in related.items()
    ]


def _decoded(kept: Any) -> Related | None:
    try:
        return {
            (edition, key): tuple(_neighbour(*each) for each in neighbours)
            for edition, key, neighbours in kept
        }
    except (TypeError, ValueError):
        return None


def _neighbour(edition: str, key: str, terms: Sequence[str], authors: Sequence[str]) -> Neighbour:
    return Neighbour(paper=(edition, key), terms=tuple(terms), authors=tuple(authors))
