"""Builds what follows from changed data where nothing else has changed since the last build.

Sphinx need not read or write anything for it: pages are written into the frames that the last build
left.  Where that cannot be, what was found out of the portal is of use to the build that is made
instead.
"""

from __future__ import annotations

import logging as python_logging
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_proceedings.building.abstract_edits import (
    AbstractEdits,
    abstract_edits,
    edited_files,
    plan_edited,
    write_edited,
)
from sphinx_proceedings.building.memory.finished_build import FinishedBuild, file_state
from sphinx_proceedings.building.pipeline import (
    Material,
    Plan,
    material_of,
    plan_of,
    write_portal,
)
from sphinx_proceedings.files.whole_files import remove_with_empty_folders, write_atomically
from sphinx_proceedings.model.source_paths import is_imported, is_photo, is_source
from sphinx_proceedings.processes.garbage import garbage_kept, kept_for_good
from sphinx_proceedings.sphinx_ext.build_notes import made_in_output, notes_of
from sphinx_proceedings.sphinx_ext.builder.events import last_good_sources
from sphinx_proceedings.sphinx_ext.builder.known_site import (
    KnownSite,
    documents,
    note_known_site,
    read_known_site,
)
from sphinx_proceedings.sphinx_ext.builder.listed_pages import as_listed, as_noted
from sphinx_proceedings.sphinx_ext.builder.note_finished import Told, note_finished
from sphinx_proceedings.sphinx_ext.builder.outdated_pages import pages_made
from sphinx_proceedings.sphinx_ext.builder.page_styles import note_styles
from sphinx_proceedings.sphinx_ext.builder.unchanged import Inputs, copied_paths
from sphinx_proceedings.sphinx_ext.builder.what_follows import (
    Following,
    UnforeseenError,
    what_follows,
    what_follows_of_abstracts,
)
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal
from sphinx_proceedings.sphinx_ext.direct.framed_pages import put_page
from sphinx_proceedings.sphinx_ext.log import report
from sphinx_proceedings.sphinx_ext.markup.domain import ProceedingsDomain
from sphinx_proceedings.sphinx_ext.site.inline_styles import styles_path
from sphinx_proceedings.sphinx_ext.site.offline import kept_pages, make_offline
from sphinx_proceedings.sphinx_ext.site.search import change_search_of, make_search, search_made
from sphinx_proceedings.sphinx_ext.site.site_files import (
    listed_pages,
    made_of,
    make_few_files,
    make_site_files,
)
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView
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
        material = material_of(root, known.settings, kept=last_good_sources(app))
        found = _abstracts_alone(root, known, material, _changed_paths(inputs, last_build))
        if found is None:
            plan = plan_of(material)
            try:
                found = _Found(plan, what_follows(root, known, plan, notes_of(app)))
            except UnforeseenError as reason:
                logger.info("Sphinx looks at all pages: %s", reason)
                return Changed(plan, is_taken=False)
        kept_for_good()
    folders = last_build.output.keys()
    work = _Work(inputs=inputs, known=known, folders=folders, found=found)
    members = {"name": inputs.builder, "work": work}
    app.add_builder(type("DataBuilder", (_DataBuilder,), members), override=True)
    return Changed(found.plan, is_taken=True)


def _abstracts_alone(
    root: Path, known: KnownSite, material: Material, files: Set[str]
) -> _Found | None:
    """What follows where abstracts alone are others; None where more is, or may follow."""
    edits = abstract_edits(
        root,
        material,
        files,
        before=known.said,
        dates=known.dates,
        pages=as_listed(known.listed),
    )
    if edits is None:
        return None
    plan = plan_edited(material, edits)
    try:
        found = _Found(plan, what_follows_of_abstracts(root, known, plan), edits)
    except UnforeseenError as reason:
        logger.info("all pages are planned: %s", reason)
        return None
    logger.info("nothing but abstracts has changed: %d", len(edits.texts))
    return found


def _changed_paths(inputs: Inputs, last_build: FinishedBuild) -> Set[str]:
    """Files that have changed, come or gone."""
    paths = last_build.files.keys() | inputs.files.keys()
    return {path for path in paths if last_build.files.get(path) != inputs.files.get(path)}


def _are_only_sources(
    root: Path, known: KnownSite, inputs: Inputs, last_build: FinishedBuild, copied: Set[str]
) -> bool:
    """Whether all that has changed, come or gone are sources, photos and papers' files.

    They are for the portal alone: no page includes one, and none is among what is `copied` into
    the output.
    """
    changed = _changed_paths(inputs, last_build)
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


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found out of a portal of which the data have changed."""

    plan: Plan
    following: Following
    edits: AbstractEdits | None = None
    """What has changed where that is abstracts alone; then only pages that may show it are
    planned."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Work:
    """What one such build has to do."""

    inputs: Inputs
    known: KnownSite
    folders: Collection[str]
    """Those of the output that the last build left."""
    found: _Found

    @property
    def following(self) -> Following:
        """What follows from what was found."""
        return self.found.following


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
    write = write_portal if work.found.edits is None else write_edited
    generated = write(root, work.found.plan, notes_of(app))
    messages = tuple(report(root, generated.diagnostics))
    if work.following.targets:
        work.following.targets.note()
    made = _write_pages(app, work, generated.written.made_from)
    are_all_written = _write_beside(app, work)
    if generated.is_finished and are_all_written and told.texts <= {each.text for each in messages}:
        pages_made(app, site.path).note({}, made)
        note_known_site(app, work.inputs.builder, _as_left(app, work))
        written = {*(f"{name}.md" for name in generated.written.written), *generated.ignore_files}
        material = work.found.plan.material
        read = (*material.sources, *material.photos, *material.files)
        included = {*map(Path, site.included), *(root / path for path in read)}
        validity = material.effective.validity
        # Files come and go in all folders, folders with pages alone.
        folders = None if work.found.edits is None else work.folders
        note_finished(app, work.inputs, written, included, messages, validity, folders=folders)


def _as_left(app: Sphinx, work: _Work) -> KnownSite:
    """The site, once all of it is written."""
    site, view, edits = work.following.site, work.following.view, work.found.edits
    if edits is None:
        return replace(
            site,
            listed=as_noted(view.built.listed),
            dates=dict(view.built.dates),
            kept_offline=kept_pages(Path(app.outdir), view),
        )
    others = {paper: at for paper, at in site.dates.items() if paper[0] not in edits.editions}
    return replace(site, dates={**others, **edits.dates})


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
    edits = work.found.edits
    if edits is not None:
        return _write_beside_abstracts(app, work, edits)
    root, outdir, site, view = _places(app, work)
    if site.titles != work.known.titles:
        write_atomically(outdir / INVENTORY, _inventory(app, site, view.built))
    is_found = _make_search(app, site, view)
    by_hand = {name: page.listed for name, page in site.by_hand.items()}
    listed = listed_pages(view, by_hand, has_search=site.has_search)
    told = make_site_files(root, outdir, view, listed, made_of(app), not_ours=site.not_ours)
    report(root, told.problems)
    is_offline_made = make_offline(app, view)
    return is_found and told.is_finished and is_offline_made


def _write_beside_abstracts(app: Sphinx, work: _Work, edits: AbstractEdits) -> bool:
    """The same where abstracts alone have changed."""
    root, outdir, site, view = _places(app, work)
    plan, is_found = work.found.plan, True
    if site.has_search:
        papers = [view.portal.paper_by_id[paper] for paper in sorted(edits.texts)]
        if not change_search_of(outdir, view, papers, search_made(app)):
            whole = BuiltPortal.of(plan_of(plan.material))
            is_found = _make_search(app, site, replace(view, built=whole))
    files = edited_files(root, plan.material, edits)
    told = make_few_files(outdir, (f for f in files if f.path not in site.not_ours), made_of(app))
    report(root, told)
    return make_offline(app, view, site.kept_offline) and is_found and not told


def _places(app: Sphinx, work: _Work) -> tuple[Path, Path, KnownSite, SiteView]:
    return Path(app.srcdir), Path(app.outdir), work.following.site, work.following.view


def _make_search(app: Sphinx, site: KnownSite, view: SiteView) -> bool:
    if not site.has_search:
        return True
    searched = {name: page.searched for name, page in site.by_hand.items()}
    problem = make_search(Path(app.outdir), view, searched, search_made(app))
    report(Path(app.srcdir), [problem] if problem else [])
    return problem is None


def _inventory(app: Sphinx, site: KnownSite, built: BuiltPortal) -> bytes:
    """The list of what other sites may refer to."""
    objects = {**site.objects, ProceedingsDomain.name: built.objects}
    objects[STANDARD] = [*site.objects[STANDARD], *documents(built, site.unread)]
    return inventory(app.config, objects, site.settings.site.uri)
