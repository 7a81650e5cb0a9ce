"""Which calendars there are, what is in them, and which pages offer them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.calendars.calendars import (
    CalendarGroup,
    CalendarLink,
    calendar_links,
)
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import load_sources
from sphinx_proceedings.wording.messages import speaking
from support.folders import REPOSITORY
from support.programme_files import files_of, portal_of, released, told_by_icalendar
from support.translations import translated

HARD = assemble_portal(load_sources(REPOSITORY / "tests" / "hard_portal")).portal
TOY = assemble_portal(load_sources(REPOSITORY / "tests" / "toy_conference")).portal
FILES = files_of(HARD)

TWO_DAYS = """\
- id: night
  title: Night
  kind: talks
  room: Aula
  track: Main
  start: 2026-10-24 23:00
  end: 2026-10-25 03:00
  talks:
    - {id: early, title: Early, start: 2026-10-24 23:00, presenters: [Ada Lovelace]}
    - {id: late, title: Late, start: 2026-10-25 01:00, presenters: [Alan Turing]}
- id: posters
  title: Posters
  kind: posters
  room: Foyer
  start: 2026-10-25 10:00
  end: 2026-10-25 11:00
  chairs: [Ada Lovelace]
  talks: [{id: shown, title: Shown, presenters: [Alan Turing]}, {id: hung, title: Hung}]
"""


def titles(data: bytes) -> list[str]:
    return [event.title for event in told_by_icalendar(data).values()]


def holds(portal: Portal) -> dict[str, list[str]]:
    """The titles in each calendar of the edition `w` and of people."""
    return {
        path.removeprefix("program/w/"): titles(data)
        for path, data in files_of(portal).items()
        if path.endswith(".ics")
    }


LONG = """\
- {id: stands, title: Stands, kind: posters, start: 2026-10-24 09:00, end: 2026-10-26 18:00}
- id: course
  title: Course
  kind: talks
  room: Aula
  start: 2026-10-24 10:00
  end: 2026-10-25 11:00
  talks:
    - {id: first, title: First, start: 2026-10-24 10:00, minutes: 60}
    - {id: second, title: Second, start: 2026-10-25 10:00, minutes: 60}
"""


def test_what_goes_on_for_days_is_in_the_calendar_of_each() -> None:
    held = holds(portal_of(LONG))
    assert {name: titles for name, titles in held.items() if name.startswith("days/")} == {
        "days/2026-10-24.ics": ["Stands", "First"],
        "days/2026-10-25.ics": ["Stands", "Second"],
        "days/2026-10-26.ics": ["Stands"],
    }


def test_every_calendar_of_an_edition() -> None:
    assert holds(portal_of(TWO_DAYS)) == {
        "night.ics": ["Early", "Late"],
        "talks/early.ics": ["Early"],
        "talks/late.ics": ["Late"],
        "posters.ics": ["Posters"],
        "talks/shown.ics": ["Shown"],
        "talks/hung.ics": ["Hung"],
        # A night belongs to the day it began on.
        "days/2026-10-24.ics": ["Early", "Late"],
        "days/2026-10-25.ics": ["Posters"],
        "rooms/aula.ics": ["Early", "Late"],
        "rooms/foyer.ics": ["Posters"],
        "tracks/main.ics": ["Early", "Late"],
        "schedule.ics": ["Early", "Late", "Posters"],
        "events.ics": ["Night", "Early", "Late", "Posters", "Shown", "Hung"],
        "people/ada-lovelace.ics": ["Early", "Posters"],
        "people/alan-turing.ics": ["Late", "Shown"],
    }


def test_a_talk_belongs_to_the_day_of_its_session() -> None:
    early = TWO_DAYS.replace("10-25 03:00", "10-25 06:00").replace("10-25 01:00", "10-25 05:00")
    held = holds(portal_of(early))
    assert held["days/2026-10-24.ics"] == ["Early", "Late"]
    assert held["days/2026-10-25.ics"] == ["Posters"]


def test_what_was_removed_is_cancelled_where_it_was() -> None:
    ledger = released(portal_of(TWO_DAYS))
    kept = TWO_DAYS.replace("    - {id: late, title: Late", "    - {id: other, title: Other")
    before, after = holds(portal_of(TWO_DAYS)), holds(portal_of(kept, ledger=ledger))
    gone = "Cancelled: Late"
    changed = {path: held for path, held in after.items() if held != before.get(path)}
    assert changed == {
        "talks/late.ics": [gone],
        "talks/other.ics": ["Other"],
        "night.ics": ["Early", "Other"],
        "days/2026-10-24.ics": ["Early", "Other", gone],
        "rooms/aula.ics": ["Early", "Other", gone],
        "tracks/main.ics": ["Early", "Other"],
        "schedule.ics": ["Early", "Other", "Posters", gone],
        "events.ics": ["Night", "Early", "Other", "Posters", "Shown", "Hung", gone],
        "people/alan-turing.ics": ["Other", "Shown"],
    }


def test_what_goes_on_under_another_name_is_not_called_cancelled() -> None:
    ledger = released(portal_of(TWO_DAYS))
    renamed = TWO_DAYS.replace("- id: posters", "- id: posters-and-tea")
    portal = portal_of(renamed, ledger=ledger)
    after = holds(portal)
    assert after["schedule.ics"] == ["Early", "Late", "Posters"]
    assert after["days/2026-10-25.ics"] == ["Posters"]
    # Whoever took the event itself into a calendar is told.
    assert after["posters.ics"] == ["Cancelled: Posters"]
    assert b"\r\nURL:" not in files_of(portal)["program/w/posters.ics"]
    assert after["events.ics"][-1] == "Cancelled: Posters"


def test_an_edition_without_sessions_left_keeps_what_was_announced() -> None:
    after = holds(portal_of("[]", ledger=released(portal_of(TWO_DAYS))))
    assert sorted(after) == [
        "days/2026-10-24.ics",
        "days/2026-10-25.ics",
        "events.ics",
        "night.ics",
        "posters.ics",
        "schedule.ics",
        "talks/early.ics",
        "talks/hung.ics",
        "talks/late.ics",
        "talks/shown.ics",
    ]


def test_a_session_that_becomes_divided_leaves_nothing_behind() -> None:
    whole = TWO_DAYS.replace(", start: 2026-10-25 01:00", "")
    after = holds(portal_of(TWO_DAYS, ledger=released(portal_of(whole))))
    assert holds(portal_of(whole))["schedule.ics"] == ["Night", "Posters"]
    assert after["schedule.ics"] == ["Early", "Late", "Posters"]


def test_a_person_has_one_calendar_for_all_editions() -> None:
    later = replace(TOY.editions[-1], id="toy2030", name="Toy 2030", timezone="Asia/Kathmandu")
    sessions = tuple(
        replace(
            session, edition="toy2030", start=datetime(2030, 1, 1, number, tzinfo=UTC), end=None
        )
        for number, session in enumerate(later.sessions)
        if not any(talk.paper for talk in session.talks)
    )
    portal = replace(TOY, editions=(*TOY.editions, replace(later, sessions=sessions)))
    data = files_of(portal)["people/grace-hopper.ics"]
    assert [event.start for event in told_by_icalendar(data).values()] == [
        datetime(2026, 10, 25, 9, tzinfo=UTC),
        datetime(2030, 1, 1, 3, tzinfo=UTC),
    ]
    assert b"\r\nX-WR-TIMEZONE:Asia/Kathmandu\r\n" in data


def test_the_head_of_a_calendar() -> None:
    whole = FILES["program/hard2027/schedule.ics"].decode()
    assert whole[: whole.index("BEGIN:VEVENT")].split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//sphinx-proceedings//Programme//EN",
        "METHOD:PUBLISH",
        "NAME:Hard 2027",
        "X-WR-CALNAME:Hard 2027",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "SOURCE;VALUE=URI:https://w.example.org/program/hard2027/schedule.ics",
        "URL:https://w.example.org/program/hard2027/index.html",
        "X-PUBLISHED-TTL:PT1H",
        "X-WR-TIMEZONE:Europe/Rome",
        "",
    ]


def test_nothing_is_absolute_where_the_address_is_unknown() -> None:
    files = files_of(HARD, SiteAddress())
    assert [path for path, data in files.items() if b"URL:" in data or b"SOURCE" in data] == []


@pytest.mark.parametrize("portal", [HARD, TOY], ids=["hard", "toy"])
def test_every_link_leads_to_a_calendar_and_every_calendar_has_one(portal: Portal) -> None:
    links = {link.path for offered in calendar_links(portal).values() for link in offered}
    files = {path for path in files_of(portal) if path.endswith(".ics")}
    assert links <= files
    # The store is for scripts; a part that holds no less than the whole is not offered.
    unlinked = {path.rpartition("/")[2] for path in files - links}
    assert unlinked <= {"events.ics", "deadlines.ics"}


def test_links_of_pages() -> None:
    links = calendar_links(portal_of(TWO_DAYS))
    folder = "program/w"
    assert links == {
        "program/w/index": tuple(
            CalendarLink(label=label, path=f"{folder}/{path}.ics", group=group)
            for label, path, group in (
                ("Whole programme", "schedule", CalendarGroup.PROGRAMME),
                ("Day 24 October", "days/2026-10-24", CalendarGroup.DAY),
                ("Day 25 October", "days/2026-10-25", CalendarGroup.DAY),
                ("Track Main", "tracks/main", CalendarGroup.TRACK),
                ("Room Aula", "rooms/aula", CalendarGroup.ROOM),
                ("Room Foyer", "rooms/foyer", CalendarGroup.ROOM),
            )
        ),
        "program/w/night": (
            session("night"),
            talk("Early", "early"),
            talk("Late", "late"),
        ),
        "program/w/posters": (
            session("posters"),
            talk("Shown", "shown"),
            talk("Hung", "hung"),
        ),
        "people/ada-lovelace": (person("Talks and sessions", "ada-lovelace"),),
        "people/alan-turing": (person("Talks", "alan-turing"),),
    }


def session(name: str) -> CalendarLink:
    path = f"program/w/{name}.ics"
    return CalendarLink(label="This session", path=path, group=CalendarGroup.SESSION)


def talk(label: str, name: str) -> CalendarLink:
    path = f"program/w/talks/{name}.ics"
    return CalendarLink(label=label, path=path, group=CalendarGroup.TALK)


def person(label: str, name: str) -> CalendarLink:
    return CalendarLink(label=label, path=f"people/{name}.ics", group=CalendarGroup.PERSON)


def test_what_holds_all_is_offered_once() -> None:
    only = "{id: a, title: A, kind: talks, room: Aula, track: Main, start: 2026-10-24 09:00}"
    assert [link.label for link in calendar_links(portal_of(f"- {only}"))["program/w/index"]] == [
        "Whole programme"
    ]


def test_links_of_papers() -> None:
    twice = "{id: s, title: S, kind: posters, start: 2026-10-24 09:00, talks: [{paper: one}]}"
    again = "{id: t, title: T, kind: talks, start: 2026-10-24 10:00, talks: [{paper: one}]}"
    once = calendar_links(portal_of(f"- {twice}"))["papers/w/one"]
    both = calendar_links(portal_of(f"- {twice}\n- {again}"))["papers/w/one"]
    assert once == (talk("This talk", "one"),)
    # The talk has the paper's name, wherever its poster stands.
    assert both == (talk("Talk in S", "one-s"), talk("Talk in T", "one"))


GERMAN = {
    "Whole programme": "Ganzes Programm",
    "Day {date}": "{date}",
    "Track {name}": "Reihe {name}",
    "Room {name}": "Raum {name}",
    "Talks and sessions": "Vorträge und Sitzungen",
    "Cancelled: {title}": "{title} (fällt aus)",
    "With {names}": "Mit {names}",
    "talks": "Vorträge",
}
IN_GERMANY = """\
- id: a
  title: Talks
  kind: talks
  room: Raum 5
  track: Main
  start: 2026-10-24 09:00
  chairs: [Ada Lovelace]
  talks: [{id: one, title: One, presenters: [Ada Lovelace], cancelled: true}]
- {id: b, title: Dinner, kind: social, room: Aula, start: 2026-10-25 19:00}
"""


def test_links_in_another_language() -> None:
    with translated("de", GERMAN), speaking("de"):
        links = calendar_links(portal_of(IN_GERMANY))
    assert [link.label for link in links["program/w/index"]] == [
        "Ganzes Programm",
        "24. Oktober",
        "25. Oktober",
        "Reihe Main",
        "Raum 5",
        "Raum Aula",
    ]
    assert [link.label for link in links["people/ada-lovelace"]] == ["Vorträge und Sitzungen"]


def test_a_calendar_in_another_language() -> None:
    with translated("de", GERMAN), speaking("de"):
        files = files_of(portal_of(IN_GERMANY))
    lines = files["program/w/days/2026-10-24.ics"].decode().replace("\r\n ", "").split("\r\n")
    names = ("PRODID", "NAME", "SUMMARY", "CATEGORIES", "DESCRIPTION")
    assert [line for line in lines if line.startswith(names)] == [
        "PRODID:-//sphinx-proceedings//Programme//DE",
        "NAME:W 2026: Samstag\\, 24. Oktober 2026",
        "SUMMARY:One (fällt aus)",
        "CATEGORIES:Vorträge,Main",
        "DESCRIPTION:Mit Ada Lovelace\\nSession: Talks\\n\\n"
        "https://w.example.org/program/w/a.html#talk-one",
    ]
