"""Records of neighbouring editions are in one index, and hardly ever move into another."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.building.writing.search_bundles import Bounds, bundles
from sphinx_proceedings.outputs.search.searched_pages import Field, Kind, Searchable, SearchedPage

COUNTS = {"2025-a": 3, "2025-b": 5, "2026-a": 9, "2027-a": 2, "": 2}


def searchable(path: str, kind: Kind, edition: str = "") -> Searchable:
    page = SearchedPage(path=path, kind=kind, title=path, words=dict.fromkeys(Field, ()))
    return Searchable(path=path, version="", kind=kind, page=lambda _: page, edition=edition)


def records(counts: dict[str, int], people: int = 0) -> list[Searchable]:
    """So many papers of each edition, and so many people."""
    papers = [
        searchable(f"papers/{edition}/{number}.html", Kind.PAPER, edition)
        for edition, count in counts.items()
        for number in range(count)
    ]
    found = (searchable(f"people/{number}.html", Kind.PERSON) for number in range(people))
    return [*papers, *found]


def editions(paths: Iterable[str]) -> list[str]:
    return sorted({path.split("/")[1] for path in paths})


@pytest.mark.parametrize(
    ("bounds", "names"),
    [
        pytest.param(Bounds(), {"main": 26}, id="all"),
        pytest.param(Bounds(most_people_beside=4), {"main": 21, "people": 5}, id="people apart"),
        pytest.param(
            Bounds(most=12, most_people_beside=4),
            {"main-2025-a": 8, "main-2026-a": 9, "main-2027-a": 4, "people": 5},
            id="neighbours together",
        ),
    ],
)
def test_names_and_sizes(bounds: Bounds, names: dict[str, int]) -> None:
    found = bundles(records(COUNTS, people=5), bounds)
    assert {name: len(paths) for name, paths in found.items()} == names


def test_what_is_of_no_edition_is_with_the_newest() -> None:
    found = bundles(records(COUNTS), Bounds(most=12))
    assert {name: editions(paths) for name, paths in found.items()} == {
        "main-2025-a": ["2025-a", "2025-b"],
        "main-2026-a": ["2026-a"],
        "main-2027-a": ["", "2027-a"],
    }


def test_a_record_more_moves_no_other() -> None:
    more = COUNTS | {"2025-b": 6}
    before, now = (bundles(records(counts), Bounds(most=12)) for counts in (COUNTS, more))
    assert {name for name in now if now[name] != before[name]} == {"main-2025-a"}


def test_people_are_shared_out_until_they_are_twice_as_many() -> None:
    bounds = Bounds(most=10, most_people_beside=0)
    before, now = (bundles(records({"2025-a": 1}, people), bounds) for people in (33, 34))
    assert sorted(before) == ["main", "people-0", "people-1", "people-2", "people-3"]
    assert sum(now[name] != before[name] for name in now) == 1


@given(
    counts=st.dictionaries(st.sampled_from([*COUNTS, "2028-c"]), st.integers(1, 9), min_size=1),
    people=st.integers(0, 30),
    most=st.integers(1, 40),
    beside=st.integers(0, 30),
)
def test_each_record_is_in_one_index_and_in_order(
    counts: dict[str, int], people: int, most: int, beside: int
) -> None:
    listed = records(counts, people)
    found = bundles(listed, Bounds(most=most, most_people_beside=beside))
    assert sorted(path for paths in found.values() for path in paths) == sorted(
        record.path for record in listed
    )
    assert all(paths == sorted(paths, key=str.encode) for paths in found.values())
