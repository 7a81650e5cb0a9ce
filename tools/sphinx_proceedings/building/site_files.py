"""All files that stand beside the pages of a built site."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path

from sphinx_proceedings.building.memory.cache import shared_memo
from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.model.addresses import paper_file_path
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.model.portal_parts import PortalParts
from sphinx_proceedings.model.source_paths import is_about_people, is_thesaurus
from sphinx_proceedings.model.views import Views, seen_in_all
from sphinx_proceedings.model.when_asked import WhenAsked
from sphinx_proceedings.outputs.calendars.schedule_files import schedule_files
from sphinx_proceedings.outputs.citations.citation_files import citation_files
from sphinx_proceedings.outputs.citations.formats import FORMATS
from sphinx_proceedings.outputs.feeds.atom import newest_papers_feed
from sphinx_proceedings.outputs.feeds.discovery_files import discovery_files
from sphinx_proceedings.outputs.feeds.record_dates import DatesOfRecords, RecordDates
from sphinx_proceedings.outputs.feeds.sitemap import SitemapPage, sitemap_files
from sphinx_proceedings.outputs.head.cards import card_files
from sphinx_proceedings.outputs.paper_files import paper_files
from sphinx_proceedings.outputs.photo_files import photo_files
from sphinx_proceedings.outputs.printed_files import printed_files
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.outputs.source_lines import source_line_files
from sphinx_proceedings.outputs.wanted import Output
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.processes.sent_jobs import StandIn
from sphinx_proceedings.sources.history.source_history import History, read_history
from sphinx_proceedings.wording.messages import Spoken

__all__ = [
    "BuiltPage",
    "Dates",
    "SiteFiles",
    "known_dates",
    "portal_feed",
    "record_dates",
    "site_files",
    "site_history",
    "site_map_of",
    "without_dates",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class BuiltPage:
    """A page of the built site that search engines may list."""

    path: str
    """Relative to the site's root."""
    source: str
    """Its source file, relative to the portal's root."""
    page: Page | None
    """The generated page, or None where it was written by hand."""
    changed: datetime | None = None
    """When it had changed, of one that is known from another build."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteFiles:
    """The files, and what could not be known for them."""

    files: Iterator[SiteFile]
    unknown_dates: str
    """Why it is not known when something changed: a sentence, or empty."""
    is_finished: bool
    """Whether another try would come to the same."""
    setting: str
    """With what the versions of calendars and feeds of programmes begin."""
    stand_ins: Callable[[Sequence[SiteFile]], Sequence[StandIn]]
    """What other machines are sent with some of the files instead of the whole portal."""
    dates: Dates
    """When records changed."""
    listed: Sequence[SitemapPage]
    """What the site map has: first the pages."""


Dates = Mapping[PaperId, datetime]
"""When papers last had something new to say, as far as that is known; without a key, when the entry
of an edition's volume has changed."""


def site_files(
    root: Path,
    portal: Portal,
    settings: Settings,
    *,
    pages: Sequence[BuiltPage],
    sources: Sequence[str],
    announced: Portal | None = None,
    icon: str = "",
    dates: RecordDates | None = None,
) -> SiteFiles:
    """The files of the site built from the portal under `root`.

    `announced` is the portal as its calendars tell of it, where that is another.  `sources` are the
    paths of its BibTeX and YAML files, `icon` that of an SVG file in the site; `dates` are those of
    its records, where they are known already.
    """
    history = History() if dates else site_history(root, settings, pages, sources)
    dates = dates or record_dates(portal, history, sources)
    setting = version_of(settings)
    views = Views(portal)
    told = announced or portal
    listed = _sitemap_pages(portal, pages, dates, history)
    files = _files(portal, views, settings, dates, listed=listed, icon=icon)
    calendars = _schedule_files(told, settings, setting, is_announced=told is not portal)
    return SiteFiles(
        files=(
            replace(file, render=Spoken(settings.language, file.render))
            for file in chain(files, calendars)
        ),
        unknown_dates=history.unknown_because,
        is_finished=not history.is_partial,
        setting=setting,
        stand_ins=partial(_stand_ins, PortalParts(portal), PortalParts(told)),
        dates=known_dates(dates, (edition.id for edition in portal.editions)),
        listed=listed,
    )


def record_dates(portal: Portal, history: History, sources: Sequence[str]) -> RecordDates:
    """When the records of a portal changed, of which these are the sources."""
    return RecordDates(
        portal=portal,
        history=history,
        people_files=tuple(filter(is_about_people, sources)),
        topics_files=tuple(filter(is_thesaurus, sources)),
    )


def known_dates(dates: RecordDates, editions: Iterable[str]) -> Dates:
    """When the papers of these editions changed, and their volumes."""
    portal = dates.portal
    found: dict[PaperId, datetime | None] = {}
    for edition in editions:
        found[edition, ""] = dates.volume(edition)
        for paper in portal.papers_by_edition[edition]:
            found[edition, paper.key] = dates.paper(paper)
    return {record: changed for record, changed in found.items() if changed is not None}


def _stand_ins(
    present: PortalParts, announced: PortalParts, files: Sequence[SiteFile]
) -> Sequence[StandIn]:
    """What stands for the portal, and for that which was announced, as far as files tell of them.

    Nothing where one may tell of anything.
    """
    found: list[StandIn] = []
    for parts, is_announced in ((present, False), (announced, True)):
        own = [file for file in files if file.is_announced is is_announced]
        view = seen_in_all(file.view and file.view() for file in own)
        if view is None:
            return ()
        if own:
            found.append((parts.whole, parts.of(view)))
    return found


def _schedule_files(
    portal: Portal, settings: Settings, setting: str, *, is_announced: bool
) -> Iterator[SiteFile]:
    abstracts, views = portal.digests.papers, Views(portal)
    editions, papers = portal.edition_by_id, portal.papers_by_edition
    outlines = WhenAsked(
        editions, lambda each: version_of(setting, views.digest(views.edition(editions[each])))
    )
    versions = WhenAsked(
        editions,
        lambda each: version_of(
            outlines[each], [abstracts[each, paper.key] for paper in papers[each]]
        ),
    )
    only_for_scripts = Output.CALENDARS not in settings.outputs
    for file in schedule_files(
        portal, settings.site, versions, outlines, only_for_scripts=only_for_scripts
    ):
        yield replace(file, version=f"{setting} {file.version}", is_announced=is_announced)


def site_history(
    root: Path, settings: Settings, pages: Sequence[BuiltPage], sources: Sequence[str]
) -> History:
    """When each line of the sources changed; nobody asks where there are no absolute addresses."""
    if not settings.site.base:
        return History()
    by_hand = [built.source for built in pages if built.page is None]
    below = {posixpath.join(settings.root, source): source for source in sources}
    told = read_history(root, below, by_hand, shared_memo())
    return replace(told, files={below.get(path, path): file for path, file in told.files.items()})


def _files(
    portal: Portal,
    views: Views,
    settings: Settings,
    dates: RecordDates,
    *,
    listed: Sequence[SitemapPage],
    icon: str,
) -> Iterator[SiteFile]:
    setting = version_of(settings)
    versions = {
        (paper.edition, paper.key): _version(setting, views, paper) for paper in portal.papers
    }
    if Output.EXPORTS in settings.outputs:
        yield from citation_files(portal, settings.site, versions)
    if settings.site.base and Output.CARDS in settings.outputs:
        yield from card_files(portal, settings.name)
    if "{line}" in settings.source:
        yield from source_line_files(portal)
    yield from photo_files(portal)
    yield from paper_files(portal)
    yield from printed_files(portal)
    yield from discovery_files(
        portal,
        settings.site,
        settings.name,
        dates=dates,
        pages=listed,
        formats=FORMATS if Output.EXPORTS in settings.outputs else (),
        outputs=settings.outputs,
        paper_versions=versions,
        icon=icon,
    )


def _sitemap_pages(
    portal: Portal, pages: Sequence[BuiltPage], dates: RecordDates, history: History
) -> list[SitemapPage]:
    return [
        *(SitemapPage(path=built.path, changed=_changed(built, dates, history)) for built in pages),
        # When they changed, no line of a source tells.
        *(SitemapPage(path=path) for path in _listed_pdfs(portal)),
    ]


def site_map_of(settings: Settings, pages: Iterable[BuiltPage]) -> Iterator[SiteFile]:
    """The files of the site map that lists these, of which it is known when they changed."""
    listed = [SitemapPage(path=built.path, changed=built.changed) for built in pages]
    yield from sitemap_files(settings.site, listed)


def without_dates(built: BuiltPage, lost: DatesOfRecords) -> BuiltPage:
    """A page with the date that it had, unless that is among these that are lost."""
    page = built.page
    is_lost = page is not None and page.kind.dated(lost, page) is None
    return replace(built, changed=None) if is_lost else built


def portal_feed(
    portal: Portal, settings: Settings, dates: RecordDates, newest: Sequence[Paper]
) -> Iterator[SiteFile]:
    """The feed of the whole portal, of which these papers are the newest, where there is one."""
    if not settings.site.base or Output.FEEDS not in settings.outputs:
        return
    setting, views = version_of(settings), Views(portal)

    def version(paper: PaperId) -> str:
        return _version(setting, views, portal.paper_by_id[paper])

    feed = newest_papers_feed(portal, settings.site, settings.name, dates, version, papers=newest)
    yield replace(feed, render=Spoken(settings.language, feed.render))


def _version(setting: str, views: Views, paper: Paper) -> str:
    return version_of(setting, views.digest(views.exported(paper)))


def _listed_pdfs(portal: Portal) -> Iterator[str]:
    """The texts that stand beside pages: readers look for these."""
    for paper in portal.papers:
        if paper.pdf is not None:
            yield paper_file_path(paper, paper.pdf)


def _changed(built: BuiltPage, dates: RecordDates, history: History) -> datetime | None:
    """When a page last had something new to say, or None where that is not known."""
    page = built.page
    return history.changed_file(built.source) if page is None else page.kind.dated(dates, page)
