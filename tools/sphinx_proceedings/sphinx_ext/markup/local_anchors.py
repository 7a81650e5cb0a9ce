"""Fragments of generated pages that are known in their page only.

Sphinx makes a label of each, and labels are known everywhere: other pages and other editions have
fragments of the same name, and lists of labels for other sites would fill with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_proceedings.pages.anchors import anchors
from sphinx_proceedings.pages.blocks import Block
from sphinx_proceedings.pages.kinds import KINDS
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.writers.myst import MARKER
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.upstream.myst import Anchors, keep_local, local_anchor

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["local_anchors", "setup"]

_OF_ALL_KINDS = tuple(chain.from_iterable(kind.anchors for kind in KINDS))


class LocalAnchors(SphinxTransform):
    """Takes the names of fragments for those of headings, which links find all the same."""

    # After ids are given, before Sphinx collects labels.
    default_priority = 840

    def apply(self, **_options: object) -> None:
        """Do so in a page of a record, also where its source can no more be read."""
        docname = self.env.current_document.docname
        page = domain_of(self.env).built.pages.get(docname)
        if page is not None:
            begins = page.kind.anchors
        else:
            begins = _OF_ALL_KINDS if _was_generated(self.document) else ()
        if begins:
            keep_local(self.env, docname, self.document, lambda name: name.startswith(begins))


def setup(app: Sphinx) -> None:
    """Look at each page that is read."""
    app.add_transform(LocalAnchors)


def local_anchors(page: Page, blocks: Iterable[Block]) -> Anchors | None:
    """What links find in a page of these blocks; None where its anchors are known elsewhere."""
    names = list(anchors(blocks))
    if not all(name.startswith(page.kind.anchors) for name in names):
        return None
    return {name: local_anchor(name) for name in names}


def _was_generated(document: nodes.document) -> bool:
    """Whether the page says so."""
    comment = next(document.findall(nodes.comment), None)
    return comment is not None and f"% {comment.astext()}".startswith(MARKER)
