"""The ledger of an import: what apps and calendars know events by."""

from zoneinfo import ZoneInfo

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.ledger.identities import NEVER_RELEASED, event_uuid
from sphinx_proceedings.model.ledger.values import LedgerEvent
from sphinx_proceedings.sources.imports.schedules.importing import Imported, import_schedule
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule, ScheduleEvent
from sphinx_proceedings.sources.loading import Sources

HERE = Location(path="s.xml")
GUID = "11111111-2222-4333-8444-555555555555"


def made(*events: dict[str, str], persons: tuple[str, ...] = ()) -> Imported:
    listed = tuple(
        ScheduleEvent(
            location=HERE,
            **{"title": f"E{number}", "date": f"2027-05-10T{number + 9:02}:00:00Z", **fields},
            persons=persons,
        )
        for number, fields in enumerate(events)
    )
    schedule = Schedule(location=HERE, events=listed)
    return import_schedule(schedule, "e2027", ZoneInfo("Europe/Rome"), Sources())


def identities(imported: Imported) -> dict[str, tuple[str, int]]:
    return {event.key: (str(event.uuid), event.number) for event in imported.ledger.events}


def test_a_session_or_its_talk_keeps_what_the_event_had() -> None:
    alone = made({"guid": GUID.upper(), "number": "007"})
    assert identities(alone) == {"session/e0": (GUID, 7)}
    presented = made({"guid": GUID, "number": "7"}, persons=("Ada Lovelace",))
    assert identities(presented)["talk/e0"] == (GUID, 7)
    assert identities(presented)["session/e0"][0] == str(event_uuid("e2027", "session/e0"))
    posters = made({"guid": GUID, "number": "7", "type": "poster"}, persons=("Ada Lovelace",))
    assert identities(posters)["talk/e0"] == (GUID, 7)


def test_a_ledger_without_releases_of_events_as_they_are() -> None:
    ledger = made({"guid": GUID, "number": "7", "room": "Aula", "duration": "00:30"}).ledger
    assert ledger.releases == ()
    (event,) = ledger.events
    assert event == LedgerEvent(
        key="session/e0",
        uuid=event.uuid,
        number=7,
        sequence=0,
        modified=NEVER_RELEASED,
        state=event.state,
    )
    assert (event.state.title, event.state.room) == ("E0", "Aula")
    assert event.state.start.isoformat() == "2027-05-10T11:00:00+02:00"


@pytest.mark.parametrize(
    ("fields", "guids", "numbers"),
    [
        pytest.param({"guid": "", "number": ""}, 0, 0, id="neither"),
        pytest.param({"guid": "no", "number": "x"}, 0, 0, id="no GUID, no number"),
        pytest.param({"guid": f"{{{GUID}}}", "number": "0"}, 0, 0, id="braces and zero"),
        pytest.param(
            {"guid": "0" * 8 + "-0000" * 3 + "-" + "0" * 12, "number": "-1"},
            0,
            0,
            id="no version and less than zero",
        ),
        pytest.param({"guid": GUID, "number": "2147483648"}, 1, 0, id="number too large"),
        pytest.param({"guid": GUID, "number": "2147483647"}, 1, 1, id="largest number"),
        pytest.param({"guid": GUID, "number": "٣"}, 1, 0, id="digit of another script"),
        pytest.param({"guid": "", "number": "3"}, 0, 1, id="number alone"),
    ],
)
def test_what_cannot_be_kept_follows_from_the_key(
    fields: dict[str, str], guids: int, numbers: int
) -> None:
    imported = made(fields)
    assert (imported.kept.guids, imported.kept.numbers, imported.kept.events) == (guids, numbers, 1)
    ((uuid, number),) = identities(imported).values()
    assert uuid == (GUID if guids else str(event_uuid("e2027", "session/e0")))
    assert 0 < number < 2**31


def test_what_two_events_share_the_first_one_keeps() -> None:
    imported = made({"guid": GUID, "number": "7"}, {"guid": GUID, "number": "7"})
    assert identities(imported)["session/e0"] == (GUID, 7)
    assert imported.kept.guids == imported.kept.numbers == 1
    assert len({event.uuid for event in imported.ledger.events}) == 2
    assert len({event.number for event in imported.ledger.events}) == 2


def test_no_identity_is_given_twice() -> None:
    """An event's GUID may be what another one's would follow from its key."""
    taken = event_uuid("e2027", "session/e1")
    for number in ("", "9"):
        imported = made({"guid": str(taken), "number": "7"}, {"number": number})
        uuids = {event.key: event.uuid for event in imported.ledger.events}
        assert uuids["session/e0"] == taken
        assert uuids["session/e1"] != taken
