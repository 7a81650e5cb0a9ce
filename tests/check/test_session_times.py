"""Rules about times."""

import pytest

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from support.checked_programme import check, codes, messages, reading_of, session
from support.programmes import head

TWO_DAYS = head("2026-05-07", end="2026-05-08")
GENERAL = "correct start or end; a session past midnight ends on the next date"


def test_end_before_start() -> None:
    assert check(session("a", "23:00", "01:30")) == (
        Diagnostic(
            code=Code.SESSION_END,
            location=Location(path="program/w.yaml", line=5, column=3),
            message="a ends at 01:30, not after its start at 23:00",
            hint="if it goes on past midnight, write end: 2026-05-09 01:30",
            subject="w/a",
        ),
    )


@pytest.mark.parametrize(
    ("start", "end", "hint"),
    [
        # A day later it would last 11:59.
        pytest.param(
            "13:00",
            "00:59",
            "if it goes on past midnight, write end: 2026-05-09 00:59",
            id="11:59 past midnight",
        ),
        # Twelve hours, a day and 23 hours are no sessions.
        pytest.param("13:00", "01:00", GENERAL, id="twelve hours"),
        pytest.param("13:00", "13:00", GENERAL, id="a day"),
        pytest.param("13:00", "12:00", GENERAL, id="23 hours"),
        # A day later it would still be too early.
        pytest.param(
            "2026-05-08 13:00", "2026-05-06 14:00", GENERAL, id="too early a day later too"
        ),
        # Twelve hours on the clock, eleven in truth: the clocks go forward in between.
        pytest.param(
            "2026-03-28 16:00",
            "2026-03-28 04:00",
            "if it goes on past midnight, write end: 2026-03-29 04:00",
            id="twelve hours on the clock, eleven in truth",
        ),
        # What would be written does not exist, or occurs twice.
        pytest.param(
            "2026-03-28 22:00", "2026-03-28 02:30", GENERAL, id="an end that does not exist"
        ),
        pytest.param(
            "2026-10-24 22:00", "2026-10-24 02:30", GENERAL, id="an end that occurs twice"
        ),
        pytest.param(
            "2026-10-24 22:00",
            "2026-10-24 01:30",
            "if it goes on past midnight, write end: 2026-10-25 01:30",
            id="before the hour that occurs twice",
        ),
    ],
)
def test_hint_to_an_end_before_the_start(start: str, end: str, hint: str) -> None:
    found = check(session("a", start, end), head=head(end="2026-12-31"))
    assert [item.hint for item in found if item.code is Code.SESSION_END] == [hint]


def test_end_on_an_earlier_date_is_told_with_dates() -> None:
    assert messages(session("a", "09:00", "2026-05-07 10:00")) == [
        "a ends at 10:00 on 2026-05-07, not after its start at 09:00 on 2026-05-08"
    ]


def test_cancelled_session_has_to_end_after_it_starts_all_the_same() -> None:
    assert codes(session("a", "09:00", "08:00", cancelled="true")) == [("session-end", "w/a")]


@pytest.mark.parametrize(
    ("start", "more", "expected"),
    [
        pytest.param("09:00", "", [], id="at the start"),
        pytest.param("09:59", "", [], id="a minute before the end"),
        pytest.param(
            "08:59", "", ["the talk 'X' is at 2026-05-08 08:59, outside a"], id="before the start"
        ),
        pytest.param(
            "10:00", "", ["the talk 'X' is at 2026-05-08 10:00, outside a"], id="at the end"
        ),
        pytest.param("09:45", ", minutes: 15", [], id="until the end"),
        pytest.param(
            "09:45",
            ", minutes: 16",
            ["the talk 'X' goes on until 10:01, after a ends at 10:00"],
            id="a minute past the end",
        ),
        pytest.param(
            "10:30",
            ", minutes: 15",
            ["the talk 'X' is at 2026-05-08 10:30, outside a"],
            id="past the end",
        ),
        pytest.param("10:30", ", cancelled: true", [], id="cancelled"),
    ],
)
def test_talk_outside_its_session(start: str, more: str, expected: list[str]) -> None:
    talks = f"[{{title: X, start: 2026-05-08 {start}{more}}}]"
    assert messages(session("a", "09:00", "10:00", talks=talks)) == expected
    # What starts next in its room ends it as well.
    following = session("a", "09:00", talks=talks) + session("b", "10:00")
    assert messages(following) == expected
    assert messages(session("a", "09:00", "10:00", talks=talks, cancelled="true")) == []


def test_talk_outside_its_session_is_reported_at_the_talk() -> None:
    text = """\
        - id: a
          title: A
          kind: talks
          start: 2026-05-08 09:00
          end: 2026-05-08 10:00
          talks:
            - {title: X, start: 2026-05-08 09:50, minutes: 20}
        """
    assert check(text) == (
        Diagnostic(
            code=Code.TALK_OUTSIDE_SESSION,
            location=Location(path="program/w.yaml", line=11, column=7),
            message="the talk 'X' goes on until 10:10, after a ends at 10:00",
            hint="correct the talk's start or minutes, or the session's end",
            subject="w/a",
        ),
    )


def test_talks_across_a_change_of_the_clocks() -> None:
    """From 01:30 to 03:30 is one hour in the night in which the clocks go forward."""
    above = head("2026-03-28")
    talks = "[{title: X, start: 2026-03-29 01:30, minutes: %d}]"
    night = ("2026-03-29 01:00", "2026-03-29 03:30")
    assert messages(session("a", *night, talks=talks % 60), head=above) == []
    assert messages(session("a", *night, talks=talks % 61), head=above) == [
        "the talk 'X' goes on until 03:31, after a ends at 03:30"
    ]
    lengths = session("a", *night, talk_minutes="46", talks="[{title: X}, {title: Y}]")
    assert messages(lengths, head=above) == [
        "a needs 92 minutes for 2 talks but has 90, from 01:00 to 03:30"
    ]


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        pytest.param(
            session("a", "09:00", "10:00", talk_minutes="30", talks="[{title: X}, {title: Y}]"),
            [],
            id="time enough",
        ),
        pytest.param(
            session("a", "09:00", "09:59", talk_minutes="30", talks="[{title: X}, {title: Y}]"),
            ["a needs 60 minutes for 2 talks but has 59, from 09:00 to 09:59"],
            id="a minute short",
        ),
        # The next start in the room is an end as well.
        pytest.param(
            session("a", "09:00", talk_minutes="30", talks="[{title: X}]") + session("b", "09:15"),
            ["a needs 30 minutes for 1 talks but has 15, from 09:00 to 09:15"],
            id="next start in the room is an end",
        ),
        # But not that of what will not take place.
        pytest.param(
            session("a", "09:00", talk_minutes="30", talks="[{title: X}]")
            + session("b", "09:15", cancelled="true"),
            [],
            id="next in the room is cancelled",
        ),
        # Without an end or a following session nothing can be said.
        pytest.param(
            session("a", "09:00", talk_minutes="900", talks="[{title: X}]"), [], id="no end"
        ),
        # Posters are beside each other.
        pytest.param(
            session(
                "a",
                "09:00",
                "09:30",
                kind="posters",
                talk_minutes="30",
                talks="[{title: X}, {title: Y}]",
            ),
            [],
            id="posters are beside each other",
        ),
        # What is cancelled needs no time.
        pytest.param(
            session(
                "a",
                "09:00",
                "09:30",
                talk_minutes="30",
                talks="[{title: X, cancelled: true}, {title: Y}]",
            ),
            [],
            id="cancelled talk needs no time",
        ),
        pytest.param(
            session(
                "a", "09:00", "09:15", talk_minutes="30", talks="[{title: X}]", cancelled="true"
            ),
            [],
            id="cancelled session needs no time",
        ),
        # There is time enough, but not after the stated start.
        pytest.param(
            session(
                "a",
                "09:00",
                "10:00",
                talk_minutes="15",
                talks="[{title: X, start: 2026-05-08 09:40}, {title: Y}]",
            ),
            ["the talk 'Y', after those before it, goes on until 10:10, but a ends at 10:00"],
            id="not enough after the stated start",
        ),
        pytest.param(
            session(
                "a",
                "09:00",
                "10:00",
                talk_minutes="15",
                talks="[{title: X, start: 2026-05-08 09:30}, {title: Y}]",
            ),
            [],
            id="enough after the stated start",
        ),
    ],
)
def test_too_short(sessions: str, expected: list[str]) -> None:
    found = check(sessions)
    assert [item.message for item in found] == expected
    assert {item.code for item in found} <= {Code.SESSION_TOO_SHORT}


def test_talks_of_a_session_that_is_too_short_have_no_computed_start() -> None:
    """As the hint says."""
    for sessions in (
        session("a", "09:00", "09:59", talk_minutes="30", talks="[{title: X}, {title: Y}]"),
        session(
            "a",
            "09:00",
            "10:00",
            talk_minutes="15",
            talks="[{title: X, start: 2026-05-08 09:40}, {title: Y}]",
        ),
    ):
        assert codes(sessions) == [("session-too-short", "w/a")]
        (events,) = reading_of(sessions).portal.timetables["w"].sessions
        assert {talk.slot.start_basis.value for talk in events.talks} <= {"stated"}


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-05-07 04:00", []),
        ("2026-05-08 23:59", []),
        # A day lasts until 04:00.
        ("2026-05-09 03:59", []),
        ("2026-05-09 04:00", ["a is on 2026-05-09, but w is from 2026-05-07 to 2026-05-08"]),
        (
            "2026-05-07 03:59",
            [
                "a starts at 2026-05-07 03:59, before 04:00, and so belongs to 2026-05-06,"
                " but w is from 2026-05-07 to 2026-05-08"
            ],
        ),
        ("2025-05-08 09:00", ["a is on 2025-05-08, but w is from 2026-05-07 to 2026-05-08"]),
    ],
)
def test_session_outside_its_edition(start: str, expected: list[str]) -> None:
    assert messages(session("a", start), head=TWO_DAYS) == expected
    assert messages(session("a", start, cancelled="true"), head=TWO_DAYS) == []


def test_session_outside_an_edition_of_one_day() -> None:
    assert check(session("a", "2026-05-09 09:00")) == (
        Diagnostic(
            code=Code.SESSION_OUTSIDE_EDITION,
            location=Location(path="program/w.yaml", line=5, column=3),
            message="a is on 2026-05-09, but w is on 2026-05-08 only",
            hint="correct the session's start, or state the edition's last day: end",
            subject="w/a",
        ),
    )


def test_known_problem_is_a_note_and_other_sessions_are_not_excused() -> None:
    known = "[{code: session-end, reason: Printed so.}]"
    found = check(session("a", "09:00", "08:00", known=known) + session("b", "10:00", "09:00"))
    assert [(d.subject, d.severity.value, d.known) for d in found] == [
        ("w/a", "note", "Printed so."),
        ("w/b", "error", ""),
    ]


def test_what_goes_on_for_more_than_a_month() -> None:
    (problem,) = check(session("a", "09:00", "2026-07-08 10:00"))
    assert (problem.code.slug, problem.subject) == ("session-outside-edition", "w/a")
    assert problem.message == (
        "a goes on until 2026-07-08, for more than 31 days; it is listed on its first day only"
    )
