"""Writes generated pages from their bodies, without a doctree.

They are nearly all pages of a portal, and of few forms.  Sphinx knows of them what others may ask
(`unread_pages.py`).  One page of each kind is made both ways; where the two differ, or a page holds
what the writer does not know, Sphinx's own way is taken.  The same where an extension wants to see
every page (`foreign_changes.py`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from functools import cached_property, partial
from heapq import nsmallest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_proceedings.pages.page import Kind, Page
from sphinx_proceedings.sphinx_ext.build_notes import notes_of
from sphinx_proceedings.sphinx_ext.direct.context import DirectSite, direct_site
from sphinx_proceedings.sphinx_ext.direct.foreign_changes import why_sphinx_writes
from sphinx_proceedings.sphinx_ext.direct.framed_pages import (
    FramedPages,
    Group,
    folder_of,
    group_of,
    inside_of,
)
from sphinx_proceedings.sphinx_ext.direct.proven_kinds import ProvenKinds
from sphinx_proceedings.sphinx_ext.direct.unread_pages import (
    KnownTargets,
    LinkTargets,
    introduce,
    known_for_a_while,
)
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.frames import Frame, Inside, frame_of
from sphinx_proceedings.upstream.environment import pages_in_contents
from sphinx_proceedings.upstream.html_builder import OpenHTMLBuilder
from sphinx_proceedings.upstream.project import project_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


__all__ = ["DirectPages", "setup"]

_USUAL_LENGTH = 6_000  # characters
_MOST_TRIED = 50
_PLAIN_NAME = re.compile(r"[\w.-]+", re.ASCII)
"""Names that are the same in an address, in a script and in an attribute."""

logger = logging.getLogger(__name__)


class DirectPages:
    """The pages of one build that are written so."""

    fewest = 4
    """Pages of a folder that are worth a frame."""

    def __init__(self, builder: OpenHTMLBuilder) -> None:
        self._builder = builder
        self._proven: set[str] = set()
        self._frames: dict[Group, Frame | None] = {}
        self._targets: KnownTargets | None = None
        self._chosen: dict[str, LinkTargets] = {}
        self._labels: dict[str, tuple[str, str]] = {}
        self._in_contents: set[str] = set()
        self._counts: Counter[tuple[Kind, str]] = Counter()

    @property
    def docnames(self) -> Set[str]:
        """Those that Sphinx does not read."""
        return project_of(self._builder.sphinx).unread.keys()

    def choose(self) -> dict[str, str]:
        """Say which pages may be written so in this build: docnames by file."""
        built = domain_of(self._builder.env).built
        # Not a page in whose place somebody has written one.
        possible = [
            page
            for docname, page in built.pages.items()
            if page.kind.is_direct
            and not page.target
            and docname in built.made_from
            and _is_plain(docname)
        ]
        self._targets = KnownTargets(notes_of(self._builder.sphinx))
        found = {page.docname: self._targets.of(page, self.site.context) for page in possible}
        known = {docname: targets for docname, targets in found.items() if targets is not None}
        names = Counter(name for targets in known.values() for name in targets.labels)
        # Of names that several pages have, Sphinx warns.
        self._chosen = {
            docname: targets
            for docname, targets in known.items()
            if all(names[name] == 1 for name in targets.labels)
        }
        self._labels = {
            name: (docname, title)
            for docname, targets in self._chosen.items()
            for name, title in targets.labels.items()
        }
        self._counts = Counter(
            (built.pages[docname].kind, folder_of(docname)) for docname in self._chosen
        )
        self._in_contents = self._chosen.keys() & pages_in_contents(self._builder.env)
        unread = self._chosen.keys() - self._in_contents
        return {built.pages[docname].path: docname for docname in unread}

    def give_back(self) -> None:
        """Have Sphinx read those that are in a table of contents now, and those alone."""
        project = project_of(self._builder.sphinx)
        included = pages_in_contents(self._builder.env)
        for docname in sorted(self.docnames & included):
            project.read(docname)
            self._builder.read_anew(docname)
        for docname in sorted((self._in_contents & project.docnames) - included):
            self._builder.forget(docname)
            project.leave_out(docname)

    def introduce(self) -> None:
        """Tell Sphinx of those that it has not read, when it has noted what it knows of others."""
        unread = {name: self._chosen[name] for name in sorted(self.docnames)}
        introduce(self._builder.env, unread)

    def found_by_link(self, docname: str, name: str) -> tuple[object, ...]:
        """What a link finds in these pages: an anchor, and a section of this name."""
        targets = self._chosen.get(docname)
        return targets and targets.anchors.get(name), self._labels.get(name.lower())

    def note(self) -> None:
        """Keep what was found out of pages for the next build; raises `OSError`."""
        if self._targets is not None:
            self._targets.note()

    def prove(self, docnames: Collection[str]) -> set[str]:
        """Find out of which kinds of these pages both ways give the same; those written for it."""
        if not self.docnames:
            return set()
        app = self._builder.sphinx
        known = ProvenKinds(app)
        self._proven = known.read()
        pages, unknown = domain_of(app.env).built.pages, defaultdict[str, list[Page]](list)
        for docname in self.docnames & set(docnames):
            if (slug := pages[docname].kind.slug) not in self._proven:
                unknown[slug].append(pages[docname])
        written: set[str] = set()
        for kind, alike in sorted(unknown.items()):
            found = self._usual(alike)
            if found is None:
                continue
            page, inside = found
            written.add(page.docname)
            if self._are_alike(page, inside):
                self._proven.add(kind)
        if written:
            known.remember(self._proven)
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
        framed, rendered = frame and _filled(frame, page, inside), self._rendered(page, inside)
        by_sphinx = self._written_by_sphinx(page.docname)
        if framed == rendered == by_sphinx:
            return True
        logger.info(
            "pages of the kind %s are written the long way: %s is not as expected",
            page.kind.slug,
            page.docname,
        )
        return False

    def _written_by_sphinx(self, docname: str) -> str:
        self.write_by_sphinx(docname)
        return Path(self._builder.get_output_path(docname)).read_text(encoding="utf-8")

    def write_by_sphinx(self, docname: str) -> None:
        """Resolve the references of a page and write it, as Sphinx does."""
        if docname in self.docnames:
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

    def frames_of(self, docnames: Iterable[str]) -> Mapping[Group, Frame]:
        """The frames that there are, and those that the first pages of folders have."""
        pages = self.site.view.built.pages
        first: dict[tuple[Kind, str, str], Page] = {}
        for docname in docnames:
            page = pages[docname]
            first.setdefault((page.kind, page.edition, folder_of(docname)), page)
        for page in first.values():
            inside = inside_of(self.site, page)
            if inside is not None:
                self._frame(page, inside)
        return {group: frame for group, frame in self._frames.items() if frame is not None}

    def in_frames(self, docnames: Iterable[str]) -> FramedPages:
        """What writes pages into frames."""
        root, frames = str(self._builder.srcdir), self.frames_of(docnames)
        return FramedPages(site=self.site, root=root, frames=frames)

    def write(self, docname: str) -> None:
        """Write a page, from its body if that can be."""
        if not self._write_directly(docname):
            self.write_by_sphinx(docname)

    def is_direct(self, docname: str) -> bool:
        """Whether a page is written from its body, if it can be."""
        page = self.site.view.page(docname)
        return page is not None and docname in self.docnames and page.kind.slug in self._proven

    def _write_directly(self, docname: str) -> bool:
        """Whether the page could be written from its body, and was."""
        if not self.is_direct(docname):
            return False
        inside = inside_of(self.site, self.site.view.built.pages[docname])
        if inside is None:
            return False
        self._builder.write_around(docname, inside.context)
        return True

    @cached_property
    def site(self) -> DirectSite:
        """The site as pages see it."""
        return direct_site(self._builder)

    def _rendered(self, page: Page, inside: Inside) -> str:
        """A page as the theme's templates make it."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "page.html"
            self._builder.write_around(page.docname, inside.context, path)
            return path.read_text(encoding="utf-8")

    def _frame(self, page: Page, inside: Inside) -> Frame | None:
        """What is around pages like this one, if that can be told from the page itself."""
        group = group_of(page, inside)
        if group not in self._frames:
            # Of this process alone: others make frames of the same folder.
            with (
                TemporaryDirectory() as folder,
                known_for_a_while(self._builder.env, page) as docname,
            ):
                path = Path(folder) / "frame.html"
                self._builder.write_around(docname, inside.frame_context, path)
                self._frames[group] = frame_of(path.read_text(encoding="utf-8"))
        return self._frames[group]


def _filled(frame: Frame, page: Page, inside: Inside) -> str:
    return frame.filled(inside, page.docname.rpartition("/")[2])


def _is_plain(docname: str) -> bool:
    return _PLAIN_NAME.fullmatch(docname.rpartition("/")[2]) is not None


def _direct_pages(app: Sphinx) -> DirectPages | None:
    """Not where Sphinx's own search wants to read every page."""
    return None if getattr(app.builder, "search", True) else getattr(app.builder, "direct", None)


def _to_be_left_out(app: Sphinx) -> dict[str, str]:
    """Pages that are written directly need not be read."""
    direct = _direct_pages(app)
    if direct is None:
        return {}
    if reason := why_sphinx_writes(app):
        logger.info("all pages are read and written by Sphinx: %s", reason)
        return {}
    return direct.choose()


def _leave_out(app: Sphinx) -> None:
    project_of(app).not_to_be_read = partial(_to_be_left_out, app)


def _know_all(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Links and tables of contents may lead to them."""
    project_of(app).know_all()


def _give_back(app: Sphinx, env: BuildEnvironment) -> None:
    if (direct := _direct_pages(app)) is not None:
        direct.give_back()


def _introduce(app: Sphinx, builder: Builder) -> None:
    if (direct := _direct_pages(app)) is not None:
        direct.introduce()


def setup(app: Sphinx) -> None:
    """Take pages out of Sphinx's way before it looks for pages, and tell of them afterwards."""
    # After the project has taken the place of Sphinx's own.
    app.connect("builder-inited", _leave_out, priority=900)
    app.connect("env-before-read-docs", _know_all)
    # Before Sphinx numbers the sections of what is in tables of contents.
    app.connect("env-updated", _give_back, priority=100)
    app.connect("write-started", _introduce, priority=100)
