"""Dates as biblatex has them, and months as title pages have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.papers import Issued, Season
from sphinx_proceedings.sources.values.dates import (
    MonthAndDay,
    ReadDate,
    date_in,
    days_in,
    month_in,
    year_in,
)


@pytest.mark.parametrize(
    ("written", "issued"),
    [
        ("2027", Issued(year=2027)),
        ("2027-05", Issued(year=2027, month=5)),
        ("2027-05-08", Issued(year=2027, month=5, day=8)),
        ("2027-5-8", Issued(year=2027, month=5, day=8)),
        ("2027-05/2027-06", Issued(year=2027, month=5)),
        ("2027-05-08T09:00:00", Issued(year=2027, month=5, day=8)),
        ("2027-05-08T09:00:00+02:00", Issued(year=2027, month=5, day=8)),
        ("2027-05-08T09:00Z", Issued(year=2027, month=5, day=8)),
        ("2027~", Issued(year=2027, circa=True)),
        ("2027-05?", Issued(year=2027, month=5, circa=True)),
        ("2027%", Issued(year=2027, circa=True)),
        ("2027-21", Issued(year=2027, season=Season.SPRING)),
        ("2027-24", Issued(year=2027, season=Season.WINTER)),
        ("2027-XX", Issued(year=2027)),
        ("2027-05-XX", Issued(year=2027, month=5)),
        ("2027-05/", Issued(year=2027, month=5)),
        ("2027/..", Issued(year=2027)),
        ("../2027", Issued(year=2027)),
        ("/2027-05", Issued(year=2027, month=5)),
        ("2024-02-29", Issued(year=2024, month=2, day=29)),
        ("May 2027", Issued(year=2027, month=5)),
        ("8 May 2027", Issued(year=2027, month=5, day=8)),
        ("1-2 April, 2001", Issued(year=2001, month=4)),
        ("30 June -- 3 July, 2014", Issued(year=2014, month=6)),
        ("summer 2001", Issued(year=2001, season=Season.SUMMER)),
    ],
)
def test_dates(written: str, issued: Issued) -> None:
    assert date_in(written) == ReadDate(issued=issued)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "2027-02-30",
            ReadDate(
                issued=Issued(year=2027, month=2), doubt="there is no day 30 in February 2027"
            ),
        ),
        (
            "2027-02-29/2027-03",
            ReadDate(
                issued=Issued(year=2027, month=2), doubt="there is no day 29 in February 2027"
            ),
        ),
        ("2027-13", ReadDate(issued=Issued(year=2027), doubt="there is no month 13")),
        (
            "2027-05-08/rubbish",
            ReadDate(
                issued=Issued(year=2027, month=5, day=8), doubt="its end, 'rubbish', is no date"
            ),
        ),
        (
            "2027-05/2027-04",
            ReadDate(issued=Issued(year=2027, month=5), doubt="it ends before it begins"),
        ),
        ("2027-05-08 and more", ReadDate(doubt="it is no date")),
        ("30 February 2001", ReadDate(doubt="it is no date")),
        ("1-2 April, 2001 or so", ReadDate(doubt="it is no date")),
        ("08/05 2001", ReadDate(doubt="it is no date")),
        ("20270508", ReadDate(doubt="it is no date")),
        ("9" * 100_000, ReadDate(doubt="it is too long")),
    ],
)
def test_dates_in_doubt(written: str, read: ReadDate) -> None:
    assert date_in(written) == read


def test_days_of_events() -> None:
    first, last = Issued(year=2027, month=5, day=8), Issued(year=2027, month=5, day=12)
    assert days_in("2027-05-08/2027-05-12") == (first, last, "")
    assert days_in("2027-05-08") == (first, None, "")
    assert days_in("in May") == (None, None, "it is no date")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2027", ReadDate(issued=Issued(year=2027))),
        (" {{2027}} ", ReadDate(issued=Issued(year=2027))),
        ("2027a", ReadDate(issued=Issued(year=2027), doubt="only 2027 in it is a year")),
        ("2027/2028", ReadDate(issued=Issued(year=2027), doubt="only 2027 in it is a year")),
        ("[2027]", ReadDate(issued=Issued(year=2027), doubt="only 2027 in it is a year")),
        ("in press", ReadDate(doubt="it is no year")),
        ("MMXXVII", ReadDate(doubt="it is no year")),
        ("20270508", ReadDate(doubt="it is no year")),
    ],
)
def test_years(written: str, read: ReadDate) -> None:
    assert year_in(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("4--8~May", MonthAndDay(month=5)),
        ("16~May", MonthAndDay(month=5, day=16)),
        ("31~May", MonthAndDay(month=5, day=31)),
        ("May~8", MonthAndDay(month=5, day=8)),
        ("8 May", MonthAndDay(month=5, day=8)),
        ("8. Mai", MonthAndDay(month=5, day=8)),
        ("May 8", MonthAndDay(month=5, day=8)),
        ("May 8, 2027", MonthAndDay(month=5, day=8)),
        ("8th May", MonthAndDay(month=5, day=8)),
        ("May 1st", MonthAndDay(month=5, day=1)),
        ("8th of May", MonthAndDay(month=5, day=8)),
        ("1er juin", MonthAndDay(month=6, day=1)),
        ("8 de mayo", MonthAndDay(month=5, day=8)),
        ("5-9 May", MonthAndDay(month=5)),
        ("May 31 -- June 2", MonthAndDay(month=5)),
        ("{MAY 1-4}", MonthAndDay(month=5)),
        ("JUN-JUL", MonthAndDay(month=6)),
        ("June/July", MonthAndDay(month=6)),
        ("Jan./Feb.", MonthAndDay(month=1)),
        ("May and June", MonthAndDay(month=5)),
        ("5-8", MonthAndDay(month=5)),
        ("6/7", MonthAndDay(month=6)),
        ("25/05", MonthAndDay(month=5, day=25)),
        ("05/25", MonthAndDay(month=5, day=25)),
        ("8.5.", MonthAndDay(month=5, day=8)),
    ],
)
def test_months(written: str, read: MonthAndDay) -> None:
    assert month_in(written) == read


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("may", 5),
        ("05", 5),
        ("5", 5),
        ("Sept.", 9),
        ("Mai", 5),
        ("junio", 6),
        ("décembre", 12),
        ("MÄRZ", 3),
        ("luglio", 7),
        ("maart", 3),
        ("{{MAY}}", 5),
    ],
)
def test_months_alone(written: str, month: int) -> None:
    assert month_in(written) == MonthAndDay(month=month, is_bare=True)


@pytest.mark.parametrize(
    ("written", "season"),
    [("Spring", Season.SPRING), ("FAL", Season.AUTUMN), ("été", Season.SUMMER)],
)
def test_seasons(written: str, season: Season) -> None:
    assert month_in(written) == MonthAndDay(season=season)


@pytest.mark.parametrize(
    ("written", "doubt"),
    [
        ("Mayhem", "'mayhem' in it is no month"),
        ("marmalade", "'marmalade' in it is no month"),
        ("13", "it names no month"),
        ("31~", "it names no month"),
        ("8-5", "it names days and no month"),
        ("12–15", "it names days and no month"),
        ("45/67", "it is no month"),
        ("May 45", "'45' in it is no day"),
        ("Q1", "'q' in it is no month"),
        ("9" * 100_000, "it is too long"),
    ],
)
def test_no_months(written: str, doubt: str) -> None:
    assert month_in(written) == MonthAndDay(doubt=doubt)


def test_day_and_month_in_numbers_are_told() -> None:
    doubt = "it may be a day and its month, or a month and its day"
    assert month_in("08/05") == MonthAndDay(month=5, day=8, doubt=doubt)


@given(st.text(alphabet="0123456789 -/.~?TZXmayju,{}²", max_size=14) | st.text(max_size=14))
def test_anything_is_a_date_or_told(text: str) -> None:
    for read in (date_in(text), year_in(text)):
        assert (read.issued is None) <= bool(read.doubt)
    found = month_in(text)
    assert found.month or found.season or found.doubt or not any(map(str.isalnum, text))
