"""Groups of points that are together in a plane, by Ward's method.

J. H. Ward, “Hierarchical Grouping to Optimize an Objective Function”, JASA 58 (1963).  Written here
as the libraries that have it take longer to load than a whole build takes.

Import this module where something has to be computed: it loads NumPy.
"""

from __future__ import annotations

import numpy as np

from sphinx_proceedings.insight.vectors import Array

__all__ = ["grouped"]


def grouped(points: Array, wanted: int) -> list[list[int]]:
    """So many groups of points, as their numbers in ascending order.

    Those are joined first that add least to the sum of squares within groups.
    """
    groups = [[number] for number in range(len(points))]
    centres, sizes = points.copy(), np.ones(len(points))
    costs = np.full((len(points), len(points)), np.inf)

    def note_costs(one: int) -> None:
        squares = ((centres - centres[one]) ** 2).sum(axis=1)
        made = squares * sizes * sizes[one] / (sizes + sizes[one])
        # Of a group with itself, and with one that has been joined to another.
        made[one] = np.inf
        made[sizes == 0] = np.inf
        costs[one], costs[:, one] = made, made

    for number in range(len(points)):
        note_costs(number)
    for _ in range(len(points) - wanted):
        into, gone = divmod(int(costs.argmin()), len(points))
        groups[into] += groups[gone]
        groups[gone] = []
        both = sizes[into] + sizes[gone]
        centres[into] += (centres[gone] - centres[into]) * (sizes[gone] / both)
        sizes[into], sizes[gone] = both, 0
        costs[gone], costs[:, gone] = np.inf, np.inf
        note_costs(into)
    return [sorted(group) for group in groups if group]
