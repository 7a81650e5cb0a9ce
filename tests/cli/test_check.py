"""`proceedings check`: formats and exit codes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import Write
from sphinx_proceedings.building.version import __version__
from sphinx_proceedings.cli import main
from sphinx_proceedings.diagnostics import Code
from support.documentation_address import ADDRESS, documented_at
from support.folders import TOOLS
from support.programmes import programme
from support.told_version import told_version

GOOD = "@misc{good, title = {T}, author = {A, B}, year = 2026}\n"
OPEN = "@misc{open, title = {T\n"
WARNING = "@misc{odd, title = {\\frob{T}}, author = {A, B}, year = 2026}\n"
KNOWN = programme(
    "- {id: a, title: A, kind: talks, start: 2026-05-08 09:00, end: 2026-05-08 09:10,"
    " talk_minutes: 15, talks: [{title: X}],"
    " known: [{code: session-too-short, reason: Printed so.}]}\n"
)


@pytest.mark.parametrize(
    ("bib", "arguments", "code"),
    [
        pytest.param(GOOD, [], 0, id="no problem"),
        pytest.param(GOOD + OPEN, [], 1, id="error"),
        pytest.param(WARNING, [], 0, id="warning"),
        pytest.param(WARNING, ["--strict"], 1, id="strict warning"),
    ],
)
def test_exit_codes(write: Write, bib: str, arguments: list[str], code: int) -> None:
    root = write({"papers/w.bib": bib})
    assert main(["check", str(root), *arguments]) == code


def test_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nowhere")]) == 2
    assert capsys.readouterr().err.endswith("nowhere is no folder\n")
    with pytest.raises(SystemExit) as exit_:
        main(["chekc"])
    assert exit_.value.code == 2


def test_text(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    root = write({"papers/w.bib": GOOD + OPEN, "program/w.yaml": KNOWN})
    main(["check", str(root)])
    printed = capsys.readouterr()
    assert printed.out == (
        "papers/w.bib:2:1: error[bib-syntax]: the entry @misc{open is not closed before the file"
        " ends; it is left out\n"
        "    hint: count the braces and quotes in it; the last line of an entry is a lone }\n"
        "program/w.yaml:5:3: note[session-too-short]: a needs 15 minutes for 1 talks but has 10,"
        " from 09:00 to 09:10\n"
        "    known: Printed so.\n"
    )
    assert printed.err == "1 edition, 1 paper, 1 person: 1 error, 0 warnings, 1 note\n"


def test_colour_only_where_wanted(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    root = write({"papers/w.bib": OPEN})
    main(["check", str(root), "--colour", "always"])
    assert "\033[1;31merror[bib-syntax]\033[0m" in capsys.readouterr().out
    main(["check", str(root)])
    assert "\033" not in capsys.readouterr().out


def test_terminal_does_not_obey_a_source(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    root = write({"papers/w.bib": "@misc{k\033[2J, title = {T}, author = {A, B}, year = 2026}"})
    main(["check", str(root)])
    assert "\033" not in capsys.readouterr().out


def test_json(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    root = write({"papers/w.bib": GOOD + GOOD})
    main(["check", str(root), "--format", "json"])
    assert json.loads(capsys.readouterr().out) == [
        {
            "code": "bib-duplicate-key",
            "severity": "error",
            "path": "papers/w.bib",
            "line": 2,
            "column": 1,
            "message": "the key 'good' is already used at line 1; this entry is left out",
            "hint": "give one of the two entries another key",
            "pointer": "",
            "subject": "",
            "known": "",
            "related": [{"path": "papers/w.bib", "line": 1, "column": 1}],
        }
    ]


def test_sarif(
    write: Write,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.syspath_prepend(told_version("sphinx-proceedings", "1.0", tmp_path / "stated"))
    root = write({"papers/w.bib": GOOD + OPEN, "program/w.yaml": KNOWN})
    main(["check", str(root), "--format", "sarif"])
    log: dict[str, Any] = json.loads(capsys.readouterr().out)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in rules] == [code.slug for code in Code]
    assert [rule for rule in rules if "helpUri" in rule] == []
    first, second = run["results"]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "bib-syntax"
    assert first["level"] == "error"
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "papers/w.bib"},
                "region": {"startLine": 2, "startColumn": 1},
            }
        }
    ]
    assert second["suppressions"] == [{"kind": "inSource", "justification": "Printed so."}]


def test_rules_lead_to_the_documentation_where_it_has_an_address(
    write: Write,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = write({"papers/w.bib": GOOD + OPEN})
    monkeypatch.syspath_prepend(documented_at(ADDRESS, tmp_path / "stated"))
    main(["check", str(root), "--format", "sarif"])
    rules = json.loads(capsys.readouterr().out)["runs"][0]["tool"]["driver"]["rules"]
    page = f"{ADDRESS}reference/explanations.html"
    assert [rule["helpUri"] for rule in rules] == [f"{page}#{code.slug}" for code in Code]


def test_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sphinx_proceedings", "--version"],
        capture_output=True,
        text=True,
        check=True,
        cwd=TOOLS,
    )
    assert done.stdout == f"proceedings {__version__}\n"


def test_people_are_compared_on_request_only(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    bib = (
        "@misc{a, title = {T}, author = {Singh, R. and Mishra, M. K.}}\n"
        "@misc{b, title = {T}, author = {Singh, Ravi and Mishra, M. K.}}\n"
    )
    root = write({"papers/w.bib": bib})
    assert main(["check", str(root)]) == 0
    assert "person-suspect" not in capsys.readouterr().out
    assert main(["check", str(root), "--people"]) == 0
    assert "note[person-suspect]: R. Singh (r-singh) may be Ravi Singh" in capsys.readouterr().out
