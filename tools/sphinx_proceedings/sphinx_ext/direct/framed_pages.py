"""Writes pages from their bodies into frames, in any process, without Sphinx's builder."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from pathlib import Path

from sphinx.util import logging

from sphinx_proceedings.files.whole_files import write_atomically
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.writers.contents import contents_html
from sphinx_proceedings.pages.writers.html import Written, written_html
from sphinx_proceedings.pages.writers.html_context import NotWrittenError
from sphinx_proceedings.sphinx_ext.direct.context import DirectSite
from sphinx_proceedings.sphinx_ext.site.frames import Frame, Inside
from sphinx_proceedings.sphinx_ext.site.head import generated_head
from sphinx_proceedings.sphinx_ext.site.inline_styles import put_styles
from sphinx_proceedings.sphinx_ext.site.theme_parts import has_contents
from sphinx_proceedings.wording.messages import speaking

__all__ = ["FramedPages", "Group", "folder_of", "group_of", "inside_of", "put_page"]

_Place = tuple[str, str, str, tuple[tuple[str, str], ...]]
Group = tuple[_Place, bool, tuple[str, ...]]
"""What pages share that have the same frame: kind, edition, folder, the pages that lead to them,
and what templates ask for.

A page in a table of contents shares it with no other: in the place of the folder is its docname.
"""

logger = logging.getLogger(__name__)


def folder_of(docname: str) -> str:
    """The folder that a page lies in."""
    return docname.rpartition("/")[0]


def group_of(page: Page, inside: Inside, *, is_alone: bool = False) -> Group:
    """The pages among which this one has the same around it."""
    return _place(page, is_alone=is_alone), bool(inside.contents), inside.asked


def _place(page: Page, *, is_alone: bool = False) -> _Place:
    folder = page.docname if is_alone else folder_of(page.docname)
    return page.kind.slug, page.edition, folder, page.above


def inside_of(site: DirectSite, page: Page) -> Inside | None:
    """What a page says, or None where Sphinx has to write it."""
    try:
        body = written_html(page.body(), site.context(page.docname))
        has_list = has_contents(page, len(body.sections))
        contents = contents_html(body.sections) if has_list else ""
        head = generated_head(site.view, page, body.title_text, partial(_lead, body))
    except NotWrittenError as reason:
        logger.debug("%s is written by Sphinx: %s", page.docname, reason)
        return None
    title = site.view.built.window_titles.get(page.docname)
    return Inside(
        body,
        title=body.title if title is None else escape(title),
        head=head,
        contents=contents,
    )


def _lead(body: Written) -> str:
    """The text with which a page begins, asked for by the heads that tell it."""
    if body.lead is None:
        raise NotWrittenError("tags in the first paragraph")
    return body.lead


def put_page(target: Path, data: bytes, source: Path | None) -> None:
    """Write a page whole, and its styles beside it, unless the same is there; raises `OSError`.

    One that did not change is touched: Sphinx renders it again while its source is newer.
    """
    if write_atomically(target, put_styles(target, data)) or source is None or not source.exists():
        return
    if source.stat().st_mtime > target.stat().st_mtime:
        os.utime(target)


@dataclass(frozen=True, kw_only=True, slots=True)
class FramedPages:
    """Pages for which there are frames."""

    site: DirectSite
    root: str
    """The portal's folder."""
    frames: Mapping[Group, Frame]
    alone: Container[str] = ()
    """Pages that have frames of their own."""

    def write(self, batch: Sequence[tuple[str, str]]) -> list[str]:
        """Write pages, by docname and path of the file; those that have no frame.

        Raises `OSError`.
        """
        with speaking(self.site.view.settings.language):
            return [docname for docname, path in batch if not self._is_written(docname, path)]

    def part(self, docnames: Sequence[str]) -> FramedPages:
        """These pages alone, which do not know what other pages there are (`among`)."""
        view = self.site.view
        wanted = {_place(page) for page in map(view.built.pages.__getitem__, docnames)}
        frames = {group: frame for group, frame in self.frames.items() if group[0] in wanted}
        alone = replace(view, built=view.built.part(docnames), docnames=frozenset())
        return replace(self, site=replace(self.site, view=alone), frames=frames)

    def among(self, docnames: Set[str]) -> FramedPages:
        """The same pages in a site that has pages of these docnames."""
        site = replace(self.site, view=replace(self.site.view, docnames=docnames))
        return replace(self, site=site)

    def html(self, page: Page) -> bytes | None:
        """A whole page, or None where it has no frame."""
        inside = inside_of(self.site, page)
        if inside is None:
            return None
        frame = self.frames.get(group_of(page, inside, is_alone=page.docname in self.alone))
        if frame is None:
            return None
        return frame.filled(inside, page.docname.rpartition("/")[2]).encode()

    def _is_written(self, docname: str, path: str) -> bool:
        page = self.site.view.built.pages[docname]
        data = self.html(page)
        if data is None:
            return False
        put_page(Path(path), data, Path(self.root, page.path))
        return True
