"""`proceedings import schedule`: what is written, what is told, and when nothing is."""

import io
import json
import sys
from pathlib import Path

import pytest

from conftest import Write
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.cli import main
from support.folders import REPOSITORY, TESTS, files_in
from support.full_disk import full_disk

SCHEDULES = TESTS / "schedules"
FRAB = SCHEDULES / "frab.xml"
BIB = "@misc{opening, title = {Opening event}, author = {Lovelace, Ada}}\n"


@pytest.fixture
def root(write: Write) -> Path:
    return write({"papers/e2027.bib": BIB})


def run(root: Path, file: Path | str, *more: str) -> int:
    return main(["import", "schedule", str(file), "--edition", "e2027", "--root", str(root), *more])


def test_a_programme_and_its_ledger(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, FRAB) == 0
    programme = root / "program" / "e2027.yaml"
    assert capsys.readouterr().out == (
        f"{FRAB}:70: note: “Lunch” has the guid or id of “What things cost: 2*3*4 <reasons>”"
        " (line 50): each slot is a session of its own, and the first keeps them\n"
        f"{FRAB}:111: note: “Some day” has no time that can be read; it is left out\n"
        f"{FRAB}:115: note: the event has no title; it is left out\n"
        f"{programme}: 6 sessions with 3 talks, 2027-10-30 to 2027-10-31, in Europe/Berlin\n"
        f"{root}/program/e2027.ledger.json: of 6 events 3 keep their guid and 4 their id; apps"
        " take others for new\n"
        "talks of papers in papers/e2027.bib: 1\n"
        "    opening: Opening Event\n"
        "abstracts of which HTML or Markdown was removed: 2\n"
        "not taken over: language (2), link or attachment (1), logo (1), recording/license (1),"
        " recording/optout (1)\n"
        "Next: look through the programme, run: proceedings check, commit it with"
        " program/e2027.imported.json, then: proceedings release NAME --edition e2027\n"
    )
    assert files_in(root) == [
        "papers/e2027.bib",
        "program/e2027.imported.json",
        "program/e2027.ledger.json",
        "program/e2027.yaml",
    ]
    assert programme.read_text(encoding="utf-8").startswith("name: Winter Congress 2027\n")
    result = read_portal(root)
    assert result.diagnostics == ()
    records = result.portal.event_identities["e2027"]
    assert records["talk/opening-event"].number == 4711
    assert str(records["talk/opening-event"].uuid) == "8cf6e3f8-5a9c-4d6c-8d64-6b2f1e0c4a11"
    assert not any(record.unreleased for record in records.values())


def test_an_import_is_followed_by_a_first_release(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, FRAB) == 0
    assert main(["release", "--check", str(root)]) == 0
    assert "e2027 was never released" in capsys.readouterr().out
    assert main(["release", "First", str(root)]) == 0
    ledger = json.loads((root / "program" / "e2027.ledger.json").read_text(encoding="utf-8"))
    assert [release["name"] for release in ledger["releases"]] == ["First"]
    assert ledger["events"]["talk/opening-event"]["number"] == 4711
    assert ledger["events"]["talk/opening-event"]["sequence"] == 0
    assert main(["release", "--check", str(root)]) == 0


@pytest.mark.parametrize(
    ("there", "text", "said"),
    [
        ("program/e2027.yaml", "mine", "program/e2027.yaml:1:1: error[yaml-value]: the file"),
        ("program/e2027.yml", "a: [", "program/e2027.yml:1:5: error[yaml-syntax]: this is no"),
        ("program/e2027.yaml", "name: E\nstart: 2027-10-30\n", "no time zone that is known"),
        ("program/e2027.ledger.json", "{}", "is there without its programme; bring"),
    ],
)
def test_what_nobody_can_read_is_not_overwritten(
    root: Path, there: str, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "program").mkdir()
    (root / there).write_text(text)
    assert run(root, FRAB) == (2 if "ledger" in there else 1)
    told = capsys.readouterr()
    assert said in told.out + told.err
    assert files_in(root) == ["papers/e2027.bib", there]
    assert (root / there).read_text() == text


def test_elsewhere(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "program").mkdir()
    (root / "program" / "e2027.yaml").write_text("mine")
    new = tmp_path / "new" / "draft.yaml"
    assert run(root, FRAB, "--output", str(new)) == 0
    assert files_in(new.parent) == ["draft.ledger.json", "draft.yaml"]
    assert (root / "program" / "e2027.yaml").read_text() == "mine"
    capsys.readouterr()
    assert run(root, FRAB, "--output", str(new)) == 2
    assert "with another --output FILE" in capsys.readouterr().err


def test_to_standard_output(root: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(root, FRAB, "--output", "-") == 0
    said = capsysbinary.readouterr()
    assert said.out.startswith(b"name: Winter Congress 2027\n")
    assert b"not taken over: language (2)" in said.err
    assert files_in(root) == ["papers/e2027.bib"]
    assert run(root, FRAB) == 0
    assert (root / "program" / "e2027.yaml").read_bytes() == said.out


def test_from_standard_input(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FRAB.read_bytes())))
    assert run(root, "-") == 0
    assert "<stdin>:115: note: " in capsys.readouterr().out


def test_the_schema_is_named_where_the_portal_has_it(root: Path) -> None:
    schema = root / "docs" / "schema" / "program.schema.json"
    schema.parent.mkdir(parents=True)
    schema.write_bytes((REPOSITORY / "docs" / "schema" / "program.schema.json").read_bytes())
    assert run(root, FRAB) == 0
    first = (root / "program" / "e2027.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=../docs/schema/program.schema.json"


@pytest.mark.parametrize(
    ("more", "existing", "zone"),
    [
        pytest.param([], "", None, id="none known"),
        pytest.param(["--timezone", "Europe/Brussels"], "", "Europe/Brussels", id="asked for"),
        pytest.param(["--timezone", "Mars/Olympus"], "Europe/Rome", None, id="no such zone"),
        pytest.param([], "Europe/Rome", "Europe/Rome", id="that of the programme"),
    ],
)
def test_time_zones(
    root: Path, more: list[str], existing: str, zone: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """Asked for, else the schedule's own, else that of the programme there is."""
    if existing:
        (root / "program").mkdir()
        (root / "program" / "e2027.yaml").write_text(
            f"name: E\nstart: 2027-02-06\ntimezone: {existing}\n"
        )
    new = root / "new.yaml"
    code = run(root, SCHEDULES / "fosdem.xml", "--output", str(new), *more)
    said = capsys.readouterr()
    if zone is None:
        assert code == 2
        assert "time zone" in said.err
        assert not new.exists()
    else:
        assert code == 0
        assert f"timezone: {zone}\n" in new.read_text(encoding="utf-8")


def test_a_zone_that_is_asked_for_is_stronger_than_the_schedules(root: Path) -> None:
    assert run(root, FRAB, "--timezone", "Europe/London") == 0
    text = (root / "program" / "e2027.yaml").read_text(encoding="utf-8")
    assert "timezone: Europe/London\n" in text
    assert "    start: 2027-10-30 10:00\n    end: 2027-10-30 10:30\n" in text


def test_a_file_that_is_no_schedule(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = root / "page.xml"
    page.write_text("<!DOCTYPE html>\n<html><br></html>")
    assert run(root, page) == 1
    said = capsys.readouterr()
    assert said.out == (
        f"{page}: error: this is a web page, not a schedule\n"
        "    hint: give the schedule.xml of frab, pretalx or a similar tool\n"
    )
    assert said.err == "proceedings: nothing was written\n"
    assert not (root / "program").exists()


def test_what_the_portal_would_not_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root / "s.xml"
    file.write_text(
        "<schedule><conference><time_zone_name>Europe/Berlin</time_zone_name></conference>\n"
        '<day><room name="A">\n<event><title>\x1b[31mNight</title>'.replace("\x1b", "")
        + "<date>2027-10-31T02:30:00+01:00</date></event></room></day></schedule>"
    )
    assert run(root, file) == 1
    said = capsys.readouterr()
    assert said.out.startswith(f"{file}:3: error[time-ambiguous]: 2027-10-31 02:30 occurs twice")
    assert not (root / "program").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["import", "schedule", str(FRAB)], id="no edition"),
        pytest.param(["import", "people", str(FRAB), "--edition", "e2027"], id="people"),
        pytest.param(["import"], id="nothing"),
        pytest.param(["import", "schedule", "--edition", "e2027"], id="no file"),
    ],
)
def test_misuse(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)


@pytest.mark.parametrize("edition", ["../x", "E", "index", ""])
def test_editions_that_cannot_be(root: Path, edition: str) -> None:
    arguments = ["import", "schedule", str(FRAB), "--root", str(root), "--edition", edition]
    assert main(arguments) == 2
    assert files_in(root) == ["papers/e2027.bib"]


def test_what_is_not_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, root / "nosuch.xml") == 2
    assert run(root, root) == 1
    assert run(root / "nosuch", FRAB) == 2
    assert "nosuch is no folder" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "program").write_text("a file")
    assert run(root, FRAB) == 2
    assert "e2027.ledger.json cannot be read: Not a directory" in capsys.readouterr().err
    assert files_in(root) == ["papers/e2027.bib", "program"]


def test_both_files_or_none(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schedule = root.parent / "schedule.xml"
    text = FRAB.read_text(encoding="utf-8")
    schedule.write_text(text.replace("<abstract>", f"<abstract>{'much ' * 1000}", 1), "utf-8")
    with full_disk(6000):  # enough for the ledger
        assert run(root, schedule) == 2
    assert "the import into program/e2027.yaml failed" in capsys.readouterr().err
    assert files_in(root) == ["papers/e2027.bib"]
