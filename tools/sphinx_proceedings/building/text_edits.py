"""Edits of titles and abstracts alone: what is made again where nothing else has changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from sphinx_proceedings.building.edited_material import EditedMaterial
from sphinx_proceedings.building.material import Generated, Material, Plan, made_with
from sphinx_proceedings.building.memory.build_notes import BuildNotes
from sphinx_proceedings.building.memory.finished_build import file_state
from sphinx_proceedings.building.memory.said import changed_since
from sphinx_proceedings.building.paper_citations import citing
from sphinx_proceedings.building.site_files import (
    BuiltPage,
    Dates,
    known_dates,
    portal_feed,
    record_dates,
    site_files,
    site_history,
    site_map_of,
    without_dates,
)
from sphinx_proceedings.building.writing.pages import write_few_pages
from sphinx_proceedings.diagnostics import Code, sort_diagnostics
from sphinx_proceedings.model.portal import PaperId
from sphinx_proceedings.model.portal_listing import listing_of
from sphinx_proceedings.model.source_paths import bib_path, ledger_path, programme_paths
from sphinx_proceedings.model.views import View
from sphinx_proceedings.outputs.feeds.atom import (
    edition_feed_path,
    newest_papers,
    person_feed_path,
)
from sphinx_proceedings.outputs.feeds.lost_dates import LostDates
from sphinx_proceedings.outputs.feeds.record_dates import RecordDates
from sphinx_proceedings.outputs.head.cards import paper_card
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.outputs.source_lines import source_lines_path
from sphinx_proceedings.pages.english_words import in_language
from sphinx_proceedings.pages.plan import EditedTexts, plan_edited_pages
from sphinx_proceedings.wording.messages import speaking

__all__ = ["TextEdits", "edited_files", "plan_edited", "text_edits", "write_edited"]


@dataclass(frozen=True, kw_only=True, slots=True)
class TextEdits(EditedTexts):
    """What shows it where nothing but titles and abstracts is another than before."""

    editions: tuple[str, ...]
    """Those of which the file is another: records may stand on other lines of it."""
    dated: frozenset[PaperId]
    """Papers, and volumes without a key, of which it is not known any more when they changed."""
    dates: RecordDates
    """When records have changed."""
    dates_of_papers: Dates
    """The same of papers of these editions, as far as that is known."""
    times: Mapping[PaperId, datetime] | None
    """When papers have changed, as feeds tell it, where that is another time than before."""
    newest: Sequence[PaperId]
    """The papers in the feed of all."""
    were_newest: Sequence[PaperId]
    """Those that were."""
    pages: Sequence[BuiltPage] | None
    """All that are listed, where that is with other dates than before."""


def text_edits(
    root: Path,
    edited: EditedMaterial,
    editions: Collection[str],
    *,
    dates: Dates,
    pages: Sequence[BuiltPage],
) -> TextEdits | None:
    """What the files of these editions say otherwise than before.

    None where git does not answer, or something has a date again that had none.  `dates` tell when
    papers had changed, `pages` are all that are listed, with when they
    had changed.  Raises `LostRecordError`.
    """
    material = edited.material
    of_editions = {
        path
        for edition in editions
        for path in (bib_path(edition), *programme_paths(edition), ledger_path(edition))
    }
    sources = [path for path in material.sources if path in of_editions]
    history = site_history(root, material.settings, (), sources)
    found = replace(
        record_dates(material.portal, history, sources), known=dates, asked=frozenset(editions)
    )
    now = known_dates(found, editions)
    earlier = {record: at for record, at in dates.items() if record[0] in editions}
    dated = frozenset(record for record, _ in earlier.items() ^ now.items())
    if history.is_partial or not dated.isdisjoint(now):
        return None
    texts, related = changed_since(edited.before, material.said)
    times, again = None, None
    if dated:
        lost = LostDates(material.portal, dated)
        times, again = edited.times(dated, now), [without_dates(each, lost) for each in pages]
    return TextEdits(
        texts=texts,
        titles=edited.titles,
        named=edited.named,
        related=related,
        listed=edited.records.store.listed,
        editions=tuple(sorted(editions)),
        dated=dated,
        dates=found,
        dates_of_papers=now,
        times=times,
        newest=edited.told.newest if times is None else newest_papers(times),
        were_newest=edited.told.newest,
        pages=again,
    )


def plan_edited(material: Material, edits: TextEdits) -> Plan:
    """The pages that may be others; all others are as they were."""
    of_pages, settings = material.of_pages, material.settings
    with speaking(settings.language):
        planned = plan_edited_pages(
            material.portal,
            partial(citing, of_pages.citations),
            made_with(of_pages, settings),
            edited=edits,
            related=of_pages.related,
            maps=material.maps,
        )
        # Redirects from former keys say nothing.
        pages = tuple(in_language(page, settings.language) for page in planned if not page.target)
    return Plan(material=material, pages=pages)


def write_edited(root: Path, plan: Plan, notes: BuildNotes) -> Generated:
    """Bring these pages under `root` in line with what was planned, and no others."""
    material, citations = plan.material, plan.material.of_pages.citations
    citations.prepare(plan.pages)
    written = write_few_pages(root, plan.pages)
    made = notes.of("generated pages", lambda name: file_state(f"{root}/{name}.md"))
    made.note({}, written.made_from)
    is_written = all(each.code is not Code.PAGE_UNWRITABLE for each in written.diagnostics)
    return Generated(
        plan=plan,
        ignore_files=(),
        written=written,
        is_finished=is_written and material.are_pictured and citations.is_complete,
        diagnostics=sort_diagnostics(
            (*material.diagnostics, *written.diagnostics, *citations.diagnostics)
        ),
    )


def _tells(view: View, edits: TextEdits) -> bool:
    """Whether what is made from this view tells of these texts."""
    whole = {edition for edition, _ in edits.titles}
    sessions = {*view.sessions, *((edition, session) for edition, session, _ in view.talks)}
    return not (
        edits.texts.isdisjoint(view.abstracts)
        and edits.titles.keys().isdisjoint(view.papers)
        and whole.isdisjoint(view.whole)
        and sessions.isdisjoint(edits.named.sessions)
    )


def edited_files(root: Path, material: Material, edits: TextEdits) -> Iterator[SiteFile]:
    """The files beside pages in which these texts are, the lines of sources, or their dates."""
    portal, settings = material.portal, material.settings
    told = edits.texts | edits.dated
    papers = [portal.paper_by_id[each] for each in sorted(told) if each in portal.paper_by_id]
    authors = dict.fromkeys(author.person for paper in papers for author in paper.authors)
    people = dict.fromkeys((*authors, *edits.named.people))
    listed = listing_of(portal, edits.editions, people, are_authors_alone=not edits.titles)
    found = site_files(
        root, listed, settings, pages=(), sources=material.sources, dates=edits.dates
    )
    feeds = {*map(edition_feed_path, edits.editions), *map(person_feed_path, authors)}
    lines = {source_lines_path(bib_path(edition)) for edition in edits.editions}
    cards = {paper_card(portal.paper_by_id[each]) for each in edits.titles}
    for file in found.files:
        view = file.view() if file.view else View()
        if file.path in feeds | lines | cards or _tells(view, edits):
            yield file
    if not told.isdisjoint({*edits.newest, *edits.were_newest}):
        newest = tuple(map(portal.paper_by_id.__getitem__, edits.newest))
        yield from portal_feed(portal, settings, edits.dates, newest)
    if edits.pages is not None:
        yield from site_map_of(settings, edits.pages)
