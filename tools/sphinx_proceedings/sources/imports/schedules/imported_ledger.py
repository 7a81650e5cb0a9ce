"""The ledger of an imported programme: each event stays what apps and calendars know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
from sphinx_proceedings.sources.imports.schedules.drafts import SessionDraft

__all__ = ["Kept", "imported_ledger"]

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


def imported_ledger(
    portal: Portal, edition: str, sessions: Iterable[SessionDraft]
) -> tuple[Ledger, Kept]:
    """A ledger without releases in which the edition's events are as they are now.

    `portal` has the edition as it was imported from these sessions, and no ledger of it.  The GUID
    and number of a session's event are those of what calendars list of it: its talk, or itself.
    """
    timetable = portal.timetables[edition]
    found = [
        (timetable.session_by_id[session.id].units[0].key, session)
        for session in sessions
        if session.id in timetable.session_by_id
    ]
    guids = dict(_first(found, [_guid(session.guid) for _, session in found]))
    numbers = dict(_first(found, [_number(session.number) for _, session in found]))
    states = portal.event_identities[edition]
    known = Ledger(
        edition=edition,
        location=Location(path=ledger_path(edition)),
        events=tuple(
            _events(edition, guids, numbers, {key: states[key].state for key, _ in found})
        ),
    )
    identities = event_identities(timetable, known, is_damaged=False).values()
    ledger = replace(known, events=tuple(each.released(NEVER_RELEASED) for each in identities))
    return ledger, Kept(guids=len(guids), numbers=len(numbers), events=len(found))


def _events(
    edition: str,
    guids: dict[str, UUID],
    numbers: dict[str, int],
    states: dict[str, EventState],
) -> Iterator[LedgerEvent]:
    """Of all events that keep their GUID or their number."""
    uuids, taken = set(guids.values()), set(numbers.values())
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


def _first(
    found: list[tuple[str, SessionDraft]], values: list[Value | None]
) -> Iterator[tuple[str, Value]]:
    """Keys with their values, each value with the first key that has it."""
    seen: set[Value] = set()
    for (key, _), value in zip(found, values, strict=True):
        if value is not None and value not in seen:
            seen.add(value)
            yield key, value


def _guid(text: str) -> UUID | None:
    return UUID(text) if _GUID.fullmatch(text) and UUID(text).int else None


def _number(text: str) -> int | None:
    number = int(text) if _NUMBER.fullmatch(text) else 0
    return number if 0 < number <= _LARGEST_NUMBER else None
