"""What commands tell of what is under an embargo: as the site, unless they are for editors."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import Write
from sphinx_proceedings.cli import main
from support.programmes import head, programme

BEFORE, AFTER = datetime(2027, 5, 9, 22, 59, tzinfo=UTC), datetime(2027, 5, 9, 23, 0, tzinfo=UTC)
FILES = {
    "papers/w2027.bib": """@inproceedings{ada, title = {Notes}, author = {Lovelace, Ada},
  abstract = {Quaggamire.}, doi = {10.1000/1}, crossref = {v}}
@inproceedings{bob, title = {Open}, author = {B, B}, abstract = {Open.}, doi = {10.1000/2},
  crossref = {v}, embargo = {2027-01-01}}
@proceedings{v, title = {V}, year = 2027, publisher = {P}, embargo = {2027-05-10}}
""",
    "papers/w2027.files/ada.pdf": "%PDF-1.4\n",
    "papers/w2027.files/bob.pdf": "%PDF-1.4\n",
    "program/w2027.yaml": programme(
        "[{id: morning, title: Morning, kind: talks, start: 2027-05-10 09:00,"
        " end: 2027-05-10 10:00, talks: [{paper: ada, abstract: Quaggamire.}, {paper: bob}]}]\n",
        head("2027-05-10", name="W 2027", timezone="Europe/London"),
    ),
}
LEFT_OUT = "proceedings: 1 paper is under an embargo: abstracts and files are left out; "


@pytest.fixture
def root(write: Write, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(BEFORE.timestamp())))
    return str(write(FILES))


def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(AFTER.timestamp())))


Captured = pytest.CaptureFixture[str]


def test_export(root: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["export", root, "--format", "ris"]) == 0
    told = capsys.readouterr()
    assert "Quaggamire" not in told.out
    assert "AB  - Open." in told.out
    assert told.err == f"{LEFT_OUT}proceedings export --whole has them\n"
    for arguments, change in ((["--whole"], lambda _: None), ([], _later)):
        change(monkeypatch)
        assert main(["export", root, "--format", "ris", *arguments]) == 0
        whole = capsys.readouterr()
        assert ("AB  - Quaggamire." in whole.out, whole.err) == (True, "")


def test_deposit(root: str, tmp_path: Path, capsys: Captured) -> None:
    arguments = ["--registry", "datacite", "--base-url", "https://w.example.org", "--output"]
    assert main(["deposit", root, *arguments, str(tmp_path / "out")]) == 0
    told = f"{LEFT_OUT}deposit them again when their embargo has ended\n"
    assert told in capsys.readouterr().err
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("*.xml")]
    assert ["Quaggamire" in text for text in texts] == [False] * len(texts)
    assert any("Open." in text for text in texts)


def test_files(root: str, capsys: Captured) -> None:
    assert main(["files", root, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(file["paper"], file["state"], file["reason"]) for file in told["files"]] == [
        ("ada", "withheld", "an embargo has not ended"),
        ("bob", "published", ""),
    ]
    assert main(["files", root]) == 0
    assert "withheld: 1 file\n  papers/w2027.files/ada.pdf (9 bytes): pdf of ada\n" in (
        capsys.readouterr().out
    )


def test_check_sees_all(root: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    note = "note[embargo-pending]: 1 paper or talk is withheld in w2027; the next embargo ends on"
    assert main(["check", "--strict", root]) == 0
    assert f"{note} 2027-05-10 00:00 (Europe/London)" in capsys.readouterr().out
    assert main(["check", "--health", "--format", "json", root]) == 0
    columns = json.loads(capsys.readouterr().out)["columns"]
    found = {column["name"]: column["papers"] for column in columns}
    assert (found["abstract"], found["pdf"]) == (0, 0)
    _later(monkeypatch)
    assert main(["check", "--strict", root]) == 0
    assert "embargo" not in capsys.readouterr().out


def test_a_release_does_not_depend_on_the_day(
    root: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["release", "First", root]) == 0
    for change in (lambda _: None, _later):
        change(monkeypatch)
        assert main(["release", "--check", root]) == 0
        assert "w2027 has not changed" in capsys.readouterr().out


def test_a_time_that_is_none(root: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert main(["check", root]) == 2
    assert capsys.readouterr().err == (
        "proceedings: SOURCE_DATE_EPOCH is 'soon', no number of seconds\n"
    )
