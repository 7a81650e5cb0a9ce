"""Releases: what a ledger keeps of events, whatever becomes of the programme."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.ledger.identities import EventIdentity, event_uuid
from sphinx_proceedings.model.ledger.values import Ledger
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.sources.programme.ledger import read_ledger
from sphinx_proceedings.sources.release.making import is_behind, make_release
from sphinx_proceedings.sources.release.text import ledger_text
from sphinx_proceedings.sources.text.source import Source
from support.release_portals import EDITION, day, portal_of, released

OPENING = """\
sessions:
  - {id: opening, title: Opening, kind: plenary, start: 2026-10-24 09:00, end: 2026-10-24 10:00}
"""
MOVED = OPENING.replace("09:00", "09:30")
NOTED = OPENING.replace("kind:", "note: Bring a badge., kind:")
GONE = "sessions: []\n"
KEY = "session/opening"


def identity(ledger: Ledger, key: str = KEY) -> tuple[object, ...]:
    event = ledger.by_key[key]
    return event.uuid, event.number


class Version(NamedTuple):
    """The number of an event's version, and since when it is so."""

    sequence: int
    modified: datetime
    removed: bool = False


def version(ledger: Ledger, key: str = KEY) -> Version:
    event = ledger.by_key[key]
    return Version(event.sequence, event.modified, event.removed)


def kinds(ledger: Ledger) -> list[tuple[str, ...]]:
    return [tuple(change.kinds) for change in ledger.releases[-1].changes]


def test_the_first_release_is_no_news() -> None:
    ledger = released(OPENING)
    assert [(item.name, item.date, item.changes) for item in ledger.releases] == [("1", day(1), ())]
    assert identity(ledger)[0] == event_uuid(EDITION, KEY)
    assert version(ledger) == Version(0, day(1))


@pytest.mark.parametrize(
    ("programmes", "changes", "last"),
    [
        pytest.param([OPENING, MOVED], [("moved",)], Version(1, day(2)), id="moved"),
        pytest.param([OPENING, MOVED, OPENING], [("moved",)], Version(2, day(3)), id="back"),
        pytest.param([OPENING, NOTED], [], Version(0, day(2)), id="details only"),
        pytest.param(
            [OPENING, GONE], [("removed",)], Version(1, day(2), removed=True), id="removed"
        ),
        pytest.param(
            [OPENING, GONE, MOVED], [("reinstated", "moved")], Version(2, day(3)), id="back, moved"
        ),
        pytest.param(
            [OPENING, GONE, OPENING.replace("kind", "cancelled: true, kind")],
            [("cancelled",)],
            Version(2, day(3)),
            id="back, but cancelled",
        ),
    ],
)
def test_a_change(programmes: list[str], changes: list[tuple[str, ...]], last: Version) -> None:
    ledger = released(*programmes)
    assert (kinds(ledger), version(ledger)) == (changes, last)
    assert identity(ledger) == identity(released(OPENING))


def test_what_was_removed_before_is_not_told_again() -> None:
    other = OPENING.replace("opening", "closing")
    ledger = released(OPENING, GONE + "topics: [X]\n", other)
    assert kinds(ledger) == [("new",)]
    assert version(ledger) == Version(1, day(2), removed=True)
    assert version(ledger, "session/closing") == Version(0, day(3))


def test_nothing_to_release() -> None:
    ledger = released(OPENING)
    assert make_release(portal_of(OPENING, ledger), EDITION, "2", day(2)) is None
    assert make_release(portal_of(GONE), EDITION, "1", day(1)) is None


@pytest.mark.parametrize(
    ("now", "dated"),
    [
        pytest.param(
            day(2) + timedelta(seconds=5, microseconds=999),
            day(2) + timedelta(seconds=5),
            id="later",
        ),
        pytest.param(day(1), day(1) + timedelta(seconds=1), id="at the same time"),
        pytest.param(day(1) - timedelta(days=400), day(1) + timedelta(seconds=1), id="long before"),
    ],
)
def test_dates_never_go_backwards(now: datetime, dated: datetime) -> None:
    ledger = make_release(portal_of(MOVED, released(OPENING)), EDITION, "2", now)
    assert ledger is not None
    assert ledger.releases[-1].date == dated


@pytest.mark.parametrize("name", ["1", "", " x", "x\n", "x" * 41, "a\u202eb", "a\ud800"])
def test_names_that_are_none(name: str) -> None:
    with pytest.raises(ValueError, match="the name"):
        make_release(portal_of(MOVED, released(OPENING)), EDITION, name, day(2))


def test_an_hour_that_occurs_twice_is_no_change() -> None:
    """Times of two zones never compare as equal in such an hour (PEP 495)."""
    night = """\
    sessions:
      - id: night
        title: Night
        kind: talks
        start: 2026-10-25 01:00
        talk_minutes: 60
        talks: [{title: A}, {title: B}, {title: C}, {title: D}]
    """
    ledger = released(night)
    assert str(ledger.by_key["talk/c"].state.start) == "2026-10-25 02:00:00+01:00"
    assert not is_behind(portal_of(night, ledger), EDITION)


def test_an_editor_may_give_an_identity_to_another_key() -> None:
    """What then gets the old key is another event."""
    text = ledger_text(released(OPENING)).replace('"session/opening"', '"session/welcome"')
    welcome = OPENING.replace("opening", "welcome")
    ledger, _ = read_ledger(Source(path="program/w.ledger.json", text=text), EDITION)
    assert ledger is not None
    both = f"{welcome}{OPENING.split(chr(10), 1)[1].replace('kind', 'room: R, kind')}"
    made = make_release(portal_of(both, ledger), EDITION, "2", day(2))
    assert made is not None
    assert identity(made, "session/welcome") == identity(released(OPENING))
    assert len({event.uuid for event in made.events}) == len({e.number for e in made.events}) == 2
    assert make_release(portal_of(both, made), EDITION, "3", day(3)) is None


# Programmes from a small stock of ids, so that the same ones come and go.

QUARTERS = st.integers(0, 150)  # of hours, over the night in which the clocks go back


def clock(quarter: int) -> str:
    local = datetime(2026, 10, 24, 8, tzinfo=UTC) + timedelta(minutes=15 * quarter)
    # No session starts in the hour that occurs twice; talks may.
    return (
        f"{local + timedelta(hours=1 if (local.day, local.hour) == (25, 2) else 0):%Y-%m-%d %H:%M}"
    )


@st.composite
def programmes(draw: st.DrawFn) -> str:
    sessions: list[dict[str, Any]] = []
    for name in draw(st.lists(st.sampled_from("abc"), unique=True)):
        start = draw(QUARTERS)
        session: dict[str, Any] = {
            "id": name,
            "title": draw(st.sampled_from([name, 'Ä " {% x %}', "<b>", "\u2028a\x07"])),
            "kind": draw(st.sampled_from(["talks", "posters", "break"])),
            "start": clock(start),
            "cancelled": draw(st.booleans()),
            "talks": [],
        }
        if draw(st.booleans()):
            session["end"] = clock(start + draw(st.integers(1, 20)))
        if draw(st.booleans()):
            session["room"] = draw(st.sampled_from(["R", "Sala Ä"]))
        if draw(st.booleans()):
            session["talk_minutes"] = draw(st.sampled_from([5, 30, 45]))
        sessions.append(session)
    for name in draw(st.lists(st.sampled_from("pqrs"), unique=True)) if sessions else []:
        talk: dict[str, Any] = {
            "id": name,
            "title": draw(st.sampled_from([name, "T"])),
            "cancelled": draw(st.booleans()),
            "presenters": draw(st.sampled_from([[], ["Ada Lovelace"], ["Alan Turing"]])),
        }
        if draw(st.booleans()):
            talk["start"] = clock(draw(QUARTERS))
        draw(st.sampled_from(sessions))["talks"].append(talk)
    return json.dumps({"sessions": sessions})[1:-1].replace('"sessions"', "sessions", 1) + "\n"


def announced(portal: Portal) -> dict[str, tuple[object, ...]]:
    """Time, room and status of each event, as calendars tell them."""
    return {
        event.key: (
            event.start.timestamp(),
            event.end and event.end.timestamp(),
            event.room,
            "cancelled" if event.cancelled else "takes place",
        )
        for event in portal.timetables[EDITION].events
    }


@dataclass
class History:
    """What was released so far, by key."""

    identities: dict[str, tuple[object, ...]] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)
    modified: dict[str, datetime] = field(default_factory=dict)
    told: dict[str, tuple[object, ...]] = field(default_factory=dict)


def as_released(record: EventIdentity) -> tuple[object, ...]:
    return record.uuid, record.number, record.sequence, record.state, record.removed


@given(st.lists(st.tuples(programmes(), st.booleans(), st.integers(-3, 3)), min_size=2, max_size=6))
def test_identities_outlive_every_edit(steps: list[tuple[str, bool, int]]) -> None:
    ledger: Ledger | None = None
    history = History()
    for number, (programme, is_released, hours) in enumerate(steps):
        before = portal_of(programme, ledger)
        foreseen = before.event_identities[EDITION]
        assert len({item.uuid for item in foreseen.values()}) == len(foreseen)
        assert len({item.number for item in foreseen.values()}) == len(foreseen)
        if not is_released:
            continue
        now = day(5) + timedelta(hours=hours)
        made = make_release(before, EDITION, str(number), now)
        assert (made is None) == (not is_behind(before, EDITION))
        if made is None:
            assert announced(before) == {
                key: told for key, told in history.told.items() if told != ("removed",)
            }
            continue
        text = ledger_text(made)
        after = portal_of(programme, made)
        assert after.ledger_by_edition[EDITION] == made
        assert ledger_text(after.ledger_by_edition[EDITION]) == text
        assert make_release(after, EDITION, "again", now) is None

        records = after.event_identities[EDITION]
        assert {key: as_released(item) for key, item in records.items()} == {
            key: as_released(item) for key, item in foreseen.items()
        }
        assert [item for item in records.values() if item.pending or item.unreleased] == []
        _check_against(history, made, announced(after))
        ledger = made


def _check_against(
    history: History, made: Ledger, announced: dict[str, tuple[object, ...]]
) -> None:
    """Compare a release with those before, and add it to them."""
    date = made.releases[-1].date
    assert all(one.date < other.date for one, other in pairwise(made.releases))
    assert made.by_key.keys() == history.told.keys() | announced.keys()
    for key, event in made.by_key.items():
        told = announced.get(key, ("removed",))
        if key in history.told:
            assert identity(made, key) == history.identities[key]
            has_moved = told != history.told[key]
            assert event.sequence == history.sequences[key] + has_moved
            assert event.modified in ({date} if has_moved else {date, history.modified[key]})
            assert event.modified >= history.modified[key]
        else:
            assert (event.sequence, event.modified) == (0, date)
        history.identities[key] = identity(made, key)
        history.sequences[key] = event.sequence
        history.modified[key] = event.modified
        history.told[key] = told
    changed = {change.event for change in made.releases[-1].changes}
    assert changed <= made.by_key.keys()
