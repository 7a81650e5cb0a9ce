"""Places in a plane, by t-SNE."""

import numpy as np

from sphinx_proceedings.insight.embedding import embedded


def blobs() -> tuple[np.ndarray, np.ndarray]:
    """Distances of forty points in four groups from each other, and the numbers of their groups."""
    random = np.random.default_rng(7)
    group = np.arange(40) % 4
    points = np.eye(4)[group] + random.normal(0, 0.1, (40, 4))
    return np.sqrt(((points[:, None] - points) ** 2).sum(axis=2)), group


def start(count: int) -> np.ndarray:
    angles = np.arange(count) * 2.4
    return np.stack([np.cos(angles), np.sin(angles)], axis=1) * 1e-4


def test_neighbours_stay_neighbours() -> None:
    distances, group = blobs()
    places = embedded(distances, start(40))
    assert places.shape == (40, 2)
    apart = ((places[:, None] - places) ** 2).sum(axis=2)
    np.fill_diagonal(apart, np.inf)
    assert (group[apart.argmin(axis=1)] == group).all()
    # Who is in a group is nearer than who is in another.
    same = group[:, None] == group
    assert np.where(same, apart, 0)[np.isfinite(apart)].max() < apart[~same].min()


def test_places_do_not_depend_on_where_arrays_lie() -> None:
    distances, _ = blobs()
    places = embedded(distances, start(40))
    for gap in (1, 3):
        memory = np.zeros(distances.size + gap)
        moved = memory[gap:].reshape(distances.shape)
        moved[:] = distances
        assert (embedded(moved, start(40)) == places).all()


def test_more_points_than_are_computed_at_once() -> None:
    count = 150
    line = np.arange(count, dtype=float)
    places = embedded(np.abs(line[:, None] - line), start(count))
    steps = np.sqrt(((places[1:] - places[:-1]) ** 2).sum(axis=1))
    assert steps.max() < 5 * np.median(steps)


def test_points_at_one_place() -> None:
    places = embedded(np.zeros((8, 8)), start(8))
    assert np.isfinite(places).all()
    assert len({tuple(place) for place in places.tolist()}) == 8
