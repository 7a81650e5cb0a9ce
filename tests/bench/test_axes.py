"""Logarithmic axes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.axes import axis_around, axis_of


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        pytest.param([0.3, 70], [0.2, 0.5, 1, 2, 5, 10, 20, 50, 100], id="two decades"),
        pytest.param([1], [1, 2], id="one value"),
        pytest.param([10, 20], [10, 20, 50], id="values on ticks"),
        pytest.param([6, 9], [5, 10], id="within a decade"),
    ],
)
def test_ticks(values: list[float], ticks: list[float]) -> None:
    axis = axis_around(values, 0, 100)
    assert list(axis.ticks) == pytest.approx(ticks)
    assert (axis.place(ticks[0]), axis.place(ticks[-1])) == pytest.approx((0, 100))


def test_marked_values() -> None:
    axis = axis_of([500, 2000, 500], 10, 110)
    assert axis.ticks == [500, 2000]
    assert axis.place(500) + axis.place(2000) == pytest.approx(120)
    assert axis.place(1000) == pytest.approx(60)


@given(st.lists(st.floats(0.001, 1e6), min_size=1))
def test_values_are_on_the_axis(values: list[float]) -> None:
    for axis in (axis_around(values, 300, 20), axis_of(values, 300, 20)):
        assert all(19.999 <= axis.place(value) <= 300.001 for value in values)
