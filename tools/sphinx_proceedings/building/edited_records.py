"""Records of a stored portal, with what edited files of papers say of them now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sphinx_proceedings.building.memory.portal_store import StoredRecords
from sphinx_proceedings.building.memory.record_table import LostRecordError
from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import Paper, Volume
from sphinx_proceedings.model.portal import PaperId
from sphinx_proceedings.model.portal_records import EditionRecord
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.sources.papers.edition_file import EditionFile
from sphinx_proceedings.sources.papers.papers import EditionPapers

__all__ = ["edited_records", "other_titles", "places_of"]


def edited_records(stored: StoredRecords, edited: Mapping[str, EditionFile]) -> StoredRecords:
    """What was stored, with what the files say now."""
    papers: dict[PaperId, Paper] = {}
    editions: dict[str, EditionRecord] = {}
    for edition, file in edited.items():
        record = stored.edition(edition)
        papers |= _edited_papers(stored, edition, file.papers)
        editions[edition] = replace(record, edition=_moved(record.edition, file.papers))
    return replace(stored, edited_papers=papers, edited_editions=editions)


def _edited_papers(
    stored: StoredRecords, edition: str, found: EditionPapers
) -> dict[PaperId, Paper]:
    """The papers of an edition that are others, or stand elsewhere, as the portal has them."""
    made: dict[PaperId, Paper] = {}
    for paper in found.papers:
        before = _stored_paper(stored, edition, paper.key)
        # Who wrote it, and what stands beside it, follows from more than the file.
        now = replace(
            before,
            title=paper.title,
            subtitle=paper.subtitle,
            abstract=paper.abstract,
            location=paper.location,
            known=paper.known,
        )
        if now != before:
            made[edition, paper.key] = now
    return made


def other_titles(stored: StoredRecords, now: Mapping[PaperId, Paper]) -> dict[PaperId, str]:
    """The titles that were stored of those of these papers that have another, as plain text."""
    before = {paper: _stored_paper(stored, *paper) for paper in now}
    return {
        paper: earlier.full_title.plain
        for paper, earlier in before.items()
        if earlier.outline != now[paper].outline
    }


def _stored_paper(stored: StoredRecords, edition: str, key: str) -> Paper:
    found = stored.paper((edition, key))
    if found is None:
        raise LostRecordError(f"{edition}/{key}")
    return found


def _moved(edition: Edition, found: EditionPapers) -> Edition:
    """An edition with its volumes where they stand now."""
    first = next(iter(found.volumes.values()), None)
    is_of_file = edition.location.path == bib_path(edition.id)
    return replace(
        edition,
        location=first.location if first and is_of_file else edition.location,
        volume=edition.volume and _at(edition.volume, found),
        volumes=tuple(_at(volume, found) for volume in edition.volumes),
    )


def _at(volume: Volume, found: EditionPapers) -> Volume:
    return replace(volume, location=found.volumes[volume.key].location)


def places_of(
    stored: StoredRecords, edition: str, found: EditionPapers
) -> dict[Location, Location]:
    """Where papers and volumes were, and what is known of their problems, with where that is."""
    places = {
        before.location: found.volumes[before.key].location
        for before in stored.edition(edition).edition.volumes
    }
    for paper in found.papers:
        before = _stored_paper(stored, edition, paper.key)
        places[before.location] = paper.location
        known = zip(before.known, paper.known, strict=True)
        places |= {earlier.location: now.location for earlier, now in known}
    return places
