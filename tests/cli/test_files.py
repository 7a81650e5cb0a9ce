"""`proceedings files`: what is there, missing, not used and called otherwise."""

import hashlib
import json
from pathlib import Path

import pytest

from conftest import Write
from sphinx_proceedings.cli import main
from support.pdfs import pdf

BIB = """\
@misc{ada, title = {Notes}, author = {Lovelace, Ada}, year = 2026}
@misc{bob, title = {Engines}, author = {Babbage, Charles}, year = 2026}
@misc{cleo, title = {Works}, author = {C, C}, year = 2026, pdf = {https://example.org/c.pdf}}
"""
PDF = "%PDF-1.4\n"
FILES = {
    "papers/w.bib": BIB,
    "papers/v.bib": "@misc{old, title = {Old}, author = {A, B}, year = 2025}\n",
    "papers/w.files/ada.pdf": PDF,
    "papers/w.files/cleo.pdf": PDF,
    "papers/w.files/babbage-engines.pdf": PDF,
    "papers/w.files/ada-poster.svg": "<svg/>",
}
TEXT = """\
published: 1 file, 9 bytes
  papers/w.files/ada.pdf (9 bytes): pdf of ada
missing: 2 papers without a PDF
  papers/v.files/old.pdf: Old
  papers/w.files/bob.pdf: Engines
not used: 1 file
  papers/w.files/cleo.pdf: the entry has an address: https://example.org/c.pdf
called otherwise: 2 files
  papers/w.files/ada-poster.svg: it is of a form that is not published beside pages
  papers/w.files/babbage-engines.pdf: it belongs to no paper; rename it bob.pdf?
"""


def test_text(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["files", str(write(FILES))]) == 1
    assert capsys.readouterr().out == TEXT


def test_json_of_an_edition(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["files", str(write(FILES)), "--edition", "w", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(file["path"], file["state"]) for file in told["files"]] == [
        ("papers/w.files/ada-poster.svg", "misnamed"),
        ("papers/w.files/ada.pdf", "published"),
        ("papers/w.files/babbage-engines.pdf", "misnamed"),
        ("papers/w.files/cleo.pdf", "unused"),
    ]
    assert told["files"][1] == {
        "edition": "w",
        "path": "papers/w.files/ada.pdf",
        "state": "published",
        "paper": "ada",
        "kind": "pdf",
        "published": "papers/w/ada.pdf",
        "size": 9,
        "sha256": hashlib.sha256(PDF.encode()).hexdigest(),
        "reason": "",
        "proposal": "",
    }
    assert told["missing"] == [
        {
            "edition": "w",
            "paper": "bob",
            "title": "Engines",
            "expected": "papers/w.files/bob.pdf",
        }
    ]


def test_all_is_well(
    write: Write, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder elsewhere, which the command or `conf.py` names."""
    bib = {"papers/w.bib": BIB.partition("\n")[0]}
    root = write({**bib, "out/w.files/ada.pdf": PDF, "conf.py": 'proceedings_files = "out"\n'})
    assert main(["files", str(root)]) == 0
    (root / "conf.py").unlink()
    assert main(["files", str(root)]) == 1
    monkeypatch.chdir(root)
    assert main(["files", "--folder", "out"]) == 0
    assert f"{Path.cwd()}/out/w.files/ada.pdf" in capsys.readouterr().out


def test_no_such_edition(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["files", str(write(FILES)), "--edition", "x"]) == 2
    assert "there is no edition 'x'" in capsys.readouterr().err


def test_files_known_by_their_text(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """Only where the paper has no text yet, and no other file is its text."""
    title = "Sketch of the Analytical Engine Invented by Somebody"
    root = write(
        {
            "papers/w.bib": f"@misc{{ada, title = {{{title}}}, author = {{Lovelace, Ada}}}}\n"
            "@misc{bob, title = {On the Economy of Machinery and Manufactures},"
            " author = {Babbage, Charles}}\n"
        }
    )
    folder = root / "papers" / "w.files"
    folder.mkdir()
    body = ["There is more to say of engines than anybody has said so far"] * 4
    (folder / "1742.pdf").write_bytes(pdf([title, "Ada Lovelace", *body]))
    (folder / "1743.pdf").write_bytes(b"%PDF-1.4\n")
    (folder / "1744.pdf").write_bytes(pdf(["Another title altogether", "Nobody", *body]))
    assert main(["files", str(root)]) == 1
    told = capsys.readouterr().out
    assert "  papers/w.files/1742.pdf: it belongs to no paper; rename it ada.pdf?\n" in told
    assert "  papers/w.files/1743.pdf: it belongs to no paper\n" in told
    assert "  papers/w.files/1744.pdf: it belongs to no paper\n" in told
    (folder / "1745.pdf").write_bytes(pdf([title, "Ada Lovelace", *body, "again"]))
    main(["files", str(root)])
    assert "rename" not in capsys.readouterr().out
