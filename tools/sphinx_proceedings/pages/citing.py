"""The citations that a paper's page offers, as values from the outside."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Citing"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Citing:
    """How to cite one paper."""

    bibtex: str
    """The entry as its file has it."""
    formatted: tuple[tuple[str, str], ...] = ()
    """Names of citation styles, each with the citation as HTML that is safe as it stands."""
