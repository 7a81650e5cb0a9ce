"""The maps of a portal's editions, computed only when what their papers say has changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from sphinx_proceedings.building.memory.cache import shared_memo
from sphinx_proceedings.building.memory.fingerprint import code_digest, digest
from sphinx_proceedings.files.kept_json import read_json
from sphinx_proceedings.insight.paper_maps import FEWEST_PAPERS, MOST_PAPERS, Cluster, PaperMap
from sphinx_proceedings.insight.terms import source_text
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.processes.executors import in_processes, processors

__all__ = ["are_maps_kept", "portal_maps"]

_TASK = "map"
_FEWEST_JOBS = 3


def portal_maps(portal: Portal, editions: Iterable[str] | None = None) -> Mapping[str, PaperMap]:
    """The map of each edition that has one, by the edition's id; withdrawn papers are on none.

    Of these `editions`, or of all.
    """
    wanted = _wanted(portal, portal.edition_by_id if editions is None else editions)
    maps: dict[bytes, PaperMap | None] = {}
    for key, kept in shared_memo().read(_TASK, (key for key, _ in wanted.values())).items():
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            maps[key] = _decoded(kept)
    maps |= _drawn([(key, papers) for key, papers in wanted.values() if key not in maps])
    found = {edition: maps[key] for edition, (key, _) in wanted.items()}
    return {edition: made for edition, made in found.items() if made}


def are_maps_kept(portal: Portal) -> bool:
    """Whether nothing has to be drawn."""
    wanted = _wanted(portal, portal.edition_by_id)
    return shared_memo().knows(_TASK, (key for key, _ in wanted.values()))


def _wanted(portal: Portal, editions: Iterable[str]) -> dict[str, tuple[bytes, list[Paper]]]:
    """The papers of each edition that may have a map, with a digest of what it shows of them."""
    standing = {
        edition: [paper for paper in portal.papers_by_edition[edition] if not paper.withdrawn]
        for edition in editions
    }
    return {
        edition: (_key(papers), papers)
        for edition, papers in standing.items()
        if FEWEST_PAPERS <= len(papers) <= MOST_PAPERS
    }


def _key(papers: Sequence[Paper]) -> bytes:
    texts = (part for paper in papers for part in (paper.key, *source_text(paper)))
    return digest([code_digest(), *texts])


def _drawn(missing: Sequence[tuple[bytes, Sequence[Paper]]]) -> dict[bytes, PaperMap | None]:
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
    shared_memo().write(_TASK, {key: _encoded(made) for key, made in found.items()})
    return found


def _encoded(made: PaperMap | None) -> bytes:
    told: dict[str, object] = {}
    if made is not None:
        clusters = [[each.terms, each.keys] for each in made.clusters]
        told = {"positions": dict(made.positions), "clusters": clusters}
    return json.dumps(told, separators=(",", ":")).encode()


def _decoded(kept: bytes) -> PaperMap | None:
    """The map that was encoded; raises what working on another value raises."""
    told = read_json(kept)
    if told == {}:
        return None
    return PaperMap(
        positions={key: (x, y) for key, (x, y) in told["positions"].items()},
        clusters=tuple(
            Cluster(terms=tuple(terms), keys=tuple(keys)) for terms, keys in told["clusters"]
        ),
    )
