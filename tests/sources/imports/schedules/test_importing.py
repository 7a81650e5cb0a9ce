"""An import is read back before it is given: what would go wrong is told at the event."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sphinx_proceedings.check import run_checks
from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.outputs.calendars.schedule_files import schedule_files
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.schedules.importing import Imported, import_schedule
from sphinx_proceedings.sources.imports.schedules.schedule import (
    Schedule,
    ScheduleEvent,
)
from sphinx_proceedings.sources.imports.schedules.schedule_file import read_schedule
from sphinx_proceedings.sources.loading import Sources, load_sources
from sphinx_proceedings.sources.text.source import Source
from support.folders import SCHEDULES, TESTS
from support.programmes import programme, reading_of
from support.random_programme import SPRING, programmes

ROME = ZoneInfo("Europe/Rome")
FIRST = ScheduleEvent(
    location=Location(path="s.xml", line=3), title="First", date="2027-10-30T10:00:00+02:00"
)


def made(*events: ScheduleEvent, sources: Sources | None = None) -> Imported:
    schedule = Schedule(location=Location(path="s.xml"), events=events)
    return import_schedule(schedule, "e2027", ROME, sources or Sources())


def test_an_hour_that_occurs_twice_is_refused_at_its_event() -> None:
    night = ScheduleEvent(
        location=Location(path="s.xml", line=9), title="Night", date="2027-10-31T02:30:00+01:00"
    )
    imported = made(FIRST, night)
    assert imported.refused
    (problem,) = imported.problems
    assert (str(problem.location), problem.code.slug) == ("s.xml:9", "time-ambiguous")
    assert "2027-10-31 02:30 occurs twice in Europe/Rome" in problem.message


@pytest.mark.parametrize("kind", ["talk", "poster", "party"])
def test_an_end_in_an_hour_that_occurs_twice(kind: str) -> None:
    party = replace(FIRST, date="2027-10-30T23:00:00+02:00", duration="04:15", type=kind)
    imported = made(party, replace(FIRST, date="2027-10-31T04:00:00+01:00"))
    assert imported.problems == ()
    ends = {event.key: event.state.end for event in imported.ledger.events}
    assert str(ends["talk/first"]) == "2027-10-31 02:15:00+01:00"


def test_a_name_of_two_people_is_for_the_editor_to_say() -> None:
    people = "people: [{id: a, name: Ada Lovelace}, {id: b, name: Ada Lovelace}]\n"
    sources = Sources(people=(Source(path="people/people.yaml", text=people),))
    imported = made(replace(FIRST, persons=("Ada Lovelace",)), sources=sources)
    assert [(p.code.slug, str(p.location)) for p in imported.problems] == [
        ("person-ambiguous", "s.xml:3")
    ]
    assert not imported.refused


def test_what_is_wrong_elsewhere_in_the_portal_does_not_matter() -> None:
    sources = Sources(
        papers={"old2026": Source(path="papers/old2026.bib", text="@misc{a, title={")},
        programmes={"e2027": Source(path="program/e2027.yaml", text="sessions: {")},
        ledgers={"e2027": Source(path="program/e2027.ledger.json", text="{")},
    )
    assert made(FIRST, sources=sources).problems == ()


def test_nothing_can_be_used() -> None:
    with pytest.raises(ExportError, match="no event of the schedule has a title and a time"):
        made(replace(FIRST, date=""))


def test_clashes_of_the_schedule_are_recorded_as_known() -> None:
    later = replace(FIRST, location=Location(path="s.xml", line=9), title="Second", room="Hall")
    imported = made(replace(FIRST, room="Hall", duration="01:00"), later)
    (problem,) = imported.problems
    assert (str(problem.location), problem.code.slug, problem.severity.value) == (
        "s.xml:9",
        "session-overlap",
        "note",
    )
    assert not imported.refused
    assert imported.yaml.endswith(
        "    room: Hall\n"
        "    known:\n"
        "      - code: session-overlap\n"
        "        reason: it is so in the schedule that was imported\n"
    )
    reading = reading_of(imported.yaml, edition="e2027")
    found = run_checks(reading.portal, reading.diagnostics)
    assert [(problem.code.slug, problem.severity.value) for problem in found] == [
        ("session-overlap", "note")
    ]


@given(programmes())
def test_no_programme_is_in_the_red_after_an_import(sessions: str) -> None:
    """Whatever overlaps, is too short or is presented twice in it."""
    before = reading_of(programme(sessions, SPRING)).portal
    files = {file.path: file for file in schedule_files(before, SiteAddress(), {"w": "v"})}
    data = files["program/w/schedule.xml"].render()
    assume(b"<event" in data)
    schedule = read_schedule("s", data)
    imported = import_schedule(schedule, "w", ROME, Sources())
    again = reading_of(imported.yaml)
    found = run_checks(again.portal, again.diagnostics)
    assert [problem for problem in found if problem.severity.value != "note"] == []
    assert len(imported.draft.edition.sessions if imported.draft.edition else ()) == len(
        schedule.events
    )


def test_a_programme_that_would_be_too_large() -> None:
    with pytest.raises(ExportError, match="larger than the 4,194,304 bytes"):
        made(replace(FIRST, room="x" * 4 * 1024**2))


def test_a_programme_with_more_in_it_than_is_read() -> None:
    persons = tuple(f"Person {number}" for number in range(80_000))
    with pytest.raises(ExportError, match="too large: the file holds more than 80,000 keys"):
        made(replace(FIRST, persons=persons))


@pytest.mark.parametrize("name", ["frab.xml", "pretalx.xml", "voc.json", "fosdem.xml"])
def test_the_same_file_gives_the_same_bytes(name: str) -> None:
    sources = load_sources(TESTS / "hard_portal")
    schedule = read_schedule(name, (SCHEDULES / name).read_bytes())
    one, other = (import_schedule(schedule, "hard2027", ROME, sources) for _ in range(2))
    assert (one.yaml, one.ledger) == (other.yaml, other.ledger)
    assert not one.refused


_FIELDS = ("guid", "number", "date", "start", "end", "duration", "day", "slug", "type", "url")


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(_FIELDS),
            st.text(max_size=12)
            | st.sampled_from(["2027-05-10", "2027-05-10T09:00:00Z", "09:00", "99:99", "7"])
            | st.datetimes().map(lambda time: f"{time.isoformat()}+14:00"),
        ),
        max_size=4,
    )
)
def test_no_event_breaks_an_import(listed: list[dict[str, str]]) -> None:
    events = [
        ScheduleEvent(location=Location(path="s.xml", line=number), title="T", **fields)
        for number, fields in enumerate(listed, start=10)
    ]
    imported = made(FIRST, *events)
    assert imported.kept.events >= 1
    for problem in imported.problems:
        assert problem.location.path == "s.xml"


@given(
    st.sampled_from(["frab.xml", "pretalx.xml", "voc.json", "fosdem.xml"]),
    st.integers(0, 10_000),
    st.integers(0, 200),
    st.binary(max_size=8)
    | st.sampled_from([b"<", b"]]>", b"&lt;", b'"', b"\x00", b"null", b"<p>"]),
)
def test_a_damaged_file_is_read_or_refused(name: str, start: int, length: int, new: bytes) -> None:
    data = (SCHEDULES / name).read_bytes()
    start %= len(data)
    try:
        schedule = read_schedule(name, data[:start] + new + data[start + length :])
        imported = import_schedule(schedule, "e2027", ROME, Sources())
    except ExportError:
        return
    assert imported.kept.events > 0
    assert all(problem.location.path == name for problem in imported.problems)
