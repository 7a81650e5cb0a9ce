"""Lengths of events, as tools write them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.imports.schedules.lengths import lengths


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("01:30", [90]),
        ("1:30", [90]),
        ("100:00", [6000]),
        ("01:30:00", [90]),
        ("10:00:00", [600]),
        ("00:45:30", [45]),
        # pretalx and eventyay: D:HH:MM.
        ("1:12:00", [36 * 60, 72]),
        ("2:00:15", [2 * 1440 + 15, 120]),
        # More than 23 hours are none of a day: H:MM:SS.
        ("1:30:00", [90]),
        ("0:45:00", [45]),
        ("0:20:00", [20]),
        ("90", [90]),
        ("1440", [1440]),
        ("PT45M", [45]),
        ("PT1H30M", [90]),
        ("P1DT12H", [36 * 60]),
        ("PT5400S", [90]),
        ("PT90S", [1]),
        ("PT1H30M45S", [90]),
        ("00:00", [0]),
        ("0", [0]),
        # No lengths.
        ("135.0:00", []),
        ("5400", []),
        ("1:75", []),
        ("99:99", []),
        ("-01:00", []),
        ("999:00", []),
        ("1:12:00:00", []),
        ("P", []),
        ("PT", []),
        ("P1DT", []),
        ("an hour", []),
        ("", []),
    ],
)
def test_lengths(text: str, minutes: list[int]) -> None:
    assert lengths(text) == tuple(timedelta(minutes=number) for number in minutes)


@given(st.text(alphabet="0123456789:.PTDHM- ", max_size=14))
def test_every_text_is_a_length_or_none(text: str) -> None:
    assert all(timedelta() <= length <= timedelta(days=31) for length in lengths(text))


@given(st.integers(0, 9 * 1440 + 1439))
def test_what_pretalx_writes_is_read_as_it_is_meant(minutes: int) -> None:
    days, rest = divmod(minutes, 1440)
    written = f"{rest // 60:02}:{rest % 60:02}"
    assert lengths(f"{days}:{written}" if days else written)[0] == timedelta(minutes=minutes)
