"""Sphinx's builders: one that builds nothing, and its HTML builder laid open."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Set
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

__all__ = ["IdleBuilder", "OpenHTMLBuilder"]


_LINES_NOTED = 4


class IdleBuilder(Builder):
    """Builds nothing.

    `build_update` is final, as all builders are to build; but Sphinx cannot be told to stop.
    """

    epilog = StandaloneHTMLBuilder.epilog

    def init(self) -> None:
        """There is nothing to prepare."""

    def tell(self) -> None:
        """Say why nothing is built."""

    def build_update(self) -> None:  # type: ignore[misc]  # see above
        """Say so instead of building."""
        self.tell()


class OpenHTMLBuilder(StandaloneHTMLBuilder):
    """Sphinx's HTML builder, with names for what it lets nobody else decide."""

    search: bool
    """Whether Sphinx makes its own search, which it leaves out for other formats of its own."""

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self.sphinx = app
        """Sphinx, which is to take it away from builders."""

    # For those who build on this one

    def building(self) -> AbstractContextManager[object]:
        """What is around all that the builder does."""
        return nullcontext()

    def read_pages(self, docnames: list[str], processes: int) -> None:
        """Read pages, if extensions allow it in several processes."""
        super()._read_parallel(docnames, processes)

    def put(self, pagename: str, target: Path, data: bytes) -> None:
        """Put a page that is rendered in its place."""
        raise NotImplementedError

    @property
    def may_share_work(self) -> bool:
        """Whether extensions allow pages to be made in several processes."""
        return self.parallel_ok

    def keep_work(self) -> None:
        """Make all in this process, where no others can be started."""
        self.parallel_ok = False

    # What Sphinx calls

    def build(self, *arguments: Any, **named: Any) -> None:  # type: ignore[misc]
        """Read and write.  Final, yet an error in writing is nowhere else to be caught."""
        with self.building():
            super().build(*arguments, **named)

    def _read_parallel(self, docnames: list[str], nproc: int) -> None:
        """Sphinx sends the whole environment back for every ten pages."""
        self.read_pages(docnames, nproc)

    def get_outdated_docs(self) -> Iterator[str]:
        """Without what a killed build has left of Sphinx's note, of which it makes an error."""
        note = Path(self.outdir, ".buildinfo")
        if note.exists() and note.read_bytes().count(b"\n") < _LINES_NOTED:
            note.unlink()
        return super().get_outdated_docs()

    def load_indexer(self, docnames: Set[str]) -> None:
        """Forget what stood on pages that are gone: Sphinx keeps words that no page has."""
        super().load_indexer(docnames)
        assert self.indexer is not None  # noqa: S101  # Sphinx asks only where it has a search
        for words in (self.indexer._mapping, self.indexer._title_mapping):
            for word in [word for word, pages in words.items() if not pages]:
                del words[word]

    def create_template_bridge(self) -> None:
        """Keep what templates give: Sphinx hands it to nobody."""
        super().create_template_bridge()
        self.templates = type("KeepingTemplates", (_Keeping, type(self.templates)), {})()

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        """Render a page, and put it in its place.

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

    # What Sphinx does with pages, one at a time

    def read_one_by_one(self, docnames: list[str]) -> None:
        """Read pages in this process."""
        self._read_serial(docnames)

    def read_anew(self, docname: str) -> None:
        """Read a page, and forget what an older reading told."""
        self.forget(docname)
        self.read_doc(docname)

    def forget(self, docname: str) -> None:
        """Forget what was read of a page."""
        self.events.emit("env-purge-doc", self.env, docname)
        self.env.clear_doc(docname)

    def write_resolved(self, docname: str) -> None:
        """Resolve the references of a page and write it.

        Sphinx resolves all in its main process, and nothing writes a page by its name.
        """
        from sphinx.util.build_phase import BuildPhase

        self.phase = BuildPhase.RESOLVING
        doctree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
        self.phase = BuildPhase.WRITING
        self.write_doc_serialized(docname, doctree)
        self.write_doc(docname, doctree)

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
        from docutils.utils import new_document

        return new_document("", self.docsettings)

    @cached_property
    def _usual_meta_tags(self) -> str:
        """What docutils puts into the head of every page."""
        translator: HTML5Translator = self.create_translator(self._no_doctree, self)  # type: ignore[assignment]
        # As Sphinx does: it says itself what the first two say.
        return "".join(translator.meta[2:])


class _Keeping:
    """Templates that remember what they gave last: a page, as it is the last part of itself."""

    rendered = ""

    def render(self, template: str, context: dict[str, Any]) -> str:
        """Render as the class beside this one does."""
        self.rendered = super().render(template, context)  # type: ignore[misc]
        return self.rendered
