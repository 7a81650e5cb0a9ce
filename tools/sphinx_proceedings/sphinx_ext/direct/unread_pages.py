"""What Sphinx is told of pages that it does not read: that they are there, and what links find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx_proceedings.pages.blocks import Heading
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.writers.html_context import HtmlContext, NotWrittenError
from sphinx_proceedings.pages.writers.inline_html import run_of
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.frames import FRAME_NAME
from sphinx_proceedings.sphinx_ext.site.programme import local_anchors
from sphinx_proceedings.upstream.environment import known_as, tell_of_labels, tell_of_page
from sphinx_proceedings.upstream.myst import Anchors

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

__all__ = ["LinkTargets", "introduce", "known_for_a_while", "link_targets"]


@dataclass(frozen=True, slots=True)
class LinkTargets:
    """What links find in a page."""

    anchors: Anchors = field(default_factory=dict)
    """Names that are known in this page only, as MyST keeps those of headings."""
    labels: dict[str, str] = field(default_factory=dict)
    """Titles of sections by names that are known everywhere."""


def link_targets(page: Page, context: HtmlContext) -> LinkTargets | None:
    """What links find in a page; None where that is not known without reading it."""
    blocks = page.body().blocks
    headings = [block for block in blocks if isinstance(block, Heading)]
    if any(heading.anchor for heading in headings):
        return None
    anchors = local_anchors(page, blocks)
    if anchors is None:
        return None
    labels: dict[str, str] = {}
    for heading in headings:
        if heading.label:
            try:
                labels[heading.label] = run_of(heading.text, context).text
            except NotWrittenError:
                return None
    return LinkTargets(anchors, labels) if all(labels.values()) else None


def introduce(env: BuildEnvironment, pages: Iterable[tuple[Page, LinkTargets]]) -> None:
    """Tell Sphinx of pages, in the place of what it knew of them before."""
    labels: dict[str, tuple[str, str]] = {}
    docnames: set[str] = set()
    for page, targets in pages:
        domain_of(env).clear_doc(page.docname)
        tell_of_page(env, page.docname, page.title, targets.anchors)
        docnames.add(page.docname)
        labels |= {name: (page.docname, title) for name, title in targets.labels.items()}
    tell_of_labels(env, docnames, labels)


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
