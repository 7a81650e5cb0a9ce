"""Which papers of a portal are related, computed only when what they say has changed."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sphinx_proceedings.building.memory.cache import shared_memo
from sphinx_proceedings.building.memory.fingerprint import code_digest, digest
from sphinx_proceedings.files.kept_json import read_json
from sphinx_proceedings.insight.related_papers import Neighbour, Related
from sphinx_proceedings.insight.terms import source_text
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.processes.garbage import garbage_kept

__all__ = ["is_related_kept", "portal_related"]

_TASK = "related papers"
_BETWEEN = "\x1f"


def portal_related(portal: Portal) -> Related:
    """The nearest neighbours of each paper; the same as `related_papers`, remembered."""
    with garbage_kept():
        return _remembered(portal)


def _remembered(portal: Portal) -> Related:
    papers = _standing(portal)
    key, memo = _key(papers), shared_memo()
    kept = _decoded(memo.read(_TASK, [key]).get(key, b""))
    if kept is not None:
        return kept
    # It takes longer to load than most builds take: only where it is needed.
    from sphinx_proceedings.insight.similarity import related_papers  # noqa: PLC0415

    found = related_papers(papers)
    memo.write(_TASK, {key: _encoded(found)})
    return found


def is_related_kept(portal: Portal) -> bool:
    """Whether nothing has to be computed."""
    return shared_memo().knows(_TASK, [_key(_standing(portal))])


def _standing(portal: Portal) -> list[Paper]:
    return [paper for paper in portal.papers if not paper.withdrawn]


def _key(papers: Sequence[Paper]) -> bytes:
    return digest([code_digest(), *map(_text, papers)])


def _text(paper: Paper) -> str:
    """All that its neighbours depend on."""
    authors = (author.person for author in paper.authors)
    return _BETWEEN.join((paper.edition, paper.key, *source_text(paper), *authors))


def _encoded(related: Related) -> bytes:
    told = [
        [*paper, [[*each.paper, each.terms, each.authors] for each in neighbours]]
        for paper, neighbours in related.items()
    ]
    return json.dumps(told, separators=(",", ":")).encode()


def _decoded(kept: bytes) -> Related | None:
    try:
        return {
            (edition, key): tuple(_neighbour(*each) for each in neighbours)
            for edition, key, neighbours in read_json(kept)
        }
    except (TypeError, ValueError):
        return None


def _neighbour(edition: str, key: str, terms: Sequence[str], authors: Sequence[str]) -> Neighbour:
    return Neighbour(paper=(edition, key), terms=tuple(terms), authors=tuple(authors))
