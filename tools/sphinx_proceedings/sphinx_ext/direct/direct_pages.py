"""Writes generated pages from their bodies, without a doctree.

They are nearly all pages of a portal, and of few forms.  Sphinx knows of them what others may ask
(`unread_pages.py`).  One page of each kind is made both ways; where the two differ, or a page holds
what the writer does not know, Sphinx's own way is taken.  The same where an extension wants to see
every page (`foreign_changes.py`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import replace
from functools import cached_property
from heapq import nsmallest
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx.util import logging

from sphinx_proceedings.pages.page import Kind, Page
from sphinx_proceedings.sphinx_ext.direct.context import DirectSite, direct_site
from sphinx_proceedings.sphinx_ext.direct.framed_pages import (
    FramedPages,
    Group,
    folder_of,
    group_of,
    inside_of,
)
from sphinx_proceedings.sphinx_ext.direct.proven_kinds import ProvenKinds
from sphinx_proceedings.sphinx_ext.direct.unread_pages import UnreadPages, known_for_a_while
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.frames import Frame, Inside, frame_of
from sphinx_proceedings.sphinx_ext.site.inline_styles import styles_apart, styles_path
from sphinx_proceedings.upstream.html_builder import OpenHTMLBuilder

__all__ = ["DirectPages"]

_USUAL_LENGTH = 6_000  # characters
_MOST_TRIED = 50

logger = logging.getLogger(__name__)


class DirectPages:
    """The pages of one build that are written so."""

    fewest = 4
    """Pages of a folder that are worth a frame."""

    def __init__(self, builder: OpenHTMLBuilder, unread: UnreadPages) -> None:
        self._builder = builder
        self._unread = unread
        self.proven: Set[str] = frozenset()
        """The slugs of kinds of which both ways are known to give the same."""
        self._frames: dict[Group, Frame | None] = {}

    def prove(self, docnames: Collection[str]) -> set[str]:
        """Find out of which kinds of these pages both ways give the same; those written for it."""
        if not self._unread.docnames:
            return set()
        app = self._builder.sphinx
        known = ProvenKinds(app)
        proven = known.read()
        pages, unknown = domain_of(app.env).built.pages, defaultdict[str, list[Page]](list)
        for docname in self._unread.docnames & set(docnames):
            if (slug := pages[docname].kind.slug) not in proven:
                unknown[slug].append(pages[docname])
        written: set[str] = set()
        for kind, alike in sorted(unknown.items()):
            found = self._usual(alike)
            if found is None:
                continue
            page, inside = found
            written.add(page.docname)
            if self._are_alike(page, inside):
                proven.add(kind)
        if written:
            known.remember(proven)
        self.proven = proven
        return written

    def _usual(self, pages: list[Page]) -> tuple[Page, Inside] | None:
        """A page of the usual length, of those that can be written directly."""
        root = Path(self._builder.srcdir)

        def unusual(page: Page) -> tuple[int, str]:
            return abs((root / page.path).stat().st_size - _USUAL_LENGTH), page.docname

        for page in nsmallest(_MOST_TRIED, pages, key=unusual):
            inside = inside_of(self.site, page)
            if inside is not None:
                return page, inside
        return None

    def _are_alike(self, page: Page, inside: Inside) -> bool:
        """Whether the page is the same both ways; writes it Sphinx's way."""
        # As long as it is unread, like those that are written so.
        frame = self._frame(page, inside)
        self.write_by_sphinx(page.docname)
        if frame and self._is_written(page.docname, frame, inside):
            return True
        logger.info(
            "pages of the kind %s are written the long way: %s is not as expected",
            page.kind.slug,
            page.docname,
        )
        return False

    def _is_written(self, docname: str, frame: Frame, inside: Inside) -> bool:
        """Whether there is of a page what would be written of it in this frame."""
        path = Path(self._builder.get_output_path(docname))
        html = frame.filled(inside, docname.rpartition("/")[2])
        return styles_apart(html, styles_path(path.name))[0] == path.read_text(encoding="utf-8")

    def write_by_sphinx(self, docname: str) -> None:
        """Resolve the references of a page and write it, as Sphinx does."""
        if docname in self._unread.docnames:
            self._builder.read_anew(docname)
        self._builder.write_resolved(docname)

    def framed(self, docnames: Iterable[str]) -> list[str]:
        """Of these pages those that stand in a frame, which many of their folder have."""
        pages = self.site.view.built.pages
        return [
            docname
            for docname in docnames
            if self.is_direct(docname)
            and self._counts[pages[docname].kind, folder_of(docname)] >= self.fewest
        ]

    def in_frames(self, docnames: Iterable[str]) -> FramedPages:
        """What writes pages into frames: of each folder, its first one is what the frame is of."""
        pages = self.site.view.built.pages
        first: dict[tuple[object, ...], Page] = {}
        for docname in docnames:
            page = pages[docname]
            first.setdefault((page.kind, page.edition, folder_of(docname), page.above), page)
        for page in first.values():
            inside = inside_of(self.site, page)
            if inside is not None:
                self._frame(page, inside)
        return FramedPages(site=self.site, root=str(self._builder.srcdir), frames=self.frames)

    def write(self, docname: str) -> None:
        """Write a page, from its body if that can be."""
        page = self.site.view.built.pages[docname] if self.is_direct(docname) else None
        inside = inside_of(self.site, page) if page else None
        frame = self._frame(page, inside) if page and inside else None
        if page is None or inside is None or frame is None:
            self.write_by_sphinx(docname)
            return
        html = frame.filled(inside, docname.rpartition("/")[2])
        self._builder.put(docname, Path(self._builder.get_output_path(docname)), html.encode())

    def frame_alone(self, docname: str) -> None:
        """Have a frame of a page that Sphinx has written, if it stands in it as it is."""
        page = self.site.view.built.pages[docname]
        inside = inside_of(self.site, page)
        if inside is not None:
            frame = self._rendered(docname, inside)
            if frame and self._is_written(docname, frame, inside):
                self._frames[group_of(page, inside, is_alone=True)] = frame

    @property
    def frames(self) -> Mapping[Group, Frame]:
        """The frames that there are."""
        return {group: frame for group, frame in self._frames.items() if frame is not None}

    def keep_frames(self, frames: Mapping[Group, Frame]) -> None:
        """Know frames that other processes have made."""
        self._frames.update(frames)

    def is_direct(self, docname: str) -> bool:
        """Whether a page is written from its body, if it can be."""
        page = self.site.view.page(docname)
        return (
            page is not None and docname in self._unread.docnames and page.kind.slug in self.proven
        )

    @cached_property
    def _counts(self) -> Counter[tuple[Kind, str]]:
        """How many pages of a kind are in a folder."""
        pages = self.site.view.built.pages
        return Counter((pages[name].kind, folder_of(name)) for name in self._unread.docnames)

    @cached_property
    def site(self) -> DirectSite:
        """The site as pages see it."""
        return direct_site(self._builder)

    def _frame(self, page: Page, inside: Inside) -> Frame | None:
        """What is around pages like this one, if that can be told from the page itself."""
        others = replace(inside, contents="" if inside.contents else "others")
        # Where pages vary, one with contents may have none after an edit.
        may_vary = page.kind.has_contents and self._counts[page.kind, folder_of(page.docname)] > 1
        for each in (inside, others) if may_vary else (inside,):
            group = group_of(page, each)
            if group not in self._frames:
                with known_for_a_while(self._builder.env, page) as docname:
                    self._frames[group] = self._rendered(docname, each)
        return self._frames[group_of(page, inside)]

    def _rendered(self, docname: str, inside: Inside) -> Frame | None:
        # Of this process alone: others make frames of the same folder.
        with TemporaryDirectory() as folder:
            path = Path(folder) / "frame.html"
            self._builder.write_around(docname, inside.context, path)
            return frame_of(path.read_text(encoding="utf-8"))
