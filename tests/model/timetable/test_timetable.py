"""The resolved table: what stated times imply, and what takes place when."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.model.timetable.clock import elapsed, later, programme_day, programme_days
from sphinx_proceedings.model.timetable.events import Event
from sphinx_proceedings.model.timetable.table import Timetable
from support.programmes import head, programme, reading_of

HEAD = head("2026-10-24", end="2026-10-25")
BIB = "@misc{one, title = {The {One}}, author = {Lovelace, Ada}}"
ROME = ZoneInfo("Europe/Rome")


def timetable(sessions: str) -> Timetable:
    reading = reading_of(programme(sessions, HEAD), papers=BIB)
    assert {problem.code for problem in reading.diagnostics} <= {Code.EVENT_SAME_NAME}
    return reading.portal.timetables["w"]


def times(sessions: str) -> list[str]:
    """Key, start, how it is known, end, how it is known; of each event."""

    def told(event: Event) -> str:
        start = event.slot.start_basis.value if event.own_time else "none"
        end = f"{event.end:%d %H:%M} " if event.end else ""
        basis = event.slot.end_basis.value
        return f"{event.key}: {event.start:%d %H:%M} {start} – {end}{basis}"

    return [told(event) for event in timetable(sessions).events]


def test_time_passes_across_a_change_of_the_clocks() -> None:
    before = datetime(2026, 10, 25, 2, 30, tzinfo=ROME)
    after = later(before, timedelta(hours=1))
    assert (after.isoformat(), after.tzinfo) == ("2026-10-25T02:30:00+01:00", ROME)
    assert elapsed(before, datetime(2026, 10, 25, 3, 30, tzinfo=ROME)) == timedelta(hours=2)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("24 09:00", "24 18:00", [24]),
        ("24 09:00", "26 18:00", [24, 25, 26]),
        ("24 09:00", "26 00:00", [24, 25]),
        # Overnight.
        ("24 18:00", "25 12:00", [24, 25]),
        ("24 23:00", "25 01:30", [24]),
        ("24 22:00", "25 08:00", [24]),
        ("25 03:59", "25 04:30", [24]),
        ("25 03:59", "25 10:00", [24, 25]),
        ("25 04:00", "25 05:00", [25]),
        ("24 09:00", None, [24]),
        # No event lasts so long.
        ("01 09:00", "31 18:00", list(range(1, 32))),
    ],
)
def test_the_days_of_what_goes_on(start: str, end: str | None, days: list[int]) -> None:
    def instant(text: str) -> datetime:
        return datetime.fromisoformat(f"2026-10-{text}").replace(tzinfo=ROME)

    found = programme_days(instant(start), instant(end) if end else None)
    assert found == tuple(date(2026, 10, day) for day in days)


def test_what_goes_on_for_a_year_is_on_its_first_day() -> None:
    start = datetime(2026, 10, 1, 9, tzinfo=ROME)
    assert programme_days(start, start + timedelta(days=365)) == (date(2026, 10, 1),)


def test_a_session_over_several_days_is_in_each() -> None:
    table = timetable(
        """\
        - id: exhibition
          title: Exhibition
          kind: posters
          start: 2026-10-23 09:00
          end: 2026-10-26 18:00
          room: Foyer
        - id: course
          title: Course
          kind: talks
          start: 2026-10-24 10:00
          end: 2026-10-25 11:00
          room: Aula
          talks:
            - {title: First, start: 2026-10-24 10:00, minutes: 60}
            - {title: Second, start: 2026-10-25 10:00, minutes: 60}
        """
    )
    told = [
        (
            day.date.day,
            [item.session.id for item in day.sessions],
            [item.session.id for item in day.continuing],
        )
        for day in table.days
    ]
    assert told == [
        (23, ["exhibition"], []),
        (24, ["course"], ["exhibition"]),
        (25, [], ["exhibition", "course"]),
        (26, [], ["exhibition"]),
    ]
    course = table.session_by_id["course"]
    assert [course.days_of(unit) for unit in course.units] == [
        (date(2026, 10, 24),),
        (date(2026, 10, 25),),
    ]


def test_a_day_ends_in_the_small_hours() -> None:
    assert programme_day(datetime(2026, 10, 25, 3, 59, tzinfo=ROME)) == date(2026, 10, 24)
    assert programme_day(datetime(2026, 10, 25, 4, 0, tzinfo=ROME)) == date(2026, 10, 25)


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        pytest.param(
            """
            - {id: a, title: A, kind: talks, start: 2026-10-24 09:00}
            - {id: b, title: B, kind: break, start: 2026-10-24 10:00, end: 2026-10-24 10:30}
            - {id: c, title: C, kind: talks, start: 2026-10-25 09:00}
            """,
            [
                "session/a: 24 09:00 stated – 24 10:00 following",
                "session/b: 24 10:00 stated – 24 10:30 stated",
                "session/c: 25 09:00 stated – unknown",
            ],
            id="the next in the only room ends a session of the same day",
        ),
        pytest.param(
            """
            - {id: a, title: A, kind: talks, start: 2026-10-24 09:00, room: X}
            - {id: b, title: B, kind: talks, start: 2026-10-24 09:30, room: Y}
            - {id: c, title: C, kind: posters, start: 2026-10-24 10:00}
            - {id: d, title: D, kind: break, start: 2026-10-24 10:30}
            - {id: e, title: E, kind: talks, start: 2026-10-24 11:00, room: Y}
            """,
            [
                "session/a: 24 09:00 stated – 24 10:30 following",
                "session/b: 24 09:30 stated – 24 10:30 following",
                "session/c: 24 10:00 stated – 24 10:30 following",
                "session/d: 24 10:30 stated – 24 11:00 following",
                "session/e: 24 11:00 stated – unknown",
            ],
            id="a break without a room is in all rooms",
        ),
        pytest.param(
            """
            - {id: a, title: A, kind: talks, start: 2026-10-24 09:00}
            - {id: b, title: B, kind: talks, start: 2026-10-24 09:30, cancelled: true}
            - {id: c, title: C, kind: social, start: 2026-10-24 23:00}
            - {id: d, title: D, kind: social, start: 2026-10-25 01:30}
            """,
            [
                "session/a: 24 09:00 stated – 24 23:00 following",
                "session/b: 24 09:30 stated – 24 23:00 following",
                "session/c: 24 23:00 stated – 25 01:30 following",
                "session/d: 25 01:30 stated – unknown",
            ],
            id="a cancelled session ends none; a day goes on after midnight",
        ),
        pytest.param(
            """
            - id: a
              title: A
              kind: talks
              start: 2026-10-24 09:00
              end: 2026-10-24 10:00
              talk_minutes: 20
              talks: [{title: X}, {title: Y, cancelled: true}, {title: Z, minutes: 15}]
            """,
            [
                "session/a: 24 09:00 stated – 24 10:00 stated",
                "talk/x: 24 09:00 computed – 24 09:20 computed",
                "talk/y: 24 09:20 computed – 24 09:40 computed",
                "talk/z: 24 09:40 computed – 24 09:55 computed",
            ],
            id="talks of stated length follow each other, cancelled ones keep their place",
        ),
        pytest.param(
            """
            - id: a
              title: A
              kind: talks
              start: 2026-10-24 09:00
              end: 2026-10-24 09:59
              talk_minutes: 20
              talks: [{title: X}, {title: Y}, {title: Z}]
            """,
            [
                "session/a: 24 09:00 stated – 24 09:59 stated",
                "talk/x: 24 09:00 none – 24 09:59 stated",
                "talk/y: 24 09:00 none – 24 09:59 stated",
                "talk/z: 24 09:00 none – 24 09:59 stated",
            ],
            id="talks that do not fit have no time of their own",
        ),
        pytest.param(
            """
            - id: a
              title: A
              kind: talks
              start: 2026-10-24 09:00
              end: 2026-10-24 10:30
              talks:
                - {title: X, start: 2026-10-24 09:10}
                - {title: Y}
                - {title: Z, start: 2026-10-24 09:40, minutes: 30}
                - {title: Q, start: 2026-10-24 10:10}
            """,
            [
                "session/a: 24 09:00 stated – 24 10:30 stated",
                "talk/x: 24 09:10 stated – 24 09:40 following",
                "talk/y: 24 09:00 none – 24 10:30 stated",
                "talk/z: 24 09:40 stated – 24 10:10 computed",
                "talk/q: 24 10:10 stated – 24 10:30 following",
            ],
            id="a stated start holds",
        ),
        pytest.param(
            """
            - id: a
              title: A
              kind: talks
              start: 2026-10-24 09:00
              end: 2026-10-24 10:00
              talk_minutes: 15
              talks: [{title: X}, {title: Y, start: 2026-10-24 09:20}, {title: Z}]
            """,
            [
                "session/a: 24 09:00 stated – 24 10:00 stated",
                "talk/x: 24 09:00 computed – 24 09:15 computed",
                "talk/y: 24 09:20 stated – 24 09:35 computed",
                "talk/z: 24 09:35 computed – 24 09:50 computed",
            ],
            id="computed starts go around a stated one",
        ),
        pytest.param(
            """
            - id: a
              title: A
              kind: [break, posters]
              start: 2026-10-24 09:00
              talk_minutes: 5
              talks: [{title: X}, {title: Y}]
            - {id: b, title: B, kind: keynote, start: 2026-10-24 12:00, talks: [{title: Z}]}
            """,
            [
                "session/a: 24 09:00 stated – 24 12:00 following",
                "talk/x: 24 09:00 none – 24 12:00 following",
                "talk/y: 24 09:00 none – 24 12:00 following",
                "session/b: 24 12:00 stated – unknown",
                "talk/z: 24 12:00 session – unknown",
            ],
            id="posters are at the same time; the only talk has its session's time",
        ),
        pytest.param(
            """
            - id: a
              title: A
              kind: social
              start: 2026-10-25 01:30
              end: 2026-10-25 04:30
              talk_minutes: 60
              talks: [{title: X}, {title: Y}, {title: Z}]
            """,
            [
                "session/a: 25 01:30 stated – 25 04:30 stated",
                "talk/x: 25 01:30 computed – 25 02:30 computed",
                "talk/y: 25 02:30 computed – 25 02:30 computed",
                "talk/z: 25 02:30 computed – 25 03:30 computed",
            ],
            id="four hours of the night in which the clocks go back",
        ),
    ],
)
def test_slots(sessions: str, expected: list[str]) -> None:
    assert times(sessions) == expected


def test_units_are_talks_where_the_whole_session_is_divided() -> None:
    table = timetable(
        """
        - id: b
          title: B
          kind: talks
          start: 2026-10-24 09:00
          end: 2026-10-24 10:00
          room: Y
          talk_minutes: 30
          talks: [{title: X}, {title: W}]
        - {id: p, title: P, kind: posters, start: 2026-10-24 09:10, room: X, talks: [{paper: one}]}
        - {id: k, title: K, kind: keynote, start: 2026-10-24 11:00, talks: [{title: Z}]}
        """
    )
    assert [unit.key for unit in table.units] == ["talk/x", "session/p", "talk/w", "talk/z"]
    assert [(day.date, len(day.sessions)) for day in table.days] == [(date(2026, 10, 24), 3)]
    assert table.by_key["talk/one"].title.plain == "The One"
    assert [person.name for person in table.by_key["session/p"].people] == []


def test_rooms_and_tracks_in_order_of_appearance_with_slugs_of_their_own() -> None:
    table = timetable(
        """
        - {id: a, title: A, kind: talks, start: 2026-10-24 09:00, room: Sala Ä, track: ML & Co.}
        - {id: b, title: B, kind: talks, start: 2026-10-24 09:30, room: Sala A}
        - {id: c, title: C, kind: talks, start: 2026-10-24 10:30, room: Sala Ä, track: "№"}
        """
    )
    assert [(room.name, room.slug) for room in table.rooms] == [
        ("Sala Ä", "sala-a-2"),
        ("Sala A", "sala-a"),
    ]
    assert [(track.name, track.slug) for track in table.tracks] == [
        ("ML & Co.", "ml-co"),
        ("№", "no"),
    ]


def test_keys_follow_from_papers_and_titles_and_are_told_apart() -> None:
    table = timetable(
        """
        - id: a
          title: A
          kind: talks
          start: 2026-10-24 09:00
          talks: [{paper: one}, {title: Welcome!}, {title: Other, id: welcome-2}]
        - id: b
          title: B
          kind: posters
          start: 2026-10-24 10:00
          talks: [{paper: one}, {title: Welcome}, {title: Welcome}]
        """
    )
    assert [event.key for event in table.events] == [
        "session/a",
        "talk/one",
        "talk/welcome",
        "talk/welcome-2",
        "session/b",
        "talk/one-b",
        "talk/welcome-b",
        "talk/welcome-b-2",
    ]


def test_a_cancelled_session_cancels_its_talks() -> None:
    table = timetable(
        """
        - id: a
          title: A
          kind: talks
          start: 2026-10-24 09:00
          cancelled: true
          talks: [{title: X}]
        - id: b
          title: B
          kind: talks
          start: 2026-10-24 10:00
          talks: [{title: Y, cancelled: true}]
        """
    )
    assert {event.key: event.cancelled for event in table.events} == {
        "session/a": True,
        "talk/x": True,
        "session/b": False,
        "talk/y": True,
    }


def test_times_are_in_the_zone_of_the_edition() -> None:
    event = timetable("- {id: a, title: A, kind: talks, start: 2026-10-24 09:00}").events[0]
    assert event.start.astimezone(UTC).isoformat() == "2026-10-24T07:00:00+00:00"
    assert event.start.tzinfo == ROME


def test_a_cancelled_talk_keeps_its_time() -> None:
    assert times(
        """
        - id: a
          title: A
          kind: talks
          start: 2026-10-24 09:00
          end: 2026-10-24 10:00
          talk_minutes: 30
          talks: [{title: X, cancelled: true}, {title: Y}]
        """
    )[1:] == [
        "talk/x: 24 09:00 computed – 24 09:30 computed",
        "talk/y: 24 09:30 computed – 24 10:00 computed",
    ]


def test_another_talk_takes_the_time_of_a_cancelled_one() -> None:
    sessions = """
        - id: a
          title: A
          kind: talks
          start: 2026-10-24 09:00
          end: 2026-10-24 10:00
          talk_minutes: 30
          talks: [{title: X, cancelled: true}, {title: Y}, {title: Z}]
        """
    assert times(sessions)[1:] == [
        "talk/x: 24 09:00 none – 24 10:00 stated",
        "talk/y: 24 09:00 computed – 24 09:30 computed",
        "talk/z: 24 09:30 computed – 24 10:00 computed",
    ]
    assert [unit.key for unit in timetable(sessions).units] == ["talk/x", "talk/y", "talk/z"]


def test_a_cancelled_talk_and_the_one_in_its_place_do_not_make_one_of_their_session() -> None:
    table = timetable(
        """
        - id: a
          title: A
          kind: talks
          start: 2026-10-24 09:00
          end: 2026-10-24 10:00
          talks:
            - {title: X, start: 2026-10-24 09:00, cancelled: true}
            - {title: Y, start: 2026-10-24 09:00}
            - {title: Z, start: 2026-10-24 09:30}
        """
    )
    assert [(unit.key, f"{unit.start:%H:%M}") for unit in table.units] == [
        ("talk/x", "09:00"),
        ("talk/y", "09:00"),
        ("talk/z", "09:30"),
    ]
