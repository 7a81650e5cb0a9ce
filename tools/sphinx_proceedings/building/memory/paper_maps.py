"""The maps of a portal's editions, computed only when what their papers say has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from sphinx_proceedings.building.memory.cache import has_result, load_result, store_result
from sphinx_proceedings.building.memory.fingerprint import code_digest, digest
from sphinx_proceedings.insight.paper_maps import FEWEST_PAPERS, MOST_PAPERS, Cluster, PaperMap
from sphinx_proceedings.insight.terms import source_text
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.processes.executors import in_processes, processors

__all__ = ["are_maps_kept", "portal_maps"]

_KIND = "map"
_KEPT = 100  # maps, some ten kilobytes each
_STATES = 2  # of each edition beyond those
_FEWEST_JOBS = 3


def portal_maps(portal: Portal) -> Mapping[str, PaperMap]:
    """The map of each edition that has one, by the edition's id; withdrawn papers are on none."""
    wanted = _wanted(portal)
    maps: dict[str, PaperMap | None] = {}
    for key, _ in wanted.values():
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            maps[key] = _decoded(load_result(_KIND, key))
    missing = [(key, papers) for key, papers in wanted.values() if key not in maps]
    maps |= _drawn(missing, kept=_KEPT + _STATES * len(wanted))
    found = {edition: maps[key] for edition, (key, _) in wanted.items()}
    return {edition: made for edition, made in found.items() if made}


def are_maps_kept(portal: Portal) -> bool:
    """Whether nothing has to be drawn."""
    return all(has_result(_KIND, key) for key, _ in _wanted(portal).values())


def _wanted(portal: Portal) -> dict[str, tuple[str, list[Paper]]]:
    """The papers of each edition that may have a map, with a digest of what it shows of them."""
    standing = {
        edition: [paper for paper in papers if not paper.withdrawn]
        for edition, papers in portal.papers_by_edition.items()
    }
    return {
        edition: (_key(papers), papers)
        for edition, papers in standing.items()
        if FEWEST_PAPERS <= len(papers) <= MOST_PAPERS
    }


def _key(papers: Sequence[Paper]) -> str:
    texts = (part for paper in papers for part in (paper.key, *source_text(paper)))
    return digest([code_digest(), *texts]).hex()


def _drawn(missing: Sequence[tuple[str, Sequence[Paper]]], kept: int) -> dict[str, PaperMap | None]:
    """Maps by key; many are drawn in several processes."""
    if not missing:
        return {}
    # It takes longer to load than most builds take: only where it is needed.
    from sphinx_proceedings.insight.projection import map_of_papers  # noqa: PLC0415

    # The longest first: none is left over when all others are done.
    missing = sorted(missing, key=lambda each: -len(each[1]))
    processes = processors() if len(missing) > _FEWEST_JOBS else 1
    papers = [papers for _key, papers in missing]
    drawn = in_processes(map_of_papers, papers, what="drawing maps", processes=processes)
    found = {key: made for (key, _), made in zip(missing, drawn, strict=True)}
    for key, made in found.items():
        store_result(_KIND, key, _encoded(made), kept=kept)
    return found


def _encoded(made: PaperMap | None) -> dict[str, object]:
    if made is None:
        return {}
    clusters = [[each.terms, each.keys] for each in made.clusters]
    return {"positions": dict(made.positions), "clusters": clusters}


def _decoded(kept: Any) -> PaperMap | None:
    """The map that was encoded; raises what working on another value raises."""
    if kept == {}:
        return None
    return PaperMap(
        positions={key: (x, y) for key, (x, y) in kept["positions"].items()},
        clusters=tuple(
            Cluster(terms=tuple(terms), keys=tuple(keys)) for terms, keys in kept["clusters"]
        ),
    )
