"""What holds for all commands."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_proceedings.cli import main
from sphinx_proceedings.cli.exit_codes import INTERRUPTED, NOT_HEARD
from support.folders import TOOLS

ENTRY = "@misc{a, title = {A & B}, author = {Lovelace, Ada}, year = 2026, doi = {doi:10.1000/x}}\n"
COMMANDS = (
    "check --format sarif",
    "check --format json",
    "check",
    "fix",
    "add new.bib --edition w",
    "export --base-url ",
    "schema program",
    "explain bib-syntax",
    "codes",
)
FORKING = """\
import os, sys
from sphinx_proceedings.cli import main
for number, command in enumerate(sys.argv[1:]):
    child = os.fork()
    if not child:
        os.chdir(str(number))
        os.dup2(os.open("errors", os.O_CREAT | os.O_WRONLY), 2)
        read, write = os.pipe()
        os.close(read)
        os.dup2(write, 1)
        sys.exit(main(command.split(" ")))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Each command in a process of its own, whose output nobody reads; all is loaded once."""


@pytest.mark.parametrize("closed", ["1>&-", "2>&-", "1>&- 2>&-"])
@pytest.mark.parametrize(
    ("command", "code"), [("check", 1), ("explain", 0), ("fix", 1), ("no-such-command", 2)]
)
def test_nobody_listens(tmp_path: Path, closed: str, command: str, code: int) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/w.bib").write_text(ENTRY + "@misc{c, title = {C}}\n")
    done = subprocess.run(
        ["bash", "-c", f'"$0" -m sphinx_proceedings {command} {closed}', sys.executable],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(TOOLS)},
        check=False,
    )
    assert done.returncode == code
    assert "Traceback" not in done.stderr + done.stdout


class _Interrupted(io.BytesIO):
    """What somebody types who presses Ctrl C."""

    def read(self, *_: object) -> bytes:
        raise KeyboardInterrupt


def test_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(_Interrupted()))
    assert main(["add", "-", "--edition", "w", "--root", str(tmp_path)]) == INTERRUPTED
    assert capsys.readouterr().err == "proceedings: interrupted\n"


def test_whoever_reads_may_stop(tmp_path: Path) -> None:
    for number, _ in enumerate(COMMANDS):
        folder = tmp_path / str(number)
        (folder / "papers").mkdir(parents=True)
        (folder / "papers/w.bib").write_text(ENTRY + "@misc{c, title = {C}}\n")
        (folder / "new.bib").write_text(ENTRY.replace("{a,", "{b,").replace("/x", "/y"))
    done = subprocess.run(
        [sys.executable, "-c", FORKING, *COMMANDS],
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(TOOLS)},
        check=True,
    )
    assert dict(zip(COMMANDS, done.stdout.split(), strict=True)) == dict.fromkeys(
        COMMANDS, str(NOT_HEARD)
    )
    for number, command in enumerate(COMMANDS):
        errors = (tmp_path / str(number) / "errors").read_text()
        assert "Traceback" not in errors, command
        assert "Broken pipe" not in errors, command
