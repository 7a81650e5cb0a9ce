"""`proceedings import schedule` again and again, of each form: what is kept, taken and told."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Write
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.cli import main
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.schedules import forms
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule, ScheduleEvent
from support.folders import SCHEDULES, TESTS, files_in
from support.full_disk import full_disk
from support.packages import workbook

EXPORTS = TESTS / "programme_exports"
BIB = "@misc{engine, title = {Notes on the Engine}, author = {Lovelace, Ada}}\n"


@pytest.fixture
def root(write: Write) -> Path:
    return write({"papers/e2027.bib": BIB})


def run(root: Path, file: Path, *more: str) -> int:
    zone = () if "--timezone" in more else ("--timezone", "Europe/Rome")
    where = ("--edition", "e2027", "--root", str(root))
    return main(["import", "schedule", str(file), *where, *zone, *more])


def contents(root: Path) -> dict[str, bytes]:
    return {name: (root / name).read_bytes() for name in files_in(root)}


def as_workbook(data: bytes) -> bytes:
    """The table as people keep it in a spreadsheet: a title above it, and cells of all kinds."""
    import csv
    from datetime import date, time

    rows: list[list[object]] = [["Programme of the workshop"], []]
    for row in csv.reader(data.decode().splitlines(), delimiter=";"):
        cells: list[object] = [cell or None for cell in row]
        if row[0] == "2027-05-10":
            cells[0] = date(2027, 5, 10)
        if re.fullmatch(r"\d\d:\d\d", row[1]):
            cells[1] = time.fromisoformat(row[1])
        rows.append(cells)
    return workbook({"Programme": rows, "Lists": [["Rooms"], ["Aula"]]})


CHANGES: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "spreadsheet": ("programme.csv", bytes),
    "workbook": ("programme.csv", as_workbook),
    "indico-sessions": ("indico-sessions.json", bytes),
    "indico-contributions": ("indico-contributions.json", bytes),
    "pretalx": ("pretalx-submissions.json", bytes),
}


@pytest.mark.parametrize("name", CHANGES)
def test_hand_edits_and_a_changed_export(
    name: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Five edits by hand, and an export with another title, room, name, and a talk that is gone."""
    source, form = CHANGES[name]
    export = tmp_path / f"export{'.xlsx' if name == 'workbook' else Path(source).suffix}"
    data = (EXPORTS / source).read_bytes()
    export.write_bytes(form(data))
    assert run(root, export) == 0
    assert read_portal(root).diagnostics == ()
    programme = root / "program/e2027.yaml"
    first = contents(root)
    assert run(root, export) == 0
    assert contents(root) == first

    text = programme.read_text(encoding="utf-8")
    edited = text.replace("room: Aula\n", "room: Aula  # with a piano\n    note: By hand\n", 1)
    edited = edited.replace("name: ", "title: A title by hand\nname: ", 1)
    edited = re.sub(r"title: ['\"]?Looms.*\n", "title: Looms by hand\n", edited)
    edited = edited.replace("sessions:\n", "# All of them\nsessions:\n")
    edited = edited.replace("    kind: talks\n", "    kind: panel\n", 1)
    assert edited.count("hand") >= 3
    programme.write_text(edited, encoding="utf-8")

    changed = data.decode().replace("Aula", "Aula 2").replace("Ada", "Augusta Ada")
    changed = changed.replace("Opening", "Opening Words").replace("Of Numbers", "Of All Numbers")
    export.write_bytes(form(changed.encode()))
    capsys.readouterr()
    assert run(root, export, "--dry-run") == 0
    dry = capsys.readouterr().out
    assert programme.read_text(encoding="utf-8") == edited
    assert "+    room: Aula 2  # with a piano\n" in dry
    assert run(root, export) == 0
    after = programme.read_text(encoding="utf-8")
    assert after == re.sub(
        r"Ada Lovelace",
        "Augusta Ada Lovelace",
        edited.replace("Aula", "Aula 2")
        .replace("title: Opening", "title: Opening Words")
        .replace("title: Of Numbers", "title: Of All Numbers"),
    )
    assert read_portal(root).diagnostics == ()
    second = contents(root)
    assert run(root, export) == 0
    assert contents(root) == second
    told = capsys.readouterr()
    everything = b"".join(second.values()).decode() + told.out + told.err + dry
    assert not re.search(r"\w@|mailto|@example|Secret", everything)


def test_a_talk_that_is_gone(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "submissions.json"
    told = json.loads((EXPORTS / "pretalx-submissions.json").read_text(encoding="utf-8"))
    export.write_text(json.dumps(told), encoding="utf-8")
    assert run(root, export) == 0
    left = {**told, "results": [one for one in told["results"] if one["code"] != "KEYNOT"]}
    export.write_text(json.dumps(left), encoding="utf-8")
    before = contents(root)
    capsys.readouterr()
    assert run(root, export) == 0
    assert contents(root) == before
    assert (
        "    session of-numbers is no longer in the export; --remove takes it away\n"
        in capsys.readouterr().out
    )
    assert run(root, export, "--remove") == 0
    assert "of-numbers" not in (root / "program/e2027.yaml").read_text(encoding="utf-8")


def test_a_talk_that_is_cancelled(root: Path, tmp_path: Path) -> None:
    export = tmp_path / "submissions.json"
    told = json.loads((EXPORTS / "pretalx-submissions.json").read_text(encoding="utf-8"))
    export.write_text(json.dumps(told), encoding="utf-8")
    assert run(root, export) == 0
    keynote = told["results"][2]
    keynote |= {"state": "canceled", "slots": []}
    export.write_text(json.dumps(told), encoding="utf-8")
    programme = root / "program/e2027.yaml"
    before = programme.read_text(encoding="utf-8")
    assert run(root, export) == 0
    after = programme.read_text(encoding="utf-8")
    assert after == before.replace(
        "    end: 2027-05-11 12:00\n    room: Aula\n    track: Hardware\n",
        "    end: 2027-05-11 12:00\n    room: Aula\n    track: Hardware\n    cancelled: true\n",
    )
    assert run(root, export) == 0
    assert programme.read_text(encoding="utf-8") == after


def test_identities_are_kept_after_a_release(root: Path, tmp_path: Path) -> None:
    frab = (SCHEDULES / "frab.xml").read_text(encoding="utf-8")
    export = tmp_path / "schedule.xml"
    export.write_text(frab, encoding="utf-8")
    here = ("--timezone", "Europe/Berlin")
    assert run(root, export, *here) == 0
    assert main(["release", "First", str(root)]) == 0
    before = read_portal(root).portal.event_identities["e2027"]
    export.write_text(frab.replace("Opening Event", "Opening Words"), encoding="utf-8")
    assert run(root, export, *here) == 0
    after = read_portal(root).portal.event_identities["e2027"]
    assert {key: (one.uuid, one.number) for key, one in after.items()} == {
        key: (one.uuid, one.number) for key, one in before.items()
    }
    assert after["talk/opening-event"].state.title == "Opening Words"
    assert main(["release", "Second", str(root)]) == 0


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (b"{", "program/e2027.imported.json: error: the record of the last import cannot be used"),
        (b"\xff", "program/e2027.imported.json:1:1: error[file-encoding]"),
    ],
)
def test_a_damaged_record(
    root: Path, record: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, EXPORTS / "programme.csv") == 0
    (root / "program/e2027.imported.json").write_bytes(record)
    before = contents(root)
    capsys.readouterr()
    assert run(root, EXPORTS / "programme.csv") == 1
    assert capsys.readouterr().out.startswith(said)
    assert contents(root) == before


def test_a_table_from_standard_input(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (EXPORTS / "programme.csv").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run(root, Path("-"), "--from", "spreadsheet") == 0
    before = contents(root)
    assert run(root, EXPORTS / "programme.csv") == 0
    assert contents(root) == before


@pytest.mark.parametrize("ledger", [b"{}", b"\xff", b"<<<<<<< ours\n"])
def test_a_damaged_ledger_is_not_written_over(
    root: Path, ledger: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, EXPORTS / "programme.csv") == 0
    (root / "program/e2027.ledger.json").write_bytes(ledger)
    before = contents(root)
    capsys.readouterr()
    assert run(root, EXPORTS / "programme.csv") == 1
    assert capsys.readouterr().out.startswith("program/e2027.ledger.json:")
    assert contents(root) == before


def test_all_files_or_none(root: Path, tmp_path: Path) -> None:
    export = tmp_path / "programme.csv"
    data = (EXPORTS / "programme.csv").read_text(encoding="utf-8")
    export.write_text(data, encoding="utf-8")
    assert run(root, export) == 0
    before = contents(root)
    export.write_text(data.replace("They <b>", f"{'Much ' * 300} <b>"), encoding="utf-8")
    with full_disk(4000):  # enough for the programme
        assert run(root, export) == 2
    assert contents(root) == before


def test_zones(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The programme's own zone stays, unless the export's is another now and nobody changed it."""
    table = EXPORTS / "programme.csv"
    assert run(root, table) == 0
    assert main(["import", "schedule", str(table), "--edition", "e2027", "--root", str(root)]) == 0
    programme = root / "program/e2027.yaml"
    text = programme.read_text(encoding="utf-8").replace("Europe/Rome", "Europe/London")
    programme.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert run(root, table, "--timezone", "Asia/Tokyo") == 2
    assert "the times of program/e2027.yaml are in Europe/London" in capsys.readouterr().err
    assert programme.read_text(encoding="utf-8") == text


def test_a_form_of_ones_own(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(package: Package) -> Schedule:
        (name,) = package.sizes
        title = package.read(name).decode().strip()
        event = ScheduleEvent(
            location=package.whole, known_as="1", title=title, date="2027-05-10T09:00:00"
        )
        return Schedule(location=package.whole, form="line", events=(event,))

    line: Form[Any] = Form(
        name="line",
        label="a line",
        recognises=lambda package: any(name.endswith(".line") for name in package.sizes),
        read=read,
    )
    monkeypatch.setattr(forms, "FORMS", (line,))
    file = tmp_path / "one.line"
    file.write_text("A talk\n")
    assert run(root, file) == 0
    file.write_text("Another talk\n")
    assert run(root, file, "--from", "line") == 0
    programme = (root / "program/e2027.yaml").read_text(encoding="utf-8")
    assert "  - id: a-talk\n    title: Another talk\n" in programme
    assert run(root, file, "--from", "lime") == 2
    assert "did you mean" in capsys.readouterr().err
    (tmp_path / "none.txt").write_text("x")
    assert run(root, tmp_path / "none.txt") == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.xml", b"<!DOCTYPE a [<!ENTITY b 'bb'>]><schedule>&b;</schedule>"),
        ("deep.json", b"[" * 100_000),
        ("many.json", b'{"count": 1, "results": [' + b'{"code": "A", "submission_type": 1, "title":'
         b' "x", "slots": []},' * 4_000 + b"{}]}"),
        ("page.json", b'{"count": 90, "next": "https://x", "results": [{"code": "A", "title": "x",'
         b' "submission_type": 1}]}'),
        ("rows.csv", b"day,start,title\n" + b"2027-05-10,9:00,x\n" * 4_000),
        ("none.csv", b"day,start,title\n"),
        ("indico.json", b'{"_type": "HTTPAPIResult", "results": []}'),
        ("bomb.xlsx", b"PK\x03\x04" + b"\0" * 100),
        ("latin.csv", b"day,start,title\n\x81\x8d,\xff"),
    ],
)  # fmt: skip
def test_hostile_files_are_one_error(
    name: str, data: bytes, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    before = contents(root)
    assert run(root, file) == 1
    assert capsys.readouterr().out.count(": error: ") == 1
    assert contents(root) == before
