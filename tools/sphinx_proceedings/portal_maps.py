"""The maps of a portal's editions, computed only when what their papers say has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sphinx_proceedings.cache import load_result, store_result
from sphinx_proceedings.discover.maps import FEWEST_PAPERS, MOST_PAPERS, Cluster, PaperMap
from sphinx_proceedings.discover.terms import source_text
from sphinx_proceedings.fingerprint import code_digest, digest
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal

__all__ = ["portal_maps"]

_KIND = "map"
_KEPT = 100  # editions, or states of one; some ten kilobytes each


def portal_maps(portal: Portal) -> Mapping[str, PaperMap]:
    """The map of each edition that has one, by the edition's id; withdrawn papers are on none."""
    found: dict[str, PaperMap] = {}
    for edition, papers in portal.papers_by_edition.items():
        standing = [paper for paper in papers if not paper.withdrawn]
        if FEWEST_PAPERS <= len(standing) <= MOST_PAPERS and (made := _map(standing)):
            found[edition] = made
    return found


def _map(papers: Sequence[Paper]) -> PaperMap | None:
    """The same as `map_of_papers`, remembered."""
    texts = (part for paper in papers for part in (paper.key, *source_text(paper)))
    key = digest([code_digest(), *texts]).hex()
    known = load_result(_KIND, key)
    if isinstance(known, dict):
        return _decoded(known)
    # It takes longer to load than most builds take: only where it is needed.
    from sphinx_proceedings.discover.projection import map_of_papers  # noqa: PLC0415

    made = map_of_papers(papers)
    store_result(_KIND, key, _encoded(made), kept=_KEPT)
    return made


def _encoded(made: PaperMap | None) -> dict[str, object]:
    if made is None:
        return {}
    clusters = [[each.terms, each.keys] for each in made.clusters]
    return {"places": dict(made.places), "clusters": clusters}


def _decoded(known: Mapping[str, Any]) -> PaperMap | None:
    if not known:
        return None
    return PaperMap(
        places={key: (x, y) for key, (x, y) in known["places"].items()},
        clusters=tuple(
            Cluster(terms=tuple(terms), keys=tuple(keys)) for terms, keys in known["clusters"]
        ),
    )
