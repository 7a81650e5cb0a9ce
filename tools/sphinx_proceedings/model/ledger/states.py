"""What the programme announces now, to be compared with what was announced."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone

from sphinx_proceedings.model.ledger.values import Change, ChangeKind, EventState
from sphinx_proceedings.model.people import Presenter
from sphinx_proceedings.model.programme import KeyDate
from sphinx_proceedings.model.timetable.events import Event
from sphinx_proceedings.model.timetable.slots import Basis
from sphinx_proceedings.model.timetable.table import Timetable
from sphinx_proceedings.model.whole_characters import whole_characters

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
    edition = timetable.edition
    states = {
        event.key: _state(event, edition.place, sessions.talks)
        for sessions in timetable.sessions
        for event in (sessions.event, *sessions.talks)
    }
    for key_date in edition.key_dates:
        states[date_key(key_date)] = EventState(
            title=whole_characters(key_date.what),
            start=_in_offset(key_date.instant) if key_date.instant else key_date.date,
            details=_digest([edition.name, edition.timezone, key_date.note, key_date.zone]),
        )
    return states


def _state(event: Event, place: str, talks: Sequence[Event]) -> EventState:
    """`talks` are those of the event's session."""
    session, talk = event.session, event.talk
    details: list[object] = [place, list(event.kinds), event.track, event.slot.end_basis]
    details += [[_printed(person) for person in event.people]]
    if event.session.links:
        details += [[[link.kind, link.url] for link in event.session.links]]
    if talk is None:
        details += [session.note, [_printed(chair) for chair in session.chairs]]
        details += [[_listed(listed) for listed in talks]]
    else:
        details += [session.title, event.own_time]
        details += [[paragraph.plain for paragraph in talk.abstract]]
        details += [[[link.kind, link.url] for link in talk.links]]
        details += [talk.board] if talk.board else []
    return EventState(
        title=whole_characters(event.title.plain),
        start=_in_offset(event.start),
        end=_in_offset(event.end) if event.end else None,
        end_implied=event.slot.end_basis is Basis.FOLLOWING,
        room=whole_characters(event.room),
        people=tuple(whole_characters(person.name) for person in event.people) if talk else (),
        cancelled=event.cancelled,
        details=_digest(details),
    )


def _in_offset(local: datetime) -> datetime:
    """The time with its offset alone, as a file tells it.

    Times of two zones never compare as equal in an hour that occurs twice (PEP 495).
    """
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()), fold=0)


def _listed(talk: Event) -> list[object]:
    """A talk as its session's entry lists it."""
    names = [person.name for person in talk.people]
    return [talk.title.plain, names, talk.cancelled, *([talk.board] if talk.board else [])]


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
