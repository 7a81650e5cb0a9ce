"""Dates and times in words."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from sphinx_proceedings.wording import dates
from sphinx_proceedings.wording.messages import speaking
from support.translations import translated


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        pytest.param(date(2023, 5, 8), date(2023, 5, 8), "Monday, 8 May 2023", id="one day"),
        pytest.param(date(2023, 5, 8), date(2023, 5, 12), "8–12 May 2023", id="within a month"),
        pytest.param(
            date(2023, 5, 31), date(2023, 6, 2), "31 May – 2 June 2023", id="within a year"
        ),
        pytest.param(
            date(2023, 12, 31),
            date(2024, 1, 2),
            "31 December 2023 – 2 January 2024",
            id="over New Year",
        ),
    ],
)
def test_days(first: date, last: date, text: str) -> None:
    assert dates.days(first, last) == text


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Europe/Rome", "CEST (UTC+02:00)"),
        ("America/St_Johns", "NDT (UTC-02:30)"),
        ("Asia/Kathmandu", "UTC+05:45"),
        ("UTC", "UTC"),
        ("Etc/GMT+12", "UTC-12:00"),
    ],
)
def test_zone(zone: str, text: str) -> None:
    assert dates.zone(datetime(2023, 5, 8, 9, 0, tzinfo=ZoneInfo(zone))) == text


def test_zone_without_a_name() -> None:
    offset = timezone(timedelta(hours=1))
    assert dates.zone(datetime(2023, 5, 8, tzinfo=offset)) == "UTC+01:00"


def test_clock() -> None:
    assert dates.clock(datetime(2023, 5, 8, 9, 5, tzinfo=ZoneInfo("UTC"))) == "09:05"


ROME = ZoneInfo("Europe/Rome")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2027, 3, 27, 23, 0, tzinfo=ROME), ""),
        (datetime(2027, 3, 28, 1, 30, tzinfo=ROME), "Sun"),
        (datetime(2027, 3, 28, 3, 30, tzinfo=ROME), "Sun, CEST"),
        (datetime(2027, 3, 27, 3, 30, tzinfo=ZoneInfo("Asia/Kathmandu")), "UTC+05:45"),
    ],
)
def test_beside(value: datetime, text: str) -> None:
    """What a time has to say where the heading gives another day or zone."""
    said = datetime(2027, 3, 27, 9, 0, tzinfo=ROME)
    assert dates.beside(value, said.date(), said) == text


def test_beside_where_an_hour_comes_twice() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=ROME)
    assert dates.beside(first, first.date(), first) == ""
    assert dates.beside(first.replace(fold=1), first.date(), first) == "CET"


def test_zone_name() -> None:
    instant = datetime(2027, 3, 28, 12, 0, tzinfo=ROME)
    assert dates.zone_name(instant) == "CEST"
    assert dates.zone_name(instant.astimezone(ZoneInfo("Asia/Kathmandu"))) == "UTC+05:45"


def test_month_and_year() -> None:
    assert dates.month_and_year(date(2023, 5, 8)) == "May 2023"


def test_day_of_month() -> None:
    assert dates.day_of_month(date(2027, 5, 8)) == "8 May"
    with translated("de", {}), speaking("de"):
        assert dates.day_of_month(date(2027, 5, 8)) == "8. Mai"


def test_offset() -> None:
    instant = datetime(2027, 3, 28, 12, 0, tzinfo=ROME)
    assert dates.offset(instant) == "UTC+02:00"
    assert dates.offset(instant.astimezone(ZoneInfo("UTC"))) == "UTC"
