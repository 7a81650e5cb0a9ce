"""`schedule.json` as c3voc, frab and pretalx write it → values.

Any value may be of any type: what does not fit counts as absent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.clean_text import Texts, clean_line
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.packages.records import (
    Record,
    items,
    record,
    records,
    text_of_export,
    values_in_json,
)
from sphinx_proceedings.sources.imports.schedules.event_texts import localized
from sphinx_proceedings.sources.imports.schedules.schedule import (
    LINES,
    OF_CONFERENCE,
    PROSE,
    Reference,
    Schedule,
    ScheduleEvent,
    check_number,
)
from sphinx_proceedings.sources.text.source import Source

__all__ = ["schedule_from_json"]

_USED = frozenset(
    {*LINES, *PROSE, "attachments", "code", "guid", "id", "links", "persons", "video_download_url"}
)
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
    source = text_of_export(path, data)
    root = values_in_json(source)
    if not isinstance(root, Record):
        raise ExportError(source.whole, "the file holds no object with a schedule", _EXPORT)
    schedule = record(root.get("schedule")) or root
    conference = record(schedule.get("conference"))
    if not conference:
        message = "there is no schedule.conference in it"
        raise ExportError(Location(path=path, line=1), message, _EXPORT)
    check_number(sum(1 for day in _days(conference) for _ in _events_of(day)), source.whole)
    found = _Reader(source).schedule(root, schedule, conference)
    if not found.events:
        message = "schedule.conference.days holds no event"
        raise ExportError(conference.location, message, _EXPORT)
    return found


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._unread: Counter[str] = Counter()
        self._addresses = 0

    def schedule(self, root: Record, schedule: Record, conference: Record) -> Schedule:
        self._skip(schedule, _IMPLIED | {"base_url", "url"})
        self._skip(conference, _IMPLIED | _CONFERENCE)
        generator = record(root.get("generator")) or record(schedule.get("generator"))
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

    def _day(self, day: Record) -> Iterator[ScheduleEvent]:
        for room, event in _events_of(day):
            yield self._event(day, room, event)

    def _event(self, day: Record, room: str, event: Record) -> ScheduleEvent:
        self._skip(event, _USED)
        texts = Texts()

        def line(name: str) -> str:
            return texts.line(localized(event.get(name)))

        names = [self._person(person, texts) for person in items(event.get("persons"))]
        references = [
            _reference(item, texts)
            for name in ("links", "attachments")
            for item in items(event.get(name))
        ]
        guid, number, video = (line(name) for name in ("guid", "id", "video_download_url"))
        fields: dict[str, Any] = {name: line(name) for name in LINES}
        fields |= {name: texts.prose(localized(event.get(name))) for name in PROSE}
        self._addresses += texts.addresses
        return ScheduleEvent(
            location=event.location,
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
        if not isinstance(value, Record):
            return texts.line(localized(value))
        self._skip(value, _PERSON, "person/")
        return next(
            filter(
                None, (texts.line(localized(value.get(key))) for key in ("public_name", "name"))
            ),
            "",
        )

    def _skip(self, values: Record, used: Iterable[str], within: str = "") -> None:
        for name in values.keys() - {*used}:
            if values[name] not in (None, "", [], {}, False):
                self._unread[f"{within}{clean_line(name)}"] += 1


def _line(value: Any) -> str:
    return clean_line(localized(value))


def _reference(value: Any, texts: Texts) -> Reference:
    if not isinstance(value, Record):
        return Reference(url=texts.line(localized(value)))

    def line(*names: str) -> str:
        return next(filter(None, (texts.line(localized(value.get(name))) for name in names)), "")

    return Reference(url=line("url", "href"), title=line("title", "name"), type=line("type"))


def _days(conference: Record) -> list[Record]:
    """The days, and as one without a date what the conference lists beside them."""
    return [
        *records(conference.get("days")),
        Record({"events": conference.get("events")}, conference.location),
    ]


def _events_of(day: Record) -> Iterator[tuple[str, Record]]:
    """The events of a day with the room that lists them; empty where none does."""
    rooms = day.get("rooms")
    # A few tools list rooms with their names.
    listed = [(_line(room.get("name")), room.get("events")) for room in records(rooms)]
    listed += [(room, events) for room, events in record(rooms).items()]
    for room, events in (*listed, ("", day.get("events"))):
        for event in records(events):
            yield room, event
