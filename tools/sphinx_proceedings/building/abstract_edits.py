"""Edits of abstracts alone: what is made again where others see nothing of what has changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sphinx_proceedings.building.memory.build_notes import BuildNotes
from sphinx_proceedings.building.memory.finished_build import file_state
from sphinx_proceedings.building.paper_citations import citing
from sphinx_proceedings.building.pipeline import Generated, Material, Plan, made_with
from sphinx_proceedings.building.said import Said, changed_since
from sphinx_proceedings.building.site_files import (
    BuiltPage,
    Dates,
    known_dates,
    portal_feed,
    record_dates,
    site_files,
    site_history,
    site_map,
)
from sphinx_proceedings.building.writing.pages import write_few_pages
from sphinx_proceedings.diagnostics import Code, sort_diagnostics
from sphinx_proceedings.model.portal import PaperId
from sphinx_proceedings.model.portal_listing import listing_of
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.model.views import View
from sphinx_proceedings.outputs.feeds.atom import edition_feed_path, person_feed_path
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.outputs.source_lines import source_lines_path
from sphinx_proceedings.pages.english_words import in_language
from sphinx_proceedings.pages.plan import plan_paper_pages
from sphinx_proceedings.sources.history.source_history import History
from sphinx_proceedings.wording.messages import speaking

__all__ = ["AbstractEdits", "abstract_edits", "edited_files", "plan_edited", "write_edited"]


@dataclass(frozen=True, kw_only=True, slots=True)
class AbstractEdits:
    """The papers that show it where nothing but abstracts is another than before."""

    texts: frozenset[PaperId]
    """Those of which the abstract is another."""
    related: frozenset[PaperId]
    """Those to which others are related, or for other reasons."""
    editions: tuple[str, ...]
    """Those of which the file is another: records may stand on other lines of it."""
    dated: frozenset[PaperId]
    """Papers, and volumes without a key, that have changed at another time than was known."""
    pages: Sequence[BuiltPage]
    """All that are listed."""
    history: History
    dates: Dates
    """When papers of these editions have changed, as far as that is known."""


def abstract_edits(
    root: Path,
    material: Material,
    files: Collection[str],
    *,
    before: Mapping[str, Said],
    dates: Dates,
    pages: Sequence[BuiltPage],
) -> AbstractEdits | None:
    """What these files of papers say otherwise than `before`; None where it is not abstracts alone.

    Where a source is damaged, or the site tells of some papers later or prints them, more may
    follow than is known here.  `dates` tell when papers had changed, `pages` are all that are
    listed.
    """
    portal, effective, settings = material.portal, material.effective, material.settings
    editions = {bib_path(edition): edition for edition in portal.edition_by_id}
    is_of_a_time = effective.validity.since or effective.validity.until
    is_damaged = portal.damaged or not material.is_complete
    if is_damaged or is_of_a_time or settings.printed or not editions.keys() >= set(files):
        return None
    changed = changed_since(before, material.said)
    if changed is None:
        return None
    history = site_history(root, settings, pages, material.sources)
    if history.is_partial:
        return None
    edited = tuple(editions[path] for path in sorted(files))
    now = known_dates(record_dates(portal, history, material.sources), edited)
    earlier = {record: at for record, at in dates.items() if record[0] in edited}
    texts, related = changed
    return AbstractEdits(
        texts=texts,
        related=related,
        editions=edited,
        dated=frozenset(record for record, _ in earlier.items() ^ now.items()),
        pages=pages,
        history=history,
        dates=now,
    )


def plan_edited(material: Material, edits: AbstractEdits) -> Plan:
    """The pages that may be others; all others are as they were."""
    of_pages, settings = material.of_pages, material.settings
    with speaking(settings.language):
        planned = plan_paper_pages(
            material.portal,
            partial(citing, of_pages.citations),
            made_with(of_pages, settings),
            texts=edits.texts,
            others=edits.related,
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


def edited_files(root: Path, material: Material, edits: AbstractEdits) -> Iterator[SiteFile]:
    """The files beside pages in which these abstracts are, the lines of sources, or their dates."""
    portal, settings, history = material.portal, material.settings, edits.history
    told = sorted(edits.texts | edits.dated)
    papers = [portal.paper_by_id[paper] for paper in told if paper in portal.paper_by_id]
    people = dict.fromkeys(author.person for paper in papers for author in paper.authors)
    listed = listing_of(portal, edits.editions, people)
    found = site_files(root, listed, settings, pages=(), sources=material.sources, history=history)
    feeds = {*map(edition_feed_path, edits.editions), *map(person_feed_path, people)}
    lines = {source_lines_path(bib_path(edition)) for edition in edits.editions}
    for file in found.files:
        view = file.view() if file.view else View()
        if file.path in feeds | lines or not edits.texts.isdisjoint(view.abstracts):
            yield file
    dates = record_dates(portal, history, material.sources)
    if told:
        yield from portal_feed(portal, settings, dates)
    if edits.dated:
        yield from site_map(portal, settings, edits.pages, dates, history)
