"""Dates of publication, as far as they are known."""

from datetime import date
from typing import NamedTuple

import pytest

from sphinx_proceedings.model.papers import Issued, Season


class Told(NamedTuple):
    """A date, and what is said of it."""

    issued: Issued
    parts: tuple[str, ...]
    iso: str
    first_day: date | None


DATES = {
    "day": Told(
        issued=Issued(year=2027, month=5, day=8),
        parts=("2027", "05", "08"),
        iso="2027-05-08",
        first_day=date(2027, 5, 8),
    ),
    "month": Told(
        issued=Issued(year=2027, month=5),
        parts=("2027", "05"),
        iso="2027-05",
        first_day=date(2027, 5, 1),
    ),
    "a year of three digits": Told(
        issued=Issued(year=987), parts=("0987",), iso="0987", first_day=date(987, 1, 1)
    ),
    "season": Told(
        issued=Issued(year=2027, season=Season.SPRING),
        parts=("2027",),
        iso="2027",
        first_day=date(2027, 1, 1),
    ),
    "a day that does not exist": Told(
        issued=Issued(year=2027, month=2, day=31),
        parts=("2027", "02", "31"),
        iso="2027-02-31",
        first_day=None,
    ),
}


@pytest.mark.parametrize("case", DATES.values(), ids=DATES)
def test_parts_of_a_date(case: Told) -> None:
    assert (case.issued.parts, case.issued.iso, case.issued.first_day) == (
        case.parts,
        case.iso,
        case.first_day,
    )
