"""`schedule.json` as c3voc, frab and pretalx write it → values.

Any value may be of any type: what does not fit counts as absent.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sphinx_proceedings.diagnostics import Diagnostic, Location
from sphinx_proceedings.sources.imports.clean_text import Texts, clean_line
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.object_places import object_begins
from sphinx_proceedings.sources.imports.schedules.schedule import (
    LINES,
    OF_CONFERENCE,
    PROSE,
    Reference,
    Schedule,
    ScheduleEvent,
    check_number,
)
from sphinx_proceedings.sources.text.source import Source, decode

__all__ = ["schedule_from_json"]

_OFFSET = "\0offset"
"""The key under which every object holds where it begins."""
_USED = frozenset(
    {*LINES, *PROSE, "attachments", "code", "guid", "id", "links", "persons", "video_download_url"}
)
_TIMED = frozenset({"date", "duration", "start"})
"""Members of events, beside a title; of the conference too, which does not matter."""
_IMPLIED = frozenset(
    {"$schema", "color", "colors", "conference", "daysCount", "generator", "timeslot_duration"}
    | {"rooms", "tracks", "version"}
)
"""Members that say nothing which the events do not."""
_CONFERENCE = frozenset({*OF_CONFERENCE, "days", "events", "time_zone_name"})
_PERSON = frozenset({"code", "guid", "id", "name", "public_name"})
_EXPORT = "give the schedule.json of frab, pretalx or a similar tool"


def schedule_from_json(path: str, data: bytes) -> Schedule:
    """Read the file; raises `ExportError` where it is no schedule."""
    source = decode(path, data)
    if isinstance(source, Diagnostic):
        raise ExportError(source.location, source.message, source.hint)
    root = _parsed(source)
    schedule = _object(root.get("schedule")) or root
    conference = _object(schedule.get("conference"))
    if not conference:
        message = "there is no schedule.conference in it"
        raise ExportError(Location(path=path, line=1), message, _EXPORT)
    found = _Reader(source).schedule(root, schedule, conference)
    if not found.events:
        message = "schedule.conference.days holds no event"
        raise ExportError(source.locate(conference[_OFFSET]), message, _EXPORT)
    return found


def _parsed(source: Source) -> dict[str, Any]:
    begins = object_begins(source.text)
    events = 0

    def noted(members: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal events
        found = dict(members)
        found[_OFFSET] = next(begins)
        events += "title" in found and not found.keys().isdisjoint(_TIMED)
        # At once: what follows would take long to read.
        check_number(events, source.whole)
        return found

    try:
        root = json.loads(source.text, object_pairs_hook=noted)
    except json.JSONDecodeError as error:
        raise ExportError(
            source.locate(error.pos),
            f"this is not JSON: {error.msg}",
            "download the file again; it may be cut off or not be JSON",
        ) from None
    except (RecursionError, ValueError):
        message = "it nests too deeply, or holds a number that is too long"
        raise ExportError(source.whole, message, _EXPORT) from None
    if not isinstance(root, dict):
        raise ExportError(source.whole, "the file holds no object with a schedule", _EXPORT)
    return root


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._unread: Counter[str] = Counter()
        self._addresses = 0

    def schedule(
        self, root: Mapping[str, Any], schedule: Mapping[str, Any], conference: Mapping[str, Any]
    ) -> Schedule:
        self._skip(schedule, _IMPLIED | {"base_url", "url"})
        self._skip(conference, _IMPLIED | _CONFERENCE)
        generator = _object(root.get("generator")) or _object(schedule.get("generator"))
        events = tuple(event for day in _days(conference) for event in self._day(day))
        stated: dict[str, Any] = {name: _line(conference.get(name)) for name in OF_CONFERENCE}
        stated["base_url"] = stated["base_url"] or _line(schedule.get("base_url"))
        return Schedule(
            location=self._source.whole,
            generator=_line(generator.get("name")),
            zone=_line(conference.get("time_zone_name")),
            **stated,
            events=events,
            unread=self._unread,
            addresses=self._addresses,
        )

    def _day(self, day: Mapping[str, Any]) -> Iterator[ScheduleEvent]:
        for room, event in _events_of(day):
            yield self._event(day, room, event)

    def _event(self, day: Mapping[str, Any], room: str, event: Mapping[str, Any]) -> ScheduleEvent:
        self._skip(event, _USED)
        texts = Texts()

        def line(name: str) -> str:
            return texts.line(_text(event.get(name)))

        names = [self._person(person, texts) for person in _list(event.get("persons"))]
        references = [
            _reference(item, texts)
            for name in ("links", "attachments")
            for item in _list(event.get(name))
        ]
        guid, number, video = (line(name) for name in ("guid", "id", "video_download_url"))
        fields: dict[str, Any] = {name: line(name) for name in LINES}
        fields |= {name: texts.prose(_text(event.get(name))) for name in PROSE}
        self._addresses += texts.addresses
        return ScheduleEvent(
            location=self._source.locate(event[_OFFSET]),
            guid=guid,
            number=number,
            day=_line(day.get("date")),
            day_start=_line(day.get("day_start")),
            room=fields.pop("room") or clean_line(room),
            persons=tuple(dict.fromkeys(filter(None, names))),
            references=tuple(references),
            video=video,
            left_out=tuple(texts.left_out),
            **fields,
        )

    def _person(self, value: Any, texts: Texts) -> str:
        if not isinstance(value, dict):
            return texts.line(_text(value))
        self._skip(value, _PERSON, "person/")
        return next(
            filter(None, (texts.line(_text(value.get(key))) for key in ("public_name", "name"))), ""
        )

    def _skip(self, values: Mapping[str, Any], used: Iterable[str], within: str = "") -> None:
        for name in values.keys() - {*used, _OFFSET}:
            if values[name] not in (None, "", [], {}, False):
                self._unread[f"{within}{clean_line(name)}"] += 1


def _text(value: Any) -> str:
    """A text, a number as text, or of a text in several languages the English or first one."""
    match value:
        case str():
            return value
        case bool():
            return ""
        case int():
            return str(value)
        case float():
            return str(int(value)) if value.is_integer() else str(value)
        case dict():
            texts = [text for key, text in value.items() if key != _OFFSET]
            return next((text for text in (value.get("en"), *texts) if isinstance(text, str)), "")
        case _:
            return ""


def _line(value: Any) -> str:
    return clean_line(_text(value))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in _list(value) if isinstance(item, dict)]


def _reference(value: Any, texts: Texts) -> Reference:
    if not isinstance(value, dict):
        return Reference(url=texts.line(_text(value)))

    def line(*names: str) -> str:
        return next(filter(None, (texts.line(_text(value.get(name))) for name in names)), "")

    return Reference(url=line("url", "href"), title=line("title", "name"), type=line("type"))


def _days(conference: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The days, and as one without a date what the conference lists beside them."""
    return [*_objects(conference.get("days")), {"events": conference.get("events")}]


def _events_of(day: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The events of a day with the room that lists them; empty where none does."""
    rooms = day.get("rooms")
    # A few tools list rooms with their names.
    listed = [(_line(room.get("name")), room.get("events")) for room in _objects(rooms)]
    listed += [(room, events) for room, events in _object(rooms).items() if room != _OFFSET]
    for room, events in (*listed, ("", day.get("events"))):
        for event in _objects(events):
            yield room, event
