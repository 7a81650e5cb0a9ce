"""What follows from changed data, as far as Sphinx has no part in it.

That is where all pages concerned are ones that are written from their bodies, and what pages
written by hand were told of the portal is still so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from sphinx_proceedings.building.material import Plan
from sphinx_proceedings.building.memory.build_notes import BuildNotes
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.sphinx_ext.builder.followed_links import found_in_portal
from sphinx_proceedings.sphinx_ext.builder.known_site import (
    KnownSite,
    headings_digest,
    titles_digest,
)
from sphinx_proceedings.sphinx_ext.builder.page_titles import TitlesOfPages
from sphinx_proceedings.sphinx_ext.builder.shown_pages import shown_in_portal
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal
from sphinx_proceedings.sphinx_ext.direct.chosen_pages import ChosenPages, chosen_pages
from sphinx_proceedings.sphinx_ext.direct.context import DirectSite
from sphinx_proceedings.sphinx_ext.direct.framed_pages import FramedPages
from sphinx_proceedings.sphinx_ext.direct.link_targets import KnownTargets
from sphinx_proceedings.sphinx_ext.markup.uses import told_of
from sphinx_proceedings.sphinx_ext.site.around import told_everywhere
from sphinx_proceedings.sphinx_ext.site.search import search_lists
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView

__all__ = [
    "MOST",
    "Following",
    "UnforeseenError",
    "check_unread",
    "framed_pages",
    "prepare_citations",
    "view_of",
    "what_follows",
    "whole_page",
]

MOST = 1_000
"""Pages; more are written faster in several processes."""


class UnforeseenError(Exception):
    """More may follow than is known; the message says from what."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Following:
    """What has to be done, and the site as it is then."""

    site: KnownSite
    view: SiteView
    pages: Mapping[str, tuple[Page, bytes]]
    """Those that are others, or new, with their HTML, by docname."""
    gone: Collection[str]
    """Docnames of those that are there no more."""
    shown: Mapping[str, str]
    """What the pages that were planned show now."""
    targets: KnownTargets | None
    """What links find in pages, to be noted; None where it is the same as before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Changes:
    """Of pages, as docnames."""

    shown: Mapping[str, str]
    """What each shows now."""
    new: Set[str]
    gone: Set[str]
    stale: Sequence[str]


def what_follows(root: Path, known: KnownSite, plan: Plan, notes: BuildNotes) -> Following:
    """What follows from a portal that was planned; raises `UnforeseenError`."""
    if not plan.material.is_complete or plan.material.portal.damaged:
        raise UnforeseenError("a source cannot be used")
    built = BuiltPortal.of(plan)
    built.made_from = {page.docname: page.version for page in plan.pages}
    if told_everywhere(built.portal) != known.told_everywhere:
        raise UnforeseenError("there are other editions")
    changes = _changes(root, known, built)
    docnames = (known.docnames - changes.gone) | changes.new
    if search_lists(docnames) != search_lists(known.docnames):
        raise UnforeseenError("there are other lists of records")
    view = view_of(known, built, docnames)
    site = _direct(known, view)
    targets = KnownTargets(notes)
    chosen = chosen_pages(built, targets, site.context)
    unread = _unread(known, built, chosen, changes)
    _check_pages_by_hand(root, known, built, chosen, changes)
    pages = [built.pages[docname] for docname in sorted({*changes.stale, *changes.new})]
    prepare_citations(plan, pages)
    framed = framed_pages(root, known, view)
    return Following(
        site=replace(
            known,
            docnames=docnames,
            shown=changes.shown,
            unread=unread,
            titles=titles_digest(built, unread),
            window_titles=built.window_titles,
            page_titles=TitlesOfPages.of(built.page_titles),
        ),
        view=view,
        pages={page.docname: (page, whole_page(framed, page)) for page in pages},
        gone=changes.gone,
        shown=changes.shown,
        targets=targets,
    )


def view_of(known: KnownSite, built: BuiltPortal, docnames: Set[str]) -> SiteView:
    """The site that has these pages."""
    return SiteView(
        built=built,
        settings=known.settings,
        docnames=docnames,
        uri=known.settings.site.uri,
        has_files=True,
    )


def _direct(known: KnownSite, view: SiteView) -> DirectSite:
    return DirectSite(view=view, colours=known.colours, permalinks=known.permalinks)


def framed_pages(root: Path, known: KnownSite, view: SiteView) -> FramedPages:
    """What is around its pages."""
    return FramedPages(
        site=_direct(known, view), root=str(root), frames=known.frames, alone=known.in_contents
    )


def prepare_citations(plan: Plan, pages: Sequence[Page]) -> None:
    """Have what pages cite; raises `UnforeseenError`."""
    citations = plan.material.of_pages.citations
    citations.prepare(pages)
    if not citations.is_complete:
        raise UnforeseenError("citations cannot be had")


def _changes(root: Path, known: KnownSite, built: BuiltPortal) -> _Changes:
    before, now = known.shown, shown_in_portal(built, known.uses)
    changes = _Changes(
        shown=now,
        new=now.keys() - before.keys(),
        gone=before.keys() - now.keys(),
        stale=[name for name, shown in now.items() if before.get(name, shown) != shown],
    )
    if len(changes.stale) + len(changes.new) > MOST:
        raise UnforeseenError("many pages are others")
    for docname in changes.new:
        if docname in known.docnames or (root / built.pages[docname].path).exists():
            raise UnforeseenError(f"{docname} was there")
    return changes


def _unread(
    known: KnownSite, built: BuiltPortal, chosen: ChosenPages, changes: _Changes
) -> frozenset[str]:
    """The pages that Sphinx does not read, among which are those that have changed."""
    unread = frozenset(chosen.targets.keys() - known.in_contents)
    for docname in sorted({*changes.new, *changes.stale, *changes.gone}):
        if docname not in changes.gone:
            check_unread(known, built.pages[docname], is_unread=docname in unread)
        elif docname not in known.unread:
            raise _made_by_sphinx(docname)
    if known.unread - changes.gone != unread - changes.new or chosen.labels != known.labels:
        raise UnforeseenError("links find other names of sections")
    return unread


def check_unread(known: KnownSite, page: Page, *, is_unread: bool) -> None:
    """Raise `UnforeseenError` where Sphinx has a part in a page that it reads or `is_unread`."""
    if is_unread:
        is_known = page.kind.slug in known.proven
    else:
        headings = headings_digest(page, has_sections=known.has_sections)
        is_known = headings == known.headings.get(page.docname)
    if not is_known:
        raise _made_by_sphinx(page.docname)


def _made_by_sphinx(docname: str) -> UnforeseenError:
    return UnforeseenError(f"Sphinx makes {docname}")


def _check_pages_by_hand(
    root: Path, known: KnownSite, built: BuiltPortal, chosen: ChosenPages, changes: _Changes
) -> None:
    """Raise `UnforeseenError` where one of them was told what is no longer so."""
    new = {built.pages[docname].path for docname in changes.new}
    gone = {f"{docname}.md" for docname in changes.gone}

    def is_file(path: str) -> bool:
        return path in new or (path not in gone and (root / path).is_file())

    for docname, uses in known.uses.items():
        if any(told_of(built, use, is_file) != told for use, told in uses.items()):
            raise UnforeseenError(f"{docname} was told something else")
    for docname, (links, found) in known.links.items():
        if found_in_portal(built, chosen, links) != found:
            raise UnforeseenError(f"a link in {docname} finds something else")


def whole_page(framed: FramedPages, page: Page) -> bytes:
    """The HTML of a page; raises `UnforeseenError`."""
    data = framed.html(page)
    if data is None:
        raise UnforeseenError(f"{page.docname} is not to be had from its body")
    return data
