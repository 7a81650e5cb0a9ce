"""Which sessions take place in a room: what has no room is for everybody, wherever they are."""

from __future__ import annotations

from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Session

__all__ = ["is_in_room", "sessions_in"]


def is_in_room(session: Session, room: str) -> bool:
    """Whether whoever is in the room is in the session."""
    return session.room in {room, ""}


def sessions_in(portal: Portal, edition: str, room: str) -> tuple[str, ...]:
    """The ids of the sessions of a room and of those without one, in order of time."""
    return tuple(
        item.session.id
        for item in portal.timetables[edition].sessions
        if is_in_room(item.session, room)
    )
