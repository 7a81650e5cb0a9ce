"""Each event's identity now, and what attendees should be told."""

from uuid import UUID

import pytest

from sphinx_proceedings.model.ledger.identities import event_uuid, free_number
from sphinx_proceedings.model.ledger.values import ChangeKind
from support.release_portals import EDITION, portal_of, released

A = """\
sessions:
  - {id: a, title: A, kind: plenary, start: 2026-10-24 09:00, end: 2026-10-24 10:00}
"""
MOVED = A.replace("09:00", "09:30")
CANCELLED = A.replace("kind", "cancelled: true, kind")
GONE = "sessions: []\n"
LATER = A.replace("id: a", "id: b")


def test_numbers_are_taken_once() -> None:
    uuid = event_uuid(EDITION, "session/a")
    number = uuid.int % (2**31 - 1) + 1
    assert free_number(uuid, ()) == number
    assert free_number(uuid, (number, number + 1)) == number + 2
    assert free_number(UUID(int=2**31 - 2), (2**31 - 1,)) == 1


def test_two_events_whose_uuids_give_the_same_number() -> None:
    programme = A.replace("id: a", "id: s14173") + LATER.split("\n", 1)[1].replace("b,", "s24870,")
    records = portal_of(programme).event_identities[EDITION]
    assert [records[key].number for key in ("session/s14173", "session/s24870")] == [
        829432288,
        829432289,
    ]


def test_short_ids_are_numbers_in_base_36() -> None:
    records = portal_of(A).event_identities[EDITION]
    assert [int(record.short_id, 36) for record in records.values()] == [
        record.number for record in records.values()
    ]


def test_a_damaged_session_is_not_taken_for_removed() -> None:
    skipped = A.replace("-10-24", "-03-29").replace("09:00", "02:30")
    ledger = released(A)
    for programme in (A.replace("id: a", "id: index"), skipped):
        record = portal_of(programme, ledger, damaged=True).event_identities[EDITION]["session/a"]
        assert (record.removed, record.sequence, record.pending) == (False, 0, None)
    gone = portal_of(GONE, ledger).event_identities[EDITION]["session/a"]
    assert (gone.removed, gone.sequence) == (True, 1)


@pytest.mark.parametrize(
    ("programmes", "told"),
    [
        pytest.param([A], {}, id="first release"),
        pytest.param([A, MOVED], {"session/a": "moved"}, id="released"),
        pytest.param([A, MOVED, LATER], {"session/a": "removed", "session/b": "new"}, id="last"),
        pytest.param([A, CANCELLED], {"session/a": "cancelled"}, id="cancelled"),
    ],
)
def test_changes_of_the_last_release(programmes: list[str], told: dict[str, str]) -> None:
    portal = portal_of(programmes[-1], released(*programmes))
    assert {
        key: " ".join(change.kinds) for key, change in portal.recent_changes[EDITION].items()
    } == told


@pytest.mark.parametrize(
    ("programmes", "now", "told"),
    [
        pytest.param([A], MOVED, "moved", id="not released"),
        pytest.param([A, MOVED], A, "", id="moved back"),
        pytest.param([A, CANCELLED], A, "reinstated", id="takes place again"),
        pytest.param([A, CANCELLED], MOVED, "reinstated moved", id="at another time"),
        pytest.param([A, MOVED], CANCELLED, "cancelled", id="moved back and cancelled"),
        pytest.param([A, GONE + "contact: X\n"], A, "reinstated", id="removed, and here again"),
        pytest.param([A, GONE + "contact: X\n"], CANCELLED, "cancelled", id="only as cancelled"),
        pytest.param([LATER, LATER + A.split("\n", 1)[1]], MOVED, "new", id="new, and moved"),
        pytest.param([LATER, LATER + A.split("\n", 1)[1]], GONE, "removed", id="new, and gone"),
    ],
)
def test_all_changes_of_an_event_are_one(programmes: list[str], now: str, told: str) -> None:
    """Of the last release and since: what matters is the difference, and what became of it last."""
    portal = portal_of(now, released(*programmes))
    found = portal.recent_changes[EDITION].get("session/a")
    assert (" ".join(found.kinds) if found else "") == told
    assert found is None or found.before or found.after


def test_releases_during_the_edition_are_told_together() -> None:
    """Whatever was moved since people came, also if another release followed."""
    begun = A.replace("sessions", "topics: [X]\nsessions")
    ledger = released(begun, MOVED, MOVED.replace("title: A", "title: B"))
    before = portal_of(MOVED.replace("title: A", "title: B"), ledger)
    assert before.recent_changes[EDITION]["session/a"].kinds == (ChangeKind.TITLE,)
