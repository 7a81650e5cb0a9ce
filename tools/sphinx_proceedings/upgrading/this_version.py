"""What a version of the tool has in a portal, and how it calls things."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sphinx_proceedings.building.former_code import with_present_code
from sphinx_proceedings.model.renames import RENAMES, Rename
from sphinx_proceedings.starter.portal_data import PortalData
from sphinx_proceedings.starter.shipped import RETIRED, SHIPPED
from sphinx_proceedings.starter.starting import tool_texts

__all__ = ["ThisVersion"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ThisVersion:
    """What a portal is to be in line with."""

    version: str
    texts: Callable[[PortalData], Mapping[str, str]] = tool_texts
    """The tool's files of a portal of which this is known, by path."""
    renames: tuple[Rename, ...] = RENAMES
    shipped: Mapping[str, frozenset[str]] = field(default_factory=lambda: SHIPPED)
    """Digests of texts, by path, that were written by versions that kept no record."""
    retired: frozenset[str] = RETIRED
    """Files that a version had and this one has not."""

    def with_present_names(self, path: str, text: str) -> str:
        """The text of a file with the names that are in use now, as far as that can be done."""
        if not path.endswith(".py"):
            return text
        changed = with_present_code(path, text, self.renames)
        return text if changed is None else changed
