"""A ledger as the text of its file: JSON that people can read and version control can compare.

UTF-8, indented by two spaces, keys in order.  What is empty, absent or false is not written.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from sphinx_proceedings.model.ledger.values import (
    FORMAT,
    Change,
    EventState,
    Ledger,
    LedgerEvent,
    Release,
)

__all__ = ["ledger_text"]


def ledger_text(ledger: Ledger) -> str:
    """The text, the same for equal ledgers.

    Times of events are local with their offset (ISO 8601), other times are UTC.
    """
    value = {
        "format": FORMAT,
        "edition": ledger.edition,
        "releases": [_release(release) for release in ledger.releases],
        "events": {event.key: _event(event) for event in ledger.events},
    }
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _release(release: Release) -> dict[str, object]:
    return {
        "name": release.name,
        "date": _utc(release.date),
        **_stated(changes=[_change(change) for change in release.changes]),
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "event": change.event,
        "kinds": list(change.kinds),
        **_stated(
            before=_state(change.before) if change.before else None,
            after=_state(change.after) if change.after else None,
        ),
    }


def _event(event: LedgerEvent) -> dict[str, object]:
    return {
        "uuid": str(event.uuid),
        "number": event.number,
        "sequence": event.sequence,
        "modified": _utc(event.modified),
        "state": _state(event.state),
        **_stated(removed=event.removed),
    }


def _state(state: EventState) -> dict[str, object]:
    return {
        "title": state.title,
        "start": _local(state.start),
        **_stated(
            end=_local(state.end) if state.end else None,
            end_implied=state.end_implied,
            room=state.room,
            people=list(state.people),
            cancelled=state.cancelled,
            details=state.details,
        ),
    }


def _stated(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value}


def _local(value: datetime | date) -> str:
    return value.isoformat()


def _utc(value: datetime) -> str:
    return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
