"""The HTML builder: Sphinx's own pages, made in all processes, written only when bytes change."""

from __future__ import annotations

import os
from collections.abc import Mapping, Set
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils.utils import new_document
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.build_phase import BuildPhase

from sphinx_proceedings.processes.forking import can_fork
from sphinx_proceedings.sphinx_ext.shared_build import read_in_processes, write_pages
from sphinx_proceedings.sphinx_ext.straight_pages import StraightPages
from sphinx_proceedings.sphinx_ext.theme import PORTAL_THEME
from sphinx_proceedings.sphinx_ext.unwritable import ends_when_unwritable
from sphinx_proceedings.whole_files import write_atomically

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

__all__ = ["PortalHTMLBuilder", "setup"]


_WORTHWHILE = 20  # pages; starting a process takes as long as some of them


class _Keeping:
    """Templates that remember what they gave last: a page, as it is the last part of itself."""

    rendered = ""

    def render(self, template: str, context: dict[str, Any]) -> str:
        """Render as the class beside this one does."""
        self.rendered = super().render(template, context)  # type: ignore[misc]
        return self.rendered


class PortalHTMLBuilder(StandaloneHTMLBuilder):
    """Builds the same pages as Sphinx's `html`, and leaves unchanged files alone.

    Sphinx rewrites its search page in every build and the pages with a table of contents often.
    """

    name = "html"

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self.sphinx = app
        self.straight = StraightPages(self)

    def init(self) -> None:
        """Without Sphinx's own search where the portal has its own; that suits one theme."""
        self.search = self.config.html_theme != PORTAL_THEME
        if not self.search:
            # The portal's search does so itself; the theme's asks Sphinx's.
            options = {**self.config.html_theme_options, "search_as_you_type": False}
            self.config.html_theme_options = options
        super().init()

    @ends_when_unwritable  # type: ignore[misc]  # final, for builders that only build
    def build(self, *arguments: Any, **named: Any) -> None:
        """Read and write; what is wrong with the disk is told as such."""
        super().build(*arguments, **named)

    def write_documents(self, docnames: Set[str]) -> None:
        """Write pages, in all processes where extensions allow it.

        Sphinx's own index is filled in the main process, so with it the work is Sphinx's.
        """
        if self.search:
            # Where it cannot start a process, Sphinx ends in an error.
            self.parallel_ok = self.parallel_ok and can_fork()
            super().write_documents(docnames)
            return
        are_many = len(docnames) >= _WORTHWHILE
        self.straight.prove(docnames)
        processes = self.sphinx.parallel if self.parallel_ok and are_many else 1
        write_pages(self, self.sphinx, sorted(docnames), self._write_page, processes)

    def _write_page(self, docname: str) -> None:
        if not self.straight.write(docname):
            self._write_by_sphinx(docname)

    def _write_by_sphinx(self, docname: str) -> None:
        """Resolve the references of a page and write it, as Sphinx does."""
        if docname in self.straight.unread:
            self.read_anew(docname)
        self.phase = BuildPhase.RESOLVING
        doctree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
        self.phase = BuildPhase.WRITING
        self.write_doc_serialized(docname, doctree)
        self.write_doc(docname, doctree)

    def read_anew(self, docname: str) -> None:
        """Read a page that was left out of reading, and forget what an older reading told."""
        self.events.emit("env-purge-doc", self.env, docname)
        self.env.clear_doc(docname)
        self.read_doc(docname)

    def written_by_sphinx(self, docname: str) -> str:
        """Write a page as Sphinx does; its HTML."""
        self._write_by_sphinx(docname)
        return Path(self.get_output_path(docname)).read_text(encoding="utf-8")

    def write_around(
        self, docname: str, known: Mapping[str, object], target: Path | None = None
    ) -> None:
        """Write what the theme puts around a page, and what is `known` of the page itself.

        To where it belongs, or to `target`.  The page need not have been read.
        """
        self.current_docname = docname
        entries = self.env.toc_num_entries
        is_unread = docname not in entries
        if is_unread:
            entries[docname] = 1
        try:
            context = self.get_doc_context(docname, "", self._usual_meta_tags)
        finally:
            if is_unread:
                del entries[docname]
        context |= {"has_maths_elements": False, **known}
        self.handle_page(docname, context, outfilename=target, event_arg=self._no_doctree)

    @cached_property
    def _no_doctree(self) -> nodes.document:
        """The events of a page come with its doctree; this stands for one that is not needed."""
        return new_document("", self.docsettings)

    @cached_property
    def _usual_meta_tags(self) -> str:
        """What docutils puts into the head of every page."""
        translator: HTML5Translator = self.create_translator(self._no_doctree, self)  # type: ignore[assignment]
        # As Sphinx does: it says itself what the first two say.
        return "".join(translator.meta[2:])

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
        """Render a page, and put it in its place if it is new.

        Sphinx writes a page as far as it can, and goes on where the disk is full; so what it writes
        goes nowhere.
        """
        self.templates.rendered = ""
        super().handle_page(
            pagename, addctx, templatename, outfilename=Path(os.devnull), event_arg=event_arg
        )
        html: str = self.templates.rendered
        data = html.encode(self.config.html_output_encoding, "xmlcharrefreplace")
        self.put(pagename, Path(outfilename or self.get_output_path(pagename)), data)

    def put(self, pagename: str, target: Path, data: bytes) -> None:
        """Write a page whole, unless the same is there; raises `OSError`."""
        if not write_atomically(target, data):
            self.keep_newer_than_source(pagename, target)

    def create_template_bridge(self) -> None:
        """Keep what templates give: Sphinx hands it to nobody."""
        super().create_template_bridge()
        self.templates = type("KeepingTemplates", (_Keeping, type(self.templates)), {})()

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
