"""Embargoes as sources state them: a day, or a day and a time.

What is no such date withholds all the same: what was published once cannot be taken back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sphinx_proceedings.diagnostics import Code, Location
from sphinx_proceedings.model.embargoes import Embargo
from sphinx_proceedings.sources.values.clock import as_instant
from sphinx_proceedings.sources.values.years import in_our_time

__all__ = ["EMBARGO_FORM", "StatedEmbargo", "embargo_in", "without_date"]

EMBARGO_FORM = "write 2027-05-10 or 2027-05-10 09:00, in the edition's time zone"
_FORM = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T](?P<time>[0-9]{1,2}:[0-9]{2}))?", re.ASCII
)


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedEmbargo:
    """An embargo in whichever zone the edition has."""

    local: datetime | None
    """None where what is stated is no date."""
    has_time: bool = False
    location: Location

    def in_zone(self, zone: ZoneInfo) -> Embargo:
        """The embargo; one until a time that does not exist there, or occurs twice, has no end.

        A day may begin later than at midnight, when the clocks change: then that is its end.
        """
        until: datetime | Code | None = None
        if self.local is not None and self.has_time:
            until = as_instant(self.local, zone)
        elif self.local is not None:
            until = self.local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
        until = until if isinstance(until, datetime) else None
        return Embargo(until=until, has_time=self.has_time, location=self.location)


def embargo_in(written: str, location: Location) -> StatedEmbargo:
    """The embargo that a text states, as far as it is a date."""
    found = _FORM.fullmatch(written.strip())
    if found is None:
        return without_date(location)
    try:
        day = in_our_time(date.fromisoformat(found["day"]))
        clock = time.fromisoformat((found["time"] or "00:00").zfill(5))
    except ValueError:
        return without_date(location)
    return StatedEmbargo(
        local=datetime.combine(day, clock), has_time=bool(found["time"]), location=location
    )


def without_date(location: Location) -> StatedEmbargo:
    """One that lasts until it is mended."""
    return StatedEmbargo(local=None, location=location)
