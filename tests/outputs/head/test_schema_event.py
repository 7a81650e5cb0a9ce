"""Sessions and talks as linked data: times, status and people from the timetable."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.head.context import PageContext
from sphinx_proceedings.outputs.head.schema_event import programme_data, session_data
from support.programme_files import HEAD, KNOWN, UNKNOWN, portal_of, released

SESSIONS = """\
- id: morning
  title: Morning
  kind: talks
  room: Aula
  start: 2026-10-25 01:30
  end: 2026-10-25 04:00
  chairs: [Radia Perlman]
  talk_minutes: 75
  talks:
    - {paper: one, presenters: [{name: Ada Lovelace, affiliation: Engines}, Alan Turing]}
    - {id: own, title: Own, presenters: [Alan Turing], abstract: Of its own., cancelled: true}
- {id: posters, title: Posters, kind: posters, start: 2026-10-25 10:00, talks: [{paper: two}]}
- {id: off, title: Off, kind: break, start: 2026-10-25 12:00, cancelled: true}
"""
PLACE = {"@type": "Place", "name": "Naples, Italy", "address": "Naples, Italy"}
AULA = PLACE | {"name": "Aula"}
ADA = {
    "@type": "Person",
    "name": "Ada Lovelace",
    "affiliation": {"@type": "Organization", "name": "Engines"},
}
ALAN = {"@type": "Person", "name": "Alan Turing"}


def context(portal: Portal, site: SiteAddress) -> PageContext:
    def href(path: str) -> str:
        return site.file(path)

    return PageContext(portal=portal, site=site, href=href, site_name="W", docname="program/w/x")


def session(portal: Portal, name: str, site: SiteAddress = UNKNOWN) -> dict[str, Any]:
    return dict(session_data(context(portal, site), portal.session_by_id["w", name]).data)


def test_talks_with_computed_times_are_events() -> None:
    """The clocks go back between the two talks."""
    data = session(portal_of(SESSIONS), "morning")
    paper = {"@type": "ScholarlyArticle", "@id": "https://doi.org/10.1000/one", "name": "The One"}
    featured = data["workFeatured"][0]
    assert paper.items() <= featured.items()
    del data["superEvent"]
    assert data == {
        "@type": "Event",
        "name": "Morning",
        "startDate": "2026-10-25T01:30:00+02:00",
        "endDate": "2026-10-25T04:00:00+01:00",
        "location": AULA,
        "performer": [ADA, ALAN],
        "contributor": [{"@type": "Person", "name": "Radia Perlman"}],
        "workFeatured": [featured],
        "subEvent": [
            {
                "@type": "Event",
                "name": "The One",
                "startDate": "2026-10-25T01:30:00+02:00",
                "endDate": "2026-10-25T02:45:00+02:00",
                "location": AULA,
                "performer": [ADA, ALAN],
                "workFeatured": [featured],
            },
            {
                "@type": "Event",
                "name": "Own",
                "startDate": "2026-10-25T02:45:00+02:00",
                "endDate": "2026-10-25T03:00:00+01:00",
                "eventStatus": "https://schema.org/EventCancelled",
                "location": AULA,
                "description": "Of its own.",
                "performer": [ALAN],
            },
        ],
    }


def test_talks_without_time_are_no_events() -> None:
    data = session(portal_of(SESSIONS), "posters")
    assert "subEvent" not in data
    assert [work["name"] for work in data["workFeatured"]] == ["Two"]


def test_what_moved_tells_when_it_was_announced_for() -> None:
    moved = SESSIONS.replace("10-25 10:00", "10-25 11:00").replace("10-25 12:00", "10-25 13:00")
    ledger = released(portal_of(SESSIONS))
    in_utc = tuple(
        replace(event, state=replace(event.state, start=event.state.start.astimezone(UTC)))
        for event in ledger.events
        if isinstance(event.state.start, datetime)
    )
    portal = portal_of(moved, ledger=replace(ledger, events=in_utc))
    data = programme_data(context(portal, UNKNOWN), portal.edition_by_id["w"]).data
    sessions = data["subEvent"]
    assert isinstance(sessions, list)
    assert [
        (item["name"], item.get("eventStatus"), item.get("previousStartDate")) for item in sessions
    ] == [
        ("Morning", None, None),
        ("Posters", "https://schema.org/EventRescheduled", "2026-10-25T10:00:00+01:00"),
        ("Off", "https://schema.org/EventCancelled", None),
    ]


@pytest.mark.parametrize(
    ("change", "before"),
    [
        pytest.param(("10:00", "10:00"), None, id="unchanged"),
        pytest.param(("title: Posters", "title: Other"), None, id="renamed"),
        pytest.param(("10:00, talks", "10:00, room: Aula, talks"), None, id="room"),
        pytest.param(("10:00, talks", "10:30, room: Aula, talks"), "10:00", id="moved"),
    ],
)
def test_only_another_start_is_another_time(change: tuple[str, str], before: str | None) -> None:
    portal = portal_of(SESSIONS.replace(*change), ledger=released(portal_of(SESSIONS)))
    told = session(portal, "posters").get("previousStartDate")
    assert told == (before and f"2026-10-25T{before}:00+01:00")


def test_an_unknown_end_is_not_told() -> None:
    last = "- {id: last, title: Last, kind: plenary, start: 2026-10-25 10:00}"
    data = session(portal_of(last), "last", KNOWN)
    assert (data["startDate"], data.get("endDate"), data["url"]) == (
        "2026-10-25T10:00:00+01:00",
        None,
        "https://w.example.org/program/w/last.html",
    )


@pytest.mark.parametrize(
    ("more", "mode", "where"),
    [
        pytest.param("room: Aula", None, AULA, id="a room"),
        pytest.param(
            "stream: https://e.org/s",
            "https://schema.org/MixedEventAttendanceMode",
            [PLACE, {"@type": "VirtualLocation", "url": "https://e.org/s"}],
            id="a place and a stream",
        ),
    ],
)
def test_where_one_can_take_part(more: str, mode: str | None, where: object) -> None:
    sessions = f"""\
- id: last
  title: Last
  kind: talks
  start: 2026-10-25 10:00
  url: https://e.org/u
  {more}
  talks: [{{title: One, start: 2026-10-25 10:00}}]
"""
    data = session(portal_of(sessions), "last")
    for event in (data, data["subEvent"][0]):
        assert (event.get("eventAttendanceMode"), event["location"]) == (mode, where)
    assert (data["sameAs"], data["subEvent"][0].get("sameAs")) == ("https://e.org/u", None)


def test_a_stream_alone_is_online() -> None:
    last = "- {id: last, title: L, kind: talks, start: 2026-10-25 10:00, stream: https://e.org/s}"
    data = session(portal_of(last, head=HEAD.replace("place: Naples, Italy\n", "")), "last")
    assert data["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert data["location"] == {"@type": "VirtualLocation", "url": "https://e.org/s"}
