"""Rules about times."""

import pytest

from sphinx_proceedings.check import run_checks
from sphinx_proceedings.read.build import build_portal
from sphinx_proceedings.read.disk import Sources
from sphinx_proceedings.read.source import Source

HEAD = "name: W\nstart: 2026-05-08\ntimezone: Europe/Rome\nsessions:\n"


def codes(sessions: str) -> list[tuple[str, str]]:
    reading = build_portal(
        Sources(programs={"w": Source(path="program/w.yaml", text=HEAD + sessions)})
    )
    found = run_checks(reading.portal, reading.diagnostics)
    return [(diagnostic.code.slug, diagnostic.subject) for diagnostic in found]


def session(name: str, start: str, end: str = "", **more: str) -> str:
    fields = {"id": name, "title": name, "kind": "talks", "start": f"2026-05-08 {start}"} | more
    if end:
        fields["end"] = f"2026-05-08 {end}"
    return "  - {" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}\n"


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        # Without rooms there is one room.
        (session("a", "09:00", "10:30") + session("b", "10:00", "11:00"), ["w/b"]),
        (session("a", "09:00", "10:00") + session("b", "10:00", "11:00"), []),
        # An end that nobody states cannot overlap.
        (session("a", "09:00") + session("b", "10:00"), []),
        (session("a", "09:00") + session("b", "09:00"), ["w/b"]),
        # With rooms only sessions of the same room can.
        (
            session("a", "09:00", "11:00", room="X") + session("b", "10:00", "11:00", room="Y"),
            [],
        ),
        (
            session("a", "09:00", "11:00", room="X") + session("b", "10:00", "11:00", room="X"),
            ["w/b"],
        ),
        # A plenary without a room is in none of them.
        (session("a", "09:00", "11:00", room="X") + session("b", "10:00", "11:00"), []),
    ],
)
def test_overlap(sessions: str, expected: list[str]) -> None:
    assert codes(sessions) == [("session-overlap", subject) for subject in expected]


@pytest.mark.parametrize(
    ("sessions", "short"),
    [
        (
            session("a", "09:00", "10:00", talk_minutes="30", talks="[{title: X}, {title: Y}]"),
            False,
        ),
        (session("a", "09:00", "09:59", talk_minutes="30", talks="[{title: X}, {title: Y}]"), True),
        # The next start in the room is an end as well.
        (
            session("a", "09:00", talk_minutes="30", talks="[{title: X}]") + session("b", "09:15"),
            True,
        ),
        # Without an end or a following session nothing can be said.
        (session("a", "09:00", talk_minutes="900", talks="[{title: X}]"), False),
    ],
)
def test_too_short(sessions: str, short: bool) -> None:
    assert codes(sessions) == ([("session-too-short", "w/a")] if short else [])


def test_known_problem_is_a_note_and_other_sessions_are_not_excused() -> None:
    known = "[{code: session-end, reason: Printed so.}]"
    text = session("a", "09:00", "08:00", known=known) + session("b", "10:00", "09:00")
    reading = build_portal(Sources(programs={"w": Source(path="program/w.yaml", text=HEAD + text)}))
    found = run_checks(reading.portal, reading.diagnostics)
    assert [(d.subject, d.severity.value, d.known) for d in found] == [
        ("w/a", "note", "Printed so."),
        ("w/b", "error", ""),
    ]
