"""The HTML builder: Sphinx's own pages, made in all processes, written only when bytes change."""

from __future__ import annotations

import os
from collections.abc import Set
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_proceedings.sphinx_ext.shared_build import read_in_processes, write_in_processes
from sphinx_proceedings.sphinx_ext.theme import PORTAL_THEME
from sphinx_proceedings.write import replace_if_changed

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["PortalHTMLBuilder", "setup"]


_WORTHWHILE = 20  # pages; starting a process takes as long as some of them


class PortalHTMLBuilder(StandaloneHTMLBuilder):
    """Builds the same pages as Sphinx's `html`, and leaves unchanged files alone.

    Sphinx rewrites its search page in every build and the pages with a table of contents often.
    """

    name = "html"

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

        Sphinx's own index is filled in the main process, so with it the work is divided its way.
        """
        if self.parallel_ok and not self.search and len(docnames) >= _WORTHWHILE:
            write_in_processes(self, sorted(docnames), self.app.parallel)
        elif len(docnames) < _WORTHWHILE:
            self._write_serial(sorted(docnames))
        else:
            super().write_documents(docnames)

    def _read_parallel(self, docnames: list[str], nproc: int) -> None:
        """Read pages in all processes; Sphinx asks for it where extensions allow it."""
        if len(docnames) < _WORTHWHILE:
            self._read_serial(docnames)
        else:
            read_in_processes(self, docnames, nproc)

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
        target = Path(outfilename or self.get_output_path(pagename))
        partial = target.with_name(f"{target.name}.part")
        super().handle_page(
            pagename, addctx, templatename, outfilename=partial, event_arg=event_arg
        )
        if partial.exists() and not replace_if_changed(partial, target):
            self._keep_newer_than_source(pagename, target)

    def _keep_newer_than_source(self, pagename: str, target: Path) -> None:
        """Sphinx renders a page again in every build while its source is newer."""
        if pagename not in self.env.found_docs:
            return
        source = self.env.doc2path(pagename)
        if source.exists() and source.stat().st_mtime > target.stat().st_mtime:
            os.utime(target)


def setup(app: Sphinx) -> None:
    """Stand in for Sphinx's builder of the same name."""
    app.add_builder(PortalHTMLBuilder, override=True)
