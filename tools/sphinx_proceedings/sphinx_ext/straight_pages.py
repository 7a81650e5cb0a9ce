"""Writes pages of papers, of people and of lists straight from their MyST, without a doctree.

They are nearly all pages of a portal, and of few forms.  Sphinx knows of them what others may ask:
that they are there, and their titles.  The first of each kind in a folder is made both ways; where
the two differ, or a page holds what `html/` does not know, Sphinx's own way is taken.  The same
where an extension wants to see every page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import escape
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup
from sphinx.util import logging

from sphinx_proceedings.html.blocks import Body, page_html
from sphinx_proceedings.html.contents import contents_html
from sphinx_proceedings.html.place import NotUnderstoodError
from sphinx_proceedings.pages.page import MARKER, Page, PageKind
from sphinx_proceedings.sphinx_ext.assets import has_contents
from sphinx_proceedings.sphinx_ext.config import MYST_EXTENSIONS
from sphinx_proceedings.sphinx_ext.domain import domain_of
from sphinx_proceedings.sphinx_ext.frames import FRAME_NAME, Frame
from sphinx_proceedings.sphinx_ext.head import generated_head
from sphinx_proceedings.sphinx_ext.mathml import MATH_RENDERER
from sphinx_proceedings.sphinx_ext.programme import local_anchors
from sphinx_proceedings.sphinx_ext.straight import place_of
from sphinx_proceedings.write import write_atomically

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_proceedings.sphinx_ext.builder import PortalHTMLBuilder

__all__ = ["StraightPages", "hindrance", "known_for_a_while", "setup"]

_KINDS = {
    *(PageKind.PAPER, PageKind.PERSON, PageKind.LIST, PageKind.PEOPLE, PageKind.TOPIC),
    *(PageKind.AFFILIATION, PageKind.SESSION),
}
_RECORDS = {PageKind.PAPER, PageKind.PERSON, PageKind.SESSION}
"""Kinds whose heads are made from the record alone."""
_WITHOUT_LABELS = {PageKind.PAPER, PageKind.PERSON}
_FEWEST = 4  # pages; a frame costs as much as two or three
_KNOWN = (
    *("alabaster", "docutils", "myst_parser", "pydata_sphinx_theme", "sphinx"),
    *("sphinx_book_theme", "sphinx_design", "sphinx_proceedings"),
)
"""Packages whose wishes of a page are known."""
_EVENTS = (
    *("source-read", "include-read", "doctree-read", "doctree-resolved", "missing-reference"),
    *("warn-missing-reference", "html-page-context"),
)
_PLAIN_NAME = re.compile(r"[\w.-]+", re.ASCII)
"""Names that are the same in an address, in a script and in an attribute."""
_LABEL = re.compile(r"^\(.+\)=$|\{[^{}\n]*#[\w-]", re.MULTILINE)
_FLAGS = re.compile(r'class="[^"]*\b(sd-|highlight)')

logger = logging.getLogger(__name__)


class StraightPages:
    """The pages of one build that are written so."""

    def __init__(self, builder: PortalHTMLBuilder) -> None:
        self._builder = builder
        self.docnames: set[str] = set()
        self.unread: set[str] = set()
        """Pages of which Sphinx has no doctree, or an old one."""
        self._frames: dict[tuple[object, ...], Frame | None] = {}
        self._chosen: list[tuple[Page, dict[str, tuple[int, str, str]]]] = []
        self._counts: Counter[tuple[PageKind, str]] = Counter()

    def choose(self) -> None:
        """Note which pages may be written so in this build."""
        env = self._builder.env
        site = domain_of(env).site
        chosen = [
            page
            for docname, page in site.pages.items()
            if not page.target
            and page.kind in _KINDS
            and docname in env.found_docs
            and _is_plain(docname)
        ]
        anchors = {page.docname: self._anchors(page) for page in chosen}
        chosen = [page for page in chosen if anchors[page.docname] is not None]
        self.docnames = {page.docname for page in chosen}
        self.unread = set(self.docnames)
        self._counts = Counter((page.kind, _folder(page.docname)) for page in chosen)
        self._chosen = [(page, anchors[page.docname] or {}) for page in chosen]

    def introduce(self) -> None:
        """Tell Sphinx of them.

        Not before other pages are read: each process would send it back with what it has read.
        """
        for page, anchors in self._chosen:
            _introduce(self._builder.env, page, anchors)

    def _anchors(self, page: Page) -> dict[str, tuple[int, str, str]] | None:
        """What links find in a page; None where others may know its places, as Sphinx has to."""
        if page.kind in _WITHOUT_LABELS:
            return {}
        path = Path(self._builder.srcdir) / page.path
        source = path.read_text(encoding="utf-8", errors="replace")
        return local_anchors(page, source) if _LABEL.search(source) else {}

    def give_back(self) -> None:
        """Read those the long way that somebody has put into a table of contents."""
        env = self._builder.env
        included = self.docnames.intersection(chain(*env.toctree_includes.values()))
        for docname in sorted(included):
            self.docnames.discard(docname)
            self.unread.discard(docname)
            self._builder.read_anew(docname)

    def write(self, docname: str) -> bool:
        """Write a page if it can be; whether it was."""
        page = domain_of(self._builder.env).site.pages.get(docname)
        if page is None or docname not in self.docnames:
            return False
        body = self._body(page)
        if body is None:
            return False
        flags = sorted(set(_FLAGS.findall(body.html)))
        has_list = has_contents(page, len(body.headings))
        group = (page.kind, page.edition, _folder(docname), has_list, *flags)
        if group not in self._frames:
            # Writes the page as well.
            self._frames[group] = self._tried(page, body)
            return True
        frame = self._frames[group]
        if frame is not None:
            target = Path(self._builder.get_output_path(docname))
            if not write_atomically(target, self._filled(frame, page, body).encode()):
                self._builder.keep_newer_than_source(docname, target)
        return frame is not None

    def _body(self, page: Page) -> Body | None:
        """What a page says, or None where Sphinx has to read it."""
        source = (Path(self._builder.srcdir) / page.path).read_text(encoding="utf-8")
        if (
            not source.startswith(MARKER)
            or self._counts[page.kind, _folder(page.docname)] < _FEWEST
        ):
            return None
        try:
            body = page_html(source, place_of(self._builder.sphinx, page.docname))
            _contents(page, body)
        except NotUnderstoodError as reason:
            logger.debug("%s is read by Sphinx: %s", page.docname, reason)
            return None
        return body if body.lead or page.kind in _RECORDS else None

    def _filled(self, frame: Frame, page: Page, body: Body) -> str:
        app = self._builder.sphinx
        title = domain_of(app.env).site.window_titles.get(page.docname)
        html = body.title if title is None else escape(title)
        return frame.filled(
            {
                "body": body.html,
                "contents": _contents(page, body),
                "head": generated_head(app, page, body.title_text, body.lead),
                "name": page.docname.rpartition("/")[2],
                # As the template does: `striptags | e`.
                "title": str(Markup.escape(Markup(html).striptags())),  # noqa: S704
            }
        )

    def _tried(self, page: Page, body: Body) -> Frame | None:
        """The frame of a page that is written the long way; None where both differ."""
        written, frame = self._builder.write_with_frame(page, body)
        if frame is None or self._filled(frame, page, body) != written:
            logger.info(
                "pages in %s are written the long way: %s is not as expected",
                _folder(page.docname),
                page.docname,
            )
            return None
        return frame


def hindrance(app: Sphinx) -> str:
    """Why pages have to be made as Sphinx makes them; empty where they have not."""
    config = app.config
    if set(config.myst_enable_extensions) != MYST_EXTENSIONS or config.smartquotes:
        return "conf.py changes what texts mean (myst_enable_extensions, smartquotes)"
    if config.html_math_renderer != MATH_RENDERER:
        return "conf.py has another renderer of formulas"
    handlers = (listener.handler for event in _EVENTS for listener in app.events.listeners[event])
    transforms = (*app.registry.get_transforms(), *app.registry.get_post_transforms())
    modules = {_module(one) for one in chain[object](handlers, transforms)}
    foreign = sorted(name for name in modules if name.partition(".")[0] not in _KNOWN)
    return f"{', '.join(foreign)} may change them" if foreign else ""


def _module(handler: object) -> str:
    """The module that a handler comes from; of an object that can be called, its class's."""
    return str(getattr(handler, "__module__", None) or type(handler).__module__)


@contextmanager
def known_for_a_while(env: BuildEnvironment, page: Page) -> Iterator[str]:
    """Give Sphinx a page like this one under the name of frames; yields its docname."""
    docname = f"{_folder(page.docname)}/{FRAME_NAME}"
    pages = domain_of(env).site.pages
    known: tuple[dict[str, Any], ...] = (
        *(env.all_docs, env.metadata, env.titles, env.longtitles, env.tocs),
        *(env.toc_num_entries, env.toc_secnumbers, env.toc_fignumbers),
    )
    pages[docname] = replace(page, docname=docname)
    for told in known:
        if page.docname in told:
            told[docname] = told[page.docname]
    try:
        yield docname
    finally:
        del pages[docname]
        for told in known:
            told.pop(docname, None)


def _contents(page: Page, body: Body) -> str:
    """The contents beside a page, if there are any; raises `NotUnderstoodError`."""
    return contents_html(body.headings) if has_contents(page, len(body.headings)) else ""


def _folder(docname: str) -> str:
    return docname.rpartition("/")[0]


def _is_plain(docname: str) -> bool:
    return _PLAIN_NAME.fullmatch(docname.rpartition("/")[2]) is not None


def _introduce(env: BuildEnvironment, page: Page, anchors: dict[str, tuple[int, str, str]]) -> None:
    """Tell Sphinx that a page is there, what it is called, and which places links find in it."""
    docname = page.docname
    env.all_docs.setdefault(docname, 0)
    env.metadata[docname] = {"orphan": ""} | ({"myst_slugs": anchors} if anchors else {})
    known = env.titles.get(docname)
    if known is None or known.astext() != page.title:
        env.titles[docname] = env.longtitles[docname] = nodes.title("", page.title)


def _straight(app: Sphinx) -> StraightPages | None:
    """Not where Sphinx's own search wants to read every page."""
    return None if getattr(app.builder, "search", True) else getattr(app.builder, "straight", None)


def _leave_out(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Pages that are written straight need not be read."""
    straight = _straight(app)
    if straight is None:
        return
    if reason := hindrance(app):
        logger.info("all pages are read and written by Sphinx: %s", reason)
        return
    straight.choose()
    docnames[:] = [docname for docname in docnames if docname not in straight.docnames]


def _give_back(app: Sphinx, env: BuildEnvironment) -> None:
    straight = _straight(app)
    if straight is not None:
        straight.introduce()
        straight.give_back()


def setup(app: Sphinx) -> None:
    """Take pages out of Sphinx's way before it reads."""
    app.connect("env-before-read-docs", _leave_out)
    # Before Sphinx numbers the sections of what is in tables of contents.
    app.connect("env-updated", _give_back, priority=100)
