"""A document before it is set: the template that sets it, and all that it says, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

__all__ = ["Document"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A document before it is set."""

    template: str
    """The name of its template, such as `booklet`."""
    data: Mapping[str, object]
    """What JSON can hold; texts in it are texts, never source."""
    date: date | None = None
    """What it is dated by."""
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """By the names that the data calls them by, such as `logo.svg`."""

    def with_pictures(self, pictures: Mapping[str, bytes]) -> Document:
        """The document with these pictures."""
        return replace(self, pictures=pictures)
