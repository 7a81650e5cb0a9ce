"""MyST's anchors of headings, by which links find a part of a page and no other page does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

__all__ = ["MYST_ANCHORS", "Anchors", "keep_local", "local_anchor"]

MYST_ANCHORS = "myst_slugs"
"""Where MyST keeps them, among what is known of a page."""
Anchors = dict[str, tuple[int, str, str]]
"""By name: the line, the id in the page, the title."""


def local_anchor(name: str) -> tuple[int, str, str]:
    """One whose name is its id, and which has no title."""
    return 0, name, ""


def keep_local(
    env: BuildEnvironment, docname: str, document: nodes.document, is_local: Callable[[str], bool]
) -> None:
    """Take explicit targets of a page for anchors of headings.

    Sphinx makes a label of each that is still explicit when it collects them.  Where docutils keeps
    targets elsewhere they stay labels.
    """
    anchors: Anchors = env.metadata[docname].setdefault(MYST_ANCHORS, {})
    # By one links from other pages are resolved, by the other those of the page itself.
    document.myst_slugs = anchors  # type: ignore[attr-defined]
    are_explicit, ids = getattr(document, "nametypes", {}), getattr(document, "nameids", {})
    for name, is_explicit in are_explicit.items():
        target = ids.get(name)
        if is_explicit and target and is_local(name):
            are_explicit[name] = False
            anchors[name] = (0, target, "")
