"""Answers of pretalx's API."""

import json
from typing import Any

import pytest

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.schedules.pretalx import FORM
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule
from support.folders import TESTS
from support.packages import package_of

EXPORT = TESTS / "programme_exports" / "pretalx-submissions.json"


def read(**files: Any) -> Schedule:
    package = package_of({f"{name}.json": json.dumps(value) for name, value in files.items()})
    assert FORM.recognises(package)
    return FORM.read(package)


def submissions() -> Any:
    return json.loads(EXPORT.read_text(encoding="utf-8"))


def test_submissions() -> None:
    schedule = read(submissions=submissions())
    assert [(one.known_as, one.title, one.date, one.room) for one in schedule.events] == [
        ("ENGINE", "Notes on the Engine", "2027-05-10T09:10:00+02:00", "Aula"),
        ("LOOMS1", "Looms & Cards", "2027-05-10T09:40:00+02:00", "Aula"),
        ("LOOMS1", "Looms & Cards", "2027-05-11T09:40:00+02:00", "Aula"),
        ("KEYNOT", "Of Numbers", "2027-05-11T11:00:00+02:00", "Aula"),
    ]
    notes = schedule.events[0]
    assert (notes.persons, notes.track, notes.type) == (
        ("Ada Lovelace", "Charles Babbage"), "Hardware", "Talk",
    )  # fmt: skip
    assert schedule.addresses == 2


def test_slots_with_what_is_told_by_ids() -> None:
    """As the API answers without `expand`: with lists of what the ids mean."""
    told = submissions()["results"]
    slots = [
        {"id": 71, "room": 1, "start": "2027-05-10T09:10:00+02:00", "end": None,
         "submission": "ENGINE", "description": None, "duration": 30},
        {"id": 75, "room": 1, "start": "2027-05-10T10:10:00+02:00", "end": None,
         "submission": None, "description": {"en": "Coffee"}, "duration": 20},
    ]  # fmt: skip
    bare = {**told[0], "speakers": ["ADAADA"], "track": 2, "submission_type": 1, "slots": [71]}
    schedule = read(
        slots={"count": 2, "next": None, "results": slots},
        submissions={"count": 1, "next": None, "results": [bare]},
        rooms={"count": 1, "next": None, "results": [{"id": 1, "name": {"en": "Aula"}}]},
        tracks={"count": 1, "next": None, "results": [{"id": 2, "name": "Hard", "color": "#0"}]},
        types=[{"id": 1, "name": "Talk", "default_duration": 30}],
        speakers=[{"code": "ADAADA", "name": "Ada Lovelace", "biography": ""}],
        event={"name": {"en": "W"}, "slug": "w27", "timezone": "Europe/Rome", "date_from": "2027"},
    )
    notes, coffee = schedule.events
    assert (notes.room, notes.track, notes.type, notes.persons) == (
        "Aula", "Hard", "Talk", ("Ada Lovelace",),
    )  # fmt: skip
    assert (coffee.title, coffee.duration, coffee.known_as) == ("Coffee", "20", "")
    assert (schedule.title, schedule.zone) == ("W", "Europe/Rome")
    alone = read(
        slots={"results": slots[:1], "count": 1, "next": None},
        submissions={"results": [bare], "count": 1, "next": None},
    )
    assert [remark.text.partition(":")[0] for remark in alone.remarks] == [
        f"{what}s are told by ids alone (1), which say nothing to anybody"
        for what in ("room", "speaker", "submission_type", "track")
    ]
    assert alone.events[0].persons == ()


def test_the_older_form_of_schedules() -> None:
    one = {
        "code": "ENGINE", "title": "Notes", "speakers": [{"code": "A", "name": "Ada"}],
        "submission_type": {"en": "Talk"}, "track": None, "state": "confirmed", "abstract": "",
        "slot": {"room": {"en": "Aula"}, "start": "2027-05-10T09:10:00Z", "end": None},
    }  # fmt: skip
    pause = {"room": {"en": "Aula"}, "start": "2027-05-10T10:10:00Z", "end": None,
             "description": {"en": "Lunch"}}  # fmt: skip
    schedule = read(schedule={"slots": [one], "version": "v1", "breaks": [pause]})
    assert [(event.title, event.room, event.type) for event in schedule.events] == [
        ("Notes", "Aula", "Talk"),
        ("Lunch", "Aula", ""),
    ]


def test_what_is_cancelled_is_told_by_its_code() -> None:
    told = submissions()
    told["results"][0] |= {"state": "withdrawn", "slots": []}
    assert read(submissions=told).cancelled == frozenset({"ENGINE"})


def test_a_page_alone_is_refused() -> None:
    told = {**submissions(), "count": 90, "next": "https://pretalx.example.org/?page=2"}
    with pytest.raises(ExportError, match="it is one page of a list: 4 of 90"):
        read(submissions=told)
    with pytest.raises(ExportError, match="nothing in it has a time"):
        read(submissions=[{**submissions()["results"][0], "slots": [71]}])
