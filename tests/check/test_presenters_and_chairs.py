"""Who is where: people who present talks and chair sessions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.check.presenters_and_chairs import check_two_places
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.timetable.events import Event
from support.checked_programme import check, codes, messages, reading_of, session
from support.random_programme import SPRING, instants, programmes

ADA = "{title: X, presenters: [Ada Lovelace]}"
TWO_PLACES = """\
    - id: a
      title: A
      kind: talks
      room: X
      start: 2026-05-08 09:00
      end: 2026-05-08 10:00
      chairs: [Ada Lovelace]
    - id: b
      title: B
      kind: talks
      room: Y
      start: 2026-05-08 09:00
      end: 2026-05-08 10:00
      talk_minutes: 30
      talks:
        - {title: One, presenters: [Grace Hopper]}
        - {title: Two, presenters: [Grace Hopper, Ada Lovelace]}
"""


def test_two_places_are_told_with_both() -> None:
    expected = Diagnostic(
        code=Code.PERSON_TWO_PLACES,
        location=Location(path="program/w.yaml", line=21, column=7),
        message="Ada Lovelace chairs a and presents 'Two' in b, both at 09:30 on 2026-05-08",
        hint="correct the times or the people, or record it as known",
        subject="w/b",
        related=(Location(path="program/w.yaml", line=5, column=3),),
    )
    assert check(TWO_PLACES) == (expected,)
    known = TWO_PLACES + "      known: [{code: person-two-places, reason: Next door.}]\n"
    assert check(known) == (expected.acknowledged("Next door."),)


def talk(name: str, start: str, end: str = "", people: str = "[Ada Lovelace]", **more: str) -> str:
    return session(name, start, end, talks=f"[{{title: {name}, presenters: {people}}}]", **more)


def chaired(name: str, start: str, end: str = "", **more: str) -> str:
    return session(name, start, end, chairs="[Ada Lovelace, Grace Hopper]", **more)


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        pytest.param(
            talk("a", "09:00", "10:00", room="X") + talk("b", "09:59", "11:00", room="Y"),
            ["Ada Lovelace presents 'a' in a and presents 'b' in b, both at 09:59 on 2026-05-08"],
            id="a minute at both",
        ),
        pytest.param(
            talk("a", "09:00", "10:00", room="X") + talk("b", "10:00", "11:00", room="Y"),
            [],
            id="one after the other",
        ),
        # Who chairs together is twice in two places.
        pytest.param(
            chaired("a", "09:00", "10:00", room="X") + chaired("b", "09:30", "11:00", room="Y"),
            [
                "Ada Lovelace chairs a and chairs b, both at 09:30 on 2026-05-08",
                "Grace Hopper chairs a and chairs b, both at 09:30 on 2026-05-08",
            ],
            id="two who chair together",
        ),
        # Ends that nobody states are not certain, whatever comes next.
        pytest.param(
            talk("a", "09:00", room="X")
            + talk("b", "09:30", "10:30", room="Y")
            + session("c", "10:00", room="X"),
            [],
            id="end that nobody states",
        ),
        # A talk without a time of its own may be before or after.
        pytest.param(
            session("a", "09:00", "10:00", room="X", talks=f"[{ADA}, {{title: Z}}]")
            + talk("b", "09:00", "09:30", room="Y"),
            [],
            id="talk without a time of its own",
        ),
        # Computed times are certain.
        pytest.param(
            session(
                "a", "09:00", "10:00", room="X", talk_minutes="30", talks=f"[{{title: Z}}, {ADA}]"
            )
            + talk("b", "09:00", "09:45", room="Y"),
            ["Ada Lovelace presents 'b' in b and presents 'X' in a, both at 09:30 on 2026-05-08"],
            id="computed times",
        ),
        # Nobody stands beside a poster all the time; who chairs the posters does.
        pytest.param(
            talk("a", "09:00", "10:00", room="X", kind="posters")
            + talk("b", "09:00", "10:00", room="Y"),
            [],
            id="presents a poster",
        ),
        pytest.param(
            chaired("a", "09:00", "10:00", room="X", kind="posters")
            + talk("b", "09:00", "10:00", room="Y"),
            ["Ada Lovelace chairs a and presents 'b' in b, both at 09:00 on 2026-05-08"],
            id="chairs posters",
        ),
        # What is cancelled occupies nobody.
        pytest.param(
            talk("a", "09:00", "10:00", room="X", cancelled="true")
            + talk("b", "09:00", "10:00", room="Y"),
            [],
            id="session is cancelled",
        ),
        pytest.param(
            session(
                "a",
                "09:00",
                "10:00",
                room="X",
                talks="[{title: X, presenters: [Ada Lovelace], cancelled: true}]",
            )
            + talk("b", "09:00", "10:00", room="Y"),
            [],
            id="talk is cancelled",
        ),
    ],
)
def test_two_places(sessions: str, expected: list[str]) -> None:
    assert messages(sessions) == expected


def duties(event: Event) -> set[str]:
    """Who is surely there for all of it, as the rule says in words."""
    if event.cancelled or event.slot.end_basis.value not in {"stated", "computed"}:
        return set()
    if event.talk is None:
        return {chair.person for chair in event.session.chairs}
    if not event.own_time or "posters" in event.kinds:
        return set()
    return {presenter.person for presenter in event.talk.presenters}


@given(st.data())
def test_all_who_are_in_two_places_and_no_others(data: st.DataObject) -> None:
    portal = reading_of(data.draw(programmes()), head=SPRING).portal
    events = portal.timetables["w"].events
    expected = sorted(
        (portal.person_by_id[person].name.full, {one.key, other.key})
        for number, one in enumerate(events)
        for other in events[number + 1 :]
        if one.session is not other.session and instants(one) & instants(other)
        for person in duties(one) & duties(other)
    )
    at = {
        (event.talk.location if event.talk else event.session.location): event.key
        for event in events
    }
    found = sorted(
        (
            item.message.partition(" chairs")[0].partition(" presents")[0],
            {at[item.location], at[item.related[0]]},
        )
        for item in check_two_places(portal)
    )
    assert sorted((name, sorted(keys)) for name, keys in found) == sorted(
        (name, sorted(keys)) for name, keys in expected
    )


@pytest.mark.parametrize(
    ("chairs", "more", "expected"),
    [
        pytest.param(
            "[Ada Lovelace]",
            {},
            ["Ada Lovelace chairs a alone and presents 'X' in it"],
            id="chairs alone",
        ),
        pytest.param(
            "[Ada Lovelace, Ada Lovelace]",
            {},
            ["Ada Lovelace chairs a alone and presents 'X' in it"],
            id="is named twice",
        ),
        pytest.param("[Ada Lovelace, Grace Hopper]", {}, [], id="chairs with another"),
        pytest.param("[Grace Hopper]", {}, [], id="another chairs"),
        pytest.param("[]", {}, [], id="nobody chairs"),
        pytest.param("[Ada Lovelace]", {"cancelled": "true"}, [], id="cancelled"),
        pytest.param(
            "[Ada Lovelace]",
            {"kind": "keynote"},
            ["Ada Lovelace chairs a alone and presents 'X' in it"],
            id="keynote",
        ),
        pytest.param(
            "[Ada Lovelace]",
            {"kind": "[social, talks]"},
            ["Ada Lovelace chairs a alone and presents 'X' in it"],
            id="talks that are social too",
        ),
        pytest.param("[Ada Lovelace]", {"kind": "panel"}, [], id="panel"),
        pytest.param("[Ada Lovelace]", {"kind": "plenary"}, [], id="plenary"),
        pytest.param("[Ada Lovelace]", {"kind": "posters"}, [], id="posters"),
    ],
)
def test_chair_speaks(chairs: str, more: dict[str, str], expected: list[str]) -> None:
    assert messages(session("a", "09:00", "10:00", chairs=chairs, talks=f"[{ADA}]", **more)) == (
        expected
    )


def test_chair_of_a_cancelled_talk_does_not_speak() -> None:
    talks = "[{title: X, presenters: [Ada Lovelace], cancelled: true}, {title: Y}]"
    assert codes(session("a", "09:00", chairs="[Ada Lovelace]", talks=talks)) == []


def test_chair_speaks_is_told_at_each_talk_and_can_be_known() -> None:
    text = """\
        - id: a
          title: A
          kind: talks
          start: 2026-05-08 09:00
          chairs: [Ada Lovelace]
          talks:
            - {title: X, presenters: [Ada Lovelace]}
            - {title: Y, presenters: [Grace Hopper]}
            - {title: Z, presenters: [Grace Hopper, Ada Lovelace]}
"""
    expected = tuple(
        Diagnostic(
            code=Code.CHAIR_SPEAKS,
            location=Location(path="program/w.yaml", line=line, column=7),
            message=f"Ada Lovelace chairs a alone and presents {title!r} in it",
            hint="add somebody to chairs, at least for this talk, or record it as known",
            subject="w/a",
            related=(Location(path="program/w.yaml", line=5, column=3),),
        )
        for line, title in ((11, "X"), (13, "Z"))
    )
    assert check(text) == expected
    known = text + "          known: [{code: chair-speaks, reason: As every year.}]\n"
    assert check(known) == tuple(item.acknowledged("As every year.") for item in expected)
