"""Logarithmic axes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Axis", "axis_around", "axis_of"]

_STEPS = (1, 2, 5)


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """Values from `low` to `high`, spread from `start` to `end` in pixels."""

    low: float
    high: float
    start: float
    end: float
    ticks: Sequence[float]

    def place(self, value: float) -> float:
        """Where a value is drawn."""
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return self.start + share * (self.end - self.start)


def axis_around(values: Iterable[float], start: float, end: float) -> Axis:
    """An axis that begins and ends at 1, 2 or 5 times a power of ten; values are above 0."""
    found = list(values)
    least, most = math.log10(min(found)), math.log10(max(found))
    powers = range(math.floor(least) - 1, math.floor(most) + 2)
    steps = [step * 10.0**power for power in powers for step in _STEPS]
    low = max(step for step in steps if step <= min(found))
    high = min(step for step in steps if step > max(found))
    ticks = [step for step in steps if low <= step <= high]
    return Axis(low=low, high=high, start=start, end=end, ticks=ticks)


def axis_of(values: Iterable[float], start: float, end: float) -> Axis:
    """An axis that is marked at these values, with some room around."""
    ticks = sorted(set(values))
    room = 1.25
    return Axis(low=ticks[0] / room, high=ticks[-1] * room, start=start, end=end, ticks=ticks)
