"""What is known of papers that are related, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sphinx_proceedings.model.portal import PaperId

__all__ = ["Neighbour", "Related"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbour:
    """A paper that is like another one, and why."""

    paper: PaperId
    terms: tuple[str, ...] = ()
    """Terms that both have, the most telling first."""
    authors: tuple[str, ...] = ()
    """Ids of people who wrote both."""


Related = Mapping[PaperId, tuple[Neighbour, ...]]
"""The papers that are most like each paper, the nearest first; papers without any are absent."""
