"""Writes the files beside the pages when a build has finished."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging

from sphinx_proceedings.building.memory.build_notes import Made, left_in
from sphinx_proceedings.building.site_files import BuiltPage, site_files
from sphinx_proceedings.building.writing.site_files import write_few_files, write_site_files
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.outputs.feeds.sitemap import SitemapPage
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.processes.garbage import garbage_kept
from sphinx_proceedings.sphinx_ext.build_notes import made_in_output
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal
from sphinx_proceedings.sphinx_ext.cluster import cluster_in_use
from sphinx_proceedings.sphinx_ext.config import extra_files
from sphinx_proceedings.sphinx_ext.log import progress_shown, report
from sphinx_proceedings.sphinx_ext.lost_notes import files_found
from sphinx_proceedings.sphinx_ext.site.hand_written import hand_written
from sphinx_proceedings.sphinx_ext.site.search import has_portal_search
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView, site_view

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["listed_pages", "made_of", "make_few_files", "make_site_files", "setup", "unwritable"]

logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> None:
    """Write after the pages, and after what the portal copies into the output itself."""
    app.connect("build-finished", _write)


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    if app.builder.name == "epub":
        return
    root, outdir, view = Path(app.srcdir), Path(app.outdir), site_view(app)
    by_hand = {name: page.listed for name, page in hand_written(app).items()}
    listed = listed_pages(view, by_hand, has_search=has_portal_search(app))
    with progress_shown(app), cluster_in_use(app):
        told = make_site_files(root, outdir, view, listed, made_of(app), not_ours=extra_files(app))
    view.built.is_unfinished |= not told.is_finished
    report(root, told.problems)
    if not app.config.html_baseurl:
        logger.info(
            "No html_baseurl in conf.py, nor an address from CI: left out are the site map, feeds,"
            " social cards, canonical and other absolute addresses"
        )
    elif told.unknown_dates:
        logger.info("No dates of last change in site map and feeds: %s", told.unknown_dates)


def made_of(app: Sphinx) -> Made:
    """What is noted of these files."""
    return made_in_output(app, "files beside pages", left_in(str(app.outdir)), files_found)


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What became of the files."""

    unknown_dates: str
    """Why it is not known when something changed: a sentence, or empty."""
    is_finished: bool
    """Whether another try would come to the same."""
    problems: tuple[Diagnostic, ...] = ()


def make_site_files(
    root: Path,
    outdir: Path,
    view: SiteView,
    listed: Sequence[BuiltPage],
    made: Made,
    *,
    not_ours: Container[str],
) -> Told:
    """Write the files of a site of which these pages are listed; what is wrong."""
    built = view.built
    with garbage_kept():
        plan = site_files(
            root,
            built.portal,
            view.settings,
            pages=listed,
            sources=built.sources,
            announced=built.effective.announced,
        )

        built.listed, built.dates = as_dated(listed, plan.listed), plan.dates

        def is_kept(path: str, version: str) -> bool:
            return built.effective.is_kept(path) and (
                not version or version.startswith(plan.setting)
            )

        problems: list[Diagnostic] = []
        try:
            write_site_files(
                outdir,
                plan.files,
                made,
                not_ours=not_ours,
                is_kept=is_kept,
                may_remove=built.effective.is_complete,
                stand_ins=plan.stand_ins,
            )
        except OSError as error:
            problems.append(unwritable(error))
    return Told(
        unknown_dates=plan.unknown_dates,
        is_finished=plan.is_finished and not problems,
        problems=tuple(problems),
    )


def as_dated(pages: Sequence[BuiltPage], listed: Sequence[SitemapPage]) -> list[BuiltPage]:
    """These pages with when they changed; after them, what else is `listed` in the site map."""
    return [
        replace(pages[number], changed=found.changed)
        if number < len(pages)
        else BuiltPage(path=found.path, source="", page=None)
        for number, found in enumerate(listed)
    ]


def make_few_files(outdir: Path, files: Iterable[SiteFile], made: Made) -> tuple[Diagnostic, ...]:
    """Write these files of a site and leave all others as they are; what is wrong."""
    try:
        write_few_files(outdir, files, made)
    except OSError as error:
        return (unwritable(error),)
    return ()


def listed_pages(
    view: SiteView, by_hand: Mapping[str, BuiltPage], *, has_search: bool
) -> list[BuiltPage]:
    """The pages that search engines may list: no redirects, and no page of a withdrawn paper.

    `by_hand` are pages that were written so, by their docnames.
    """
    listed: list[BuiltPage] = []
    for docname in sorted(view.docnames):
        page = view.page(docname)
        if page is not None:
            if _is_listed(view.built, page):
                listed.append(BuiltPage(path=view.path(docname), source=page.path, page=page))
        elif docname in by_hand:
            listed.append(by_hand[docname])
    if has_search:
        listed.append(BuiltPage(path=view.path("search"), source="conf.py", page=None))
    return listed


def _is_listed(built: BuiltPortal, page: Page) -> bool:
    kind = page.kind
    is_found = kind.is_indexed and not page.target
    return is_found and (kind.is_listed is None or kind.is_listed(built.portal, page))


def unwritable(error: OSError) -> Diagnostic:
    """What is told where a file beside the pages cannot be written."""
    return Diagnostic(
        code=Code.PAGE_UNWRITABLE,
        location=Location(path=str(error.filename or "conf.py")),
        message=f"a file beside the pages cannot be written: {error.strerror or error}",
        hint="check that the output folder may be written and that the disk is not full",
    )
