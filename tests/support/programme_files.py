"""The programme's files, made in memory and read back by parsers that share no code with ours."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import vobject
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.ledger.values import Ledger, LedgerEvent, Release
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.people import Person, Presenter
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition, KeyDate, Session, SessionKind, Talk
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.model.views import Views
from sphinx_proceedings.outputs.calendars.schedule_files import schedule_files
from support import programmes

HOSTILE = st.text() | st.text(
    alphabet="\\Nn;,:\"'^% \t\r\n\0\x0b\x1c\x7f\x85\u2028\u202eé😀\ud800=a"
)
"""Any text, and text of what means something in calendars."""

ROME = ZoneInfo("Europe/Rome")
SOMEWHERE = Location(path="program/w.yaml")
KNOWN = SiteAddress(base="https://w.example.org/")
UNKNOWN = SiteAddress()

HEAD = programmes.head("2026-10-24", name="W 2026", end="2026-10-25", place="Naples, Italy")
BIB = """\
@misc{one, title = {The {One}}, author = {Lovelace, Ada}, doi = {10.1000/one},
  pdf = {https://example.org/one.pdf}, abstract = {About one.}}
@misc{two, title = {Two}, author = {Hopper, Grace}}
@misc{three, title = {Three}, author = {Doe, Ann}, status = {retracted},
  statusdate = {2026-06-01}, notice = {Data were made up.}, abstract = {About three.}}
@misc{four, title = {Four}, author = {Doe, Ann}, doi = {10.1000/four}, status = {withdrawn},
  statusdate = {2026-06-02}, notice = {At the author's wish.}, abstract = {About four.}}
"""


def portal_of(sessions: str, *, head: str = HEAD, ledger: Ledger | None = None) -> Portal:
    """A portal with the edition `w` of these sessions, as YAML."""
    reading = programmes.reading_of(programmes.programme(sessions, head), papers=BIB)
    left_out = ("YAML_", "TIME_", "SESSION_DUPLICATE_", "EVENT_DUPLICATE_")
    assert [item for item in reading.diagnostics if item.code.name.startswith(left_out)] == []
    return replace(reading.portal, ledgers=(ledger,) if ledger else ())


def ledger_of(*events: LedgerEvent, day: datetime = datetime(2026, 9, 1, tzinfo=UTC)) -> Ledger:
    """The ledger of `w` after one release."""
    return Ledger(
        edition="w",
        location=Location(path="program/w.ledger.json"),
        releases=(Release(name="First", date=day),),
        events=events,
    )


def released(portal: Portal, *, day: datetime = datetime(2026, 9, 1, tzinfo=UTC)) -> Ledger:
    """The ledger that announces what the portal has now, numbered from 1."""
    return ledger_of(
        *(
            LedgerEvent(
                key=key,
                uuid=record.uuid,
                number=number,
                sequence=0,
                modified=day,
                state=record.state,
            )
            for number, (key, record) in enumerate(portal.event_identities["w"].items(), start=1)
        ),
        day=day,
    )


def files_of(portal: Portal, site: SiteAddress = KNOWN) -> dict[str, bytes]:
    """All files of the programme by path."""
    views = Views(portal)
    made_with = {
        edition.id: version_of(site, views.digest(views.edition(edition)))
        for edition in portal.editions
    }
    return {file.path: file.render() for file in schedule_files(portal, site, made_with)}


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a calendar tells of an event."""

    start: datetime | date
    end: datetime | None
    title: str
    location: str
    description: str
    categories: tuple[str, ...]
    status: str
    sequence: int
    url: str


def told_by_icalendar(data: bytes) -> dict[str, Told]:
    """Events by UID as icalendar reads them."""
    return {
        str(event["uid"]): Told(
            start=event["dtstart"].dt,
            end=event["dtend"].dt if "dtend" in event else None,
            title=str(event["summary"]),
            location=str(event.get("location", "")),
            description=str(event.get("description", "")),
            categories=tuple(map(str, event["categories"].cats)) if "categories" in event else (),
            status=str(event["status"]),
            sequence=int(event["sequence"]),
            url=str(event.get("url", "")),
        )
        for event in Calendar.from_ical(data).walk("VEVENT")
    }


def told_by_vobject(data: bytes) -> dict[str, Told]:
    """Events by UID as vobject reads them."""
    calendar = vobject.readOne(data.decode())
    return {
        event.uid.value: Told(
            start=_in_utc(event.dtstart.value),
            end=_in_utc(event.dtend.value) if "dtend" in event.contents else None,
            title=event.summary.value,
            location=_value(event, "location"),
            description=_value(event, "description"),
            categories=tuple(_value(event, "categories") or ()),
            status=event.status.value,
            sequence=int(event.sequence.value),
            url=_value(event, "url"),
        )
        for event in getattr(calendar, "vevent_list", ())
    }


def _value(event: Any, name: str) -> Any:
    found = event.contents.get(name)
    return found[0].value if found else ""


def _in_utc(value: Any) -> Any:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def broken_rules(data: bytes) -> list[str]:
    """What of the rules for calendars a file breaks; each rule is that of a client that failed."""
    lines = data.split(b"\r\n")
    events = Calendar.from_ical(data).walk("VEVENT")
    uids = [str(event["uid"]) for event in events]
    checks = {
        "ends with CRLF": lines[-1] == b"",
        "CRLF only": not any(b"\n" in line or b"\r" in line for line in lines),
        "75 octets": all(len(line) <= 75 for line in lines),
        "UTF-8 in each line": all(line == line.decode().encode() for line in lines),
        "no zones": not re.search(rb"TZID|VTIMEZONE", data),
        "each UID once": len(uids) == len(set(uids)),
        "DTSTAMP is LAST-MODIFIED": all(
            event["dtstamp"].to_ical() == event["last-modified"].to_ical() for event in events
        ),
        "SEQUENCE from 0": all(int(event["sequence"]) >= 0 for event in events),
        "ends after it starts": all(
            event["dtend"].dt > event["dtstart"].dt for event in events if "dtend" in event
        ),
        "times in UTC": all(
            value.endswith(b"Z") for value in re.findall(rb"\r\nDT(?:START|END):(\w+)", data)
        ),
        "both parsers agree": told_by_icalendar(data) == told_by_vobject(data),
    }
    return [rule for rule, is_kept in checks.items() if not is_kept]


def vevents(data: bytes) -> dict[str, bytes]:
    """The bytes of each event by UID."""
    blocks = re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", data, re.DOTALL)
    found = {re.search(rb"\r\nUID:(.+?)\r\n", block): block for block in blocks}
    return {match[1].decode(): block for match, block in found.items() if match}


@dataclass(frozen=True, kw_only=True)
class AppTold:
    """What `schedule.xml` or `schedule.json` tells of an event."""

    start: datetime
    length: timedelta
    title: str
    room: str
    track: str
    people: tuple[str, ...]
    description: str


def told_by_xml(data: bytes) -> dict[str, AppTold]:
    """Events by GUID."""
    root = etree.fromstring(data)
    return {
        event.get("guid", ""): AppTold(
            start=datetime.fromisoformat(event.findtext("date", "")),
            length=_length(event.findtext("duration", "")),
            title=event.findtext("title", ""),
            room=_same(room.get("name", ""), event.findtext("room", "")),
            track=event.findtext("track", ""),
            people=tuple(person.text or "" for person in event.iterfind("persons/person")),
            description=event.findtext("description", ""),
        )
        for room in root.iterfind("day/room")
        for event in room.iterfind("event")
    }


def told_by_json(data: bytes) -> dict[str, AppTold]:
    """Events by GUID."""
    conference = json.loads(data)["schedule"]["conference"]
    return {
        event["guid"]: AppTold(
            start=datetime.fromisoformat(event["date"]),
            length=_length(event["duration"]),
            title=event["title"],
            room=_same(room, event["room"]),
            track=event["track"] or "",
            people=tuple(person["name"] for person in event["persons"]),
            description=event["description"],
        )
        for day in conference["days"]
        for room, events in day["rooms"].items()
        for event in events
    }


def _length(duration: str) -> timedelta:
    hours, minutes = duration.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


def _same(one: str, other: str) -> str:
    assert one == other
    return one


def told_by_events_json(data: bytes) -> Iterable[dict[str, Any]]:
    """Events with the names of their rooms, tracks and kinds."""
    whole = json.loads(data)
    for event in whole["events"]:
        yield event | {
            "room": whole["rooms"][event["room"]] if "room" in event else "",
            "track": whole["tracks"][event["track"]] if "track" in event else "",
            "kinds": [whole["kinds"][kind] for kind in event["kinds"]],
        }


def hostile_portal(text: str) -> Portal:
    """A portal that says `text` wherever an editor may."""
    start = datetime(2026, 10, 24, 9, tzinfo=ROME)
    person = Presenter(person="someone", name=text, affiliations=(text,))
    talk = Talk(
        key="talk",
        location=SOMEWHERE,
        title=RichText.from_plain(text),
        presenters=(person,),
        abstract=(RichText.from_plain(text), RichText.from_plain(text)),
    )
    session = Session(
        id="session",
        edition="w",
        title=text,
        kinds=(SessionKind.KEYNOTE,),
        start=start,
        end=start + timedelta(hours=1),
        location=SOMEWHERE,
        room=text,
        track=text,
        note=text,
        chairs=(person,),
        talks=(talk,),
    )
    edition = Edition(
        id="w",
        name=text,
        location=SOMEWHERE,
        start=start.date(),
        timezone="Europe/Rome",
        place=text,
        sessions=(session,),
        key_dates=(KeyDate(key="date", what=text, date=start.date(), note=text),),
    )
    return Portal(editions=(edition,), people=(Person(id="someone", name=Name(family=text)),))
