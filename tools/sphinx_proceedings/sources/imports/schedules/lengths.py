"""How long an event lasts, in each form in which tools write it."""

from __future__ import annotations

import re
from datetime import timedelta

__all__ = ["lengths"]

_MONTH = timedelta(days=31)
"""What lasts longer is no event of a conference; the number means something else."""
_DAY = timedelta(days=1)
"""The most that a bare number means: a larger one counts seconds, or something else."""

_FORMS = (
    (re.compile(r"(?P<hours>\d{1,3}):(?P<minutes>[0-5]\d)"), _MONTH),
    (re.compile(r"(?P<minutes>\d{1,4})"), _DAY),
    # As ISO 8601 has it.
    (
        re.compile(
            r"P(?=.*\d[DHMS]$)(?:(?P<days>\d{1,2})D)?"
            r"(?:T(?:(?P<hours>\d{1,3})H)?(?:(?P<minutes>\d{1,4})M)?(?:(?P<seconds>\d{1,6})S)?)?"
        ),
        _MONTH,
    ),
    # As pretalx and eventyay write what lasts more than a day: no zero stands before the days.
    (re.compile(r"(?P<days>[1-9]):(?P<hours>[01]\d|2[0-3]):(?P<minutes>[0-5]\d)"), _MONTH),
    (re.compile(r"(?P<hours>\d{1,3}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]?\d)"), _MONTH),
)
"""The forms, with the longest time that each may mean; the likelier one first."""


def lengths(text: str) -> tuple[timedelta, ...]:
    """What a `<duration>` may mean to the minute, the likeliest first; empty where it is no length.

    c3voc's schema knows `HH:MM` and `HH:MM:SS`; `1:12:00` may also be a day and twelve hours.
    """
    found = ((_length(match), most) for form, most in _FORMS if (match := form.fullmatch(text)))
    return tuple(length for length, most in found if length <= most)


def _length(match: re.Match[str]) -> timedelta:
    stated = {part: int(number or 0) for part, number in match.groupdict().items()}
    # Programmes know no seconds.
    return timedelta(minutes=timedelta(**stated) // timedelta(minutes=1))
