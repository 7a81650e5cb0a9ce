"""What the programme announces now, to be compared with what was announced."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime

from sphinx_proceedings.model.ledger.values import Change, ChangeKind, EventState
from sphinx_proceedings.model.people import Presenter
from sphinx_proceedings.model.programme import KeyDate
from sphinx_proceedings.model.timetable.events import Event
from sphinx_proceedings.model.timetable.table import Timetable

__all__ = ["RESCHEDULED", "compare", "current_states", "date_key"]

RESCHEDULED = frozenset(
    {ChangeKind.CANCELLED, ChangeKind.REINSTATED, ChangeKind.REMOVED}
    | {ChangeKind.MOVED, ChangeKind.ENDS, ChangeKind.ROOM}
)
"""The changes that raise an event's SEQUENCE: of time, room or status."""


def date_key(key_date: KeyDate) -> str:
    """What a key date is called among the events of its edition."""
    return f"date/{key_date.key}"


def current_states(timetable: Timetable) -> dict[str, EventState]:
    """The state of each session, talk and key date by its key."""
    states = {event.key: _state(event) for event in timetable.events}
    for key_date in timetable.edition.key_dates:
        states[date_key(key_date)] = EventState(
            title=key_date.what,
            start=key_date.instant or key_date.date,
            details=_digest([key_date.note, key_date.zone]),
        )
    return states


def _state(event: Event) -> EventState:
    session, talk = event.session, event.talk
    details: list[object] = [list(event.kinds), event.track, [_printed(p) for p in event.people]]
    if talk is None:
        details += [session.note, [_printed(chair) for chair in session.chairs]]
    else:
        details += [[paragraph.plain for paragraph in talk.abstract]]
        details += [[[link.kind, link.url] for link in talk.links]]
    return EventState(
        title=event.title.plain,
        start=event.start,
        end=event.end,
        room=event.room,
        people=tuple(person.name for person in event.people),
        cancelled=event.cancelled,
        details=_digest(details),
    )


def _printed(person: Presenter) -> list[str]:
    return [person.person, person.name, person.affiliation]


def _digest(value: object) -> str:
    """The same whatever version of this tool computes it: it is kept in a file."""
    text = json.dumps(value, ensure_ascii=True)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def compare(key: str, before: EventState | None, after: EventState | None) -> Change | None:
    """How what is announced differs from what was; None where readers see no difference."""
    kinds = tuple(_kinds(before, after))
    return Change(event=key, kinds=kinds, before=before, after=after) if kinds else None


def _kinds(before: EventState | None, after: EventState | None) -> list[ChangeKind]:
    if before is None or after is None:
        return [ChangeKind.NEW] if after else [ChangeKind.REMOVED] if before else []
    kinds: list[ChangeKind] = []
    if before.cancelled != after.cancelled:
        kinds.append(ChangeKind.CANCELLED if after.cancelled else ChangeKind.REINSTATED)
    if _instant(before.start) != _instant(after.start):
        kinds.append(ChangeKind.MOVED)
    elif _instant(before.end) != _instant(after.end):
        kinds.append(ChangeKind.ENDS)
    if before.room != after.room:
        kinds.append(ChangeKind.ROOM)
    if before.title != after.title:
        kinds.append(ChangeKind.TITLE)
    if before.people != after.people:
        kinds.append(ChangeKind.PEOPLE)
    return kinds


def _instant(value: datetime | date | None) -> str:
    """Comparable whatever the zone; a day without a time is no instant."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if value else ""
