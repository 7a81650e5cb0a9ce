"""Each event's identity now: from the ledger, and for what it does not hold from the event's key.

Everything follows from the sources, so two builds of the same sources tell the same, also between
releases: what has changed since the last one is already one SEQUENCE further.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sphinx_proceedings.model.ledger.states import RESCHEDULED, compare, current_states
from sphinx_proceedings.model.ledger.telling import kinds_told
from sphinx_proceedings.model.ledger.values import (
    STATUSES,
    Change,
    ChangeKind,
    EventState,
    Ledger,
    LedgerEvent,
    Release,
)
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.timetable.table import Timetable
from sphinx_proceedings.model.uuids import uuid_of

__all__ = [
    "NEVER_RELEASED",
    "EventIdentity",
    "event_identities",
    "event_uuid",
    "free_number",
    "recent_changes",
]

NEVER_RELEASED = datetime(2000, 1, 1, tzinfo=UTC)
"""Earlier than any release: what a release tells must be newer."""
_LARGEST_NUMBER = 2**31 - 1
"""Apps keep an event's number in 32 bits with a sign."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, kw_only=True, slots=True)
class EventIdentity(LedgerEvent):
    """By what calendars and apps know an event, and which version of it this is.

    As it would be announced now; `modified` is, of a change that is not released, the release
    before it, and `state`, of a removed event, what was last announced.
    """

    pending: Change | None = None
    """How it differs from the last release."""
    unreleased: bool = False
    """Whether the ledger would change, also where readers see no difference."""

    def released(self, modified: datetime) -> LedgerEvent:
        """What the ledger holds of it once it is announced."""
        announced = {each.name: getattr(self, each.name) for each in fields(LedgerEvent)}
        return LedgerEvent(**announced | {"modified": modified})

    @property
    def short_id(self) -> str:
        """The number in base 36: how pages and links to a reader's own programme name the event."""
        digits, rest = "", self.number
        while rest:
            rest, digit = divmod(rest, 36)
            digits = _DIGITS[digit] + digits
        return digits


def event_uuid(edition: str, key: str) -> UUID:
    """The UUID of an event that was never released (RFC 9562, 5.5)."""
    return uuid_of(f"event/{edition}/{key}")


def free_number(uuid: UUID, taken: Iterable[int]) -> int:
    """A number that follows from the UUID, or the next one that is free."""
    used = frozenset(taken)
    number = uuid.int % _LARGEST_NUMBER + 1
    while number in used:
        number = number % _LARGEST_NUMBER + 1
    return number


def event_identities(
    timetable: Timetable, ledger: Ledger | None, *, is_damaged: bool
) -> dict[str, EventIdentity]:
    """One for every event of the programme and of the ledger, by key, in order of key.

    In a damaged programme what is missing does not count as removed.
    """
    edition = timetable.edition.id
    states = current_states(timetable)
    held: Mapping[str, LedgerEvent] = ledger.by_key if ledger else {}
    taken = {event.number for event in held.values()}
    known = {event.uuid for event in held.values()}
    identities: dict[str, EventIdentity] = {}
    for key in sorted(states.keys() | held.keys()):
        event, state = held.get(key), states.get(key)
        if event is not None:
            is_gone = state is None and (event.removed or not is_damaged)
            identities[key] = _held(event, state, is_gone=is_gone)
        elif state is not None:
            uuid = _free_uuid(edition, key, known)
            number = free_number(uuid, taken)
            taken.add(number)
            identities[key] = EventIdentity(
                key=key,
                uuid=uuid,
                number=number,
                sequence=0,
                modified=_last_release(ledger),
                state=state,
                pending=compare(key, None, state) if ledger and ledger.releases else None,
                unreleased=ledger is not None,
            )
    return identities


def _free_uuid(edition: str, key: str, taken: Collection[UUID]) -> UUID:
    """Taken is what an editor moved to another key in the ledger, to keep the event what it was."""
    uuid, name = event_uuid(edition, key), key
    while uuid in taken:
        name = f"{name}/again"
        uuid = event_uuid(edition, name)
    return uuid


def _held(event: LedgerEvent, state: EventState | None, *, is_gone: bool) -> EventIdentity:
    """An event that the ledger knows, with what has changed since."""
    state = state if state or is_gone else event.state
    pending = _pending(event, state)
    is_rescheduled = pending is not None and not RESCHEDULED.isdisjoint(pending.kinds)
    return EventIdentity(
        key=event.key,
        uuid=event.uuid,
        number=event.number,
        sequence=event.sequence + is_rescheduled,
        modified=event.modified,
        state=state or event.state,
        removed=state is None,
        pending=pending,
        unreleased=(state is None) != event.removed or (state is not None and state != event.state),
    )


def _pending(event: LedgerEvent, state: EventState | None) -> Change | None:
    if not event.removed:
        return compare(event.key, event.state, state)
    if state is None:
        return None
    status = ChangeKind.CANCELLED if state.cancelled else ChangeKind.REINSTATED
    changed = compare(event.key, replace(event.state, cancelled=state.cancelled), state)
    kinds = (status, *changed.kinds) if changed else (status,)
    return Change(event=event.key, kinds=kinds, before=event.state, after=state)


def _last_release(ledger: Ledger | None) -> datetime:
    return ledger.releases[-1].date if ledger and ledger.releases else NEVER_RELEASED


def recent_changes(
    edition: Edition, ledger: Ledger | None, identities: Mapping[str, EventIdentity]
) -> dict[str, Change]:
    """What attendees should be told of each event: by key, all its changes as one.

    Those of the releases during the edition, else of the last one, and what is not released yet.
    """
    changes = [change for release in _recent(edition, ledger) for change in release.changes]
    changes += [identity.pending for identity in identities.values() if identity.pending]
    found: dict[str, Change] = {}
    for change in changes:
        found[change.event] = _joined(found.get(change.event), change)
    return {
        key: replace(change, kinds=kinds)
        for key, change in found.items()
        if (kinds := kinds_told(change))
    }


def _recent(edition: Edition, ledger: Ledger | None) -> tuple[Release, ...]:
    releases = ledger.releases if ledger else ()
    if edition.start is None:
        return releases[-1:]
    # Wherever on earth it takes place, it has begun.
    begun = datetime.combine(edition.start, datetime.min.time(), UTC) - timedelta(hours=14)
    return tuple(release for release in releases if release.date >= begun) or releases[-1:]


def _joined(earlier: Change | None, later: Change) -> Change:
    if earlier is None:
        return later
    before = earlier.before or (later.before if later.after is None else None)
    statuses = [kind for kind in (*earlier.kinds, *later.kinds) if kind in STATUSES]
    # What was moved and moved back is where it was.
    net = compare(later.event, before, later.after)
    others = [kind for kind in net.kinds if kind not in STATUSES] if net else []
    kinds = (*statuses[-1:], *others)
    return Change(event=later.event, kinds=kinds, before=before, after=later.after)
