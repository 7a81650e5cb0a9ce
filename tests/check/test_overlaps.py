"""What cannot take place at the same time: in one room, in one session."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.check.clashes import MOST_PAIRS
from sphinx_proceedings.check.overlaps import check_overlaps
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from support.checked_programme import check, codes, messages, reading_of, session
from support.random_programme import SPRING, instants, programmes


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        # Without rooms there is one room.
        pytest.param(
            session("a", "09:00", "10:30") + session("b", "10:00", "11:00"),
            ["w/b"],
            id="no rooms are one room",
        ),
        pytest.param(
            session("a", "09:00", "10:00") + session("b", "10:00", "11:00"),
            [],
            id="one after the other",
        ),
        # An end that nobody states cannot overlap.
        pytest.param(
            session("a", "09:00") + session("b", "10:00"), [], id="end that nobody states"
        ),
        pytest.param(
            session("a", "09:00") + session("b", "09:00"), ["w/b"], id="same start without ends"
        ),
        pytest.param(
            session("a", "09:00", "11:00") + session("b", "10:00"),
            ["w/b"],
            id="end that only one states",
        ),
        # With rooms only sessions of the same room can.
        pytest.param(
            session("a", "09:00", "11:00", room="X") + session("b", "10:00", "11:00", room="Y"),
            [],
            id="two rooms",
        ),
        pytest.param(
            session("a", "09:00", "11:00", room="X") + session("b", "10:00", "11:00", room="X"),
            ["w/b"],
            id="one room",
        ),
        # A plenary without a room is in none of them.
        pytest.param(
            session("a", "09:00", "11:00", room="X") + session("b", "10:00", "11:00"),
            [],
            id="plenary without a room",
        ),
        pytest.param(
            session("a", "09:00", "11:00", room="X")
            + session("b", "10:00", "12:00")
            + session("c", "11:00", "12:00"),
            [],
            id="plenary without a room between two",
        ),
        # What is cancelled is in no room.
        pytest.param(
            session("a", "09:00", "11:00", cancelled="true") + session("b", "10:00", "11:00"),
            [],
            id="the first is cancelled",
        ),
        pytest.param(
            session("a", "09:00", "11:00") + session("b", "10:00", "11:00", cancelled="true"),
            [],
            id="the second is cancelled",
        ),
        # One that goes on and on is in the way of all that follow.
        pytest.param(
            session("a", "09:00", "18:00")
            + session("b", "10:00", "11:00")
            + session("c", "11:00", "12:00"),
            ["w/b", "w/c"],
            id="in the way of all that follow",
        ),
    ],
)
def test_overlap_in_a_room(sessions: str, expected: list[str]) -> None:
    assert codes(sessions) == [("session-overlap", subject) for subject in expected]


def test_overlap_in_a_room_is_told_with_both_places() -> None:
    assert check(
        session("a", "09:00", "11:00", room="X") + session("b", "10:00", "11:00", room="X")
    ) == (
        Diagnostic(
            code=Code.SESSION_OVERLAP,
            location=Location(path="program/w.yaml", line=6, column=3),
            message="a and b are both in X at 10:00 on 2026-05-08",
            hint="move one of them, or give both their room: …",
            subject="w/b",
            related=(Location(path="program/w.yaml", line=5, column=3),),
        ),
    )


@pytest.mark.parametrize(
    ("talks", "overlap"),
    [
        # Which is certain where the first one's length or the same start is stated.
        ("[{title: X, start: @09:00, minutes: 31}, {title: Y, start: @09:30}]", True),
        ("[{title: X, start: @09:00, minutes: 30}, {title: Y, start: @09:30}]", False),
        ("[{title: X, start: @09:00}, {title: Y, start: @09:30}]", False),
        ("[{title: X, start: @09:30}, {title: Y, start: @09:30}]", True),
        # The order in the source does not matter.
        ("[{title: Y, start: @09:30}, {title: X, start: @09:00, minutes: 31}]", True),
        # Two that have no time of their own are at no time.
        ("[{title: X}, {title: Y}]", False),
        # What is cancelled makes way for something else.
        ("[{title: X, start: @09:30, cancelled: true}, {title: Y, start: @09:30}]", False),
    ],
)
def test_overlap_of_talks(talks: str, overlap: bool) -> None:
    talks = talks.replace("@", "2026-05-08 ")
    found = messages(session("a", "09:00", "11:00", talks=talks))
    expected = "the talks 'X' and 'Y' of a are both at 09:30 on 2026-05-08"
    assert found == ([expected] if overlap else [])
    assert codes(session("a", "09:00", "11:00", talks=talks, cancelled="true")) == []
    assert codes(session("a", "09:00", "11:00", talks=talks, kind="posters")) == []


def test_overlap_of_talks_is_told_with_both_places_and_can_be_known() -> None:
    text = """\
        - id: a
          title: A
          kind: talks
          start: 2026-05-08 09:00
          talks:
            - {title: X, start: 2026-05-08 09:00, minutes: 45}
            - {title: Y, start: 2026-05-08 09:30}
"""
    expected = Diagnostic(
        code=Code.SESSION_OVERLAP,
        location=Location(path="program/w.yaml", line=11, column=7),
        message="the talks 'X' and 'Y' of a are both at 09:30 on 2026-05-08",
        hint="correct the start or minutes of one of them",
        subject="w/a",
        related=(Location(path="program/w.yaml", line=10, column=7),),
    )
    assert check(text) == (expected,)
    known = text + "          known: [{code: session-overlap, reason: A duet.}]\n"
    assert check(known) == (expected.acknowledged("A duet."),)


@given(st.data())
def test_all_overlaps_in_rooms_and_no_others(data: st.DataObject) -> None:
    reading = reading_of(data.draw(programmes()), head=SPRING)
    table = reading.portal.timetables["w"]
    expected = sorted(
        (other.session.id, one.session.location)
        for number, one in enumerate(table.sessions)
        for other in table.sessions[number + 1 :]
        if one.session.room == other.session.room
        and not (one.session.cancelled or other.session.cancelled)
        and instants(one.event) & instants(other.event)
    )
    found = sorted(
        (item.subject.removeprefix("w/"), item.related[0])
        for item in check_overlaps(reading.portal)
        if "are both in" in item.message
    )
    assert found == expected


def test_of_many_at_once_the_first_pairs_are_told() -> None:
    found = messages("".join(session(f"s{number}", "09:00", "10:00") for number in range(40)))
    assert len(found) == MOST_PAIRS + 1
    assert (
        "more sessions are in the only room at the same time; only the first 100 pairs are listed"
    ) in found


def test_of_many_talks_at_once_the_first_pairs_are_told() -> None:
    talks = ", ".join(
        f"{{id: t{number}, title: T, start: 2026-05-08 09:00, minutes: 10}}" for number in range(40)
    )
    found = messages(session("a", "09:00", "10:00", talks=f"[{talks}]"))
    overlaps = [message for message in found if "needs" not in message]
    assert len(overlaps) == MOST_PAIRS + 1
    assert "more talks of a overlap; only the first 100 pairs are listed" in overlaps
