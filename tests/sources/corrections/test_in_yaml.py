"""Values of sessions, talks, people and editions, each in its place and of its type."""

from __future__ import annotations

import pytest

from sphinx_proceedings.diagnostics import Diagnostic, Location
from sphinx_proceedings.sources.corrections.asked import CorrectionError, RecordKind
from sphinx_proceedings.sources.corrections.in_yaml import corrected_yaml
from sphinx_proceedings.sources.corrections.records import FoundRecord
from sphinx_proceedings.sources.edit.document import open_document

YAML = """\
name: W 2027 # ours
start: 2027-03-01
timezone: Europe/Rome
ordinal: 3
handle: {name: "@w", url: https://example.org/}
venue: The House

sessions:
  - id: one
    title: "One: first"
    kind: talks
    start: 2027-03-01 09:00
    chairs:
      - {name: Ada Lovelace, affiliation: Oxford}
      - Grace Hopper
    talks:
      - paper: ada
        # a remark
        minutes: 15
      - title: Two
"""
PLACES = {
    RecordKind.EDITION: (1, 1),
    RecordKind.SESSION: (9, 5),
    RecordKind.TALK: (17, 9),
}


def corrected(of: RecordKind, /, **values: str) -> str:
    document = open_document("program/w.yaml", YAML.encode())
    assert not isinstance(document, Diagnostic)
    line, column = PLACES[of]
    place = Location(path="program/w.yaml", line=line, column=column)
    record = FoundRecord(kind=of, key="it", location=place, edition="w")
    told = {name.replace("__", "."): value for name, value in values.items()}
    return corrected_yaml(document, record, told).document.source.text


@pytest.mark.parametrize(
    ("kind", "values", "before", "after"),
    [
        (RecordKind.EDITION, {"start": "2027-03-02"}, "2027-03-01\nt", "2027-03-02\nt"),
        (RecordKind.EDITION, {"ordinal": "4"}, "ordinal: 3", "ordinal: 4"),
        (RecordKind.EDITION, {"ordinal": "third"}, "ordinal: 3", "ordinal: third"),
        (RecordKind.EDITION, {"name": "yes: #1"}, "name: W 2027 #", "name: 'yes: #1' #"),
        (RecordKind.EDITION, {"handle__url": ""}, ", url: https://example.org/", ""),
        (
            RecordKind.EDITION,
            {"venue__address": "Via 1"},
            "venue: The House",
            "venue:\n  name: The House\n  address: Via 1",
        ),
        (RecordKind.SESSION, {"kind": "panel"}, "kind: talks", "kind: panel"),
        (
            RecordKind.SESSION,
            {"kind": "panel; keynote"},
            "kind: talks",
            "kind:\n      - panel\n      - keynote",
        ),
        (
            RecordKind.SESSION,
            {"chairs": "Ada Lovelace\nAlan Turing"},
            "      - Grace Hopper\n",
            "      - Alan Turing\n",
        ),
        (
            RecordKind.SESSION,
            {"start": "2027-03-01 09:30", "room": "Aula"},
            "start: 2027-03-01 09:00\n",
            "start: 2027-03-01 09:30\n    room: Aula\n",
        ),
        (
            RecordKind.TALK,
            {"minutes": "20", "cancelled": "yes"},
            "        minutes: 15\n",
            "        minutes: 20\n        cancelled: true\n",
        ),
        (RecordKind.TALK, {"minutes": ""}, "        minutes: 15\n", ""),
    ],
)
def test_nothing_else_changes(
    kind: RecordKind, values: dict[str, str], before: str, after: str
) -> None:
    assert YAML.count(before) == 1
    assert corrected(kind, **values) == YAML.replace(before, after)


def test_what_is_so_already() -> None:
    assert corrected(RecordKind.SESSION, title="One: first", kind="talks") == YAML


@pytest.mark.parametrize(
    ("kind", "values", "told"),
    [
        (RecordKind.SESSION, {"id": "two"}, "program/w.yaml:9:9 session w/it: the id is part of"),
        (
            RecordKind.SESSION,
            {"tilte": "x"},
            "program/w.yaml:9:5 session w/it: nothing is called 'tilte'; did you mean 'title'?",
        ),
        (RecordKind.SESSION, {"talks": "x"}, "program/w.yaml:17:7 session w/it: talks is no"),
        (RecordKind.SESSION, {"room": ""}, "program/w.yaml:9:5 session w/it: there is no room"),
        (RecordKind.EDITION, {"handle": "@x"}, "program/w.yaml:5:9 edition it: handle says"),
        (
            RecordKind.EDITION,
            {"handle__nme": "x"},
            "program/w.yaml:5:9 edition it: nothing is called 'handle.nme'; did you mean"
            " 'handle.name'?",
        ),
        (RecordKind.EDITION, {"name__x": "y"}, "program/w.yaml:1:7 edition it: name has no 'x'"),
        (RecordKind.EDITION, {"at": "y"}, "program/w.yaml:1:1 edition it: nothing is called 'at'"),
    ],
)
def test_what_cannot_be(kind: RecordKind, values: dict[str, str], told: str) -> None:
    with pytest.raises(CorrectionError) as raised:
        corrected(kind, **values)
    error = raised.value
    assert f"{error.location} {error.message}; {error.hint}".startswith(told)


def test_an_alias_is_left_to_people() -> None:
    text = "sessions:\n  - &a {id: one, title: T}\n  - *a\n"
    document = open_document("program/w.yaml", text.encode())
    assert not isinstance(document, Diagnostic)
    place = Location(path="program/w.yaml", line=2, column=5)
    record = FoundRecord(kind=RecordKind.SESSION, key="one", location=place, edition="w")
    with pytest.raises(CorrectionError) as raised:
        corrected_yaml(document, record, {"title": "U"})
    assert raised.value.hint == "edit the file by hand"
