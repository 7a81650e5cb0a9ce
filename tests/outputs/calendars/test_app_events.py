"""Feeds for schedule apps: whole events, both schemas, hostile text."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from jsonschema import Draft6Validator, FormatChecker
from lxml import etree

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.ledger.identities import event_uuid
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.imports.schedules.drafting import draft_edition
from sphinx_proceedings.sources.imports.schedules.schedule_file import read_schedule
from sphinx_proceedings.sources.loading import load_sources
from sphinx_proceedings.wording.messages import speaking
from support.folders import REPOSITORY
from support.programme_files import (
    HEAD,
    HOSTILE,
    KNOWN,
    UNKNOWN,
    AppTold,
    files_of,
    hostile_portal,
    portal_of,
    released,
    told_by_json,
    told_by_xml,
)
from support.programmes import head
from support.translations import translated

SCHEMAS = REPOSITORY.parent / "shared" / "schemas"

SESSIONS = """\
- {id: opening, title: Opening, kind: plenary, start: 2026-10-24 09:00, end: 2026-10-24 09:30}
- id: evening
  title: Talks
  kind: talks
  room: Aula
  track: Main
  start: 2026-10-24 23:00
  end: 2026-10-25 04:00
  talks:
    - {paper: one, start: 2026-10-24 23:00, presenters: [Ada Lovelace], slides: https://example.org/s}
    - {id: own, title: Own, start: 2026-10-25 00:00, minutes: 20, abstract: "A.\\n\\nB."}
    - {paper: two, start: 2026-10-25 01:00, cancelled: true}
- id: posters
  title: Posters
  kind: posters
  room: Aula
  start: 2026-10-25 10:00
  talks:
    - {paper: one, id: poster, presenters: [Alan Turing]}
    - {paper: two, id: off, cancelled: true}
- {id: off, title: Off, kind: talks, start: 2026-10-25 12:00, room: Elsewhere, cancelled: true}
"""


BOARDS_AND_LINKS = """\
- id: evening
  title: Talks
  kind: talks
  start: 2026-10-24 20:00
  end: 2026-10-24 21:00
  url: https://e.org/talks
  stream: https://e.org/live
  questions: https://e.org/q
- id: solo
  title: Solo
  kind: keynote
  start: 2026-10-24 21:00
  end: 2026-10-24 22:00
  stream: https://e.org/solo
  talks: [{title: Solo, presenters: [Ada Lovelace], url: "https://e.org/talk"}]
- id: posters
  title: Posters
  kind: posters
  start: 2026-10-25 10:00
  end: 2026-10-25 11:00
  talks: [{title: Late, board: P10}, {paper: two, board: P2}]
"""


def load(path: Path) -> Portal:
    return assemble_portal(load_sources(path)).portal


PORTALS = {
    "hard": load(REPOSITORY / "tests" / "hard_portal"),
    "toy": load(REPOSITORY / "tests" / "toy_conference"),
    "repository": load(REPOSITORY),
    "small": portal_of(SESSIONS),
    "released": portal_of(SESSIONS.replace("09:00", "08:00"), ledger=released(portal_of(SESSIONS))),
    "all cancelled": portal_of(
        "- {id: off, title: Off, kind: talks, start: 2026-10-25 12:00, cancelled: true}"
    ),
    "odd zone": portal_of(SESSIONS, head=HEAD.replace("Europe/Rome", "Etc/GMT+12")),
    "boards and links": portal_of(BOARDS_AND_LINKS),
    "hostile": hostile_portal("\0\ud800\x0b<&]]>\u202e"),
}


@pytest.fixture(params=[KNOWN, UNKNOWN], ids=["address", "no address"])
def site(request: pytest.FixtureRequest) -> SiteAddress:
    assert isinstance(request.param, SiteAddress)
    return request.param


@pytest.mark.parametrize("name", PORTALS)
def test_the_schemas_of_the_format(name: str, site: SiteAddress) -> None:
    if not SCHEMAS.exists():
        pytest.skip("needs the schemas of schedule.xml and schedule.json, which are not ours")
    xml_schema = etree.XMLSchema(etree.parse(SCHEMAS / "schedule.xml.xsd"))
    json_schema = json.loads((SCHEMAS / "schedule.json.schema.json").read_text(encoding="utf-8"))
    files = files_of(PORTALS[name], site)
    xml = [data for path, data in files.items() if path.endswith("/schedule.xml")]
    assert xml
    for data in xml:
        xml_schema.assertValid(etree.fromstring(data))
    validator = Draft6Validator(json_schema, format_checker=FormatChecker())
    for path, data in files.items():
        if path.endswith("/schedule.json"):
            assert list(validator.iter_errors(json.loads(data))) == []


def conference(portal: Portal, site: SiteAddress = KNOWN) -> dict[str, Any]:
    files = files_of(portal, site)
    data: dict[str, Any] = json.loads(files["program/w/schedule.json"])["schedule"]
    return data


def events(portal: Portal, site: SiteAddress = KNOWN) -> dict[str, Any]:
    days = conference(portal, site)["conference"]["days"]
    return {
        event["slug"]: event for day in days for listed in day["rooms"].values() for event in listed
    }


def test_a_talk_with_all_it_has() -> None:
    found = events(PORTALS["small"])
    number = PORTALS["small"].event_identities["w"]["talk/one"].number
    assert found["w___-talk-one"] == {
        "guid": str(event_uuid("w", "talk/one")),
        "id": number,
        "date": "2026-10-24T23:00:00+02:00",
        "start": "23:00",
        "end": "2026-10-25T00:00:00+02:00",
        "duration": "01:00",
        "room": "Aula",
        "slug": "w___-talk-one",
        "url": "https://w.example.org/program/w/evening.html#talk-one",
        "title": "The One",
        "subtitle": "",
        "track": "Main",
        "type": "talk",
        "language": None,
        "abstract": "About one.",
        "description": "With Ada Lovelace\nSession: Talks\n"
        "No end is stated; it is taken to last until what follows.",
        "persons": [
            {
                "name": "Ada Lovelace",
                "guid": "66e1733e-d8d4-526f-b71a-bf56ee95f6f5",
                "url": "https://w.example.org/people/ada-lovelace.html",
            }
        ],
        "links": [
            {"type": "slides", "url": "https://example.org/s", "title": "Slides"},
            {"type": "web", "url": "https://w.example.org/papers/w/one.html", "title": "Paper"},
            {"type": "article", "url": "https://doi.org/10.1000/one", "title": "DOI"},
            {"type": "paper", "url": "https://example.org/one.pdf", "title": "PDF"},
        ],
    }


def test_the_same_in_xml() -> None:
    root = etree.fromstring(files_of(PORTALS["small"])["program/w/schedule.xml"])
    event = next(item for item in root.iter("event") if item.findtext("title") == "The One")
    expected = events(PORTALS["small"])["w___-talk-one"]
    assert dict(event.attrib) == {"guid": expected["guid"], "id": str(expected["id"])}
    texts = {child.tag: child.text for child in event if not len(child)}
    left_out = {"guid", "id", "end", "language", "persons", "links"}
    assert texts == {
        name: value or None for name, value in expected.items() if name not in left_out
    }
    assert [(person.text, person.get("guid")) for person in event.iterfind("persons/person")] == [
        (person["name"], person["guid"]) for person in expected["persons"]
    ]
    assert [(link.text, link.get("type"), link.get("href")) for link in event.iter("link")] == [
        (link["title"], link["type"], link["url"]) for link in expected["links"]
    ]


def test_days_rooms_and_events() -> None:
    """What is cancelled is left out; what has no room is at the place."""
    told = conference(PORTALS["small"])["conference"]
    days = told["days"]
    assert [room["name"] for room in told["rooms"]] == ["Naples, Italy", "Aula"]
    assert [
        {
            "date": day["date"],
            "start": day["day_start"],
            "end": day["day_end"],
            "titles": {
                room: [event["title"] for event in held] for room, held in day["rooms"].items()
            },
        }
        for day in days
    ] == [
        {
            "date": "2026-10-24",
            "start": "2026-10-24T04:00:00+02:00",
            "end": "2026-10-25T04:00:00+01:00",
            "titles": {"Naples, Italy": ["Opening"], "Aula": ["The One", "Own"]},
        },
        {
            "date": "2026-10-25",
            "start": "2026-10-25T04:00:00+01:00",
            "end": "2026-10-26T04:00:00+01:00",
            "titles": {"Aula": ["Posters"]},
        },
    ]


def test_posters_are_one_event() -> None:
    posters = events(PORTALS["small"])["w___-session-posters"]
    assert (posters["type"], posters["duration"], "end" in posters) == ("posters", "00:00", False)
    assert posters["description"] == "1. The One – Alan Turing\n2. Cancelled: Two"
    assert posters["links"] == [
        {"type": "web", "url": "https://w.example.org/papers/w/one.html", "title": "The One"}
    ]


def test_papers_that_do_not_stand() -> None:
    """A retraction is told; of a withdrawn paper nothing is left but that there is a talk."""
    sessions = """\
    - id: s
      title: S
      kind: talks
      start: 2026-10-24 09:00
      end: 2026-10-24 10:00
      talk_minutes: 30
      talks: [{paper: three}, {paper: four}]
    """
    found = events(portal_of(sessions))
    assert {
        event["title"]: {
            "abstract": event["abstract"],
            "description": event["description"],
            "links": [x["url"] for x in event["links"]],
        }
        for event in found.values()
    } == {
        "Three": {
            "abstract": "About three.",
            "description": "Session: S\nThe paper was retracted.",
            "links": ["https://w.example.org/papers/w/three.html"],
        },
        "Four": {
            "abstract": "",
            "description": "Session: S",
            "links": [],
        },
    }


def test_a_stated_length_and_an_abstract_of_its_own() -> None:
    own = events(PORTALS["small"])["w___-talk-own"]
    assert (own["duration"], own["end"]) == ("00:20", "2026-10-25T00:20:00+02:00")
    assert own["abstract"] == "A.\n\nB."


def test_lengths_pass_the_change_of_the_clocks_and_stay_under_a_hundred_hours() -> None:
    sessions = """\
    - {id: night, title: N, kind: social, start: 2026-10-25 00:00, end: 2026-10-25 04:00}
    - {id: show, title: S, kind: social, start: 2026-10-25 12:00, end: 2026-10-30 12:00}
    """
    found = events(portal_of(sessions))
    assert {slug: event["duration"] for slug, event in found.items()} == {
        "w___-session-night": "05:00",
        "w___-session-show": "99:59",
    }


def test_where_the_address_is_not_known() -> None:
    data = files_of(PORTALS["small"], UNKNOWN)
    assert not re.search(rb"<(base_|feedback_)?url\b", data["program/w/schedule.xml"])
    talk = events(PORTALS["small"], UNKNOWN)["w___-talk-one"]
    assert talk["url"] == f"urn:uuid:{event_uuid('w', 'talk/one')}"
    assert [set(person) for person in talk["persons"]] == [{"name", "guid"}]
    assert [link["title"] for link in talk["links"]] == ["Slides", "DOI", "PDF"]
    assert "base_url" not in conference(PORTALS["small"], UNKNOWN)


def test_an_edition_without_place_has_a_room_all_the_same() -> None:
    sessions = "[{id: a, title: A, kind: plenary, start: 2026-10-24 09:00}]"
    portal = portal_of(sessions, head=head("2026-10-24", timezone="UTC"))
    assert list(conference(portal)["conference"]["days"][0]["rooms"]) == ["Main"]


def test_the_version_is_the_release() -> None:
    ledger = released(portal_of(SESSIONS))
    versions = [
        conference(portal)["version"]
        for portal in (
            portal_of(SESSIONS),
            portal_of(SESSIONS, ledger=ledger),
            portal_of(SESSIONS.replace("09:00", "08:00"), ledger=ledger),
        )
    ]
    assert versions == ["unreleased", "First", "First and later changes"]


@pytest.mark.parametrize("edition", ["hard2027", "toy2026"])
def test_both_forms_tell_the_same(edition: str) -> None:
    files = files_of(PORTALS[{"hard2027": "hard", "toy2026": "toy"}[edition]])
    xml = told_by_xml(files[f"program/{edition}/schedule.xml"])
    assert xml
    assert xml == told_by_json(files[f"program/{edition}/schedule.json"])


@given(HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    files = files_of(hostile_portal(text), UNKNOWN)
    held = "".join(char if _is_xml(char) else "\ufffd" for char in re.sub("\r\n?", "\n", text))
    talk = str(event_uuid("w", "talk/talk"))
    told = told_by_xml(files["program/w/schedule.xml"])[talk]
    assert told == AppTold(
        start=datetime(2026, 10, 24, 7, tzinfo=UTC),
        length=timedelta(hours=1),
        title=held,
        room=held or "Main",
        track=held,
        people=(held,),
        description=told.description,
    )
    assert told_by_json(files["program/w/schedule.json"])[talk].title == text


def _is_xml(char: str) -> bool:
    return (
        char in "\t\n" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff"
    )


def test_a_room_without_a_name_is_the_same_in_each_language() -> None:
    placeless = portal_of(
        "- {id: a, title: A, kind: talks, start: 2026-10-24 09:00}",
        head=head("2026-10-24", name="W 2026"),
    )
    english = rooms_of(placeless)
    with translated("de", {"Main": "Hauptraum"}), speaking("de"):
        german = rooms_of(placeless)
    assert list(english) == ["Main"]
    assert list(german) == ["Hauptraum"]
    assert english["Main"] == german["Hauptraum"]


def rooms_of(portal: Portal) -> dict[str, str]:
    """The ids of rooms by name."""
    schedule = json.loads(files_of(portal)["program/w/schedule.json"])["schedule"]
    return {room["name"]: room["guid"] for room in schedule["conference"]["rooms"]}


def test_streams_and_questions_are_links_and_boards_are_told(site: SiteAddress) -> None:
    read = _json(portal_of(BOARDS_AND_LINKS), site)
    evening, solo, posters = (event for day in read for event in day)
    links = [(link["type"], link["title"], link["url"]) for link in evening["links"]]
    assert links == [
        ("web", "More", "https://e.org/talks"),
        ("media", "Live stream", "https://e.org/live"),
        ("web", "Questions", "https://e.org/q"),
    ]
    assert [link["url"] for link in solo["links"]] == ["https://e.org/talk", "https://e.org/solo"]
    assert posters["description"] == "P2: Two\nP10: Late"
    page = f"{site.base}program/w/evening.html" if site.base else "https://e.org/talks"
    assert evening["url"] == page


def _json(portal: Portal, site: SiteAddress) -> list[list[dict[str, Any]]]:
    """The events of each day."""
    (data,) = (d for path, d in files_of(portal, site).items() if path.endswith("schedule.json"))
    days = json.loads(data)["schedule"]["conference"]["days"]
    return [[event for room in day["rooms"].values() for event in room] for day in days]


@pytest.mark.parametrize("suffix", ["xml", "json"])
def test_they_come_back_by_an_import(suffix: str, site: SiteAddress) -> None:
    files = files_of(portal_of(BOARDS_AND_LINKS), site)
    (data,) = (d for path, d in files.items() if path.endswith(f"schedule.{suffix}"))
    schedule = read_schedule(f"schedule.{suffix}", data)
    draft = draft_edition(EditionId("w"), schedule, ZoneInfo("Europe/Rome"), ())
    assert draft.edition is not None
    evening, solo, posters = draft.edition.sessions
    assert (evening.url, evening.stream, evening.questions, evening.talk) == (
        "https://e.org/talks",
        "https://e.org/live",
        "https://e.org/q",
        None,
    )
    assert (solo.url, solo.stream) == ("", "https://e.org/solo")
    assert solo.talk is not None
    assert solo.talk.url == "https://e.org/talk"
    assert posters.stream == ""
