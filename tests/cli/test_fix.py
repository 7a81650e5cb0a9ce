"""`proceedings fix` and `proceedings check --fix`."""

from pathlib import Path

import pytest

from conftest import Write
from sphinx_proceedings.cli import main

BAD = "@misc{a, title = {R & D}, author = {A, B}, pages = {1-8}, doi = {doi:10.1000/1}}\n"
GOOD = "@misc{a, title = {R \\& D}, author = {A, B}, pages = {1--8}, doi = {10.1000/1}}\n"


@pytest.mark.parametrize("command", [["fix"], ["check", "--fix"]])
def test_diff_then_apply(
    write: Write, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    root = write({"papers/w.bib": BAD})
    path = root / "papers" / "w.bib"
    first, *more = command
    assert main([first, str(root), *more]) == 1
    assert capsys.readouterr().out == (
        f"--- a/papers/w.bib\n+++ b/papers/w.bib\n@@ -1,2 +1,2 @@\n-{BAD}+{GOOD} \n"
    )
    assert path.read_text(encoding="utf-8") == BAD
    assert main([first, str(root), *more, "--apply"]) == 0
    assert "papers/w.bib: corrected 3 values\n" in "".join(capsys.readouterr())
    assert path.read_text(encoding="utf-8") == GOOD
    assert main([first, str(root), *more]) == 0
    assert capsys.readouterr().out == ""


def test_one_edition(write: Write) -> None:
    root = write({"papers/w.bib": BAD, "papers/v.bib": BAD})
    assert main(["fix", str(root), "--edition", "v", "--apply"]) == 0
    assert (root / "papers" / "w.bib").read_text(encoding="utf-8") == BAD
    assert (root / "papers" / "v.bib").read_text(encoding="utf-8") == GOOD


def test_misuse(write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write({"papers/w.bib": BAD})
    assert main(["fix", str(tmp_path / "no")]) == 2
    assert main(["fix", str(root), "--edition", "x"]) == 2
    assert main(["check", str(root), "--apply"]) == 2
    assert capsys.readouterr().out == ""
