"""`schedule.json` (c3voc, frab), the newer form of `schedule.xml`.

The schema wants an address for every event; where that of the site is not known, it is the URN of
the event's UUID (RFC 9562, 4).
"""

from __future__ import annotations

import re

from sphinx_proceedings.outputs.calendars.app_events import (
    TIMESLOT,
    AppDay,
    AppEvent,
    AppPerson,
    AppSchedule,
)

__all__ = ["app_json"]

_SCHEMA = "https://c3voc.de/schedule/schema.json"
_ZONE = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+|.*UTC$")
_TRACK_SLUG = re.compile(r"[a-z0-9_-]+[a-z0-9]")


def app_json(schedule: AppSchedule) -> dict[str, object]:
    """The schedule, ready for JSON."""
    inner: dict[str, object] = {"version": schedule.version}
    if schedule.site:
        inner["base_url"] = schedule.site
    inner["conference"] = _conference(schedule)
    return {"$schema": _SCHEMA, "generator": {"name": "sphinx-proceedings"}, "schedule": inner}


def _conference(schedule: AppSchedule) -> dict[str, object]:
    conference: dict[str, object] = {
        "acronym": schedule.acronym,
        "title": schedule.title,
        "start": schedule.days[0].date.isoformat(),
        "end": schedule.days[-1].date.isoformat(),
        "daysCount": len(schedule.days),
        "timeslot_duration": TIMESLOT,
    }
    if _ZONE.match(schedule.zone):
        conference["time_zone_name"] = schedule.zone
    if schedule.url:
        conference["url"] = schedule.url
    conference["tracks"] = [
        {"name": track.name} | ({"slug": track.slug} if _TRACK_SLUG.fullmatch(track.slug) else {})
        for track in schedule.tracks
    ]
    conference["rooms"] = [{"name": room.name, "guid": str(room.guid)} for room in schedule.rooms]
    conference["days"] = [_day(number, day) for number, day in enumerate(schedule.days, start=1)]
    return conference


def _day(number: int, day: AppDay) -> dict[str, object]:
    return {
        "index": number,
        "date": day.date.isoformat(),
        "day_start": day.start.isoformat(),
        "day_end": day.end.isoformat(),
        "rooms": {room.name: [_event(event) for event in room.events] for room in day.rooms},
    }


def _event(event: AppEvent) -> dict[str, object]:
    data: dict[str, object] = {
        "guid": str(event.guid),
        "id": event.number,
        "date": event.date,
        "start": f"{event.start:%H:%M}",
    }
    if event.end is not None:
        data["end"] = event.end.isoformat(timespec="seconds")
    return data | {
        "duration": event.duration,
        "room": event.room,
        "slug": event.slug,
        "url": event.url or event.guid.urn,
        "title": event.title,
        "subtitle": "",
        "track": event.track or None,
        "type": event.type,
        "language": None,
        "abstract": event.abstract,
        "description": event.description,
        "persons": [_person(person) for person in event.persons],
        "links": [
            {"type": link.type, "url": link.url, "title": link.title} for link in event.links
        ],
    }


def _person(person: AppPerson) -> dict[str, object]:
    data: dict[str, object] = {"name": person.name, "guid": str(person.guid)}
    if person.url:
        data["url"] = person.url
    return data
