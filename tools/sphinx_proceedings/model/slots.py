"""What the programme's stated times imply."""

from __future__ import annotations

from datetime import datetime

from sphinx_proceedings.model.programme import Edition, Session

__all__ = ["session_slot_end"]


def session_slot_end(edition: Edition, session: Session) -> datetime | None:
    """When a session must be over: its stated end, else the next start in its room that day.

    None where neither is known.
    """
    if session.end is not None:
        return session.end
    return min(
        (
            other.start
            for other in edition.sessions
            if other.room == session.room
            and other.start > session.start
            and other.start.date() == session.start.date()
        ),
        default=None,
    )
