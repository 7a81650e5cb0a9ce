"""Pages that may be written from their bodies, and what links find in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.writers.html_context import HtmlContext
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal
from sphinx_proceedings.sphinx_ext.direct.link_targets import KnownTargets, LinkTargets

__all__ = ["ChosenPages", "chosen_pages", "may_be_direct"]

_PLAIN_NAME = re.compile(r"[\w.-]+", re.ASCII)
"""Names that are the same in an address, in a script and in an attribute."""


@dataclass(frozen=True, slots=True)
class ChosenPages:
    """Those of one portal."""

    targets: Mapping[str, LinkTargets] = field(default_factory=dict)
    """What links find in each, by docname."""
    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """The page and the title of sections, by names that are known everywhere."""

    def found_by_link(self, docname: str, name: str) -> tuple[object, ...]:
        """What a link finds in them: an anchor, and a section of this name."""
        known = self.targets.get(docname)
        return known and known.anchors.get(name), self.labels.get(name.lower())


def chosen_pages(
    built: BuiltPortal, known: KnownTargets, context: Callable[[str], HtmlContext]
) -> ChosenPages:
    """Those of a portal, of which links find what is `known`, or what they say in a `context`."""
    found = {
        docname: targets
        for docname, page in built.pages.items()
        # Not a page in whose place somebody has written one.
        if docname in built.made_from and may_be_direct(page)
        if (targets := known.of(page, context)) is not None
    }
    names = Counter(name for targets in found.values() for name in targets.labels)
    # Of names that several pages have, Sphinx warns.
    chosen = {
        docname: targets
        for docname, targets in found.items()
        if all(names[name] == 1 for name in targets.labels)
    }
    labels = {
        name: (docname, title)
        for docname, targets in chosen.items()
        for name, title in targets.labels.items()
    }
    return ChosenPages(chosen, labels)


def may_be_direct(page: Page) -> bool:
    """Whether a page is of a kind, and called so, that it may be written from its body."""
    name = page.docname.rpartition("/")[2]
    return page.kind.is_direct and not page.target and _PLAIN_NAME.fullmatch(name) is not None
