"""Which changes are told one by one, and in which words."""

import textwrap

import pytest

from sphinx_proceedings.model.ledger.telling import Account, Fact, Piece, account, told
from sphinx_proceedings.wording.messages import speaking
from support.release_portals import EDITION, portal_of, released
from support.translations import translated

TALKS = """\
sessions:
  - id: morning
    title: Talks
    kind: talks
    room: R
    start: 2026-10-24 09:00
    end: 2026-10-24 10:00
    talk_minutes: 30
    talks: [{title: One, presenters: [Ada Lovelace]}, {title: Two}]
  - id: posters
    title: Posters
    kind: posters
    room: S
    start: 2026-10-24 09:00
    end: 2026-10-24 10:00
    talks: [{title: P}, {title: Q}]
  - {id: lunch, title: Lunch, kind: break, start: 2026-10-24 12:00}
  - {id: later, title: Later, kind: plenary, start: 2026-10-24 14:00}
"""


def after(*edits: tuple[str, str], programme: str = TALKS) -> list[str]:
    """What is told when these parts of the programme are replaced."""
    edited = textwrap.dedent(programme)
    for old, new in edits:
        assert edited.count(old) == 1, old
        edited = edited.replace(old, new)
    portal = portal_of(edited, released(programme))
    pending = (record.pending for record in portal.event_identities[EDITION].values())
    changes = told(change for change in pending if change)
    return [account(portal.edition_by_id[EDITION], change).plain for change in changes]


LUNCH = "id: lunch\n    title: Lunch\n    kind: break\n    start: 2026-10-24 12:00"
POSTERS = "room: S\n    start: 2026-10-24 09:00\n    end: 2026-10-24 10:00"
SESSION = "room: R\n    start: 2026-10-24 09:00\n    end: 2026-10-24 10:00"


def test_nothing_is_told_of_what_was_cancelled_before() -> None:
    programme = TALKS.replace("{title: Q}", "{title: Q, cancelled: true}")
    moved = (POSTERS, POSTERS.replace("09:00", "09:15"))
    assert after(moved, programme=programme) == ["Moved: Posters, Sat 24 October 09:00 → 09:15"]


@pytest.mark.parametrize(
    ("edits", "lines"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(
            [(SESSION, SESSION.replace("09:00", "09:15").replace("10:00", "10:15"))],
            ["Moved: Talks, Sat 24 October 09:00 → 09:15"],
            id="talks move with their session",
        ),
        pytest.param(
            [(SESSION, SESSION.replace("room: R", "room: T"))],
            ["Room changed: Talks, R → T"],
            id="and into its room",
        ),
        pytest.param(
            [(SESSION, SESSION + "\n    cancelled: true")],
            ["Cancelled: Talks, Sat 24 October 09:00, R"],
            id="and are cancelled with it",
        ),
        pytest.param(
            [(POSTERS, POSTERS.replace("-24", "-25").replace("room: S", "room: T"))],
            ["Moved, room changed: Posters, Sat 24 October 09:00 → Sun 25 October 09:00, S → T"],
            id="talks without times as well",
        ),
        pytest.param(
            [(POSTERS, POSTERS.replace("10:00", "10:30"))],
            ["Ends at another time: Posters, until Sat 24 October 10:00 → 10:30"],
            id="and end with it",
        ),
        pytest.param(
            [("{title: One,", "{title: One, minutes: 20,")],
            [
                "Ends at another time: One, until Sat 24 October 09:30 → 09:20",
                "Moved: Two, Sat 24 October 09:30 → 09:20",
            ],
            id="a talk's own change is its own",
        ),
        pytest.param(
            [("{title: Two}", "{title: Two, cancelled: true}")],
            ["Cancelled: Two, Sat 24 October 09:30, R"],
            id="also its end",
        ),
        pytest.param(
            [
                ("{title: P}, {title: Q}", "{title: Q}"),
                ("  - {id: later,", "    talks: [{title: P}]\n  - {id: later,"),
                ("{id: lunch, title: Lunch, kind: break, start: 2026-10-24 12:00}", LUNCH),
            ],
            ["Moved, room changed: P, Sat 24 October 09:00 → 12:00, S → no room"],
            id="a talk goes to another session",
        ),
        pytest.param(
            [("start: 2026-10-24 14:00", "start: 2026-10-24 15:00")],
            ["Moved: Later, Sat 24 October 14:00 → 15:00"],
            id="an end that only follows",
        ),
        pytest.param(
            [("presenters: [Ada Lovelace]", "presenters: [Alan Turing]")],
            ["Presenters changed: One, Ada Lovelace → Alan Turing"],
            id="people are those of the talk",
        ),
        pytest.param(
            [(", presenters: [Ada Lovelace]", "")],
            ["Presenters changed: One, Ada Lovelace → nobody"],
            id="nobody",
        ),
        pytest.param(
            [("title: Later", "title: Much later")],
            ["Renamed: Much later, formerly “Later”"],
            id="renamed",
        ),
        pytest.param(
            [("    room: S\n", "")],
            ["Room changed: Posters, S → no room"],
            id="no room",
        ),
        pytest.param(
            [("title: Lunch", "end: 2026-10-24 13:00, title: Lunch")],
            ["Ends at another time: Lunch, until Sat 24 October 14:00 → 13:00"],
            id="a stated end",
        ),
        pytest.param(
            [("id: later, title: Later, kind: plenary", "id: party, title: Party, kind: social")],
            ["Removed: Later, Sat 24 October 14:00", "New: Party, Sat 24 October 14:00"],
            id="new and removed",
        ),
    ],
)
def test_lines(edits: list[tuple[str, str]], lines: list[str]) -> None:
    assert after(*edits) == lines


def test_key_dates_have_zones_of_their_own() -> None:
    dates = """\
    key_dates:
      - {what: Papers, date: 2025-12-15, time: "23:59", zone: AoE, id: papers}
      - {what: Notification, date: 2026-02-15}
    """
    edits = (('2025-12-15, time: "23:59"', '2026-01-05, time: "12:00"'), ("02-15", "02-16"))
    assert after(*edits, programme=textwrap.dedent(dates)) == [
        "Moved: Papers, Mon 15 December 2025 23:59 UTC-12:00 → Mon 5 January 12:00 UTC-12:00",
        "Moved: Notification, Sun 15 February → Mon 16 February",
    ]


def test_an_account_has_times_for_machines() -> None:
    edited = TALKS.replace("start: 2026-10-24 14:00", "start: 2026-10-25 15:00")
    portal = portal_of(edited, released(TALKS))
    change = portal.event_identities[EDITION]["session/later"].pending
    assert change is not None
    start = portal.timetables[EDITION].by_key["session/later"].start
    assert account(portal.edition_by_id[EDITION], change) == Account(
        event="session/later",
        words="Moved",
        title="Later",
        facts=(
            Fact(
                before=Piece(text="Sat 24 October 14:00", when=change.before.start),  # type: ignore[union-attr]
                after=Piece(text="Sun 25 October 15:00", when=start),
            ),
        ),
    )


def test_what_is_implied_is_not_told_beside_another_change() -> None:
    edits = (
        ("start: 2026-10-24 14:00", "start: 2026-10-24 15:00"),
        ("title: Lunch", "title: Lunches"),
    )
    assert after(*edits) == [
        "Renamed: Lunches, formerly “Lunch”",
        "Moved: Later, Sat 24 October 14:00 → 15:00",
    ]


def test_in_another_language() -> None:
    """Another order of words, and dates as they are written there."""
    german = {
        "Moved": "Verschoben",
        "room changed": "anderer Raum",
        "Ends at another time": "Endet anders",
        "until {before} → {after}": "statt {before} bis {after}",
        "no room": "ohne Raum",
        "Renamed": "Umbenannt",
        "formerly “{title}”": "„{title}“ zuvor",
    }
    later = POSTERS.replace("-24", "-25").removeprefix("room: S\n    ")
    with translated("de", german), speaking("de"):
        assert after((POSTERS, later)) == [
            "Verschoben, anderer Raum: Posters, Sa., 24. Oktober 09:00 → So., 25. Oktober 09:00,"
            " S → ohne Raum"
        ]
        assert after((POSTERS, POSTERS.replace("10:00", "10:30"))) == [
            "Endet anders: Posters, statt Sa., 24. Oktober 10:00 bis 10:30"
        ]
        assert after(("title: Later", "title: Much later")) == [
            "Umbenannt: Much later, „Later“ zuvor"
        ]
