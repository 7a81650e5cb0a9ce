"""`schedule.json` as c3voc, frab and pretalx write it → values.

Any value may be of any type: what does not fit counts as absent.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from json.decoder import JSONDecodeError, JSONObject  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any

from sphinx_proceedings.diagnostics import Diagnostic, Location
from sphinx_proceedings.imports.texts import cleaned, one_line
from sphinx_proceedings.imports.values import Reference, Schedule, ScheduleError, ScheduleEvent
from sphinx_proceedings.read.source import Source, decode

__all__ = ["schedule_from_json"]

_OFFSET = "\0offset"
"""The key under which every object holds where it begins."""
_USED = frozenset(
    {
        "abstract",
        "attachments",
        "code",
        "date",
        "description",
        "duration",
        "end",
        "guid",
        "id",
        "links",
    }
    | {"persons", "room", "slug", "start", "subtitle", "title", "track", "type", "url"}
    | {"video_download_url"}
)
_IMPLIED = frozenset(
    {"$schema", "color", "colors", "conference", "daysCount", "generator", "timeslot_duration"}
    | {"rooms", "tracks", "version"}
)
"""Members that say nothing which the events do not."""
_CONFERENCE = frozenset(
    {"acronym", "base_url", "days", "end", "start", "time_zone_name", "title", "url"}
)
_PERSON = frozenset({"code", "guid", "id", "name", "public_name"})
_EXPORT = "give the schedule.json of frab, pretalx or a similar tool"


def schedule_from_json(path: str, data: bytes) -> Schedule:
    """Read the file; raises `ScheduleError` where it is no schedule."""
    source = decode(path, data)
    if isinstance(source, Diagnostic):
        raise ScheduleError(source.location, source.message, source.hint)
    root = _parsed(source)
    schedule = _object(root.get("schedule")) or root
    conference = _object(schedule.get("conference"))
    if not conference:
        message = "there is no schedule.conference in it"
        raise ScheduleError(Location(path=path, line=1), message, _EXPORT)
    found = _Reader(source).schedule(root, schedule, conference)
    if not found.events:
        message = "schedule.conference.days holds no event"
        raise ScheduleError(source.locate(conference[_OFFSET]), message, _EXPORT)
    return found


class _Decoder(json.JSONDecoder):
    """Notes where objects begin; only the scanner written in Python lets one see that."""

    def __init__(self) -> None:
        super().__init__()
        self.parse_object = _noted
        self.scan_once = py_make_scanner(self)


def _noted(state: tuple[str, int], *more: Any) -> tuple[dict[str, Any], int]:
    found, end = JSONObject(state, *more)
    found[_OFFSET] = state[1] - 1
    return found, end


def _parsed(source: Source) -> dict[str, Any]:
    try:
        root = _Decoder().decode(source.text)
    except JSONDecodeError as error:
        raise ScheduleError(
            Location(path=source.path, line=error.lineno, column=error.colno),
            f"this is not JSON: {error.msg}",
            "download the file again; it may be cut off or not be JSON",
        ) from None
    except (RecursionError, ValueError):
        message = "it nests too deeply, or holds a number that is too long"
        raise ScheduleError(source.whole, message, _EXPORT) from None
    if not isinstance(root, dict):
        raise ScheduleError(source.whole, "the file holds no object with a schedule", _EXPORT)
    return root


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._unread: Counter[str] = Counter()

    def schedule(
        self, root: Mapping[str, Any], schedule: Mapping[str, Any], conference: Mapping[str, Any]
    ) -> Schedule:
        self._skip(schedule, _IMPLIED | {"base_url", "url"})
        self._skip(conference, _IMPLIED | _CONFERENCE)
        generator = _object(root.get("generator")) or _object(schedule.get("generator"))
        events = tuple(
            event for day in _objects(conference.get("days")) for event in self._day(day)
        )
        return Schedule(
            location=self._source.whole,
            generator=_line(generator.get("name")),
            title=_line(conference.get("title")),
            acronym=_line(conference.get("acronym")),
            start=_line(conference.get("start")),
            end=_line(conference.get("end")),
            zone=_line(conference.get("time_zone_name")),
            url=_line(conference.get("url")),
            base_url=_line(conference.get("base_url")) or _line(schedule.get("base_url")),
            events=events,
            unread=self._unread,
        )

    def _day(self, day: Mapping[str, Any]) -> Iterator[ScheduleEvent]:
        for room, events in _object(day.get("rooms")).items():
            if room != _OFFSET:
                for event in _objects(events):
                    yield self._event(day, room, event)

    def _event(self, day: Mapping[str, Any], room: str, event: Mapping[str, Any]) -> ScheduleEvent:
        self._skip(event, _USED)
        names = [self._person(person) for person in _list(event.get("persons"))]
        references = [
            _reference(item) for name in ("links", "attachments") for item in _list(event.get(name))
        ]
        return ScheduleEvent(
            location=self._source.locate(event[_OFFSET]),
            guid=_line(event.get("guid")),
            number=_line(event.get("id")),
            day=_line(day.get("date")),
            day_start=_line(day.get("day_start")),
            date=_line(event.get("date")),
            start=_line(event.get("start")),
            end=_line(event.get("end")),
            duration=_line(event.get("duration")),
            room=_line(event.get("room")) or one_line(room),
            title=_line(event.get("title")),
            subtitle=_line(event.get("subtitle")),
            type=_line(event.get("type")),
            track=_line(event.get("track")),
            slug=_line(event.get("slug")),
            abstract=cleaned(_text(event.get("abstract"))).strip(),
            description=cleaned(_text(event.get("description"))).strip(),
            persons=tuple(dict.fromkeys(filter(None, names))),
            references=tuple(references),
            url=_line(event.get("url")),
            video=_line(event.get("video_download_url")),
        )

    def _person(self, value: Any) -> str:
        if not isinstance(value, dict):
            return _line(value)
        self._skip(value, _PERSON, "person/")
        return _line(value.get("public_name")) or _line(value.get("name"))

    def _skip(self, values: Mapping[str, Any], used: Iterable[str], within: str = "") -> None:
        for name in values.keys() - {*used, _OFFSET}:
            if values[name] not in (None, "", [], {}, False):
                self._unread[f"{within}{one_line(name)}"] += 1


def _text(value: Any) -> str:
    """A text, a number as text, or of a text in several languages the English or first one."""
    match value:
        case str():
            return value
        case bool():
            return ""
        case int():
            return str(value)
        case dict():
            texts = [text for key, text in value.items() if key != _OFFSET]
            return next((text for text in (value.get("en"), *texts) if isinstance(text, str)), "")
        case _:
            return ""


def _line(value: Any) -> str:
    return one_line(_text(value))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in _list(value) if isinstance(item, dict)]


def _reference(value: Any) -> Reference:
    if not isinstance(value, dict):
        return Reference(url=_line(value))
    return Reference(
        url=_line(value.get("url")) or _line(value.get("href")),
        title=_line(value.get("title")) or _line(value.get("name")),
        type=_line(value.get("type")),
    )
