"""Sources → model → checks → pages and files: one result for the command line and for Sphinx."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from sphinx_proceedings.building.build_time import build_time
from sphinx_proceedings.building.effective_portal import effective_portal
from sphinx_proceedings.building.first_pages import with_first_pages
from sphinx_proceedings.building.former_code import former_names_told
from sphinx_proceedings.building.last_good_sources import LastGoodSources
from sphinx_proceedings.building.material import Generated, Material, Plan, made_with
from sphinx_proceedings.building.memory.build_notes import BuildNotes
from sphinx_proceedings.building.memory.finished_build import file_state
from sphinx_proceedings.building.memory.insights import portal_insights
from sphinx_proceedings.building.memory.pdfs import pdfs_remembered
from sphinx_proceedings.building.memory.said import said_in
from sphinx_proceedings.building.memory.sources import read_remembered
from sphinx_proceedings.building.page_material import PageMaterial
from sphinx_proceedings.building.paper_citations import PortalCitations, citing
from sphinx_proceedings.building.printed_documents import files_of_style, with_documents
from sphinx_proceedings.building.settings import Settings, read_folders
from sphinx_proceedings.building.writing.ignore_files import keep_ignore_files
from sphinx_proceedings.building.writing.pages import write_pages
from sphinx_proceedings.check import run_checks
from sphinx_proceedings.check.embargoes import pending_embargoes
from sphinx_proceedings.check.pdfs.rules import PDF_CODES, check_pdfs
from sphinx_proceedings.check.suspect_affiliations import affiliation_suspects
from sphinx_proceedings.check.suspect_people import identity_suspects
from sphinx_proceedings.diagnostics import Code, Diagnostic, Severity, sort_diagnostics
from sphinx_proceedings.insight.paper_maps import PaperMap
from sphinx_proceedings.model.addresses import paper_docname
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.published import as_published, states_embargoes
from sphinx_proceedings.model.source_paths import PAPERS_FOLDER, PaperFolders
from sphinx_proceedings.outputs.wanted import Output
from sphinx_proceedings.pages.english_words import in_language
from sphinx_proceedings.pages.own_pages import OwnPageError, OwnPages
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.plan import plan_pages
from sphinx_proceedings.pages.related_papers import RelatedLists
from sphinx_proceedings.sources.loading import Sources, load_sources
from sphinx_proceedings.sources.paper_files.paper_files import source_place
from sphinx_proceedings.sources.papers.edition_file import Around
from sphinx_proceedings.wording.messages import speaking

__all__ = [
    "Result",
    "generate",
    "material_of",
    "pages_of",
    "plan_of",
    "plan_portal",
    "read_portal",
    "write_portal",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """The portal and everything wrong with its sources."""

    portal: Portal
    """What is published now: without what is under an embargo."""
    whole: Portal
    """All that the sources say, which is for editors alone."""
    diagnostics: tuple[Diagnostic, ...]
    unusable: frozenset[str]
    """Paths of source files that could not be read at all."""
    sources: tuple[str, ...]
    """Paths of the source files that were read, relative to the root."""
    loaded: Sources
    """The source files that could be loaded, or nothing any more."""
    photos: tuple[str, ...]
    """Paths of the photos that they name."""
    files: tuple[str, ...]
    """Absolute paths of papers' own files, and of the folders that these are in."""
    around: Mapping[str, Around]
    """What files of papers are read with, by edition."""
    beside_texts: Mapping[str, str]
    """A digest of what each file of papers says beside titles and abstracts, by edition."""

    def without_texts(self) -> Result:
        """The same when nobody needs the texts of the sources any more."""
        return replace(self, loaded=Sources())

    @property
    def complete(self) -> bool:
        """Whether every source file could be read at all."""
        return not self.unusable

    def count(self, severity: Severity) -> int:
        """How many diagnostics are of this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


def read_portal(
    root: Path,
    *,
    files: PaperFolders | None = None,
    people: bool = False,
    affiliations: bool = False,
    pdfs: bool = False,
) -> Result:
    """Read and check the sources under `root`; raises `BuildTimeError`.

    Papers' own files are where `files` says, or else `conf.py`, as far as that states it.  With
    `people`, say who may be whom as well, with `affiliations`, which may be one institution, with
    `pdfs`, what is wrong with papers' PDFs.
    """
    sources = replace(load_sources(root), files=files or read_folders(root))
    reading = read_remembered(sources)
    whole = published = reading.portal
    asked = (
        *(identity_suspects(whole) if people else ()),
        *(affiliation_suspects(whole) if affiliations else ()),
        *(_pdf_problems(whole, root) if pdfs else ()),
    )
    if states_embargoes(whole):
        now = build_time()
        published = as_published(whole, now)
        asked += tuple(pending_embargoes(whole, now))
    return Result(
        portal=published,
        whole=whole,
        diagnostics=run_checks(
            whole,
            (*reading.diagnostics, *asked),
            not_asked={Code.PDF_PICTURE} if pdfs else PDF_CODES,
        ),
        unusable=reading.unusable,
        sources=sources.paths,
        loaded=sources,
        photos=reading.photos,
        files=reading.files,
        around=reading.around,
        beside_texts=reading.beside_texts,
    )


def _pdf_problems(portal: Portal, root: Path) -> Iterator[Diagnostic]:
    files = [paper.pdf for paper in portal.papers if paper.pdf]
    return check_pdfs(portal, pdfs_remembered(files), partial(source_place, root))


def generate(
    root: Path,
    settings: Settings | None = None,
    *,
    kept: LastGoodSources | None = None,
    notes: BuildNotes | None = None,
    own: OwnPages = OwnPages(),  # noqa: B008  # a frozen value
) -> Generated:
    """Read and check the sources under `root`, and bring the pages there in line with them.

    For a source that cannot be used stands what is `kept` of it, and is told.  Raises
    `OwnPageError` where what the portal adds itself cannot be used.
    """
    plan = plan_portal(root, settings or Settings(), kept=kept or LastGoodSources(None), own=own)
    return write_portal(root, plan, notes)


def plan_portal(
    root: Path,
    settings: Settings,
    *,
    kept: LastGoodSources,
    own: OwnPages = OwnPages(),  # noqa: B008  # a frozen value
) -> Plan:
    """What `generate` writes; raises `OwnPageError` and `BuildTimeError`."""
    return plan_of(material_of(root, settings, kept=kept), own)


def material_of(root: Path, settings: Settings, *, kept: LastGoodSources) -> Material:
    """What pages are planned with; raises `BuildTimeError`."""
    place = root / settings.root
    result = read_portal(place, files=settings.files)
    effective = effective_portal(result.loaded, result.whole, result.unusable, kept)
    # What texts say is in the portal now; they are as much again.
    result = result.without_texts()
    problems, are_pictured = list[Diagnostic](), True
    if Output.FIRST_PAGES in settings.outputs:
        pictured = with_first_pages(place, effective.portal, effective.announced)
        effective = effective.as_made(*pictured.portals)
        problems, are_pictured = [*pictured.diagnostics], pictured.is_finished
    documented = with_documents(root, settings, effective.portal, effective.announced)
    effective = effective.as_made(*documented.portals)
    style_files = files_of_style(root, settings.print_style) if settings.printed else ()
    citations = PortalCitations(effective.portal, settings, root)
    insights = portal_insights(effective.portal)
    related = RelatedLists(effective.portal, insights.related)
    return Material(
        settings=settings,
        effective=effective,
        of_pages=PageMaterial(effective.portal, citations, related),
        maps=insights.maps,
        said=said_in(effective.portal, result.beside_texts, related),
        around=result.around,
        sources=result.sources,
        photos=(*result.photos, *effective.photos),
        # Else they are among the portal's own.
        files=(
            *(result.files if settings.files.folder != PAPERS_FOLDER else ()),
            *style_files,
        ),
        diagnostics=(
            *(diagnostic.below(settings.root) for diagnostic in (*result.diagnostics, *problems)),
            *documented.diagnostics,
            *settings.problems(root),
            *former_names_told(root),
        ),
        is_complete=result.complete,
        are_pictured=are_pictured,
    )


def plan_of(material: Material, own: OwnPages = OwnPages()) -> Plan:  # noqa: B008  # a frozen value
    """All generated pages; raises `OwnPageError`."""
    return Plan(
        material=material,
        pages=pages_of(material.of_pages, material.settings, material.maps, own=own),
    )


def write_portal(root: Path, plan: Plan, notes: BuildNotes | None = None) -> Generated:
    """Bring the pages under `root` in line with what was planned."""
    material, citations = plan.material, plan.material.of_pages.citations
    effective = material.effective
    made = notes and notes.of("generated pages", lambda name: file_state(f"{root}/{name}.md"))
    earlier = made.read() if made else {}
    # An unreadable file must not take the pages of its records away.
    written = write_pages(
        root,
        plan.pages,
        made_from=earlier,
        stand_ins=material.of_pages.stand_ins,
        remove_stale=effective.is_complete,
        before=citations.prepare,
    )
    are_all = effective.is_complete and not written.diagnostics
    ignoring = keep_ignore_files(root, written.made_from.keys(), are_all=are_all)
    # Such a page is made again next time, whatever it was made from.
    unmade = {paper_docname(effective.portal.paper_by_id[paper]) for paper in citations.unmade}
    made_from = {name: made for name, made in written.made_from.items() if name not in unmade}
    if made:
        made.note(earlier, made_from)
    writing = (*written.diagnostics, *ignoring.diagnostics)
    is_written = all(each.code is not Code.PAGE_UNWRITABLE for each in writing)
    return Generated(
        plan=plan,
        ignore_files=ignoring.written,
        written=replace(written, made_from=made_from),
        is_finished=material.is_complete
        and material.are_pictured
        and is_written
        and citations.is_complete,
        diagnostics=sort_diagnostics((*material.diagnostics, *writing, *citations.diagnostics)),
    )


def pages_of(
    material: PageMaterial,
    settings: Settings,
    maps: Mapping[str, PaperMap],
    *,
    own: OwnPages = OwnPages(),  # noqa: B008  # a frozen value
) -> tuple[Page, ...]:
    """All generated pages; `maps` are those of editions.  Raises `OwnPageError`."""
    with speaking(settings.language):
        planned = plan_pages(
            material.portal,
            partial(citing, material.citations),
            made_with(material, settings),
            related=material.related,
            maps=maps,
            own=own,
        )
        pages = tuple(in_language(page, settings.language) for page in planned)
    _check_docnames(pages)
    return pages


def _check_docnames(pages: Sequence[Page]) -> None:
    """Only pages of own kinds can be in another's way."""
    taken: dict[str, Page] = {}
    for page in pages:
        other = taken.setdefault(page.docname, page)
        if other is not page:
            raise OwnPageError(
                f"proceedings_kinds: {page.docname} is a page of the kind {page.kind.slug} and of"
                f" {other.kind.slug}: let one of them have another name"
            )
