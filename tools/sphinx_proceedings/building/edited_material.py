"""The portal of the last build with other titles and abstracts, where nothing else is another.

Nothing of it is read but the files that were edited, and no record is sought but those that
somebody asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from operator import call
from pathlib import Path
from typing import cast

from sphinx_proceedings.building.edited_records import edited_records, other_titles, places_of
from sphinx_proceedings.building.edited_titles import are_titles_alone
from sphinx_proceedings.building.last_good_sources import LastGoodSources
from sphinx_proceedings.building.material import EffectivePortal, Material
from sphinx_proceedings.building.memory.paper_maps import portal_maps
from sphinx_proceedings.building.memory.portal_store import (
    PortalStore,
    StoredRecords,
    ToldOfPortal,
)
from sphinx_proceedings.building.memory.record_table import LostRecordError
from sphinx_proceedings.building.memory.related_papers import (
    RelatedNow,
    related_after_edits,
    version_of_related,
)
from sphinx_proceedings.building.memory.said import Said
from sphinx_proceedings.building.memory.source_reads import read_each_remembered
from sphinx_proceedings.building.moved_problems import moved_problems
from sphinx_proceedings.building.page_material import PageMaterial
from sphinx_proceedings.building.paper_citations import PortalCitations
from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.building.site_files import Dates
from sphinx_proceedings.diagnostics import Diagnostic, Problems
from sphinx_proceedings.insight.paper_maps import PaperMap
from sphinx_proceedings.insight.related_papers import Neighbour, Related
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import PaperId, Portal, id_of
from sphinx_proceedings.model.portal_records import overview_of, portal_of
from sphinx_proceedings.model.published import Validity
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.model.when_asked import SoughtByName
from sphinx_proceedings.model.where_named import WhereNamed
from sphinx_proceedings.outputs.feeds.atom import newest_papers, updated
from sphinx_proceedings.pages.related_papers import RelatedLists
from sphinx_proceedings.processes.executors import executor_for, processors
from sphinx_proceedings.sources.papers.edition_file import EditionFile, edition_read
from sphinx_proceedings.sources.text.source_file import read_source

__all__ = ["EditedMaterial", "edited_material", "read_edited", "store_portal"]

_MOST_EDITED = 50
"""Papers, since all were compared; after more it takes less time to compare all again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EditedMaterial:
    """What pages are planned with, after an edit of titles or abstracts."""

    material: Material
    """What it says of what files said is of the editions alone of which something is another."""
    before: Mapping[str, Said]
    """What the files of the same editions said."""
    titles: Mapping[PaperId, str]
    """Those that papers had of which the title is another, as plain text."""
    named: WhereNamed
    """What names these."""
    told: ToldOfPortal
    records: StoredRecords

    def times(self, dated: Iterable[PaperId], dates: Dates) -> Mapping[PaperId, datetime]:
        """When papers have changed, as feeds tell it, where some are `dated` otherwise than before.

        Raises `LostRecordError`.
        """
        papers = self.material.portal.paper_by_id
        now = {
            paper: updated(self.material.portal, papers[paper], dates.get(paper))
            for paper in sorted(dated)
            if paper in papers
        }
        return {**self.records.store.times(), **now}

    def store(self, times: Mapping[PaperId, datetime] | None) -> str:
        """Store it in the place of what was there; the token that it has then.

        With the `times` of papers, where any is another.  Raises OSError.
        """
        told, store = self.told, self.records.store
        if times is not None:
            told = replace(told, newest=newest_papers(times))
            store.keep_times(times)
        return store.change(told, self.records, self.material.said)


def store_portal(store: PortalStore, material: Material, dates: Dates) -> str:
    """Store a portal, whose papers changed at these `dates`, for `edited_material`; its token.

    Nothing is stored, and the token is empty, where the site tells of something another time than
    its sources do.  Raises OSError.
    """
    portal, effective = material.portal, material.effective
    is_plain = (
        effective.announced is portal
        and effective.validity == Validity()
        and effective.is_complete
        and material.is_complete
        and material.are_pictured
        and not (portal.damaged or portal.embargoes or effective.photos)
        and not material.settings.printed
    )
    if not is_plain:
        store.forget()
        return ""
    times = {
        paper: updated(portal, each, dates.get(paper)) for paper, each in portal.paper_by_id.items()
    }
    told = ToldOfPortal(
        token="",
        counts=(),
        overview=overview_of(portal),
        around=material.around,
        diagnostics=material.diagnostics,
        sources=material.sources,
        photos=material.photos,
        files=material.files,
        compared=version_of_related(portal),
        edited=frozenset(),
        concerned=frozenset(),
        newest=newest_papers(times),
    )
    store.keep_times(times)
    return store.store(told, portal, material.said)


def read_edited(
    root: Path,
    store: PortalStore,
    told: ToldOfPortal,
    files: Collection[str],
    kept: LastGoodSources,
) -> Mapping[str, EditionFile] | None:
    """What these files of papers under `root` say, by edition, where that is other texts alone.

    None where one of them says something else otherwise than in the stored portal, or is no such
    file.  Raises `LostRecordError`.
    """
    editions = {bib_path(edition): EditionId(edition) for edition in told.overview.published}
    if not editions.keys() >= set(files):
        return None
    problems = Problems()
    sources = {editions[path]: read_source(root, root / path, problems) for path in sorted(files)}
    found = {edition: source for edition, source in sources.items() if source is not None}
    if found.keys() != sources.keys() or problems.diagnostics:
        return None
    read = read_each_remembered(
        [edition_read(edition, found[edition], told.around[edition]) for edition in found]
    )
    edited: dict[str, EditionFile] = dict(zip(found, read, strict=True))
    for edition, file in edited.items():
        if store.said(edition).beside_texts != file.beside_texts:
            return None
    kept.keep_edited(found.values())
    return edited


def edited_material(
    root: Path,
    settings: Settings,
    store: PortalStore,
    told: ToldOfPortal,
    edited: Mapping[str, EditionFile],
) -> EditedMaterial | None:
    """The stored portal with the titles and abstracts that these files say.

    None where so many are others that all papers should be compared, where more may follow from
    another title than texts, or what is known of the portal does not belong together.  Raises
    `LostRecordError`.
    """
    before = {edition: store.said(edition) for edition in edited}
    stored = StoredRecords(store=store, overview=told.overview)
    records = edited_records(stored, edited)
    portal = portal_of(records)
    texts = _other_texts(records, before)
    titles = other_titles(stored, {each: records.edited_papers[each] for each in texts})
    told = replace(told, edited=told.edited | texts.keys())
    diagnostics = _problems(told, stored, edited)
    if (
        diagnostics is None
        or len(told.edited) > _MOST_EDITED
        or not are_titles_alone(portal, titles, diagnostics)
    ):
        return None
    named = WhereNamed.of(portal, titles)
    maps, related = _insights(portal, told, texts, named.papers)
    if related is None:
        return None
    before |= {edition: store.said(edition) for edition, _ in related.concerned}
    lists = RelatedLists(portal, _known(related.related))
    others = _versions(lists, map(portal.paper_by_id.__getitem__, sorted(related.concerned)))
    return EditedMaterial(
        material=Material(
            settings=settings,
            effective=EffectivePortal(portal=portal, announced=portal),
            of_pages=PageMaterial(portal, PortalCitations(portal, settings, root), lists),
            maps=maps,
            said={each: _said_now(each, before[each], texts, others) for each in sorted(before)},
            around=told.around,
            sources=told.sources,
            photos=told.photos,
            files=told.files,
            diagnostics=diagnostics,
            is_complete=True,
            are_pictured=True,
        ),
        before=before,
        titles=titles,
        named=named,
        told=replace(told, diagnostics=diagnostics, concerned=told.concerned | related.concerned),
        records=records,
    )


def _other_texts(records: StoredRecords, before: Mapping[str, Said]) -> dict[PaperId, str]:
    """Digests of the papers that say something else."""
    return {
        (edition, key): paper.digest
        for (edition, key), paper in records.edited_papers.items()
        if paper.digest != before[edition].papers[key][0]
    }


def _versions(lists: RelatedLists, papers: Iterable[Paper]) -> dict[PaperId, str]:
    return {id_of(paper): lists.version(paper) for paper in papers}


def _known(related: Related) -> Related:
    """Neighbours of some papers; nobody may ask for those of others."""

    def seek(paper: PaperId) -> tuple[Neighbour, ...]:
        if paper not in related:
            raise LostRecordError(f"papers related to {paper}")
        return related[paper]

    return SoughtByName(seek, related.keys)


def _insights(
    portal: Portal, told: ToldOfPortal, texts: Collection[PaperId], asked: Collection[PaperId]
) -> tuple[Mapping[str, PaperMap], RelatedNow | None]:
    """What these texts, of which each is another, tell; side by side."""
    if not texts:
        return {}, RelatedNow(related={}, concerned=frozenset())
    # What takes long to load is loaded once for both.
    import numpy  # noqa: F401, PLC0415

    editions = sorted({edition for edition, _ in texts})
    jobs: list[Callable[[], object]] = [
        partial(related_after_edits, portal, told.compared, told.edited, told.concerned, asked),
        partial(portal_maps, portal, editions),
    ]
    with executor_for(len(jobs), processes=processors()) as executor:
        related, maps = executor.map(call, jobs)
    return cast("Mapping[str, PaperMap]", maps), cast("RelatedNow | None", related)


def _problems(
    told: ToldOfPortal, stored: StoredRecords, edited: Mapping[str, EditionFile]
) -> tuple[Diagnostic, ...] | None:
    """What is wrong with the sources, where it is now; None where that is not known."""
    found: tuple[Diagnostic, ...] | None = told.diagnostics
    for edition, file in edited.items():
        path = bib_path(edition)
        if found is not None and any(path in repr(problem) for problem in found):
            of_file = (*file.diagnostics, *file.papers.diagnostics)
            found = moved_problems(found, path, of_file, places_of(stored, edition, file.papers))
    return found


def _said_now(
    edition: str, before: Said, texts: Mapping[PaperId, str], listed: Mapping[PaperId, str]
) -> Said:
    """What is said in an edition with these digests of papers and of lists in it."""
    return Said(
        before.beside_texts,
        {
            key: (texts.get((edition, key), digest), listed.get((edition, key), list_before))
            for key, (digest, list_before) in before.papers.items()
        },
    )
