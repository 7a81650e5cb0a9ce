"""What takes place at the same time, found by one sweep."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.check.clashes import Span, clashes, span
from sphinx_proceedings.model.timetable.slots import Basis, Slot

NOON = datetime(2026, 5, 8, 12, tzinfo=UTC)


def minutes(name: int, start: int, length: int) -> Span[int]:
    begin = NOON + timedelta(minutes=start)
    return Span(what=name, start=begin, end=begin + timedelta(minutes=length))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=30))
def test_all_pairs_with_a_common_minute_and_no_others(spans: list[tuple[int, int]]) -> None:
    taken = [{start, *range(start, start + length)} for start, length in spans]
    expected = Counter(
        tuple(sorted((one, other), key=lambda name: spans[name][0]))
        for one, other in combinations(range(len(spans)), 2)
        if taken[one] & taken[other]
    )
    found = clashes(minutes(name, *times) for name, times in enumerate(spans))
    assert Counter(found) == expected


def test_what_follows_at_once_is_free() -> None:
    assert list(clashes([minutes(1, 0, 10), minutes(2, 10, 10), minutes(3, 19, 1)])) == [(2, 3)]


def test_many_one_after_the_other_are_not_compared_in_pairs() -> None:
    compared = 0

    class Instant(datetime):
        def __gt__(self, other: datetime) -> bool:
            nonlocal compared
            compared += 1
            return super().__gt__(other)

    start = Instant(2026, 5, 8, tzinfo=UTC)
    spans = [
        Span(what=n, start=start + timedelta(hours=n), end=start + timedelta(hours=n + 1))
        for n in range(1000)
    ]
    assert list(clashes(spans)) == []
    assert 0 < compared <= 2000


@pytest.mark.parametrize(
    ("basis", "lasts"),
    [
        (Basis.STATED, True),
        (Basis.COMPUTED, True),
        # An end that nobody states is not certain.
        (Basis.FOLLOWING, False),
        (Basis.UNKNOWN, False),
    ],
)
def test_time_that_is_surely_taken(basis: Basis, lasts: bool) -> None:
    end = NOON + timedelta(hours=1)
    slot = Slot(
        start=NOON,
        start_basis=Basis.STATED,
        end=None if basis is Basis.UNKNOWN else end,
        end_basis=basis,
    )
    assert span("x", slot) == Span(what="x", start=NOON, end=end if lasts else NOON)
