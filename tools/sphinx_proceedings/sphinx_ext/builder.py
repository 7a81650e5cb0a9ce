"""The HTML builder: Sphinx's own pages, made in all processes, written only when bytes change."""

from __future__ import annotations

import os
from collections.abc import Set
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.build_phase import BuildPhase

from sphinx_proceedings.html.blocks import Body
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.sphinx_ext.frames import Frame, frame_context, frame_of
from sphinx_proceedings.sphinx_ext.shared_build import read_in_processes, write_pages
from sphinx_proceedings.sphinx_ext.straight_pages import StraightPages, known_for_a_while
from sphinx_proceedings.sphinx_ext.theme import PORTAL_THEME
from sphinx_proceedings.write import replace_if_changed

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["PortalHTMLBuilder", "setup"]


_WORTHWHILE = 20  # pages; starting a process takes as long as some of them


class PortalHTMLBuilder(StandaloneHTMLBuilder):
    """Builds the same pages as Sphinx's `html`, and leaves unchanged files alone.

    Sphinx rewrites its search page in every build and the pages with a table of contents often.
    """

    name = "html"

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self.sphinx = app
        self.straight = StraightPages(self)
        self._framed: Body | None = None
        self._frame_file = Path()

    def init(self) -> None:
        """Without Sphinx's own search where the portal has its own; that suits one theme."""
        self.search = self.config.html_theme != PORTAL_THEME
        if not self.search:
            # The portal's search does so itself; the theme's asks Sphinx's.
            options = {**self.config.html_theme_options, "search_as_you_type": False}
            self.config.html_theme_options = options
        super().init()

    def write_documents(self, docnames: Set[str]) -> None:
        """Write pages, in all processes where extensions allow it.

        Sphinx's own index is filled in the main process, so with it the work is Sphinx's.
        """
        if self.search:
            super().write_documents(docnames)
            return
        are_many = len(docnames) >= _WORTHWHILE
        if not are_many:
            # A frame for a few pages costs more than it saves.
            self.straight.docnames.clear()
        processes = self.sphinx.parallel if self.parallel_ok and are_many else 1
        write_pages(self, sorted(docnames), self._write_page, processes)

    def _write_page(self, docname: str) -> None:
        if not self.straight.write(docname):
            self._write_by_sphinx(docname)

    def _write_by_sphinx(self, docname: str) -> nodes.document:
        """Resolve the references of a page and write it, as Sphinx does."""
        if docname in self.straight.unread:
            self.read_anew(docname)
        self.phase = BuildPhase.RESOLVING
        doctree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
        self.phase = BuildPhase.WRITING
        self.write_doc_serialized(docname, doctree)
        self.write_doc(docname, doctree)
        return doctree

    def read_anew(self, docname: str) -> None:
        """Read a page that was left out of reading, and forget what an older reading told."""
        self.events.emit("env-purge-doc", self.env, docname)
        self.env.clear_doc(docname)
        self.read_doc(docname)

    def write_with_frame(self, page: Page, body: Body) -> tuple[str, Frame | None]:
        """Write a page as Sphinx does; its HTML, and the frame for others of its kind."""
        doctree = self._write_by_sphinx(page.docname)
        written = Path(self.get_output_path(page.docname)).read_text(encoding="utf-8")
        # Of this process alone: others make frames of the same folder.
        with TemporaryDirectory() as folder, known_for_a_while(self.env, page) as docname:
            self._framed = body
            self._frame_file = Path(folder) / "frame.html"
            try:
                self.write_doc(docname, doctree)
            finally:
                self._framed = None
            frame = frame_of(self._frame_file.read_text(encoding="utf-8"))
        return written, frame

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        """What templates are told; of a frame, signs in the place of what a page says."""
        context = super().get_doc_context(docname, body, metatags)
        return frame_context(context, self._framed) if self._framed else context

    def _read_parallel(self, docnames: list[str], nproc: int) -> None:
        """Read pages in all processes; Sphinx asks for it where extensions allow it."""
        if len(docnames) < _WORTHWHILE:
            self._read_serial(docnames)
        else:
            read_in_processes(self, self.sphinx, docnames)

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        """Render a page beside its place, and put it there if it is new."""
        if self._framed:
            outfilename = self._frame_file
        target = Path(outfilename or self.get_output_path(pagename))
        partial = target.with_name(f"{target.name}.part")
        super().handle_page(
            pagename, addctx, templatename, outfilename=partial, event_arg=event_arg
        )
        if partial.exists() and not replace_if_changed(partial, target):
            self.keep_newer_than_source(pagename, target)

    def keep_newer_than_source(self, pagename: str, target: Path) -> None:
        """Touch a page that did not change: Sphinx renders it again while its source is newer."""
        if pagename not in self.env.found_docs:
            return
        source = self.env.doc2path(pagename)
        if source.exists() and source.stat().st_mtime > target.stat().st_mtime:
            os.utime(target)


def setup(app: Sphinx) -> None:
    """Stand in for Sphinx's builder of the same name."""
    app.add_builder(PortalHTMLBuilder, override=True)
