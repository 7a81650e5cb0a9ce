"""What follows where texts alone are others: few records are asked for, and few files made."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from functools import partial
from itertools import chain
from operator import call
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx.util import logging

from sphinx_proceedings.building.edited_material import edited_material, read_edited
from sphinx_proceedings.building.memory.portal_store import PortalStore
from sphinx_proceedings.building.text_edits import (
    TextEdits,
    edited_files,
    plan_edited,
    text_edits,
)
from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.files.whole_files import write_atomically
from sphinx_proceedings.model.addresses import paper_docname
from sphinx_proceedings.model.when_asked import ListedWhenAsked
from sphinx_proceedings.processes.executors import executor_for, processors
from sphinx_proceedings.sphinx_ext.build_notes import notes_of
from sphinx_proceedings.sphinx_ext.builder.data_work import Edited, Found, Work
from sphinx_proceedings.sphinx_ext.builder.kept_sources import last_good_sources
from sphinx_proceedings.sphinx_ext.builder.known_site import KnownSite, documents
from sphinx_proceedings.sphinx_ext.builder.listed_pages import as_listed
from sphinx_proceedings.sphinx_ext.builder.what_follows import UnforeseenError
from sphinx_proceedings.sphinx_ext.builder.what_follows_of_texts import what_follows_of_texts
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal
from sphinx_proceedings.sphinx_ext.markup.domain import ProceedingsDomain
from sphinx_proceedings.sphinx_ext.site.search import change_search_of, search_made
from sphinx_proceedings.sphinx_ext.site.site_files import made_of, make_few_files, unwritable
from sphinx_proceedings.upstream.inventory import INVENTORY, STANDARD, retitled

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["texts_alone", "write_beside_texts"]

logger = logging.getLogger(__name__)

_PARTS = 6
"""In which files are written."""


def texts_alone(app: Sphinx, known: KnownSite, files: Set[str]) -> Found | None:
    """What follows where texts alone are others; None where more is, or may follow."""
    root, store = Path(app.srcdir), PortalStore(notes_of(app))
    if (told := store.told(known.stored)) is None:
        return None
    if (files_now := read_edited(root, store, told, files, last_good_sources(app))) is None:
        return None
    if (edited := edited_material(root, known.settings, store, told, files_now)) is None:
        return None
    pages = ListedWhenAsked(lambda: as_listed(known.listed))
    edits = text_edits(root, edited, files_now, dates=known.dates, pages=pages)
    if edits is None:
        return None
    plan = plan_edited(edited.material, edits)
    try:
        following = what_follows_of_texts(root, known, plan, edits)
        inventory = _inventory_now(app, known, following.view.built, edits)
    except UnforeseenError as reason:
        logger.info("all pages are planned: %s", reason)
        return None
    what = "titles and abstracts have" if edits.titles else "abstracts has"
    logger.info("nothing but %s changed: %d", what, len(edits.texts))
    return Found(plan, following, Edited(edited, edits, inventory))


def write_beside_texts(
    app: Sphinx, work: Work, edits: TextEdits, inventory: Callable[[], bytes] | None
) -> tuple[Sequence[Diagnostic], bool]:
    """Write files beside pages, the `inventory` among them, and change the search, side by side.

    What could not be written, and whether the search could be changed where it is.
    """
    outdir, not_ours = Path(app.outdir), work.following.site.not_ours
    material = work.found.plan.material
    files = edited_files(Path(app.srcdir), material, edits)
    ours = [file for file in files if file.path not in not_ours]
    # The files of an edition in one format or another take about as long as each other.
    parts = [ours[start::_PARTS] for start in range(_PARTS)]
    jobs: list[Callable[[], object]] = [
        partial(_change_search, app, work, edits),
        *(partial(make_few_files, outdir, part, made_of(app)) for part in parts),
    ]
    if inventory is not None:
        jobs.append(partial(_write_inventory, app, inventory))
    with executor_for(len(jobs), processes=processors()) as executor:
        is_changed, *told = executor.map(call, jobs)
    problems = chain.from_iterable(cast("list[Sequence[Diagnostic]]", told))
    return tuple(problems), cast("bool", is_changed)


def _inventory_now(
    app: Sphinx, known: KnownSite, built: BuiltPortal, edits: TextEdits
) -> Callable[[], bytes] | None:
    """Makes the list of what other sites may refer to, if that is another.

    Raises `UnforeseenError`.
    """
    if not edits.titles:
        return None
    docnames = {paper_docname(built.portal.paper_by_id[each]) for each in edits.titles}
    objects = [
        *((ProceedingsDomain.name, each) for each in built.objects if each[3] in docnames),
        *((STANDARD, each) for each in documents(built, docnames)),
    ]
    uri = known.settings.site.uri
    try:
        data = Path(app.outdir, INVENTORY).read_bytes()
        return retitled(data, [(domain, each, uri(each[3])) for domain, each in objects])
    except (OSError, ValueError) as error:
        raise UnforeseenError("what other sites may refer to is not known") from error


def _write_inventory(app: Sphinx, made: Callable[[], bytes]) -> Sequence[Diagnostic]:
    """What could not be written."""
    try:
        write_atomically(Path(app.outdir, INVENTORY), made())
    except OSError as error:
        return (unwritable(error),)
    return ()


def _change_search(app: Sphinx, work: Work, edits: TextEdits) -> bool:
    """Whether the search could be changed where these papers are."""
    outdir, site, view = Path(app.outdir), work.following.site, work.following.view
    papers = [view.portal.paper_by_id[paper] for paper in sorted(edits.texts)]
    return not site.has_search or change_search_of(outdir, view, papers, search_made(app))
