"""Events as scripts read them: whole values."""

import json

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.ledger.identities import event_uuid
from sphinx_proceedings.outputs.calendars.event_data import event_data
from support.programme_files import files_of, portal_of, released

SESSIONS = """\
- id: night
  title: Night
  kind: [social, talks]
  room: Aula
  track: Main
  start: 2026-10-24 23:00
  end: 2026-10-25 04:00
  talks:
    - {id: early, title: "A <b> & C", start: 2026-10-24 23:00, presenters: [Ada Lovelace]}
    - {id: late, title: Late, start: 2026-10-25 01:00, cancelled: true}
- id: posters
  title: Posters
  kind: posters
  start: 2026-10-25 10:00
  talks: [{id: shown, title: Shown}]
"""
LEDGER = released(portal_of(SESSIONS))
LISTS = {
    "edition": "w",
    "name": "W 2026",
    "zone": "Europe/Rome",
    "rooms": ["Aula"],
    "tracks": ["Main"],
    "kinds": ["social", "talks", "posters"],
}
# Midnight between the two days, in minutes since 1970 in UTC: 22:00, two hours before Rome's.
MIDNIGHT = 29881320


def uid(key: str) -> str:
    return str(event_uuid("w", key))


def test_without_texts() -> None:
    main = {"room": 0, "track": 0, "kinds": [0, 1]}
    assert event_data(portal_of(SESSIONS, ledger=LEDGER), "w", texts=False) == {
        **LISTS,
        "events": [
            # The clocks go back an hour in this night.
            {"id": "1", "key": "session/night", "start": MIDNIGHT - 60, "end": MIDNIGHT + 300}
            | main
            | {"divided": True},
            {"id": "3", "key": "talk/early", "start": MIDNIGHT - 60, "end": MIDNIGHT + 60}
            | main
            | {"session": "1"},
            {"id": "4", "key": "talk/late", "start": MIDNIGHT + 60, "end": MIDNIGHT + 300}
            | main
            | {"session": "1", "cancelled": True},
            {"id": "2", "key": "session/posters", "start": MIDNIGHT + 660, "kinds": [2]},
            {
                "id": "5",
                "key": "talk/shown",
                "start": MIDNIGHT + 660,
                "kinds": [2],
                "session": "2",
                "own": False,
            },
        ],
    }


def test_texts() -> None:
    portal = portal_of(SESSIONS, ledger=LEDGER)
    bare = event_data(portal, "w", texts=False)["events"]
    full = event_data(portal, "w", texts=True)["events"]
    assert isinstance(bare, list)
    texts = [
        {"title": "Night", "people": ["Ada Lovelace"], "page": "night.html"},
        {
            "title": "A <b> & C",
            "people": ["Ada Lovelace"],
            "in": "Night",
            "page": "night.html#talk-early",
        },
        {"title": "Late", "people": [], "in": "Night", "page": "night.html#talk-late"},
        {"title": "Posters", "people": [], "page": "posters.html"},
        {"title": "Shown", "people": [], "in": "Posters", "page": "posters.html#talk-shown"},
    ]
    assert full == [
        event | text | {"uid": uid(event["key"])} for event, text in zip(bare, texts, strict=True)
    ]


def test_one_session_tells_of_nothing_that_is_in_others() -> None:
    portal = portal_of(SESSIONS, ledger=LEDGER)
    whole = event_data(portal, "w", texts=False)
    assert isinstance(whole["events"], list)
    assert event_data(portal, "w", texts=False, sessions=("posters",)) == {
        **whole,
        "rooms": [],
        "tracks": [],
        "kinds": ["posters"],
        "events": [{**event, "kinds": [0]} for event in whole["events"][3:]],
    }


def test_changes_and_versions() -> None:
    moved = SESSIONS.replace("10-25 01:00, cancelled: true", "10-25 00:30")
    moved = moved.replace("title: Late", "title: L")
    events = event_data(portal_of(moved, ledger=LEDGER), "w", texts=False)["events"]
    assert isinstance(events, list)
    told = [(item["key"], item.get("sequence"), item.get("changes")) for item in events]
    # An end that only follows from what comes next is no news, but a later version.
    assert told == [
        ("session/night", None, None),
        ("talk/early", 1, None),
        ("talk/late", 1, ["reinstated", "moved", "title"]),
        ("session/posters", None, None),
        ("talk/shown", None, None),
    ]


def test_addresses_without_suffix() -> None:
    portal = portal_of(SESSIONS)
    data = json.loads(files_of(portal, SiteAddress(suffix="/"))["program/w/events.json"])
    assert [event["page"] for event in data["events"]] == [
        "night/",
        "night/#talk-early",
        "night/#talk-late",
        "posters/",
        "posters/#talk-shown",
    ]
    assert data == event_data(portal, "w", texts=True, suffix="/")


def test_boards_and_how_to_take_part_from_afar() -> None:
    sessions = """\
- id: a
  title: A
  kind: posters
  start: 2026-10-25 10:00
  url: https://e.org/u
  stream: https://e.org/s
  talks: [{title: One, board: P2, questions: "https://e.org/q"}]
"""
    events = event_data(portal_of(sessions), "w", texts=True)["events"]
    assert isinstance(events, list)
    names = ("board", "stream", "questions")
    assert [{name: each[name] for name in names if name in each} for each in events] == [
        {"stream": "https://e.org/s"},
        {"board": "P2", "stream": "https://e.org/s", "questions": "https://e.org/q"},
    ]
