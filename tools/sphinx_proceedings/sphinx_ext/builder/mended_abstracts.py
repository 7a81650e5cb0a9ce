"""Builds what follows from mended abstracts where nothing else has changed since the last build.

Sphinx need not read or write anything for it: the pages of such papers, and maps, are written into
the frames that the last build left.
"""

from __future__ import annotations

import logging as python_logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_proceedings.building.memory.finished_build import (
    FinishedBuild,
    file_state,
)
from sphinx_proceedings.building.mended_texts import Mended, mended_texts
from sphinx_proceedings.building.writing.pages import write_page
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.processes.garbage import garbage_kept
from sphinx_proceedings.sphinx_ext.builder.events import last_good_sources
from sphinx_proceedings.sphinx_ext.builder.known_site import (
    KnownSite,
    note_known_site,
    read_known_site,
)
from sphinx_proceedings.sphinx_ext.builder.note_finished import Told, note_finished
from sphinx_proceedings.sphinx_ext.builder.unchanged import Inputs
from sphinx_proceedings.sphinx_ext.builder.unwritable import ending_when_unwritable
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal
from sphinx_proceedings.sphinx_ext.direct.context import DirectSite
from sphinx_proceedings.sphinx_ext.direct.framed_pages import FramedPages, put_page
from sphinx_proceedings.sphinx_ext.log import report
from sphinx_proceedings.sphinx_ext.site.search import make_search, search_made
from sphinx_proceedings.sphinx_ext.site.site_files import listed_pages, made_of, make_site_files
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView
from sphinx_proceedings.upstream.html_builder import IdleBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["mend"]

_MOST = 100
"""Pages; more are written faster in several processes."""

logger = logging.getLogger(__name__)


def mend(app: Sphinx, inputs: Inputs, last_build: FinishedBuild) -> bool:
    """Whether this build is of mended abstracts alone; if so, that is all it will do."""
    with garbage_kept():
        work = _mending(app, inputs, last_build)
    if work is not None:
        members = {"name": inputs.builder, "mending": work}
        app.add_builder(type("MendingBuilder", (_MendingBuilder,), members), override=True)
    return work is not None


def _mending(app: Sphinx, inputs: Inputs, last_build: FinishedBuild) -> _Mending | None:
    if not _are_only_papers(app, inputs, last_build):
        return None
    known = read_known_site(app, inputs.builder)
    if known is None:
        return None
    mended = mended_texts(
        Path(app.srcdir), known.settings, known.seen, known.versions, last_good_sources(app)
    )
    if mended is None or len(mended.changed) > _MOST:
        return None
    view = _view(known, mended)
    pages = _pages(app, view, known, mended.changed)
    if pages is None:
        return None
    return _Mending(
        inputs=inputs,
        last_build=last_build,
        known=replace(
            known,
            seen=mended.seen,
            versions={page.docname: page.version for page in mended.pages},
        ),
        mended=mended,
        view=view,
        pages=pages,
    )


def _are_only_papers(app: Sphinx, inputs: Inputs, last_build: FinishedBuild) -> bool:
    """Whether all that has changed are files of papers, all of which are still there."""
    root = Path(app.srcdir)
    if last_build.files.keys() != inputs.files.keys():
        return False
    changed = {path for path, state in inputs.files.items() if state != last_build.files[path]}
    included = last_build.included.keys() - {str(root / path) for path in changed}
    return all(map(_holds_papers, changed)) and all(
        file_state(Path(path)) == last_build.included[path] for path in included
    )


def _holds_papers(path: str) -> bool:
    parts = PurePosixPath(path)
    return parts.parent == PurePosixPath("papers") and parts.suffix == ".bib"


def _view(known: KnownSite, mended: Mended) -> SiteView:
    settings = known.settings
    built = BuiltPortal(mended.effective.portal, mended.pages, mended.sources, settings.outputs)
    built.effective = mended.effective
    return SiteView(
        built=built,
        settings=settings,
        docnames=known.docnames,
        uri=settings.site.uri,
        has_files=True,
    )


def _pages(
    app: Sphinx, view: SiteView, known: KnownSite, changed: Sequence[Page]
) -> list[tuple[Page, bytes]] | None:
    """The pages that are others now, as HTML; None where Sphinx has to write one."""
    site = DirectSite(view=view, colours=known.colours, permalinks=known.permalinks)
    framed = FramedPages(site=site, root=str(app.srcdir), frames=known.frames)
    pages: list[tuple[Page, bytes]] = []
    for page in changed:
        data = framed.html(page) if page.docname in known.paths else None
        if data is None:
            return None
        pages.append((page, data))
    return pages


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mending:
    """What one such build has to do."""

    inputs: Inputs
    last_build: FinishedBuild
    known: KnownSite
    mended: Mended
    view: SiteView
    pages: Sequence[tuple[Page, bytes]]


class _MendingBuilder(IdleBuilder):
    """Writes the pages, the search, and what stands beside pages."""

    mending: _Mending

    def tell(self) -> None:
        """Do it, and tell what every build tells."""
        with garbage_kept(), ending_when_unwritable():
            _build(self.app, self.mending)


def _build(app: Sphinx, work: _Mending) -> None:
    told = Told(app)
    python_logging.getLogger("sphinx").addHandler(told)
    root, outdir, known = Path(app.srcdir), Path(app.outdir), work.known
    messages = tuple(report(root, work.mended.diagnostics))
    for page, data in work.pages:
        problem = write_page(root, page).problem
        if problem is not None:
            report(root, [problem])
        put_page(outdir / known.paths[page.docname], data, root / page.path)
        logger.info("written again: %s", page.docname)
    is_finished = _write_beside(app, work) and told.texts <= {each.text for each in messages}
    if is_finished:
        written = {page.path for page, _ in work.pages}
        included = map(Path, work.last_build.included)
        note_known_site(app, work.inputs.builder, known)
        note_finished(app, work.inputs, written, included, messages)


def _write_beside(app: Sphinx, work: _Mending) -> bool:
    """Whether all could be written that stands beside pages."""
    root, outdir, known, view = Path(app.srcdir), Path(app.outdir), work.known, work.view
    problem = None
    if known.has_search:
        searched = {name: page.searched for name, page in known.by_hand.items()}
        problem = make_search(outdir, view, searched, search_made(app))
        report(root, [problem] if problem else [])
    by_hand = {name: page.listed for name, page in known.by_hand.items()}
    listed = listed_pages(view, by_hand, has_search=known.has_search)
    told = make_site_files(root, outdir, view, listed, made_of(app), not_ours=known.not_ours)
    report(root, told.problems)
    return problem is None and told.is_finished
