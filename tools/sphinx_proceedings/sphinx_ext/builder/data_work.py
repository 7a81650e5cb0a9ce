"""What a build of changed data has to do."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sphinx_proceedings.building.edited_material import EditedMaterial
from sphinx_proceedings.building.material import Plan
from sphinx_proceedings.building.text_edits import TextEdits
from sphinx_proceedings.sphinx_ext.builder.known_site import KnownSite
from sphinx_proceedings.sphinx_ext.builder.unchanged import Inputs
from sphinx_proceedings.sphinx_ext.builder.what_follows import Following

__all__ = ["Edited", "Found", "Work"]


@dataclass(frozen=True, slots=True)
class Edited:
    """Edits of titles and abstracts alone, and the portal with them."""

    portal: EditedMaterial
    edits: TextEdits
    inventory: Callable[[], bytes] | None = None
    """Makes the list of what other sites may refer to, where that is another."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out of a portal of which the data have changed."""

    plan: Plan
    following: Following
    edited: Edited | None = None
    """What has changed where that is texts alone; then only pages that may show it are planned."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """What one such build has to do."""

    inputs: Inputs
    known: KnownSite
    folders: Collection[str]
    """Those of the output that the last build left."""
    found: Found

    @property
    def following(self) -> Following:
        """What follows from what was found."""
        return self.found.following
