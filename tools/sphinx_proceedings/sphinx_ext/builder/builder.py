"""The HTML builder: Sphinx's own pages, made in all processes, written only when bytes change."""

from __future__ import annotations

from collections.abc import Sequence, Set, Sized
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.outputs.wanted import Output
from sphinx_proceedings.processes.forking import can_fork
from sphinx_proceedings.sphinx_ext.builder.shared_build import (
    read_in_processes,
    write_in_frames,
    write_pages,
)
from sphinx_proceedings.sphinx_ext.config import asks_for
from sphinx_proceedings.sphinx_ext.direct.direct_pages import DirectPages
from sphinx_proceedings.sphinx_ext.direct.framed_pages import put_page
from sphinx_proceedings.sphinx_ext.direct.unread_pages import UnreadPages
from sphinx_proceedings.sphinx_ext.site.not_found import NOT_FOUND, rooted
from sphinx_proceedings.sphinx_ext.theme import PORTAL_THEME
from sphinx_proceedings.sphinx_ext.unwritable import ending_when_unwritable
from sphinx_proceedings.upstream.html_builder import OpenHTMLBuilder
from sphinx_proceedings.upstream.output import output_path
from sphinx_proceedings.upstream.settings import processes_told

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["PortalHTMLBuilder", "setup"]


_WORTHWHILE = 20  # pages; starting a process takes as long as some of them
_MOST_ALONE = 50  # pages in tables of contents of which frames are made


class PortalHTMLBuilder(OpenHTMLBuilder):
    """Builds the same pages as Sphinx's `html`, and leaves unchanged files alone.

    Sphinx rewrites its search page in every build and the pages with a table of contents often.
    """

    name = "html"

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self.unread = UnreadPages(self)
        self.direct = DirectPages(self, self.unread)

    def init(self) -> None:
        """Without Sphinx's own search where the portal has its own; that suits one theme."""
        self.search = self.config.html_theme != PORTAL_THEME
        if not self.search:
            # The portal's search does so itself; the theme's asks Sphinx's.
            options = {**self.config.html_theme_options, "search_as_you_type": False}
            if not asks_for(self.config, Output.SEARCH):
                options["disable_search"] = True
            self.config.html_theme_options = options
        super().init()

    def building(self) -> AbstractContextManager[None]:
        """What is wrong with the disk is told as such."""
        return ending_when_unwritable()

    def write_documents(self, docnames: Set[str]) -> None:
        """Write pages, in all processes where extensions allow it.

        Sphinx's own index is filled in the main process, so with it the work is Sphinx's.
        """
        if self.search:
            # Where it cannot start a process, Sphinx ends in an error.
            if not can_fork():
                self.keep_work()
            super().write_documents(docnames)
            return
        self.unread.note()
        rest = sorted(docnames - self.direct.prove(docnames))
        framed = self.direct.framed(rest)
        unframed = self._write_in_frames(framed)
        rest = sorted({*rest} - {*framed} | {*unframed})
        write_pages(self, self.sphinx, rest, self.direct, self._processes(rest))
        for docname in sorted(self.unread.in_contents & docnames)[:_MOST_ALONE]:
            self.direct.frame_alone(docname)

    def _write_in_frames(self, docnames: Sequence[str]) -> Sequence[str]:
        """Write pages that stand in frames; those for which there is none."""
        known = 0
        while docnames:
            pages = self.direct.in_frames(docnames)
            if len(pages.frames) == known:
                # The first ones of all folders would have another, if there were one.
                break
            known = len(pages.frames)
            named = [(docname, output_path(self, docname)) for docname in docnames]
            docnames = write_in_frames(self, self.sphinx, pages, named, self._processes(named))
        return docnames

    def _processes(self, work: Sized) -> int:
        """How many processes so many pages are worth."""
        if not self.may_share_work or len(work) < _WORTHWHILE:
            return 1
        # A cluster does not ask how many this machine has.
        fewest = 2 if self.config.proceedings_scheduler else 1
        return max(fewest, processes_told(self.sphinx))

    def read_pages(self, docnames: list[str], processes: int) -> None:
        """Read pages in all processes; Sphinx asks for it where extensions allow it."""
        if len(docnames) < _WORTHWHILE:
            self.read_one_by_one(docnames)
        else:
            read_in_processes(self, docnames, processes)

    def put(self, pagename: str, target: Path, data: bytes) -> None:
        """Write a page whole, unless the same is there; raises `OSError`."""
        if pagename == NOT_FOUND and pagename not in self.env.found_docs:
            data = rooted(data.decode(), self.config.html_baseurl).encode()
        has_source = pagename in self.env.found_docs
        if str(target) == output_path(self, pagename):
            put_page(target, data, Path(self.env.doc2path(pagename)) if has_source else None)
        else:
            # What is around several pages.
            target.write_bytes(data)


def setup(app: Sphinx) -> None:
    """Stand in for Sphinx's builder of the same name."""
    app.add_builder(PortalHTMLBuilder, override=True)
