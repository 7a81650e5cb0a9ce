"""What holds for all commands."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_proceedings.cli.exit_codes import NOT_HEARD
from support.folders import TOOLS

ENTRY = "@misc{a, title = {A & B}, author = {Lovelace, Ada}, year = 2026, doi = {doi:10.1000/x}}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--format", "sarif"],
        ["check", "--format", "json"],
        ["check"],
        ["fix"],
        ["add", "new.bib", "--edition", "w"],
        ["export", "--base-url", ""],
        ["schema", "program"],
        ["explain", "bib-syntax"],
        ["codes"],
    ],
)
def test_whoever_reads_may_stop(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/w.bib").write_text(ENTRY + "@misc{c, title = {C}}\n")
    (tmp_path / "new.bib").write_text(ENTRY.replace("{a,", "{b,").replace("/x", "/y"))
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "sphinx_proceedings", *arguments],
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(TOOLS)},
        check=False,
    )
    os.close(write)
    assert done.returncode == NOT_HEARD
    assert "Traceback" not in done.stderr
    assert "Broken pipe" not in done.stderr
