"""What follows from other titles and abstracts, as far as Sphinx has no part in it.

Pages written by hand may name a paper, and so may other sites: where what they were told is not so
any more, all pages are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import cast

from sphinx_proceedings.building.material import Plan
from sphinx_proceedings.building.text_edits import TextEdits
from sphinx_proceedings.model.addresses import paper_docname, titles_docname
from sphinx_proceedings.pages.includes import INCLUDED, INCLUDED_OF_ALL
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.writers.html_context import HtmlContext
from sphinx_proceedings.sphinx_ext.builder.known_site import KnownSite, Link
from sphinx_proceedings.sphinx_ext.builder.shown_pages import shown_in_portal
from sphinx_proceedings.sphinx_ext.builder.what_follows import (
    MOST,
    Following,
    UnforeseenError,
    check_unread,
    framed_pages,
    prepare_citations,
    view_of,
    whole_page,
)
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal, Target
from sphinx_proceedings.sphinx_ext.direct.chosen_pages import may_be_direct
from sphinx_proceedings.sphinx_ext.direct.link_targets import LinkTargets, link_targets
from sphinx_proceedings.sphinx_ext.markup.uses import KIND_BY_SLUG, Use

__all__ = ["what_follows_of_texts"]

_NONE = LinkTargets()


def what_follows_of_texts(root: Path, known: KnownSite, plan: Plan, edits: TextEdits) -> Following:
    """What follows where nothing but texts is another, for the pages that were planned.

    Raises `UnforeseenError` and `LostRecordError`.
    """
    built = BuiltPortal.of_few(plan, known.window_titles)
    built.made_from = {page.docname: page.version for page in plan.pages}
    shown = shown_in_portal(built, known.uses)
    pages = [built.pages[name] for name in sorted(shown) if shown[name] != known.shown.get(name)]
    if len(pages) > MOST:
        raise UnforeseenError("many pages are others")
    view = view_of(known, built, known.docnames)
    framed = framed_pages(root, known, view)
    for page in pages:
        check_unread(known, page, is_unread=page.docname in known.unread)
    prepare_citations(plan, pages)
    if edits.titles:
        retitled = {paper_docname(built.portal.paper_by_id[each]) for each in edits.titles}
        _Retitled(known, built, retitled).check(pages, framed.site.context)
    return Following(
        site=known,
        shown=shown,
        view=view,
        pages={page.docname: (page, whole_page(framed, page)) for page in pages},
        gone=(),
        targets=None,
    )


@dataclass(frozen=True, slots=True)
class _Retitled:
    """Pages of papers of which the title is another."""

    known: KnownSite
    built: BuiltPortal
    docnames: Set[str]

    def check(self, stale: Sequence[Page], context: Callable[[str], HtmlContext]) -> None:
        """Raise `UnforeseenError` where more than these pages may be `stale`."""
        self._check_window_titles()
        self._check_parts()
        self._check_labels(stale, context)
        self._check_uses({page.edition for page in stale})
        self._check_links({page.docname for page in stale})

    def _check_window_titles(self) -> None:
        """Where two pages have one title, both are called by more than that."""
        titles = [self.built.pages[docname].title for docname in sorted(self.docnames)]
        is_alike = any(title in self.known.page_titles for title in titles)
        if is_alike or len({*titles}) < len(titles):
            raise UnforeseenError("another page has the title of a paper")
        for docname in sorted(self.docnames):
            if docname in self.known.window_titles or docname not in self.known.unread:
                raise UnforeseenError(f"the title of {docname} is told elsewhere")

    def _check_parts(self) -> None:
        """Lists by title are in as many parts: where they are cut follows from first letters."""
        for edition in sorted({self.built.pages[docname].edition for docname in self.docnames}):
            parts = (titles_docname(edition, number) for number in count(1))
            beyond = next(docname for docname in parts if docname not in self.built.pages)
            if beyond in self.known.docnames:
                raise UnforeseenError(f"{beyond} may be there no more")

    def _check_labels(self, stale: Sequence[Page], context: Callable[[str], HtmlContext]) -> None:
        """Sections that can be referred to are called as they were."""
        names = {page.docname for page in stale}
        before = {name: told for name, told in self.known.labels.items() if told[0] in names}
        now: dict[str, tuple[str, str]] = {}
        for page in stale:
            has_some = page.kind.has_labels and may_be_direct(page)
            found = link_targets(page, context(page.docname)) if has_some else _NONE
            now |= {name: (page.docname, title) for name, title in (found or _NONE).labels.items()}
        if now != before:
            raise UnforeseenError("links find other names of sections")

    def _check_uses(self, editions: Set[str]) -> None:
        """Pages that Sphinx reads were told nothing of these."""
        for docname, uses in self.known.uses.items():
            if any(self._is_other(use, told, editions) for use, told in uses.items()):
                raise UnforeseenError(f"{docname} was told something else")

    def _is_other(self, use: Use, told: object, editions: Set[str]) -> bool:
        what, name = use
        if what in KIND_BY_SLUG:
            return any(docname in self.docnames for docname, _ in cast("list[Link]", told))
        if what in INCLUDED_OF_ALL or (what in INCLUDED and name in editions):
            return self.built.fragment(what, name) != told
        return False

    def _check_links(self, stale: Set[str]) -> None:
        """Links of pages written by hand lead to none of these, nor to a place that may be gone."""
        for docname, (links, found) in self.known.links.items():
            leads = any(
                target in self.docnames or (name and target in stale) for target, name in links
            )
            if leads or not self.docnames.isdisjoint(_records_in(found)):
                raise UnforeseenError(f"a link in {docname} finds something else")


def _records_in(found: Iterable[object]) -> Iterator[str]:
    """The pages of records that links find."""
    for _, records, _ in cast("Iterable[tuple[object, list[list[Target]], object]]", found):
        yield from (target.docname for targets in records for target in targets)
