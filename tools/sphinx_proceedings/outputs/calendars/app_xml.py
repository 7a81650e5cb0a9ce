"""`schedule.xml` (c3voc, frab), for schedule apps and for tools of recording crews.

What the schema does not know is not written: unknown elements make a file unusable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from sphinx_proceedings.outputs.calendars.app_events import TIMESLOT, AppDay, AppEvent, AppSchedule
from sphinx_proceedings.outputs.xml_elements import add, document

__all__ = ["app_xml"]

_TRACK_SLUG = re.compile(r"[a-z][a-z0-9-]+")
_LINE_END = re.compile(r"\r\n?")


def app_xml(schedule: AppSchedule, address: str) -> bytes:
    """The schedule; `address` is the file's own, or empty."""
    root = Element("schedule")
    SubElement(root, "generator", {"name": "sphinx-proceedings"})
    _add(root, "url", address, where_empty=False)
    _add(root, "version", schedule.version)
    _add_conference(root, schedule)
    for number, day in enumerate(schedule.days, start=1):
        _add_day(root, number, day)
    return document(root)


def _add_conference(root: Element, schedule: AppSchedule) -> None:
    conference = SubElement(root, "conference")
    _add(conference, "acronym", schedule.acronym)
    _add(conference, "title", schedule.title)
    _add(conference, "start", schedule.days[0].date.isoformat())
    _add(conference, "end", schedule.days[-1].date.isoformat())
    _add(conference, "days", str(len(schedule.days)))
    _add(conference, "timeslot_duration", TIMESLOT)
    _add(conference, "base_url", schedule.site, where_empty=False)
    _add(conference, "url", schedule.url, where_empty=False)
    _add(conference, "time_zone_name", schedule.zone)
    for track in schedule.tracks:
        slug = {"slug": track.slug} if _TRACK_SLUG.fullmatch(track.slug) else {}
        _add(conference, "track", track.name, {"name": track.name, **slug})


def _add_day(root: Element, number: int, day: AppDay) -> None:
    attributes = {
        "index": str(number),
        "date": day.date.isoformat(),
        "start": day.start.isoformat(),
        "end": day.end.isoformat(),
    }
    element = SubElement(root, "day", attributes)
    for room in day.rooms:
        inner = add(element, "room", attributes={"name": _lines(room.name), "guid": str(room.guid)})
        for event in room.events:
            _add_event(inner, event)


def _add_event(room: Element, event: AppEvent) -> None:
    element = SubElement(room, "event", {"guid": str(event.guid), "id": str(event.number)})
    _add(element, "date", event.date)
    _add(element, "start", f"{event.start:%H:%M}")
    _add(element, "duration", event.duration)
    _add(element, "room", event.room)
    _add(element, "slug", event.slug)
    _add(element, "url", event.url, where_empty=False)
    _add(element, "title", event.title)
    _add(element, "subtitle", "")
    _add(element, "track", event.track)
    _add(element, "type", event.type)
    _add(element, "abstract", event.abstract)
    _add(element, "description", event.description)
    persons = SubElement(element, "persons")
    for person in event.persons:
        _add(persons, "person", person.name, {"guid": str(person.guid)})
    links = SubElement(element, "links")
    for link in event.links:
        _add(links, "link", link.title, {"href": link.url, "type": link.type})


def _add(
    parent: Element,
    tag: str,
    text: str,
    attributes: Mapping[str, str] | None = None,
    *,
    where_empty: bool = True,
) -> None:
    if text or where_empty:
        lines = {name: _lines(value) for name, value in (attributes or {}).items()}
        add(parent, tag, _lines(text), lines)


def _lines(text: str) -> str:
    """The text with its lines ended as readers of XML end them."""
    return _LINE_END.sub("\n", text)
