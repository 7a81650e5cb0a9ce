"""An edition's events as scripts in a browser read them.

In pages, compact and without texts, which are there already; as the file `events.json` with all.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sphinx_proceedings.model.addresses import SiteAddress, programme_path, session_docname
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import SessionKind
from sphinx_proceedings.model.timetable.clock import utc
from sphinx_proceedings.model.timetable.events import Event, session_key
from sphinx_proceedings.model.timetable.table import Timetable

__all__ = ["event_data"]


def event_data(
    portal: Portal,
    edition_id: str,
    *,
    texts: bool,
    sessions: Collection[str] | None = None,
    suffix: str = SiteAddress().suffix,
) -> dict[str, object]:
    """The edition's events, or those of the sessions with these ids, ready for JSON.

    Events are in the order of the timetable; times are minutes since 1970 in UTC; rooms, tracks
    and kinds are indexes into the lists of those that occur, and links lead to who takes part from
    afar.  With `texts`, titles, people and addresses of pages are there too; `suffix` ends these
    (see `SiteAddress`).
    """
    edition = portal.edition_by_id[edition_id]
    timetable = portal.timetables[edition_id]
    if sessions is not None:
        chosen = (item for item in timetable.sessions if item.session.id in sessions)
        timetable = replace(timetable, sessions=tuple(chosen))
    kinds = tuple(dict.fromkeys(kind for event in timetable.events for kind in event.kinds))
    divided = {item.event.key for item in timetable.sessions if item.divided}
    writer = _Writer(portal, timetable, kinds, SiteAddress(suffix=suffix) if texts else None)
    return {
        "edition": edition.id,
        "name": edition.name,
        "zone": edition.timezone,
        "rooms": [group.name for group in timetable.rooms],
        "tracks": [group.name for group in timetable.tracks],
        "kinds": [str(kind) for kind in kinds],
        "events": [writer.event(event, divided=event.key in divided) for event in timetable.events],
    }


_FROM_AFAR = frozenset({LinkKind.STREAM, LinkKind.QUESTIONS})


class _Writer:
    def __init__(
        self,
        portal: Portal,
        timetable: Timetable,
        kinds: Sequence[SessionKind],
        site: SiteAddress | None,
    ) -> None:
        edition = timetable.edition.id
        self._identities = portal.event_identities[edition]
        self._changes = portal.recent_changes[edition]
        self._rooms = _indexes([group.name for group in timetable.rooms])
        self._tracks = _indexes([group.name for group in timetable.tracks])
        self._kinds = _indexes(kinds)
        self._folder = programme_path(edition, "")
        self._site = site

    def event(self, event: Event, *, divided: bool) -> dict[str, object]:
        identity = self._identities[event.key]
        session = self._identities[session_key(event.session.id)]
        change = self._changes.get(event.key)
        data: dict[str, object] = {
            "id": identity.short_id,
            "key": event.key,
            "start": _minutes(event.start),
            "end": _minutes(event.end) if event.end else None,
            "room": self._rooms[event.room] if event.room else None,
            "track": self._tracks[event.track] if event.track else None,
            "kinds": [self._kinds[kind] for kind in event.kinds],
            "session": session.short_id if event.talk else None,
            "own": None if event.own_time else False,
            "divided": divided or None,
            "sequence": identity.sequence or None,
            "cancelled": event.cancelled or None,
            "changes": [str(kind) for kind in change.kinds] if change else None,
        }
        told = {name: value for name, value in data.items() if value is not None}
        links = {link.kind.value: link.url for link in event.links if link.kind in _FROM_AFAR}
        return told | links | self._texts(event)

    def _texts(self, event: Event) -> dict[str, object]:
        if self._site is None:
            return {}
        page = self._site.path(session_docname(event.session)).removeprefix(self._folder)
        data: dict[str, object] = {
            "title": event.plain_title,
            "people": [presenter.name for presenter in event.people],
        }
        data |= {"board": event.board} if event.board else {}
        if event.talk is not None:
            data["in"] = event.session.title
        data["page"] = f"{page}#{event.anchor}" if event.talk is not None else page
        data["uid"] = str(self._identities[event.key].uuid)
        return data


def _indexes(names: Sequence[str]) -> Mapping[str, int]:
    return {name: number for number, name in enumerate(names)}


def _minutes(instant: datetime) -> int:
    """Minutes since 1970 in UTC; seconds, which no programme has, are cut off."""
    return int(utc(instant).timestamp()) // 60
