"""Builds what follows from changed data where nothing else has changed since the last build.

Sphinx need not read or write anything for it: pages are written into the frames that the last build
left.  Where that cannot be, what was found out of the portal is of use to the build that is made
instead.
"""

from __future__ import annotations

import logging as python_logging
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError
from sphinx.util import logging

from sphinx_proceedings.building.material import Generated, Plan
from sphinx_proceedings.building.memory.finished_build import FinishedBuild, file_state
from sphinx_proceedings.building.memory.record_table import LostRecordError
from sphinx_proceedings.building.text_edits import (
    TextEdits,
    write_edited,
)
from sphinx_proceedings.files.whole_files import remove_with_empty_folders, write_atomically
from sphinx_proceedings.model.source_paths import is_imported, is_photo, is_source
from sphinx_proceedings.processes.garbage import garbage_kept, kept_for_good
from sphinx_proceedings.sphinx_ext.build_notes import made_in_output, notes_of
from sphinx_proceedings.sphinx_ext.builder.data_work import Edited, Found, Work
from sphinx_proceedings.sphinx_ext.builder.kept_sources import last_good_sources
from sphinx_proceedings.sphinx_ext.builder.known_site import (
    KnownSite,
    documents,
    note_edited_site,
    note_known_site,
    read_known_site,
    stored_portal,
)
from sphinx_proceedings.sphinx_ext.builder.listed_pages import as_noted
from sphinx_proceedings.sphinx_ext.builder.note_finished import Told, Unmoved, note_finished
from sphinx_proceedings.sphinx_ext.builder.outdated_pages import pages_made
from sphinx_proceedings.sphinx_ext.builder.page_styles import note_styles
from sphinx_proceedings.sphinx_ext.builder.page_titles import TitlesOfPages
from sphinx_proceedings.sphinx_ext.builder.texts_alone import (
    texts_alone,
    write_beside_texts,
)
from sphinx_proceedings.sphinx_ext.builder.unchanged import Inputs, copied_paths
from sphinx_proceedings.sphinx_ext.builder.what_follows import (
    UnforeseenError,
    what_follows,
)
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal
from sphinx_proceedings.sphinx_ext.direct.framed_pages import put_page
from sphinx_proceedings.sphinx_ext.log import report
from sphinx_proceedings.sphinx_ext.markup.domain import ProceedingsDomain
from sphinx_proceedings.sphinx_ext.site.inline_styles import styles_path
from sphinx_proceedings.sphinx_ext.site.offline import kept_pages, make_offline
from sphinx_proceedings.sphinx_ext.site.search import make_search, search_made
from sphinx_proceedings.sphinx_ext.site.site_files import (
    listed_pages,
    made_of,
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

_LOST = "what the last build noted was damaged while this one read it; run the build again"


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
    try:
        with garbage_kept():
            found = _found(app, known, _changed_paths(inputs, last_build))
            kept_for_good()
    except LostRecordError as reason:
        logger.info("Sphinx looks at all pages: what was noted is damaged: %s", reason)
        return None
    if isinstance(found, Plan):
        return Changed(found, is_taken=False)
    folders = last_build.output.keys()
    work = Work(inputs=inputs, known=known, folders=folders, found=found)
    members = {"name": inputs.builder, "work": work}
    app.add_builder(type("DataBuilder", (_DataBuilder,), members), override=True)
    return Changed(found.plan, is_taken=True)


def _found(app: Sphinx, known: KnownSite, files: Set[str]) -> Found | Plan:
    """What follows where these files are others; or else the plan alone."""
    found = texts_alone(app, known, files)
    if found is not None:
        return found
    plan = _whole_plan(app, known)
    try:
        return Found(plan, what_follows(Path(app.srcdir), known, plan, notes_of(app)))
    except UnforeseenError as reason:
        logger.info("Sphinx looks at all pages: %s", reason)
        return plan


def _whole_plan(app: Sphinx, known: KnownSite) -> Plan:
    """All pages of the portal, of which all is read."""
    from sphinx_proceedings.building.pipeline import material_of, plan_of  # noqa: PLC0415  # takes long

    root = Path(app.srcdir)
    return plan_of(material_of(root, known.settings, kept=last_good_sources(app)))


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


class _DataBuilder(IdleBuilder):
    """Writes the pages, the search, and what stands beside pages."""

    work: Work

    def tell(self) -> None:
        """Do it, and tell what every build tells."""
        with garbage_kept(), ending_when_unwritable():
            try:
                _build(self.app, self.work)
            except LostRecordError as reason:
                notes_of(self.app).forget()
                raise SphinxError(f"{_LOST}: {reason}") from reason


def _build(app: Sphinx, work: Work) -> None:
    told = Told(app)
    python_logging.getLogger("sphinx").addHandler(told)
    root, site = Path(app.srcdir), work.following.site
    _remove_gone(app, work)
    generated = _generate(app, work)
    messages = tuple(report(root, generated.diagnostics))
    if work.following.targets:
        work.following.targets.note()
    made = _write_pages(app, work, generated.written.made_from)
    are_all_written = _write_beside(app, work)
    if generated.is_finished and are_all_written and told.texts <= {each.text for each in messages}:
        pages_made(app, site.path).note({}, made)
        _note_as_left(app, work)
        written = {*(f"{name}.md" for name in generated.written.written), *generated.ignore_files}
        material = work.found.plan.material
        read = (*material.sources, *material.photos, *material.files)
        included = {*map(Path, site.included), *(root / path for path in read)}
        validity = material.effective.validity
        # Files come and go in all folders, folders with pages alone.
        known = None if work.found.edited is None else Unmoved(work.folders, work.inputs.files)
        note_finished(app, work.inputs, written, included, messages, validity, unmoved=known)


def _generate(app: Sphinx, work: Work) -> Generated:
    """Write the sources of pages."""
    root, plan = Path(app.srcdir), work.found.plan
    if work.found.edited is not None:
        return write_edited(root, plan, notes_of(app))
    from sphinx_proceedings.building.pipeline import write_portal  # noqa: PLC0415  # takes long

    return write_portal(root, plan, notes_of(app))


def _note_as_left(app: Sphinx, work: Work) -> None:
    """Note the site, once all of it is written."""
    site, view, edited = work.following.site, work.following.view, work.found.edited
    builder = work.inputs.builder
    if edited is None:
        left = replace(
            site,
            stored=stored_portal(app, work.found.plan.material, view.built.dates),
            listed=as_noted(view.built.listed),
            dates=dict(view.built.dates),
            kept_offline=kept_pages(Path(app.outdir), view),
        )
        note_known_site(app, builder, left)
        return
    edits = edited.edits
    others = {paper: at for paper, at in site.dates.items() if paper[0] not in edits.editions}
    left = replace(
        site,
        stored=edited.portal.store(edits.times),
        dates={**others, **edits.dates_of_papers},
        # Whoever knows all of them may tell.
        titles="" if edits.titles else site.titles,
    )
    listed = None if edits.pages is None else as_noted(edits.pages)
    titles = _titles_now(work, edits) if edits.titles else None
    note_edited_site(app, builder, left, work.following.shown, listed, titles)


def _titles_now(work: Work, edits: TextEdits) -> TitlesOfPages:
    papers = work.found.plan.material.portal.paper_by_id
    now = (papers[paper].full_title.plain for paper in edits.titles)
    return work.following.site.page_titles.changed(edits.titles.values(), now)


def _remove_gone(app: Sphinx, work: Work) -> None:
    """Take away the files of pages that are gone, and note those that will come."""
    outdir, path = Path(app.outdir), work.known.path
    gone = {path(docname): "" for docname in work.following.gone}
    for each in sorted(gone):
        for file in (each, styles_path(each)):
            remove_with_empty_folders(outdir / file, outdir)
    new = {path(name): "" for name in work.following.pages if name not in work.known.docnames}
    made_in_output(app, "files").note(gone, new)


def _write_pages(app: Sphinx, work: Work, written: Mapping[str, str]) -> dict[str, str]:
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
    return {name: following.shown[name] for name in following.pages if name in written}


def _write_beside(app: Sphinx, work: Work) -> bool:
    """Whether all could be written that stands beside pages."""
    if work.found.edited is not None:
        return _write_beside_texts(app, work, work.found.edited)
    root, outdir = Path(app.srcdir), Path(app.outdir)
    site, view = work.following.site, work.following.view
    if site.titles != work.known.titles:
        write_atomically(outdir / INVENTORY, _inventory(app, site, view.built))
    is_found = _make_search(app, site, view)
    by_hand = {name: page.listed for name, page in site.by_hand.items()}
    listed = listed_pages(view, by_hand, has_search=site.has_search)
    told = make_site_files(root, outdir, view, listed, made_of(app), not_ours=site.not_ours)
    report(root, told.problems)
    is_offline_made = make_offline(app, view)
    return is_found and told.is_finished and is_offline_made


def _write_beside_texts(app: Sphinx, work: Work, edited: Edited) -> bool:
    """The same where texts alone have changed."""
    site, view = work.following.site, work.following.view
    told, is_changed = write_beside_texts(app, work, edited.edits, edited.inventory)
    report(Path(app.srcdir), told)
    if not is_changed:
        whole = BuiltPortal.of(_whole_plan(app, site))
        is_changed = _make_search(app, site, replace(view, built=whole))
    return make_offline(app, view, site.kept_offline) and is_changed and not told


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
