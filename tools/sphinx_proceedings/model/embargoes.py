"""Embargoes: until when abstracts and files are not published, and what is withheld of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sphinx_proceedings.diagnostics import Location

__all__ = ["Embargo", "Withheld"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Embargo:
    """Until when an abstract and files are withheld, as a source states it."""

    until: datetime | None
    """Aware, in the edition's zone; None where what is stated is no date: until that is mended."""
    has_time: bool = False
    """Whether a time of day is stated; else it ends when the day begins."""
    location: Location = field(repr=False, compare=False)

    def is_over(self, now: datetime) -> bool:
        """Whether nothing is withheld any more."""
        return self.until is not None and self.until <= now


@dataclass(frozen=True, kw_only=True, slots=True)
class Withheld:
    """What is not published yet of a paper or a talk, at least one of the two."""

    until: datetime | None
    """As in `Embargo`."""
    has_time: bool
    abstract: bool
    """Whether there is an abstract."""
    files: bool
    """Whether there are files, or links that lead to some."""
