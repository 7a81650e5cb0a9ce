"""Pages that are written directly: Sphinx reads none, and is told what links may ask for."""

from __future__ import annotations

from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.sphinx_ext.build_notes import notes_of
from sphinx_proceedings.sphinx_ext.direct.chosen_pages import ChosenPages, chosen_pages
from sphinx_proceedings.sphinx_ext.direct.context import direct_site
from sphinx_proceedings.sphinx_ext.direct.foreign_changes import why_sphinx_writes
from sphinx_proceedings.sphinx_ext.direct.link_targets import KnownTargets
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.frames import FRAME_NAME
from sphinx_proceedings.upstream.environment import (
    known_as,
    pages_in_contents,
    tell_of_label,
    tell_of_pages,
)
from sphinx_proceedings.upstream.html_builder import OpenHTMLBuilder
from sphinx_proceedings.upstream.project import project_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

__all__ = ["UnreadPages", "known_for_a_while", "setup", "unread_pages"]

logger = logging.getLogger(__name__)


class UnreadPages:
    """Those of one build."""

    def __init__(self, builder: OpenHTMLBuilder) -> None:
        self._builder = builder
        self._targets: KnownTargets | None = None
        self.chosen = ChosenPages()
        """Those that need not be read, and those that are in a table of contents."""
        self._were_in_contents: Set[str] = frozenset()

    @property
    def in_contents(self) -> Set[str]:
        """Those that would not be, but for a table of contents that they are in."""
        return self.chosen.targets.keys() & pages_in_contents(self._builder.env)

    @property
    def docnames(self) -> Set[str]:
        """All of them that are there."""
        return project_of(self._builder.sphinx).unread.keys()

    def choose(self) -> dict[str, str]:
        """Say which pages these may be: docnames by file."""
        built, context = domain_of(self._builder.env).built, direct_site(self._builder).context
        targets = self._targets = KnownTargets(notes_of(self._builder.sphinx))
        self.chosen = chosen_pages(built, targets, context)
        self._were_in_contents = self.in_contents
        unread = self.chosen.targets.keys() - self._were_in_contents
        return {built.pages[docname].path: docname for docname in unread}

    def give_back(self) -> None:
        """Have Sphinx read those that are in a table of contents now, and those alone."""
        project = project_of(self._builder.sphinx)
        included = pages_in_contents(self._builder.env)
        for docname in sorted(self.docnames & included):
            project.read(docname)
            self._builder.read_anew(docname)
        for docname in sorted((self._were_in_contents & project.docnames) - included):
            self._builder.forget(docname)
            project.leave_out(docname)

    def introduce(self) -> None:
        """Tell Sphinx of them, when it has kept what it knows of others."""
        env, pages = self._builder.env, domain_of(self._builder.env).built.pages
        titles = {docname: pages[docname].title for docname in self.docnames}
        tell_of_pages(env, titles, lambda docname: self.chosen.targets[docname].anchors)
        for name, (docname, title) in self.chosen.labels.items():
            if docname in titles:
                tell_of_label(env, docname, name, title)

    def note(self) -> None:
        """Keep what was found out of pages for the next build; raises `OSError`."""
        if self._targets is not None:
            self._targets.note()


@contextmanager
def known_for_a_while(env: BuildEnvironment, page: Page) -> Iterator[str]:
    """Give Sphinx a page like this one under the name of frames; yields its docname."""
    docname = f"{page.docname.rpartition('/')[0]}/{FRAME_NAME}"
    pages = domain_of(env).built.pages
    pages[docname] = replace(page, docname=docname)
    try:
        with known_as(env, page.docname, docname):
            yield docname
    finally:
        del pages[docname]


def unread_pages(app: Sphinx) -> UnreadPages | None:
    """Those of this build; none where Sphinx's own search wants to read every page."""
    has_own_search = getattr(app.builder, "search", True)
    unread = None if has_own_search else getattr(app.builder, "unread", None)
    return unread if isinstance(unread, UnreadPages) else None


def _to_be_left_out(app: Sphinx) -> dict[str, str]:
    unread = unread_pages(app)
    if unread is None:
        return {}
    if reason := why_sphinx_writes(app):
        logger.info("all pages are read and written by Sphinx: %s", reason)
        return {}
    return unread.choose()


def _leave_out(app: Sphinx) -> None:
    project_of(app).not_to_be_read = partial(_to_be_left_out, app)


def _know_all(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Links and tables of contents may lead to them."""
    project_of(app).know_all()


def _give_back(app: Sphinx, env: BuildEnvironment) -> None:
    if (unread := unread_pages(app)) is not None:
        unread.give_back()


def _introduce(app: Sphinx, builder: Builder) -> None:
    if (unread := unread_pages(app)) is not None:
        unread.introduce()


def setup(app: Sphinx) -> None:
    """Take pages out of Sphinx's way before it looks for pages, and tell of them afterwards."""
    # After the project has taken the place of Sphinx's own.
    app.connect("builder-inited", _leave_out, priority=900)
    app.connect("env-before-read-docs", _know_all)
    # Before Sphinx numbers the sections of what is in tables of contents.
    app.connect("env-updated", _give_back, priority=100)
    app.connect("write-started", _introduce, priority=100)
