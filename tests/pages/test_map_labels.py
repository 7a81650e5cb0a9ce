"""Names on a map: beside their points, within its edges, and not over each other."""

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.pages.map_labels import NameOnMap, names_on_map

SIZE = (600, 520)
POINTS = st.tuples(st.integers(0, SIZE[0]), st.integers(0, SIZE[1]))


def test_a_name_stands_above_its_points_or_where_there_is_room() -> None:
    assert list(names_on_map([("trees", [(290, 100), (310, 120)])], 10, SIZE)) == [
        NameOnMap(name="trees", at=(300.0, 77))
    ]
    below = names_on_map([("one", [(300, 260)]), ("two", [(300, 240)])], 10, SIZE)
    assert [each.at for each in below] == [(300.0, 283), (300.0, 217)]


@given(
    st.lists(st.tuples(st.text("abc", max_size=30), st.lists(POINTS, min_size=1)), max_size=8),
)
def test_names_are_within_the_map(named: list[tuple[str, list[tuple[int, int]]]]) -> None:
    placed = list(names_on_map(named, 10, SIZE))
    assert [each.name for each in placed] == [name for name, _ in named]
    for each in placed:
        half = 11 * len(each.name) / 2
        assert half <= each.at[0] <= SIZE[0] - half
        assert 11 <= each.at[1] <= SIZE[1] - 11
