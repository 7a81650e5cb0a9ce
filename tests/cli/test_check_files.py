"""`proceedings check --files`: what is wrong with papers' PDFs, in each format."""

import json
from pathlib import Path

import pytest

from conftest import Write
from sphinx_proceedings.cli import main
from support.pdfs import pdf

BIB = """\
@misc{ada, title = {Notes on the Analytical Engine and its Uses},
  author = {Lovelace, Ada}, year = 2026}
@misc{bob, title = {On the Economy of Machinery and Manufactures},
  author = {Babbage, Charles}, year = 2026}
@misc{cleo, title = {Works}, author = {C, C}, year = 2026}
"""
BODY = ["There is more to say of engines than anybody has said so far"] * 5
ADA = pdf(["Notes on the Analytical Engine and its Uses", "Ada Lovelace", *BODY], mode=0)
BOB = pdf(["On the Economy of Machinery and Manufactures", "Charles Babbage", *BODY], mode=0)
TEXT = """\
papers/w.files/ada.pdf: warning[pdf-fonts]: ada: fonts are not in the PDF: Helvetica
    hint: have the authors embed all fonts, also those of their figures: elsewhere letters look\
 otherwise, or are missing
    see: papers/w.bib:1:1
papers/w.files/ada.pdf: error[pdf-other-paper]: ada: this is the PDF of bob,\
 “On the Economy of Machinery and Manufactures”
    hint: give the files the names of their papers; `proceedings files` lists them
    see: papers/w.bib:1:1
    see: papers/w.bib:3:1
papers/w.files/bob.pdf: error[pdf-unreadable]: bob: the PDF is damaged: it cannot be\
 opened (Failed to load document (PDFium: Data format error).)
    hint: have the authors save it as PDF again, with another program if need be
    see: papers/w.bib:3:1
"""


@pytest.fixture
def root(write: Write) -> Path:
    """A portal with a PDF that is another's, and one that is none."""
    root = write({"papers/w.bib": BIB, "papers/w.files/bob.pdf": "%PDF-1.4\n"})
    (root / "papers" / "w.files" / "ada.pdf").write_bytes(BOB)
    return root


def test_text(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--files", str(root)]) == 1
    told = capsys.readouterr()
    assert TEXT in told.out
    assert "\r" not in told.err
    assert main(["check", str(root)]) == 0
    assert "pdf-" not in capsys.readouterr().out


def test_json_and_sarif(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--files", "--format", "json", str(root)]) == 1
    told = [each for each in json.loads(capsys.readouterr().out) if each["code"][:4] == "pdf-"]
    assert [(each["code"], each["path"], each["subject"]) for each in told] == [
        ("pdf-fonts", "papers/w.files/ada.pdf", "w/ada"),
        ("pdf-other-paper", "papers/w.files/ada.pdf", "w/ada"),
        ("pdf-unreadable", "papers/w.files/bob.pdf", "w/bob"),
    ]
    assert main(["check", "--files", "--format", "sarif", str(root)]) == 1
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert {"pdf-fonts", "pdf-other-paper"} <= {each["ruleId"] for each in results}


def test_the_right_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = root / "papers" / "w.files"
    (folder / "ada.pdf").write_bytes(ADA)
    (folder / "bob.pdf").write_bytes(BOB)
    assert main(["check", "--files", str(root)]) == 0
    assert "pdf-other" not in capsys.readouterr().out


def test_files_do_not_go_with_health(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--files", "--health", str(root)]) == 2
    assert capsys.readouterr().err == "proceedings: --files does not go with --health\n"


def test_what_is_known_of_a_paper_is_a_note(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = "year = 2026, known = {pdf-other-paper: They agreed; pdf-fonts: Old.; pdf-title: No.}}"
    bib = root / "papers" / "w.bib"
    bib.write_text(BIB.replace("year = 2026}", known, 1), encoding="utf-8")
    assert main(["check", "--files", str(root)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if "w/ada" in line or "]: ada:" in line or "known:" in line] == [
        "papers/w.bib:2:50: warning[known-unused]: w/ada records 'pdf-title' as known, but that"
        " does not occur",
        "papers/w.files/ada.pdf: note[pdf-fonts]: ada: fonts are not in the PDF: Helvetica",
        "    known: Old.",
        "papers/w.files/ada.pdf: note[pdf-other-paper]: ada: this is the PDF of bob,"
        " “On the Economy of Machinery and Manufactures”",
        "    known: They agreed",
    ]
    # Nobody knows whether it occurs where PDFs are not read.
    main(["check", str(root)])
    assert "known" not in capsys.readouterr().out
