"""The events that pages of a programme hold for scripts."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.timetable.events import session_key
from sphinx_proceedings.outputs.calendars.event_data import event_data
from sphinx_proceedings.pages.in_rooms import sessions_in
from sphinx_proceedings.pages.page import Page

__all__ = ["of_edition", "of_room", "of_session", "session_id"]


def of_edition(portal: Portal, page: Page) -> Mapping[str, object]:
    """All of an edition."""
    return event_data(portal, page.edition, texts=False)


def of_session(portal: Portal, page: Page) -> Mapping[str, object]:
    """A session, and the talks in it."""
    return event_data(portal, page.edition, texts=False, sessions=(page.record[1],))


def of_room(portal: Portal, page: Page) -> Mapping[str, object]:
    """What takes place in a room, of which the page is called."""
    return event_data(
        portal, page.edition, texts=False, sessions=sessions_in(portal, page.edition, page.title)
    )


def session_id(portal: Portal, page: Page) -> str:
    """The short id of a session's event."""
    return portal.event_identities[page.edition][session_key(page.record[1])].short_id
