"""`proceedings correct`: what is written and told, and when nothing is."""

import io
import sys
from pathlib import Path

import pytest

from conftest import Write
from sphinx_proceedings.cli import main

BIB = """\
@inproceedings{ada, title = {Notes}, author = {Lovelace, Ada}, crossref = {w2027}}
@inproceedings{bob, title = {More}, author = {Babbage, Charles}, crossref = {w2027}}
@proceedings{w2027, title = {W}, year = 2027}
"""
PROGRAMME = """\
name: W 2027
start: 2027-03-01
timezone: Europe/Rome
sessions:
  - {id: one, title: One, kind: talks, start: 2027-03-01 09:00, end: 2027-03-01 10:00}
  - id: two
    title: Two
    kind: talks
    start: 2027-03-01 10:00
    talks:
      - paper: ada
      - {id: one, title: Opening}
"""
PEOPLE = "people:\n  - id: ada-lovelace\n    name: Ada Lovelace\n"
FORM = """\
### Kind

paper

### Key

w2027/ada

### Field

title

### New value

```text
Notes $(id) `id`
```

### Reason

As printed.
"""


@pytest.fixture
def portal(write: Write) -> Path:
    return write(
        {
            "papers/w2027.bib": BIB,
            "papers/w2026.bib": BIB.replace("w2027", "w2026"),
            "program/w2027.yaml": PROGRAMME,
            "people/registry.yaml": PEOPLE,
        }
    )


def correct(root: Path, *arguments: str) -> int:
    return main(["correct", "--root", str(root), *arguments])


def test_the_change_is_shown_written_and_told(
    portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ["w2027/ada", "title", "Notes & More", "--reason", "The PDF has it so."]
    path = portal / "papers" / "w2027.bib"
    assert correct(portal, *told, "--dry-run") == 0
    shown = capsys.readouterr().out
    assert path.read_text() == BIB
    assert correct(portal, *told) == 0
    assert path.read_text() == BIB.replace("{Notes}", r"{Notes \& More}")
    assert capsys.readouterr().out == shown
    diff, message = shown.split("\n\n", 1)
    assert diff.splitlines()[:2] == ["--- a/papers/w2027.bib", "+++ b/papers/w2027.bib"]
    assert message == (
        "Correct title of paper w2027/ada\n\nThe PDF has it so.\n\n"
        "Corrected: papers/w2027.bib ada title\n"
    )
    assert correct(portal, *told) == 0
    assert capsys.readouterr().out == "papers/w2027.bib: paper w2027/ada says so already\n"


@pytest.mark.parametrize(
    ("arguments", "file", "before", "after"),
    [
        (["ada", "note=X", "--edition", "w2026"], "papers/w2026.bib", "", ", note = {X}}"),
        (["one", "room=Aula", "--kind", "session"], "program/w2027.yaml", "", "room: Aula"),
        (["one", "title=Start", "--kind", "talk"], "program/w2027.yaml", "Opening", "Start"),
        (["ada", "minutes=20", "--kind", "talk"], "program/w2027.yaml", "", "minutes: 20"),
        (["w2027", "place=Rome", "--kind", "edition"], "program/w2027.yaml", "", "place: Rome"),
        (["w2027", "year=2028", "--kind", "volume"], "papers/w2027.bib", "2027}", "{2028}"),
        (["ada-lovelace", "orcid=0000-0001-6192-0044"], "people/registry.yaml", "", "orcid: 0000"),
    ],
)
def test_every_kind(portal: Path, arguments: list[str], file: str, before: str, after: str) -> None:
    assert correct(portal, *arguments, "--reason", "r") == 0
    assert after in (portal / file).read_text()
    unchanged = {"papers/w2026.bib", "papers/w2027.bib", "program/w2027.yaml"} - {file}
    texts = {"papers/w2026.bib": BIB.replace("w2027", "w2026"), "papers/w2027.bib": BIB}
    for name in unchanged:
        assert (portal / name).read_text() == texts.get(name, PROGRAMME)
    assert before in BIB + PROGRAMME + PEOPLE


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ada", "title=x"], "record 'ada' may be paper w2026/ada or paper w2027/ada"),
        (["one", "title=x"], "record 'one' may be session w2027/one or talk w2027/one"),
        (["w2027", "title=x"], "record 'w2027' may be volume w2027/w2027 or edition w2027"),
        (["adda", "title=x", "--edition", "w2027"], "there is no record 'adda' in w2027"),
        (["ada", "title=x", "--edition", "w2072"], "there is no edition 'w2072'"),
        (["charles-babbage", "orcid=x"], "'charles-babbage' is not in the registry"),
        (["w2027/ada", "title="], "error[bib-missing-field]: ada has no title"),
        (["w2027/ada", "doi=what"], "papers/w2027.bib:1:"),
        (["w2027/ada", "title=a } b"], "papers/w2027.bib:1:1: error: title: its braces"),
        (["w2027/ada", "title=\u202ex"], "characters that no text may hold: U+202E"),
        (["one", "end=2027-03-01 08:00", "--kind", "session"], "error[session-end]"),
        (["one", "kind=tolks", "--kind", "session"], "error[yaml-value]"),
        (["one", "room=A", "--kind", "session", "--announce"], "has no place for a notice"),
    ],
)
def test_nothing_is_written(
    portal: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    before = {path: path.read_bytes() for path in portal.rglob("*") if path.is_file()}
    assert correct(portal, *arguments, "--reason", "r") == 1
    output = capsys.readouterr()
    assert told in output.out
    assert "hint: " in output.out
    assert output.err == "proceedings: nothing was written\n"
    assert {path: path.read_bytes() for path in portal.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["ada"],
        ["ada", "title=x"],
        ["ada", "title", "--reason", "r"],
        ["ada", "=x", "--reason", "r"],
        ["ada", "title=x", "title=y", "--reason", "r"],
        ["ada", "title=x", "--reason", " "],
        ["ada", "title=x", "--form", "-"],
        ["--form", "nowhere.md"],
    ],
)
def test_misuse(portal: Path, arguments: list[str]) -> None:
    assert correct(portal, *arguments) == 2


def test_new_warnings_are_written_when_asked_for(portal: Path) -> None:
    told = ["w2027/bob", "doi=10.1000/182", "--reason", "r"]
    assert correct(portal, "w2027/ada", "doi=10.1000/182", "--reason", "r") == 0
    assert correct(portal, *told) == 1
    assert correct(portal, *told, "--with-warnings") == 0


def test_readers_are_told(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1830000000")
    told = ["w2027/ada", "title=Note", "--reason", "It's {one} note.", "--announce"]
    assert correct(portal, *told) == 0
    text = (portal / "papers" / "w2027.bib").read_text()
    assert "status = {corrected}, statusdate = {2027-12-28}" in text
    assert r"notice = {It\textquotesingle{}s \textbraceleft{}one\textbraceright{} note.}" in text
    assert correct(portal, "w2027/ada", "title=Notes", "--reason", "Two.", "--announce") == 0
    text = (portal / "papers" / "w2027.bib").read_text()
    assert r"note. Two.}" in text
    assert correct(portal, "w2027/ada", "status=retracted", "--reason", "r") == 0
    assert correct(portal, *told) == 1


def test_a_form(
    portal: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FORM.encode())))
    message = tmp_path / "message"
    assert correct(portal, "--form", "-", "--plain", "--message", str(message)) == 0
    assert (
        r"title = {Notes \$(id) \textasciigrave{}id\textasciigrave{}}"
        in (portal / "papers" / "w2027.bib").read_text()
    )
    assert message.read_text().startswith("Correct title of paper w2027/ada\n\nAs printed.\n")
    broken = tmp_path / "form.md"
    broken.write_bytes(FORM.encode().replace(b"### Key", b"### Kay"))
    capsys.readouterr()
    assert correct(portal, "--form", str(broken)) == 1
    assert capsys.readouterr().out.startswith(f"{broken}:1:1: error: this is no form")
    broken.write_bytes(b"\xff")
    assert correct(portal, "--form", str(broken)) == 1
