"""The events that pages of a programme hold for scripts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.timetable.events import session_key
from sphinx_proceedings.outputs.calendars.event_data import event_data
from sphinx_proceedings.pages.page import Page

__all__ = ["of_edition", "of_session", "session_id"]


def of_edition(portal: Portal, page: Page) -> Mapping[str, object]:
    """All of an edition."""
    return event_data(portal, page.edition, texts=False)


def of_session(portal: Portal, page: Page) -> Mapping[str, object]:
    """A session, and the talks in it."""
    found = event_data(portal, page.edition, texts=False, session=page.record[1])
    return _own_names(found)


def session_id(portal: Portal, page: Page) -> str:
    """The short id of a session's event."""
    return portal.event_identities[page.edition][session_key(page.record[1])].short_id


def _own_names(data: Mapping[str, Any]) -> dict[str, object]:
    """The data with only those rooms, tracks and kinds that occur: others' may change."""
    events = [dict(event) for event in data["events"]]
    kept: dict[str, object] = {}
    for plural, one in (("rooms", "room"), ("tracks", "track")):
        used = sorted({event[one] for event in events if one in event})
        kept[plural] = [data[plural][number] for number in used]
        for event in events:
            if one in event:
                event[one] = used.index(event[one])
    used = sorted({kind for event in events for kind in event["kinds"]})
    kept["kinds"] = [data["kinds"][number] for number in used]
    for event in events:
        event["kinds"] = [used.index(kind) for kind in event["kinds"]]
    return {**data, **kept, "events": events}
