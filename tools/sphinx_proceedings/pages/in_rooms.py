"""Which sessions take place in a room: what has no room is for everybody, wherever they are."""

from __future__ import annotations

from sphinx_proceedings.model.portal import Portal

__all__ = ["sessions_in"]


def sessions_in(portal: Portal, edition: str, room: str) -> tuple[str, ...]:
    """The ids of the sessions of a room and of those without one, in order of time."""
    return tuple(
        item.session.id
        for item in portal.timetables[edition].sessions
        if item.session.room in {room, ""}
    )
