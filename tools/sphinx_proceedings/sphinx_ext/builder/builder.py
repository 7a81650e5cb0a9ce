"""The HTML builder: Sphinx's own pages, made in all processes, written only when bytes change."""

from __future__ import annotations

import os
from collections.abc import Set
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.files.whole_files import write_atomically
from sphinx_proceedings.outputs.wanted import Output
from sphinx_proceedings.processes.forking import can_fork
from sphinx_proceedings.sphinx_ext.builder.shared_build import read_in_processes, write_pages
from sphinx_proceedings.sphinx_ext.builder.unwritable import ending_when_unwritable
from sphinx_proceedings.sphinx_ext.config import asks_for
from sphinx_proceedings.sphinx_ext.direct.direct_pages import DirectPages
from sphinx_proceedings.sphinx_ext.theme import PORTAL_THEME
from sphinx_proceedings.upstream.html_builder import OpenHTMLBuilder
from sphinx_proceedings.upstream.settings import processes_told

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["PortalHTMLBuilder", "setup"]


_WORTHWHILE = 20  # pages; starting a process takes as long as some of them


class PortalHTMLBuilder(OpenHTMLBuilder):
    """Builds the same pages as Sphinx's `html`, and leaves unchanged files alone.

    Sphinx rewrites its search page in every build and the pages with a table of contents often.
    """

    name = "html"

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self.direct = DirectPages(self)

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
        rest = sorted(docnames - self.direct.prove(docnames))
        are_many = len(rest) >= _WORTHWHILE
        processes = processes_told(self.sphinx) if self.may_share_work and are_many else 1
        write_pages(self, self.sphinx, rest, self.direct.write, processes)

    def read_pages(self, docnames: list[str], processes: int) -> None:
        """Read pages in all processes; Sphinx asks for it where extensions allow it."""
        if len(docnames) < _WORTHWHILE:
            self.read_one_by_one(docnames)
        else:
            read_in_processes(self, docnames, processes)

    def put(self, pagename: str, target: Path, data: bytes) -> None:
        """Write a page whole, unless the same is there; raises `OSError`."""
        if not write_atomically(target, data):
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
