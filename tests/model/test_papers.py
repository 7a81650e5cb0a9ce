"""Dates of publication, as far as they are known."""

from datetime import date

import pytest

from sphinx_proceedings.model.papers import Issued, Season


@pytest.mark.parametrize(
    ("issued", "parts", "iso", "first_day"),
    [
        (Issued(year=2027, month=5, day=8), ("2027", "05", "08"), "2027-05-08", date(2027, 5, 8)),
        (Issued(year=2027, month=5), ("2027", "05"), "2027-05", date(2027, 5, 1)),
        (Issued(year=987), ("0987",), "0987", date(987, 1, 1)),
        (Issued(year=2027, season=Season.SPRING), ("2027",), "2027", date(2027, 1, 1)),
        (Issued(year=2027, month=2, day=31), ("2027", "02", "31"), "2027-02-31", None),
    ],
    ids=["day", "month", "a year of three digits", "season", "a day that does not exist"],
)
def test_parts_of_a_date(
    issued: Issued, parts: tuple[str, ...], iso: str, first_day: date | None
) -> None:
    assert (issued.parts, issued.iso, issued.first_day) == (parts, iso, first_day)
