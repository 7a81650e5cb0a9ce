"""Writes the files beside the pages when a build has finished."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging

from sphinx_proceedings.building.memory.build_notes import left_in
from sphinx_proceedings.building.site_files import BuiltPage, SiteFiles, site_files
from sphinx_proceedings.building.writing.site_files import write_site_files
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.processes.garbage import garbage_kept
from sphinx_proceedings.sphinx_ext.build_notes import made_in_output
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal
from sphinx_proceedings.sphinx_ext.cluster import cluster_in_use
from sphinx_proceedings.sphinx_ext.config import extra_files, settings_of
from sphinx_proceedings.sphinx_ext.log import progress_shown, report
from sphinx_proceedings.sphinx_ext.lost_notes import files_found
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.search import has_portal_search

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]

logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> None:
    """Write after the pages, and after what the portal copies into the output itself."""
    app.connect("build-finished", _write)


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    if app.builder.name == "epub":
        return
    built = domain_of(app.env).built
    with garbage_kept(), progress_shown(app), cluster_in_use(app):
        plan = site_files(
            Path(app.srcdir),
            built.portal,
            settings_of(app),
            pages=list(_listed_pages(app)),
            sources=built.sources,
            announced=built.effective.announced,
        )

        def is_kept(path: str, version: str) -> bool:
            return built.effective.is_kept(path) and (
                not version or version.startswith(plan.setting)
            )

        built.is_unfinished |= not plan.is_finished
        try:
            write_site_files(
                Path(app.outdir),
                plan.files,
                made_in_output(app, "files beside pages", left_in(str(app.outdir)), files_found),
                not_ours=extra_files(app),
                is_kept=is_kept,
                may_remove=built.effective.is_complete,
            )
        except OSError as error:
            built.is_unfinished = True
            report(Path(app.srcdir), [_unwritable(error)])
    _tell_what_is_missing(app, plan)


def _listed_pages(app: Sphinx) -> Iterator[BuiltPage]:
    """The pages that search engines may list: no redirects, and no page of a withdrawn paper."""
    built = domain_of(app.env).built
    for docname in sorted(app.env.found_docs):
        page = built.pages.get(docname)
        if "nosearch" in app.env.metadata[docname] or (page and not _is_listed(built, page)):
            continue
        yield BuiltPage(
            path=unquote(app.builder.get_target_uri(docname)),
            source=Path(app.env.doc2path(docname, base=False)).as_posix(),
            page=page,
        )
    if has_portal_search(app):
        path = unquote(app.builder.get_target_uri("search"))
        yield BuiltPage(path=path, source="conf.py", page=None)


def _is_listed(built: BuiltPortal, page: Page) -> bool:
    kind = page.kind
    return kind.is_indexed and (kind.is_listed is None or kind.is_listed(built.portal, page))


def _tell_what_is_missing(app: Sphinx, plan: SiteFiles) -> None:
    if not app.config.html_baseurl:
        logger.info(
            "No html_baseurl in conf.py: left out are the site map, feeds, social cards, canonical"
            " and other absolute addresses"
        )
    elif plan.unknown_dates:
        logger.info("No dates of last change in site map and feeds: %s", plan.unknown_dates)


def _unwritable(error: OSError) -> Diagnostic:
    return Diagnostic(
        code=Code.PAGE_UNWRITABLE,
        location=Location(path=str(error.filename or "conf.py")),
        message=f"a file beside the pages cannot be written: {error.strerror or error}",
        hint="check that the output folder may be written and that the disk is not full",
    )
