"""Instants as machines read them."""

from __future__ import annotations

from datetime import datetime

from sphinx_proceedings.model.timetable.clock import utc

__all__ = ["instant"]


def instant(when: datetime) -> str:
    """UTC, to the second (RFC 3339; of Atom's dates and those of site maps one form)."""
    return utc(when).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
