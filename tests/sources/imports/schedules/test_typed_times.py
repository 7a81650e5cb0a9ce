"""Days, times and lengths as people type them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.imports.schedules.typed_times import (
    AmbiguousDayError,
    clock_in,
    clocks_in,
    day_in,
    minutes_in,
)


@pytest.mark.parametrize(
    "text",
    [
        "2027-03-01", "2027/3/1", "2027-03-01 09:00:00", "1.3.2027", "01.03.2027", "Mon 1.3.2027",
        "1 March 2027", "March 1, 2027", "Monday, 1st March 2027", "Mon 1 Mar 2027", "46447",
        "1. März 2027",
    ],
)  # fmt: skip
def test_days(text: str) -> None:
    assert day_in(text) == date(2027, 3, 1)


def test_days_that_may_be_two() -> None:
    assert day_in("13/03/2027") == day_in("03/13/2027") == date(2027, 3, 13)
    assert day_in("3/3/2027") == date(2027, 3, 3)
    with pytest.raises(AmbiguousDayError):
        day_in("03/04/2027")


@pytest.mark.parametrize(
    "text", ["", "soon", "2027-13-01", "32.3.2027", "Monday", "1 March", "9:00"]
)
def test_what_is_no_day(text: str) -> None:
    assert day_in(text) is None


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9:00", time(9)), ("09:00:00", time(9)), ("9.30", time(9, 30)), ("9 am", time(9)),
        ("12:15 AM", time(0, 15)), ("12 p.m.", time(12)), ("14h30", time(14, 30)),
        ("0.375", time(9)), ("2027-03-01 09:00:00", time(9)), ("21:05", time(21, 5)),
        ("9", None), ("25:00", None), ("13 pm", None), ("noon", None), ("", None),
    ],
)  # fmt: skip
def test_times(text: str, clock: time | None) -> None:
    assert clock_in(text) == clock


def test_times_from_and_until() -> None:
    assert clocks_in("9:00 – 10:30") == (time(9), time(10, 30))
    assert clocks_in("9:00-10:30") == (time(9), time(10, 30))
    assert clocks_in("9 am to 1 pm") == (time(9), time(13))
    assert clocks_in("9:00") == (time(9), None)


def test_lengths() -> None:
    assert [minutes_in(text) for text in ("20", "20 min", "1:30", "01:30:00", "20.0", "x", "")] == [
        20, 20, 90, 90, 20, None, None,
    ]  # fmt: skip


@given(st.text(max_size=30))
def test_any_text(text: str) -> None:
    clocks_in(text)
    minutes_in(text)
    try:
        day_in(text)
    except AmbiguousDayError:
        assert "/" in text or "-" in text
