"""MyST's anchors of headings, by which links find a part of a page, and its nested sections."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

__all__ = ["MYST_ANCHORS", "Anchors", "keep_local", "local_anchor", "sections_in_place"]

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


def sections_in_place(
    place: nodes.Element | None, parse: Callable[[], list[nodes.Node]]
) -> list[nodes.Node]:
    """What a directive in this node has parsed, with its sections behind all else.

    MyST puts sections of nested texts into the section around the directive at once, so that what
    the directive gives itself would come behind them.
    """
    if place is None:
        return parse()
    before = len(place.children)
    parsed = parse()
    sections = place.children[before:]
    del place[before:]
    return [*parsed, *sections]
