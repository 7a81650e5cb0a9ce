"""The ledger of an imported programme: each event stays what apps and calendars know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.ledger.identities import (
    NEVER_RELEASED,
    event_identities,
    event_uuid,
    free_number,
)
from sphinx_proceedings.model.ledger.values import EventState, Ledger, LedgerEvent
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.source_paths import ledger_path
from sphinx_proceedings.model.timetable.table import Timetable
from sphinx_proceedings.sources.imports.schedules.drafts import SessionDraft

__all__ = ["Kept", "Placed", "continued_ledger", "imported_ledger"]

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_NUMBER = re.compile(r"0*[1-9][0-9]{0,9}")
_LARGEST_NUMBER = 2**31 - 1
Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """How many events keep what they are known by; the others get what follows from their key."""

    guids: int
    numbers: int
    events: int
    """All of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """What an export knows an event by, and where it is in the programme."""

    key: str
    """As the timetable calls it."""
    guid: str
    number: str


def imported_ledger(
    portal: Portal, edition: str, sessions: Iterable[SessionDraft]
) -> tuple[Ledger, Kept]:
    """A ledger without releases in which the edition's events are as they are now.

    `portal` has the edition as it was imported from these sessions, and no ledger of it.  The GUID
    and number of a session's event are those of what calendars list of it: its talk, or itself.
    """
    timetable = portal.timetables[edition]
    found = [
        Placed(
            key=timetable.session_by_id[session.id].units[0].key
            if session.is_event
            else timetable.session_by_id[session.id].event.key,
            guid=session.guid,
            number=session.number,
        )
        for session in sessions
        if session.id in timetable.session_by_id
    ]
    return continued_ledger(portal, edition, found)


def continued_ledger(portal: Portal, edition: str, placed: Iterable[Placed]) -> tuple[Ledger, Kept]:
    """The ledger in which what it held stays what it was, with the events that came.

    An event that goes by another key now, since it got a talk, takes its identity along.  What
    came after a first release is announced by the next one, with an identity that follows from
    its key: a ledger holds what was announced.
    """
    timetable = portal.timetables[edition]
    before = portal.ledger_by_edition.get(edition)
    states = portal.event_identities[edition]
    found = [each for each in placed if each.key in timetable.by_key]
    guids = dict(_first(found, [_guid(each.guid) for each in found]))
    numbers = dict(_first(found, [_number(each.number) for each in found]))
    kept = Kept(guids=len(guids), numbers=len(numbers), events=len(found))
    held = {event.key: event for event in _renamed(before, guids, timetable)}
    if before is not None and before.releases:
        return replace(before, events=tuple(held[key] for key in sorted(held))), kept
    new = _events(
        edition,
        {key: guid for key, guid in guids.items() if key not in held},
        {key: number for key, number in numbers.items() if key not in held},
        {each.key: states[each.key].state for each in found if each.key not in held},
        held.values(),
    )
    known = Ledger(
        edition=edition,
        location=Location(path=ledger_path(edition)),
        events=tuple(sorted([*held.values(), *new], key=lambda event: event.key)),
    )
    identities = event_identities(timetable, known, is_damaged=False).values()
    events = tuple(held.get(each.key) or each.released(NEVER_RELEASED) for each in identities)
    return replace(known, events=events), kept


def _renamed(
    ledger: Ledger | None, guids: Mapping[str, UUID], timetable: Timetable
) -> Iterator[LedgerEvent]:
    """What a ledger holds, by the keys that its events have now."""
    keys = {guid: key for key, guid in guids.items()}
    there = ledger.by_key if ledger else {}
    for event in there.values():
        key = keys.get(event.uuid, event.key)
        is_free = key not in there and event.key not in timetable.by_key
        yield replace(event, key=key) if is_free else event


def _events(
    edition: str,
    guids: dict[str, UUID],
    numbers: dict[str, int],
    states: dict[str, EventState],
    held: Iterable[LedgerEvent],
) -> Iterator[LedgerEvent]:
    """Of all events that keep their GUID or their number."""
    there = tuple(held)
    known, used = {event.uuid for event in there}, {event.number for event in there}
    guids = {key: guid for key, guid in guids.items() if guid not in known}
    numbers = {key: number for key, number in numbers.items() if number not in used}
    uuids, taken = {*guids.values(), *known}, {*numbers.values(), *used}
    for key in sorted(states):
        if key not in guids and key not in numbers:
            continue
        uuid, name = guids.get(key) or event_uuid(edition, key), key
        while key not in guids and uuid in uuids:
            name = f"{name}/again"
            uuid = event_uuid(edition, name)
        uuids.add(uuid)
        number = numbers.get(key) or free_number(uuid, taken)
        taken.add(number)
        yield LedgerEvent(
            key=key,
            uuid=uuid,
            number=number,
            sequence=0,
            modified=NEVER_RELEASED,
            state=states[key],
        )


def _first(found: list[Placed], values: list[Value | None]) -> Iterator[tuple[str, Value]]:
    """Keys with their values, each value with the first key that has it."""
    seen: set[Value] = set()
    for each, value in zip(found, values, strict=True):
        if value is not None and value not in seen:
            seen.add(value)
            yield each.key, value


def _guid(text: str) -> UUID | None:
    return UUID(text) if _GUID.fullmatch(text) and UUID(text).int else None


def _number(text: str) -> int | None:
    number = int(text) if _NUMBER.fullmatch(text) else 0
    return number if 0 < number <= _LARGEST_NUMBER else None
