"""Events of Indico."""

import json
from typing import Any

import pytest

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.schedules.indico import FORM
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule
from support.folders import TESTS
from support.packages import package_of

EXPORTS = TESTS / "programme_exports"


def read(value: Any) -> Schedule:
    package = package_of({"e.json": json.dumps(value)}, "e.json")
    assert FORM.recognises(package)
    return FORM.read(package)


def export(detail: str) -> Any:
    return json.loads((EXPORTS / f"indico-{detail}.json").read_text(encoding="utf-8"))


def test_sessions() -> None:
    schedule = read(export("sessions"))
    assert (schedule.title, schedule.zone, schedule.place) == (
        "Workshop 2027", "Europe/Rome", "Rome",
    )  # fmt: skip
    opening, engines, coffee, posters = sorted(schedule.events, key=lambda event: event.date)
    assert (opening.known_as, opening.parts) == ("contribution/4", None)
    assert (coffee.title, coffee.type, coffee.room) == ("Coffee break", "break", "")
    assert (engines.known_as, engines.chairs) == ("session/11", ("Grace Hopper",))
    assert engines.date == "2027-05-10T09:10:00+02:00"
    assert engines.parts is not None
    notes, looms = engines.parts
    assert (notes.title, notes.persons) == ("Notes on the Engine", ("Ada Lovelace",))
    assert (looms.title, looms.persons) == ("Looms & Cards", ("Charles Babbage",))
    assert (posters.type, posters.room) == ("poster", "Foyer")
    assert posters.parts is not None
    assert [part.board for part in posters.parts] == ["P12"]


def test_contributions_that_name_their_session() -> None:
    schedule = read(export("contributions"))
    _, engines, posters = sorted(schedule.events, key=lambda event: event.date)
    assert engines.known_as == "session/Engines/2027-05-10/Aula"
    assert (engines.date[11:16], engines.end[11:16]) == ("09:10", "09:50")
    assert engines.parts is not None
    assert [part.title for part in engines.parts] == ["Notes on the Engine", "Looms & Cards"]
    assert posters.title == "Posters"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"_type": "HTTPAPIResult", "results": []}, "it holds no event"),
        ({"_type": "HTTPAPIResult", "results": [{}, {}]}, "it holds 2 events, not one"),
        ({"_type": "HTTPAPIResult", "results": [{"title": "x"}]}, "neither sessions nor"),
        (
            {"_type": "HTTPAPIResult", "results": [{"contributions": [{"id": 1}] * 3001}]},
            "holds 3,001 events",
        ),
    ],
)
def test_what_is_no_programme(value: Any, message: str) -> None:
    with pytest.raises(ExportError, match=message):
        read(value)


@pytest.mark.parametrize("wrong", [None, 3, "x", [], {}, [[]], {"date": 3, "time": [], "tz": {}}])
def test_values_of_any_type(wrong: Any) -> None:
    """Whatever stands where a text, a list or an object belongs counts as absent."""
    for name in ("startDate", "speakers", "folders", "room", "title", "id", "session", "duration"):
        value = export("sessions")
        value["results"][0]["contributions"][0][name] = wrong
        value["results"][0]["sessions"][0]["contributions"][0][name] = wrong
        value["results"][0]["sessions"][0][name] = wrong
        assert len(read(value).events) == 4
