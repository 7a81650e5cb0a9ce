"""Where names stand on a map: beside their points, and not over others as far as that can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["NameOnMap", "names_on_map"]

Point = tuple[float, float]

_LETTER, _HEIGHT, _EDGE = 11, 22, 8
"""Of names as they are drawn on narrow screens, where they are largest."""
_OVER_NAME = 4
"""To stand over another name is as bad as over so many points."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NameOnMap:
    """A name, and where its middle is."""

    name: str
    at: Point


@dataclass(frozen=True, slots=True)
class _Box:
    middle: Point
    width: float
    height: float

    def overlaps(self, other: _Box) -> bool:
        return all(
            abs(one - another) < size / 2
            for one, another, size in (
                (self.middle[0], other.middle[0], self.width + other.width),
                (self.middle[1], other.middle[1], self.height + other.height),
            )
        )


def names_on_map(
    named: Sequence[tuple[str, Sequence[Point]]], radius: float, size: tuple[int, int]
) -> Iterator[NameOnMap]:
    """Names of groups of points of this radius on a map of this size, one after the other."""
    points = [_Box(point, 2 * radius, 2 * radius) for _, group in named for point in group]
    placed: list[_Box] = []
    for name, group in named:
        boxes = list(_places(name, group, radius, size))
        best = min(
            boxes,
            key=lambda box: (
                sum(map(box.overlaps, points)) + _OVER_NAME * sum(map(box.overlaps, placed))
            ),
        )
        placed.append(best)
        yield NameOnMap(name=name, at=best.middle)


def _places(
    name: str, group: Sequence[Point], radius: float, size: tuple[int, int]
) -> Iterator[_Box]:
    """Above the points of a group, below them, among them, and farther to both sides."""
    width = _LETTER * len(name)
    middle = sum(x for x, _ in group) / len(group)
    top, bottom = min(y for _, y in group), max(y for _, y in group)
    beyond = radius + _HEIGHT / 2 + 2
    for aside in (0, -width / 3, width / 3):
        for y in (top - beyond, bottom + beyond, (top + bottom) / 2):
            at = (
                _within(middle + aside, width / 2 + _EDGE, size[0]),
                _within(y, _HEIGHT / 2 + _EDGE, size[1]),
            )
            yield _Box(at, width, _HEIGHT)


def _within(value: float, margin: float, size: float) -> float:
    """As near to a value as the margins allow."""
    return round(min(max(value, min(margin, size / 2)), max(size - margin, size / 2)), 1)
