"""`schedule.xml` as frab, pretalx and others write it (https://c3voc.de/wiki/schedule) → values.

The file may be anybody's: nothing is fetched, no entity is expanded, and sizes have limits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.clean_text import Texts, clean_line
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.schedules.schedule import (
    LINES,
    OF_CONFERENCE,
    PROSE,
    Reference,
    Schedule,
    ScheduleEvent,
    check_number,
)
from sphinx_proceedings.sources.imports.xml_root import local_name, xml_root

__all__ = ["schedule_from_xml"]

_CONFERENCE = frozenset({*OF_CONFERENCE, "city", "time_zone_name", "venue"})
_IMPLIED = frozenset({"day_change", "days", "timeslot_duration", "track", "version"})
"""Elements that say nothing which the events do not."""
_EVENT = "{*}event"
_AROUND = frozenset({"day", "room"})
_EXPORT = "give the schedule.xml of frab, pretalx or a similar tool"


def schedule_from_xml(path: str, data: bytes) -> Schedule:
    """Read the file; raises `ExportError` where it is no schedule."""
    root = xml_root(path, data, wanted="a schedule", export=_EXPORT)
    name = local_name(root)
    if name != "schedule":
        message = f"the root element is <{name}>, not <schedule>"
        raise ExportError(_location(path, root), message, _EXPORT)
    check_number(sum(1 for _ in root.iter(_EVENT)), Location(path=path))
    schedule = _Reader(path).schedule(root)
    if not schedule.events:
        raise ExportError(_location(path, root), "the schedule holds no <event>", _EXPORT)
    return schedule


@dataclass(frozen=True, kw_only=True, slots=True)
class _Listed:
    """What lists an event; each part is empty where there is none."""

    day: str = ""
    start: str = ""
    """Of the day."""
    room: str = ""


class _Reader:
    def __init__(self, path: str) -> None:
        self._path = path
        self._unread: Counter[str] = Counter()
        self._addresses = 0

    def schedule(self, root: Any) -> Schedule:
        stated: dict[str, Any] = {}
        generator = ""
        for child in root:
            match local_name(child):
                case "generator":
                    generator = clean_line(child.get("name", ""))
                case "conference":
                    stated |= self._conference(child)
                case "url":
                    stated.setdefault("page", clean_line(_inner(child)))
                case _:
                    self._count([child])
        places = [place for part in ("venue", "city") if (place := stated.get(part))]
        return Schedule(
            location=Location(path=self._path),
            generator=generator,
            zone=stated.get("time_zone_name", ""),
            **{name: stated.get(name, "") for name in OF_CONFERENCE},
            place=", ".join(places),
            # Wherever they stand: also outside rooms and days, or within each other.
            events=tuple(self._event(_listed(event), event) for event in root.iter(_EVENT)),
            unread=self._unread,
            addresses=self._addresses,
        )

    def _conference(self, element: Any) -> dict[str, str]:
        stated: dict[str, str] = {}
        for child in element:
            name = local_name(child)
            if name in _CONFERENCE:
                stated[name] = clean_line(_inner(child))
            else:
                self._count([child])
        return stated

    def _count(self, elements: Iterable[Any]) -> None:
        """Note what nothing is made of among what stands around events."""
        for element in elements:
            match local_name(element):
                case "event":
                    pass
                case name if name in _AROUND or _holds_events(element):
                    self._count(element)
                case name if name not in _IMPLIED:
                    self._skip(element)

    def _event(self, listed: _Listed, element: Any) -> ScheduleEvent:
        texts = Texts()
        fields: dict[str, Any] = {}
        persons: list[str] = []
        references: dict[str, list[Reference]] = {"links": [], "attachments": []}
        video = ""
        for child in element:
            match local_name(child):
                case name if name in LINES:
                    fields[name] = texts.line(_inner(child))
                case name if name in PROSE:
                    fields[name] = texts.prose(_inner(child))
                case "persons":
                    persons += [texts.line(_inner(person)) for person in child]
                case ("links" | "attachments") as name:
                    references[name] += [_reference(item, texts) for item in child]
                case "video_download_url":
                    video = video or clean_line(_inner(child))
                case "recording":
                    video = video or self._recording(child)
                case name if name != "event":
                    self._skip(child)
        self._addresses += texts.addresses
        return ScheduleEvent(
            location=_location(self._path, element),
            guid=clean_line(element.get("guid", "")),
            number=clean_line(element.get("id", "")),
            day=clean_line(listed.day),
            day_start=clean_line(listed.start),
            room=fields.pop("room", "") or clean_line(listed.room),
            persons=tuple(dict.fromkeys(filter(None, persons))),
            references=(*references["links"], *references["attachments"]),
            video=video,
            left_out=tuple(texts.left_out),
            **fields,
        )

    def _recording(self, element: Any) -> str:
        """The address of the recording; its licence and whether there may be one are left out."""
        found = ""
        for child in element:
            if local_name(child) in ("url", "link"):
                found = found or clean_line(_inner(child))
            else:
                self._skip(child, f"recording/{local_name(child)}")
        return found

    def _skip(self, element: Any, name: str = "") -> None:
        if len(element) or element.attrib or (element.text or "").strip():
            self._unread[name or local_name(element)] += 1


def _listed(event: Any) -> _Listed:
    day: Any = {}
    room: Any = {}
    for element in event.iterancestors():
        if local_name(element) == "day":
            day = day or element.attrib
        elif local_name(element) == "room":
            room = room or element.attrib
    return _Listed(day=day.get("date", ""), start=day.get("start", ""), room=room.get("name", ""))


def _holds_events(element: Any) -> bool:
    return len(element) > 0 and next(element.iter(_EVENT), None) is not None


def _inner(element: Any) -> str:
    """The element's text; markup that stands in it unescaped is kept as such."""
    if not len(element):
        return str(element.text or "")
    if local_name(element) not in PROSE:
        return "".join(element.itertext())
    children = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return f"{element.text or ''}{children}"


def _reference(element: Any, texts: Texts) -> Reference:
    text = texts.line(_inner(element))
    return Reference(
        url=texts.line(element.get("href", "")) or text,
        title=text,
        type=texts.line(element.get("type", "")),
    )


def _location(path: str, element: Any) -> Location:
    return Location(path=path, line=element.sourceline or 0)
