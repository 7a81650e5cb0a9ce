"""What kinds of sessions are called, alone and behind others; said where they are shown."""

from __future__ import annotations

from sphinx_proceedings.model.programme import SessionKind
from sphinx_proceedings.wording.messages import noop

__all__ = ["KIND_LABELS", "KIND_WORDS"]

KIND_LABELS = {
    # For translators: types of sessions.
    SessionKind.TALKS: noop("Talks"),
    SessionKind.POSTERS: noop("Posters"),
    SessionKind.KEYNOTE: noop("Keynote"),
    SessionKind.PANEL: noop("Panel"),
    SessionKind.BREAK: noop("Break"),
    # For translators: a session of some social event, such as a dinner.
    SessionKind.SOCIAL: noop("Social"),
    SessionKind.PLENARY: noop("Plenary"),
}
KIND_WORDS = {
    # For translators: types of sessions behind another (“Break, posters”), and in calendars.
    SessionKind.TALKS: noop("talks"),
    SessionKind.POSTERS: noop("posters"),
    SessionKind.KEYNOTE: noop("keynote"),
    SessionKind.PANEL: noop("panel"),
    SessionKind.BREAK: noop("break"),
    SessionKind.SOCIAL: noop("social"),
    SessionKind.PLENARY: noop("plenary"),
}
"""The same within a list."""
