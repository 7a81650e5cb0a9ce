"""A map of papers, as values: like papers are near each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = [
    "FEWEST_PAPERS",
    "MAP_HEIGHT",
    "MAP_WIDTH",
    "MOST_GROUPS",
    "MOST_PAPERS",
    "Cluster",
    "PaperMap",
    "map_radius",
]

MAP_WIDTH = 600
MAP_HEIGHT = 520
FEWEST_PAPERS = 5
"""A list of fewer is a better overview."""
MOST_PAPERS = 1_000
"""Of more, points are no longer told apart, and nobody reads the list beside them."""
MOST_GROUPS = 8
"""More colours and shapes are not told apart."""

_RADII = ((30, 15), (60, 12), (120, 9), (300, 6))
_SMALLEST_RADIUS = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Cluster:
    """Papers about the same, and the terms that tell most of them."""

    terms: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperMap:
    """Where each paper of an edition is; papers without any telling word are not on it."""

    positions: Mapping[str, tuple[float, float]]
    """By the paper's key, from the top left corner; points do not overlap where they can help it.
    """
    clusters: tuple[Cluster, ...]
    """Every paper on the map is in one."""


def map_radius(papers: int) -> int:
    """How large the points are when there are so many."""
    return next((radius for most, radius in _RADII if papers <= most), _SMALLEST_RADIUS)
