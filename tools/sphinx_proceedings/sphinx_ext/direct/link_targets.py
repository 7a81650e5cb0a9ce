"""What links find in pages that Sphinx does not read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from sphinx_proceedings.building.memory.build_notes import BuildNotes
from sphinx_proceedings.pages.blocks import Heading
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.writers.html_context import HtmlContext, NotWrittenError
from sphinx_proceedings.pages.writers.inline_html import run_of
from sphinx_proceedings.sphinx_ext.markup.local_anchors import local_anchors
from sphinx_proceedings.upstream.myst import Anchors, local_anchor

__all__ = ["KnownTargets", "LinkTargets", "link_targets"]


@dataclass(frozen=True, slots=True)
class LinkTargets:
    """What links find in a page."""

    anchors: Anchors = field(default_factory=dict)
    """Names that are known in this page only, as MyST keeps those of headings."""
    labels: dict[str, str] = field(default_factory=dict)
    """Titles of sections by names that are known everywhere."""


_NOTHING = LinkTargets()
"""What links find in most pages."""


class KnownTargets:
    """What links find in pages, kept until their texts change."""

    def __init__(self, notes: BuildNotes) -> None:
        self._kept = notes.kept("link targets")
        self._versions, self._results = self._kept.made_from(), self._kept.results()
        self._found: dict[str, tuple[str, str]] = {}
        self._gone = set(self._versions)

    def of(self, page: Page, context: Callable[[str], HtmlContext]) -> LinkTargets | None:
        """What links find in a page; None where that is not known without reading it."""
        if not page.kind.has_labels:
            return _NOTHING
        self._gone.discard(page.docname)
        is_known = self._versions.get(page.docname) == page.version
        noted = self._results.get(page.docname) if is_known else None
        if noted is None:
            found = link_targets(page, context(page.docname))
            noted = json.dumps(found and [list(found.anchors), found.labels])
            self._found[page.docname] = page.version, noted
        known = json.loads(noted)
        if not known or not any(known):
            return known and _NOTHING
        return LinkTargets({name: local_anchor(name) for name in known[0]}, known[1])

    def note(self) -> None:
        """Keep it for the next build; raises `OSError`."""
        if self._found or self._gone:
            self._kept.keep(self._gone, self._found)


def link_targets(page: Page, context: HtmlContext) -> LinkTargets | None:
    """What links find in a page, as it says; None where that is not known without reading it."""
    blocks = page.body().blocks
    headings = [block for block in blocks if isinstance(block, Heading)]
    anchors = local_anchors(page, blocks)
    if anchors is None:
        return None
    # Whether the pages that a title links to are there is asked when it is written.
    context = replace(context, address=str)
    labels: dict[str, str] = {}
    for heading in headings:
        if heading.label:
            try:
                labels[heading.label] = run_of(heading.text, context).text
            except NotWrittenError:
                return None
    return LinkTargets(anchors, labels) if all(labels.values()) else None
