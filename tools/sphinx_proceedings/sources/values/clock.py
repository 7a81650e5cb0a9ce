"""Local times of an event as instants."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sphinx_proceedings.diagnostics import Code

__all__ = ["LAST_ZONE", "as_instant", "zone_by_name"]

LAST_ZONE = ZoneInfo("Etc/GMT+12")
"""`AoE`, anywhere on earth: what is over there is over everywhere."""


def zone_by_name(name: str) -> ZoneInfo | None:
    """The IANA zone of this name, or None.  `AoE` (anywhere on earth) is UTC-12."""
    try:
        return LAST_ZONE if name.upper() == "AOE" else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def as_instant(local: datetime, zone: ZoneInfo) -> datetime | Code:
    """A naive local time as an aware one, or what is wrong with it (PEP 495)."""
    first = local.replace(tzinfo=zone, fold=0)
    second = local.replace(tzinfo=zone, fold=1)
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        return Code.TIME_NONEXISTENT
    if first.utcoffset() != second.utcoffset():
        return Code.TIME_AMBIGUOUS
    return first
