"""Ledgers are read as a whole or, with one diagnostic that says why, not at all."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.diagnostics import Code, Severity
from sphinx_proceedings.model.ledger.values import Ledger
from sphinx_proceedings.sources.programme.ledger import read_ledger
from sphinx_proceedings.sources.release.text import ledger_text
from sphinx_proceedings.sources.text.source import Source
from support.release_portals import HEAD, released

PROGRAMME = """\
sessions:
  - {id: a, title: A, kind: plenary, start: 2026-10-24 09:00}
  - {id: b, title: B, kind: plenary, start: 2026-10-24 11:00}
"""
LEDGER = released(PROGRAMME, PROGRAMME.replace("11:00", "11:30"))
TEXT = ledger_text(LEDGER)
PATH = "program/w.ledger.json"
NOT_USED = "; the record of releases is not used"
RESTORE = f"take the file of the last release from version control: git checkout -- {PATH}"


def read(text: str) -> tuple[Ledger | None, list[tuple[str, str, str]]]:
    ledger, diagnostics = read_ledger(Source(path=PATH, text=text), "w")
    assert {item.code for item in diagnostics} <= {Code.LEDGER_DAMAGED}
    return ledger, [(str(item.location), item.message, item.hint) for item in diagnostics]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_what_is_written_is_read() -> None:
    assert read(TEXT) == (LEDGER, [])
    assert read(TEXT.replace("\n", "\n\n")) == (LEDGER, [])


Edit = Callable[[dict[str, Any]], object]


def event(ledger: dict[str, Any], key: str = "session/b") -> dict[str, Any]:
    found: dict[str, Any] = ledger["events"][key]
    return found


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (lambda it: it.pop("format"), "/format: field required"),
        (lambda it: it.pop("events"), "/events: field required"),
        (lambda it: it.update(edition="v"), 'this is the record of "v", not of w'),
        (lambda it: it.update(more=1), "/more: extra inputs are not permitted"),
        (lambda it: it.update(events=[]), "/events: a list: input should be a valid dictionary"),
        (
            lambda it: it.update(releases=[]),
            "session/a was modified after the last release",
        ),
        (
            lambda it: event(it).update(number=event(it, "session/a")["number"]),
            f"session/b has the number {LEDGER.by_key['session/a'].number} of session/a",
        ),
        (
            lambda it: event(it).update(uuid=event(it, "session/a")["uuid"]),
            f"session/b has the uuid {LEDGER.by_key['session/a'].uuid} of session/a",
        ),
        (
            lambda it: event(it).update(uuid="{" + event(it)["uuid"] + "}"),
            f'/events/session~1b/uuid: "{{{LEDGER.by_key["session/b"].uuid}}}": expected a UUID'
            " such as 12345678-1234-5678-9234-567812345678",
        ),
        (
            lambda it: event(it).update(sequence=-1),
            "/events/session~1b/sequence: -1: input should be greater than or equal to 0",
        ),
        (
            lambda it: event(it).update(number=0),
            "/events/session~1b/number: 0: input should be greater than or equal to 1",
        ),
        (
            lambda it: event(it).update(number=2**31),
            "/events/session~1b/number: 2147483648: input should be less than or equal to"
            " 2147483647",
        ),
        (
            lambda it: event(it).update(number=True),
            "/events/session~1b/number: true: input should be a valid integer",
        ),
        (
            lambda it: event(it).update(number="7"),
            '/events/session~1b/number: "7": input should be a valid integer',
        ),
        (
            lambda it: event(it)["state"].update(start="2026-10-24T09:00:00"),
            '/events/session~1b/state/start: "2026-10-24T09:00:00": expected a time with its'
            " offset such as 2027-03-26T11:00:00+01:00",
        ),
        (
            lambda it: event(it)["state"].update(end="2026-10-24T25:00:00+01:00"),
            '/events/session~1b/state/end: "2026-10-24T25:00:00+01:00": hour must be in 0..23',
        ),
        (
            lambda it: event(it)["state"].update(start="0001-01-01T00:00:00+14:00"),
            '/events/session~1b/state/start: "0001-01-01T00:00:00+14:00": expected a year between'
            " 1900 and 2200",
        ),
        (
            lambda it: event(it)["state"].update(title="\ud800"),
            '/events/session~1b/state/title: "\ud800": half of a character is no text',
        ),
        (
            lambda it: event(it).update(modified="2026-03-01T12:00:00+00:00"),
            '/events/session~1b/modified: "2026-03-01T12:00:00+00:00": expected a time in UTC such'
            " as 2027-03-01T12:00:00Z",
        ),
        (
            lambda it: event(it).update(modified="2026-03-02T12:00:01Z"),
            "session/b was modified after the last release",
        ),
        (
            lambda it: it["events"].update({"session/../x": event(it)}),
            '/events/session~1..~1x: "session/../x": string should match pattern'
            " '^(session|talk|date)/[a-z0-9]+(-[a-z0-9]+)*$'",
        ),
        (
            lambda it: it["releases"][1].update(name="1"),
            'two releases have the name "1"',
        ),
        (
            lambda it: it["releases"][1].update(name="a\u202eb"),
            '/releases/1/name: "a\u202eb": this name holds a character that cannot be printed',
        ),
        (lambda it: it["releases"].reverse(), "the releases are not in order of date"),
        (
            lambda it: it["releases"][1]["changes"][0].update(kinds=["vanished"]),
            "/releases/1/changes/0/kinds/0: \"vanished\": input should be 'new', 'removed',"
            " 'cancelled', 'reinstated', 'moved', 'ends', 'room', 'title' or 'people'",
        ),
        (
            lambda it: [it["releases"][1]["changes"][0].pop(name) for name in ("before", "after")],
            "a change from nothing to nothing",
        ),
    ],
)
def test_values_that_cannot_be(edit: Edit, problem: str) -> None:
    value = json.loads(TEXT)
    edit(value)
    ledger, ((_, message, hint),) = read(json.dumps(value, indent=2))
    assert (ledger, message, hint) == (None, problem + NOT_USED, RESTORE)


class Damage(NamedTuple):
    """An edit of the file, and what is told of it."""

    old: str
    new: str
    message: str
    marked: str = ""
    """What is pointed at; a line end stands for some place in the line, nothing for the file."""


DAMAGE = {
    "quote": Damage(old='"number"', new='"number', marked="\n", message="this is no JSON: "),
    "comma": Damage(
        old='"format": 1', new='"format": 1,,', marked=",,", message="this is no JSON: "
    ),
    "NaN": Damage(old='"format": 1', new='"format": NaN', message="this is no JSON: NaN is"),
    "digits": Damage(
        old='"format": 1', new=f'"format": {"1" * 9999}', message="this is no JSON: Exceeds"
    ),
    "twice": Damage(
        old='"format": 1',
        new='"format": 1,\n  "format": 1',
        marked='"format": 1,\n  "rel',
        message='the key "format" is given twice',
    ),
    "conflict": Damage(
        old='  "edition"',
        new="<<<<<<< HEAD\n",
        marked="<<<<<<<",
        message="two versions of the file were merged and are both in it",
    ),
    "value": Damage(
        old='"sequence": 1',
        new='"sequence": -5',
        marked="-5",
        message="/events/session~1a/sequence: -5",
    ),
}


@pytest.mark.parametrize("case", DAMAGE.values(), ids=DAMAGE)
def test_places(case: Damage) -> None:
    text = TEXT.replace(case.old, case.new, 1)
    ledger, ((location, told, _),) = read(text)
    assert ledger is None
    assert told.startswith(case.message)
    if case.marked == "":
        assert location == PATH
    elif case.marked == "\n":
        assert location.startswith(f"{PATH}:{line_of(text, case.new)}:")
    else:
        offset = text.index(case.marked)
        column = offset - text.rfind("\n", 0, offset)
        beside = {column, column + 1}  # the second of two commas
        assert location in {f"{PATH}:{line_of(text, case.marked)}:{number}" for number in beside}


def test_another_form_is_not_misread() -> None:
    _, ((location, message, hint),) = read(TEXT.replace('"format": 1', '"format": 2, "new": {}'))
    assert (location, message) == (
        f"{PATH}:{line_of(TEXT, 'format')}:13",
        "the format 2 is not known" + NOT_USED,
    )
    assert hint == "a newer version of this tool wrote it: update the tool"


@pytest.mark.parametrize("form", ["0", "-1", "1.5", "true", '"2"', "null", "[]"])
def test_what_is_no_form_was_written_by_no_newer_version(form: str) -> None:
    ledger, ((_, _, hint),) = read(TEXT.replace('"format": 1', f'"format": {form}'))
    assert ledger is None
    assert hint == f"take the file of the last release from version control: git checkout -- {PATH}"


@pytest.mark.parametrize("text", ["", "null", "[]", "7", "{}", "[" * 100_000, '{"a":' * 100_000])
def test_no_ledger_at_all(text: str) -> None:
    ledger, ((_, message, _),) = read(text)
    assert ledger is None
    assert message.endswith(NOT_USED)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.data())
def test_any_value_anywhere(data: st.DataObject) -> None:
    """One value is replaced; what is read then is written and read as the same."""
    value = json.loads(TEXT)
    container: Any = value
    while True:
        keys = list(range(len(container)) if isinstance(container, list) else container)
        key = data.draw(st.sampled_from(keys))
        inner = container[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        container = inner
    container[key] = data.draw(VALUES)
    ledger, problems = read(json.dumps(value))
    assert len(problems) == (ledger is None)
    if ledger is not None:
        assert read(ledger_text(ledger)) == (ledger, [])


@given(st.integers(0, len(TEXT)), st.integers(0, 40), st.text(max_size=10))
def test_any_edit_of_the_text(start: int, length: int, put: str) -> None:
    ledger, problems = read(TEXT[:start] + put + TEXT[start + length :])
    assert len(problems) == (ledger is None)


def report(root: Path) -> list[tuple[str, Severity, str]]:
    found = read_portal(root).diagnostics
    return [(str(item.location), item.severity, item.message) for item in found]


def written(root: Path, data: bytes, name: str = "w") -> Path:
    (root / "program").mkdir(exist_ok=True)
    (root / "program" / "w.yaml").write_text(HEAD + PROGRAMME, encoding="utf-8")
    (root / "program" / f"{name}.ledger.json").write_bytes(data)
    return root


def test_files(tmp_path: Path) -> None:
    root = written(tmp_path, TEXT.encode())
    result = read_portal(root)
    assert result.sources == ("program/w.yaml", PATH)
    assert result.portal.ledgers == (LEDGER,)
    crlf = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    assert read_portal(written(tmp_path, crlf)).portal.ledgers == (LEDGER,)


@pytest.mark.parametrize(
    ("data", "location", "message"),
    [
        (b"", f"{PATH}:1:1", "this is no JSON: expecting value" + NOT_USED),
        (
            b'{\n  "\xff"',
            f"{PATH}:2:4",
            "byte 5 (0xff) is not UTF-8 text" + NOT_USED,
        ),
    ],
)
def test_damaged_files(tmp_path: Path, data: bytes, location: str, message: str) -> None:
    result = read_portal(written(tmp_path, data))
    assert report(tmp_path) == [(location, Severity.ERROR, message)]
    assert (result.portal.ledgers, result.complete) == ((), False)


def test_enormous_files_are_refused_unread(tmp_path: Path) -> None:
    root = written(tmp_path, b"")
    with (root / PATH).open("wb") as file:
        os.truncate(file.fileno(), 50 * 10**6)
    message = "the file has 50,000,000 bytes, more than the 16,777,216 that are read"
    assert report(root) == [(PATH, Severity.ERROR, message + NOT_USED)]


def test_a_ledger_belongs_to_a_programme(tmp_path: Path) -> None:
    root = written(tmp_path, TEXT.encode(), name="v")
    assert report(root) == [
        (
            "program/v.ledger.json",
            Severity.ERROR,
            "there is no program/v.yaml, of which this is the record of releases; it is not used",
        )
    ]


def test_a_broken_programme_is_reported_alone(tmp_path: Path) -> None:
    root = written(tmp_path, TEXT.encode())
    (root / "program" / "w.yaml").write_text("name: [", encoding="utf-8")
    assert [location.partition(":")[0] for location, _, _ in report(root)] == ["program/w.yaml"]
    assert read_portal(root).portal.ledgers == ()
