"""Problems that editors have seen and leave as they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_proceedings.diagnostics import Location

__all__ = ["Known"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A problem that an editor has seen and leaves as it is."""

    code: str
    reason: str
    location: Location = field(repr=False)
