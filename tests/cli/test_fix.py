"""`proceedings fix` and `proceedings check --fix`."""

from pathlib import Path

import pytest

from conftest import Write
from sphinx_proceedings.cli import main
from sphinx_proceedings.sources.edit.document import Document
from sphinx_proceedings.sources.edit.fix import Fixed, fix_document

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


def test_the_registry_of_people(write: Write) -> None:
    registry = "people: [{{id: ada, name: Ada, orcid: {}}}]\n"
    root = write({"papers/w.bib": GOOD, "people/x.yaml": registry.format("0000000218250097")})
    assert main(["fix", str(root), "--edition", "w", "--apply"]) == 0
    path = root / "people" / "x.yaml"
    assert path.read_text(encoding="utf-8") == registry.format("0000000218250097")
    assert main(["fix", str(root), "--apply"]) == 0
    assert path.read_text(encoding="utf-8") == registry.format("0000-0002-1825-0097")


def test_misuse(write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write({"papers/w.bib": BAD})
    assert main(["fix", str(tmp_path / "no")]) == 2
    assert main(["fix", str(root), "--edition", "x"]) == 2
    assert main(["check", str(root), "--apply"]) == 2
    assert capsys.readouterr().out == ""


def test_a_file_in_windows_1252_becomes_utf_8(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write({"papers/w.bib": "", "people/p.yaml": "", "papers/x.bib": ""})
    (root / "papers" / "w.bib").write_bytes(BAD.replace("A, B", "Mü, A").encode("cp1252"))
    (root / "people" / "p.yaml").write_bytes("people:\r\n  - name: José\r\n".encode("cp1252"))
    (root / "papers" / "x.bib").write_bytes("@misc{a, title = {Иван}}".encode("cp1251"))
    assert main(["check", str(root)]) == 1
    assert capsys.readouterr().out.count("run `proceedings fix`") == 2
    assert main(["fix", str(root)]) == 1
    printed = capsys.readouterr()
    assert printed.out == (
        f"--- a/papers/w.bib\n+++ b/papers/w.bib\n@@ -1,2 +1,2 @@\n"
        f"-{BAD.replace('A, B', 'M' + chr(92) + 'xfc, A')}+{GOOD.replace('A, B', 'Mü, A')} \n"
        "--- a/people/p.yaml\n+++ b/people/p.yaml\n@@ -1,3 +1,3 @@\n people:\n"
        "-  - name: Jos\\xe9\n+  - name: José\n \n"
    )
    assert "papers/x.bib:1:19: error[file-encoding]" in printed.err
    assert main(["fix", str(root), "--edition", "x"]) == 2
    assert main(["fix", str(root), "--apply"]) == 1
    assert capsys.readouterr().out == (
        "papers/w.bib: saved as UTF-8, corrected 3 values\npeople/p.yaml: saved as UTF-8\n"
    )
    assert (root / "papers" / "w.bib").read_text(encoding="utf-8") == GOOD.replace("A, B", "Mü, A")
    assert (root / "people" / "p.yaml").read_bytes() == "people:\r\n  - name: José\r\n".encode()


def test_what_an_editor_saves_meanwhile_stays(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write({"papers/v.bib": BAD, "papers/w.bib": BAD})
    saved = BAD.replace("R & D", "R & D, again")

    def saving(document: Document) -> Fixed:
        if document.source.path == "papers/w.bib":
            (root / "papers/w.bib").write_text(saved, encoding="utf-8")
        return fix_document(document)

    monkeypatch.setattr("sphinx_proceedings.cli.fix.fix_document", saving)
    assert main(["fix", str(root), "--apply"]) == 1
    assert capsys.readouterr().out == (
        "papers/v.bib: corrected 3 values\n"
        "papers/w.bib: changed meanwhile, so it is left; correct it again\n"
    )
    assert (root / "papers/w.bib").read_text(encoding="utf-8") == saved


def test_no_link_is_written_through(write: Write) -> None:
    root = write({"papers/w.bib": BAD, "precious": "precious"})
    for name in ("w.bib.part", ".w.bib.part", "w.bib~", "w.bib.tmp"):
        (root / "papers" / name).symlink_to("../precious")
    assert main(["fix", str(root), "--apply"]) == 0
    assert (root / "precious").read_text() == "precious"
    assert (root / "papers/w.bib").read_text(encoding="utf-8") == GOOD


def test_a_source_may_be_a_link(write: Write) -> None:
    root = write({"store/w.bib": BAD, "papers/x": ""})
    (root / "papers/w.bib").symlink_to("../store/w.bib")
    assert main(["fix", str(root), "--apply"]) == 0
    assert (root / "papers/w.bib").is_symlink()
    assert (root / "store/w.bib").read_text(encoding="utf-8") == GOOD
