"""Groups of points in a plane."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.insight.groups import grouped


def squares(points: np.ndarray, groups: list[list[int]]) -> float:
    """The sum of squares within groups."""
    return sum(float(((points[group] - points[group].mean(axis=0)) ** 2).sum()) for group in groups)


def joined(groups: list[list[int]], one: list[int], other: list[int]) -> list[list[int]]:
    return sorted([*(group for group in groups if group not in (one, other)), sorted(one + other)])


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(0, 520)), min_size=2, max_size=9))
def test_each_step_adds_least(made: list[tuple[int, int]]) -> None:
    points = np.array(made, dtype=float)
    before = [[number] for number in range(len(made))]
    for wanted in range(len(made) - 1, 0, -1):
        possible = [joined(before, *pair) for pair in combinations(before, 2)]
        found = sorted(grouped(points, wanted))
        assert found in possible
        least = min(squares(points, groups) for groups in possible)
        assert np.isclose(squares(points, found), least)
        before = found


def test_what_is_together() -> None:
    corners = np.array([[0.0, 0], [9, 9], [0, 1], [9, 8], [1, 0], [8, 0.5]])
    assert grouped(corners, 3) == [[0, 2, 4], [1, 3], [5]]
    assert grouped(corners, 6) == [[0], [1], [2], [3], [4], [5]]
    assert grouped(corners, 1) == [[0, 1, 2, 3, 4, 5]]
