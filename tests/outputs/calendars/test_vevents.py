"""Events in calendars: whole components, and hostile text as two parsers read it."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given

from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.calendars.vevents import ComponentWriter
from support.programme_files import (
    HOSTILE,
    KNOWN,
    UNKNOWN,
    broken_rules,
    files_of,
    hostile_portal,
    ledger_of,
    portal_of,
    released,
    told_by_icalendar,
    told_by_vobject,
    vevents,
)
from support.programmes import head


def component(portal: Portal, key: str, *, base: bool = True) -> str:
    writer = ComponentWriter(portal, KNOWN if base else UNKNOWN)
    return writer.component("w", key).decode().replace("\r\n ", "").replace("\r\n", "\n")


SESSIONS = """\
- id: keynote
  title: Keynote
  kind: keynote
  track: Main
  start: 2026-10-24 09:00
  end: 2026-10-24 10:00
  room: Aula
  chairs: [{name: Radia Perlman, affiliation: MIT}]
  talks:
    - id: times
      title: On Time
      presenters: [{name: Leslie Lamport, affiliation: "Nowhere, Inc."}, Alan Turing]
      abstract: "First; paragraph.\\n\\nSecond."
      slides: https://example.org/s?a=1;b=2
- {id: tea, title: Tea, kind: break, start: 2026-10-24 10:00, note: Bring cups.}
- id: posters
  title: Posters
  kind: posters
  start: 2026-10-24 11:00
  end: 2026-10-24 12:00
  chairs: [Radia Perlman, {name: Ann Doe, affiliation: W}]
  talks: [{paper: one, presenters: [Ada Lovelace]}, {paper: two, cancelled: true}]
"""


def test_a_talk_with_all_it_has() -> None:
    assert component(portal_of(SESSIONS), "talk/times") == (
        "BEGIN:VEVENT\n"
        "SUMMARY:On Time\n"
        "DTSTART:20261024T070000Z\n"
        "DTEND:20261024T080000Z\n"
        "DTSTAMP:20000101T000000Z\n"
        "UID:83c4dfdb-4e0f-511c-ba31-1bee31dc354b\n"
        "SEQUENCE:0\n"
        "CATEGORIES:keynote,Main\n"
        "DESCRIPTION:With Leslie Lamport (Nowhere\\, Inc.)\\, Alan Turing\\nSession: Keynote\\n"
        "Slides: https://example.org/s?a=1\\;b=2\\n\\nFirst\\; paragraph.\\n\\nSecond.\\n\\n"
        "https://w.example.org/program/w/keynote.html#talk-times\n"
        "LAST-MODIFIED:20000101T000000Z\n"
        "LOCATION:Aula\\, Naples\\, Italy\n"
        "STATUS:CONFIRMED\n"
        "TRANSP:OPAQUE\n"
        "URL:https://w.example.org/program/w/keynote.html#talk-times\n"
        "END:VEVENT\n"
    )


def test_a_session_that_is_not_divided_lists_its_talks() -> None:
    told = told_by_icalendar(files_of(portal_of(SESSIONS), UNKNOWN)["program/w/posters.ics"])
    assert [event.description for event in told.values()] == [
        "Chairs: Radia Perlman, Ann Doe (W)\n1. The One – Ada Lovelace\n2. Cancelled: Two"
    ]


def test_a_talk_without_time_of_its_own_says_so() -> None:
    text = component(portal_of(SESSIONS), "talk/one", base=False)
    assert "\nDTSTART:20261024T090000Z\nDTEND:20261024T100000Z\n" in text
    assert (
        "\nDESCRIPTION:With Ada Lovelace\\nWithin Posters\\; the programme states no time of its"
        " own.\n"
    ) in text
    assert "\nURL:" not in text


def test_a_break_leaves_people_free_and_ends_when_something_follows() -> None:
    text = component(portal_of(SESSIONS), "session/tea", base=False)
    assert "\nDTEND:20261024T090000Z\n" in text
    assert (
        "\nDESCRIPTION:Bring cups.\\nNo end is stated\\; it is taken to last until what follows.\n"
    ) in text
    assert "\nTRANSP:TRANSPARENT\n" in text


def test_an_end_that_nobody_knows_is_not_told() -> None:
    last = portal_of("[{id: end, title: End, kind: plenary, start: 2026-10-25 10:00}]")
    text = component(last, "session/end")
    assert "DTEND" not in text
    assert "DURATION" not in text


def test_what_is_cancelled_says_so_twice_and_leaves_people_free() -> None:
    text = component(portal_of(SESSIONS), "talk/two")
    assert "\nSUMMARY:Cancelled: Two\n" in text
    assert "\nSTATUS:CANCELLED\nTRANSP:TRANSPARENT\n" in text


def test_a_moved_talk_is_a_later_version_of_the_same_event() -> None:
    before = portal_of(SESSIONS)
    sessions = SESSIONS.replace("10-24 09:00", "10-24 08:30")
    after = portal_of(sessions, ledger=released(before))
    assert [line for line in component(after, "talk/times").split("\n") if line[:3] != "DES"] == [
        line.replace("SEQUENCE:0", "SEQUENCE:1")
        .replace("T070000Z", "T063000Z")
        .replace("20000101T000000Z", "20260901T000000Z")
        for line in component(before, "talk/times").split("\n")
        if line[:3] != "DES"
    ]


def test_a_removed_event_stays_as_it_was_announced() -> None:
    before = portal_of(SESSIONS)
    portal = portal_of("[]", ledger=released(before))
    assert component(portal, "talk/times") == (
        "BEGIN:VEVENT\n"
        "SUMMARY:Cancelled: On Time\n"
        "DTSTART:20261024T070000Z\n"
        "DTEND:20261024T080000Z\n"
        "DTSTAMP:20260901T000000Z\n"
        "UID:83c4dfdb-4e0f-511c-ba31-1bee31dc354b\n"
        "SEQUENCE:1\n"
        "LAST-MODIFIED:20260901T000000Z\n"
        "LOCATION:Aula\\, Naples\\, Italy\n"
        "STATUS:CANCELLED\n"
        "TRANSP:TRANSPARENT\n"
        "END:VEVENT\n"
    )


def test_deadlines_are_instants_or_whole_days() -> None:
    dates = (
        "key_dates:\n"
        "  - {what: Papers due, date: 2026-06-01, time: '23:59', zone: AoE, note: extended}\n"
        "  - {what: Camera ready, date: 2026-08-01, time: '12:00'}\n"
        "  - {what: Notification, date: 2026-07-01}\n"
    )
    above = head("2026-10-24", name="W 2026") + dates
    told = told_by_icalendar(files_of(portal_of("[]", head=above))["program/w/deadlines.ics"])
    assert [
        {
            "title": event.title,
            "start": event.start,
            "end": event.end,
            "description": event.description,
        }
        for event in told.values()
    ] == [
        {
            "title": "W 2026: Papers due (23:59 AoE)",
            "start": datetime(2026, 6, 2, 11, 59, tzinfo=UTC),
            "end": None,
            "description": "extended",
        },
        {
            "title": "W 2026: Camera ready (12:00 Europe/Rome)",
            "start": datetime(2026, 8, 1, 10, tzinfo=UTC),
            "end": None,
            "description": "",
        },
        {
            "title": "W 2026: Notification",
            "start": date(2026, 7, 1),
            "end": None,
            "description": "",
        },
    ]


def test_a_removed_deadline_is_cancelled() -> None:
    dates = "key_dates: [{what: Papers due, date: 2026-06-01}]\n"
    above = head("2026-10-24", name="W 2026")
    ledger = released(portal_of("[]", head=above + dates))
    files = files_of(portal_of("[]", head=above, ledger=ledger))
    assert list(files) == ["program/w/deadlines.ics"]
    told = told_by_icalendar(files["program/w/deadlines.ics"])
    assert [(event.title, event.status, event.sequence) for event in told.values()] == [
        ("Cancelled: W 2026: Papers due", "CANCELLED", 1)
    ]


def as_held(text: str) -> str:
    """What RFC 5545 lets a calendar hold: no control characters but line ends and tabs.

    Unicode's own line ends become LF as well: scripts take them for the end of a line.
    """
    ended = re.sub("\r\n?|[\u2028\u2029]", "\n", text)
    return "".join(
        "\ufffd" if "\ud800" <= char <= "\udfff" else char
        for char in ended
        if char in "\n\t" or (char >= " " and char != "\x7f")
    )


def one_line(text: str) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", " ", as_held(text))


@given(HOSTILE)
def test_both_parsers_read_back_exactly_the_text(text: str) -> None:
    portal = hostile_portal(text)
    writer = ComponentWriter(portal, UNKNOWN)
    written = b"".join(writer.component("w", key) for key in portal.event_identities["w"])
    data = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + written + b"END:VCALENDAR\r\n"
    assert broken_rules(data) == []
    uid = str(portal.event_identities["w"]["talk/talk"].uuid)
    person = f"{text} ({text})" if text else ""
    lines = [one_line(f"With {person}"), one_line(f"Session: {text}")]
    abstract = f"{text}\n\n{text}" if text else ""
    for told in (told_by_icalendar(data)[uid], told_by_vobject(data)[uid]):
        assert told.title == one_line(text)
        assert told.location == as_held(", ".join(filter(None, (text, text))))
        assert told.categories == tuple(filter(None, ("keynote", as_held(text))))
        assert told.description == as_held("\n\n".join(filter(None, ("\n".join(lines), abstract))))


@given(HOSTILE)
def test_names_of_calendars_are_read_back(text: str) -> None:
    portal = hostile_portal(text)
    data = files_of(portal)["program/w/schedule.ics"]
    assert broken_rules(data) == []


def test_a_long_title_is_folded_between_characters() -> None:
    title = "Zürich 🕰 " * 1000
    portal = hostile_portal(title)
    data = ComponentWriter(portal, UNKNOWN).component("w", "talk/talk")
    assert all(len(line) <= 75 and line.decode() for line in data.split(b"\r\n")[:-1])
    assert list(vevents(data)) == [str(portal.event_identities["w"]["talk/talk"].uuid)]


def test_a_ledger_may_hold_anything() -> None:
    """Its file can be edited by hand: a key is a key, never a path; ends may be anywhere."""
    portal = portal_of(SESSIONS)
    keys = ("session/../../x", "talk/\\;", "session/Ä", "../x", "/x", "talk/schedule/x")
    events = tuple(
        replace(event, key=key, state=replace(event.state, end=event.state.start))
        for event, key in zip(released(portal).events, keys, strict=True)
    )
    files = files_of(portal_of(SESSIONS, ledger=ledger_of(*events)))
    assert files.keys() == files_of(portal).keys()
    store = files["program/w/events.ics"]
    assert broken_rules(store) == []
    assert len(told_by_icalendar(store)) == len(portal.timetables["w"].events) + len(keys)


FROM_AFAR = """\
- id: morning
  title: Talks
  kind: talks
  start: 2026-10-24 09:00
  end: 2026-10-24 10:00
  url: https://e.org/talks
  stream: "https://e.org/live?a=1;b=2,3"
  questions: https://e.org/q
  talks:
    - {id: own, title: Own, start: 2026-10-24 09:00, stream: https://e.org/own}
    - {id: off, title: Off, start: 2026-10-24 09:30, cancelled: true}
- id: posters
  title: Posters
  kind: posters
  start: 2026-10-24 11:00
  end: 2026-10-24 12:00
  talks: [{id: late, title: Late, board: P10}, {paper: two, board: P2, presenters: [Ann Doe]}]
"""


def _lines(key: str, *names: str, base: bool = True) -> list[str]:
    lines = component(portal_of(FROM_AFAR), key, base=base).splitlines()
    return [line for line in lines if line.startswith(names)]


def test_how_to_take_part_from_afar() -> None:
    stream = "CONFERENCE;FEATURE=AUDIO,VIDEO;LABEL=Live stream;VALUE=URI:https://e.org/"
    questions = "CONFERENCE;FEATURE=CHAT;LABEL=Questions;VALUE=URI:https://e.org/q"
    told = ("CONFERENCE", "URL")
    assert _lines("session/morning", *told, base=False) == [
        f"{stream}live?a=1;b=2,3",
        questions,
        "URL:https://e.org/talks",
    ]
    assert _lines("talk/own", *told, base=False) == [f"{stream}own", questions]
    assert _lines("talk/off", "CONFERENCE") == []
    assert _lines("session/morning", "URL") == ["URL:https://w.example.org/program/w/morning.html"]
    (text,) = _lines("talk/own", "DESCRIPTION", base=False)
    assert r"Live stream: https://e.org/own\nQuestions: https://e.org/q" in text


def test_posters_go_by_their_boards() -> None:
    (listed,) = _lines("session/posters", "DESCRIPTION", base=False)
    assert listed == r"DESCRIPTION:P2: Two – Ann Doe\nP10: Late"
    (of_one,) = _lines("talk/late", "DESCRIPTION", base=False)
    assert of_one.startswith(r"DESCRIPTION:Poster board: P10\n")


def test_what_was_announced_before_there_were_boards_and_links_stays() -> None:
    plain = portal_of(SESSIONS)
    assert [identity.state.details for identity in plain.event_identities["w"].values()] == [
        "aa9abcd0424c4d95",
        "c30f791d69073d38",
        "e76f038cf4cdaed3",
        "dfcd74ac8bf00506",
        "548a8f157255af3d",
        "b01b3ab4254122f6",
    ]
