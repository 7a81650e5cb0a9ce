"""Builds what follows from changed data where nothing else has changed since the last build.

Sphinx need not read or write anything for it: pages are written into the frames that the last build
left.  Where that cannot be, what was found out of the portal is of use to the build that is made
instead.
"""

from __future__ import annotations

import logging as python_logging
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_proceedings.building.memory.finished_build import FinishedBuild, file_state
from sphinx_proceedings.building.pipeline import Plan, plan_portal, write_portal
from sphinx_proceedings.files.whole_files import remove_with_empty_folders, write_atomically
from sphinx_proceedings.model.source_paths import is_imported, is_photo, is_source
from sphinx_proceedings.processes.garbage import garbage_kept
from sphinx_proceedings.sphinx_ext.build_notes import made_in_output, notes_of
from sphinx_proceedings.sphinx_ext.builder.events import last_good_sources
from sphinx_proceedings.sphinx_ext.builder.known_site import (
    KnownSite,
    documents,
    note_known_site,
    read_known_site,
)
from sphinx_proceedings.sphinx_ext.builder.note_finished import Told, note_finished
from sphinx_proceedings.sphinx_ext.builder.outdated_pages import pages_made
from sphinx_proceedings.sphinx_ext.builder.page_styles import note_styles
from sphinx_proceedings.sphinx_ext.builder.unchanged import Inputs, copied_paths
from sphinx_proceedings.sphinx_ext.builder.what_follows import (
    Following,
    UnforeseenError,
    what_follows,
)
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal
from sphinx_proceedings.sphinx_ext.direct.framed_pages import put_page
from sphinx_proceedings.sphinx_ext.log import report
from sphinx_proceedings.sphinx_ext.markup.domain import ProceedingsDomain
from sphinx_proceedings.sphinx_ext.site.inline_styles import styles_path
from sphinx_proceedings.sphinx_ext.site.offline import make_offline
from sphinx_proceedings.sphinx_ext.site.search import make_search, search_made
from sphinx_proceedings.sphinx_ext.site.site_files import listed_pages, made_of, make_site_files
from sphinx_proceedings.sphinx_ext.unwritable import ending_when_unwritable
from sphinx_proceedings.upstream.html_builder import IdleBuilder
from sphinx_proceedings.upstream.inventory import INVENTORY, STANDARD, inventory
from sphinx_proceedings.wording.messages import speak

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["Changed", "take_changed_data"]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Changed:
    """A portal of which the data have changed."""

    plan: Plan
    is_taken: bool
    """Whether it is all that this build will do."""


def take_changed_data(app: Sphinx, inputs: Inputs, last_build: FinishedBuild) -> Changed | None:
    """Make this a build of changed data, if nothing else has changed."""
    known = read_known_site(app, inputs.builder)
    root = Path(app.srcdir)
    if (
        known is None
        or known.settings.root
        or not _are_only_sources(root, known, inputs, last_build, copied_paths(app))
    ):
        return None
    speak(known.settings.language)
    with garbage_kept():
        plan = plan_portal(root, known.settings, kept=last_good_sources(app))
        try:
            following = what_follows(root, known, plan, notes_of(app))
        except UnforeseenError as reason:
            logger.info("Sphinx looks at all pages: %s", reason)
            return Changed(plan, is_taken=False)
    work = _Work(inputs=inputs, known=known, plan=plan, following=following)
    members = {"name": inputs.builder, "work": work}
    app.add_builder(type("DataBuilder", (_DataBuilder,), members), override=True)
    return Changed(plan, is_taken=True)


def _are_only_sources(
    root: Path, known: KnownSite, inputs: Inputs, last_build: FinishedBuild, copied: Set[str]
) -> bool:
    """Whether all that has changed, come or gone are sources, photos and papers' files.

    They are for the portal alone: no page includes one, and none is among what is `copied` into
    the output.
    """
    paths = last_build.files.keys() | inputs.files.keys()
    changed = {path for path in paths if last_build.files.get(path) != inputs.files.get(path)}
    files, folders = {str(root / path) for path in changed}, known.settings.files
    return (
        all(
            is_source(path) or is_photo(path) or is_imported(path) or folders.has(path)
            for path in changed
        )
        and all(
            copied.isdisjoint((path, *map(str, PurePosixPath(path).parents))) for path in changed
        )
        and not files & known.included
        and all(
            file_state(Path(path)) == state
            for path, state in last_build.included.items()
            if path not in files
        )
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Work:
    """What one such build has to do."""

    inputs: Inputs
    known: KnownSite
    plan: Plan
    following: Following


class _DataBuilder(IdleBuilder):
    """Writes the pages, the search, and what stands beside pages."""

    work: _Work

    def tell(self) -> None:
        """Do it, and tell what every build tells."""
        with garbage_kept(), ending_when_unwritable():
            _build(self.app, self.work)


def _build(app: Sphinx, work: _Work) -> None:
    told = Told(app)
    python_logging.getLogger("sphinx").addHandler(told)
    root, site = Path(app.srcdir), work.following.site
    _remove_gone(app, work)
    generated = write_portal(root, work.plan, notes_of(app))
    messages = tuple(report(root, generated.diagnostics))
    work.following.targets.note()
    made = _write_pages(app, work, generated.written.made_from)
    are_all_written = _write_beside(app, work)
    if generated.is_finished and are_all_written and told.texts <= {each.text for each in messages}:
        pages_made(app, site.path).note({}, made)
        note_known_site(app, work.inputs.builder, site)
        written = {*(f"{name}.md" for name in generated.written.written), *generated.ignore_files}
        read = (*work.plan.sources, *work.plan.photos, *work.plan.files)
        included = {*map(Path, site.included), *(root / path for path in read)}
        validity = work.plan.effective.validity
        note_finished(app, work.inputs, written, included, messages, validity)


def _remove_gone(app: Sphinx, work: _Work) -> None:
    """Take away the files of pages that are gone, and note those that will come."""
    outdir, path = Path(app.outdir), work.known.path
    gone = {path(docname): "" for docname in work.following.gone}
    for each in sorted(gone):
        for file in (each, styles_path(each)):
            remove_with_empty_folders(outdir / file, outdir)
    new = {path(name): "" for name in work.following.pages if name not in work.known.docnames}
    made_in_output(app, "files").note(gone, new)


def _write_pages(app: Sphinx, work: _Work, written: Mapping[str, str]) -> dict[str, str]:
    """Write the HTML of pages; what those that have been `written` show."""
    following = work.following
    pages_made(app, following.site.path).note(
        dict.fromkeys([*following.pages, *following.gone], ""), {}
    )
    for docname, (page, data) in following.pages.items():
        source = Path(app.srcdir, page.path)
        put_page(Path(app.outdir, following.site.path(docname)), data, source)
        logger.info("written again: %s", docname)
    note_styles(
        app, {name: Path(app.outdir, following.site.path(name)) for name in following.pages}
    )
    return {name: following.site.shown[name] for name in following.pages if name in written}


def _write_beside(app: Sphinx, work: _Work) -> bool:
    """Whether all could be written that stands beside pages."""
    root, outdir, site, view = (
        Path(app.srcdir),
        Path(app.outdir),
        work.following.site,
        work.following.view,
    )
    if site.titles != work.known.titles:
        write_atomically(outdir / INVENTORY, _inventory(app, site, view.built))
    problem = None
    if site.has_search:
        searched = {name: page.searched for name, page in site.by_hand.items()}
        problem = make_search(outdir, view, searched, search_made(app))
        report(root, [problem] if problem else [])
    by_hand = {name: page.listed for name, page in site.by_hand.items()}
    listed = listed_pages(view, by_hand, has_search=site.has_search)
    told = make_site_files(root, outdir, view, listed, made_of(app), not_ours=site.not_ours)
    report(root, told.problems)
    is_offline_made = make_offline(app, view)
    return problem is None and told.is_finished and is_offline_made


def _inventory(app: Sphinx, site: KnownSite, built: BuiltPortal) -> bytes:
    """The list of what other sites may refer to."""
    objects = {**site.objects, ProceedingsDomain.name: built.objects}
    objects[STANDARD] = [*site.objects[STANDARD], *documents(built, site.unread)]
    return inventory(app.config, objects, site.settings.site.uri)
