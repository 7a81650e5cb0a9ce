"""`proceedings print`: documents of an edition, to a file or to standard output."""

from pathlib import Path

import pikepdf
import pytest

from conftest import Write
from sphinx_proceedings.cli import main
from support.printed_pages import text_of_pdf

FILES = {
    "conf.py": 'project = "W"\nlanguage = "de"\nproceedings_print_style = {"paper": "a5"}\n',
    "papers/w.bib": "@misc{a, author = {Ada Love}, title = {Notes 李}, abstract = {Engines.}}\n",
    "program/w.yaml": """name: W 2027
start: 2027-05-10
timezone: UTC
sessions:
  - {id: a, title: Talks, kind: talks, start: 2027-05-10 09:00, talks: [{paper: a}]}
""",
}


def test_a_document_in_the_language_of_the_portal(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, out = write(FILES), tmp_path / "b.pdf"
    assert main(["print", "abstracts", str(root), "--output", str(out)]) == 0
    text = text_of_pdf(out.read_bytes())
    assert text.startswith("W2027")
    assert "Montag,10.Mai2027" in text
    assert "Engines." in text
    assert capsys.readouterr().err == (
        "papers/w.bib:1:1: warning[print-glyph]: abstracts of w: no font at hand has 李, first in"
        " a; a mark stands there\n"
        "    hint: put a font that has it, such as Noto Sans CJK, into a folder and name that in"
        ' conf.py: proceedings_print_style = {"font_folder": "_fonts"}\n'
        f"proceedings: {out} written\n"
    )


def test_sheets_to_fold(write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, out = write(FILES), tmp_path / "b.pdf"
    command = ["print", "booklet", str(root), "--folded", "--paper", "us-letter"]
    assert main([*command, "--output", str(out)]) == 0
    with pikepdf.open(out) as made:
        # Cover, programme and an index fill a sheet.
        assert [[*map(int, page.MediaBox)] for page in made.pages] == [[0, 0, 792, 612]] * 2
        assert str(made.docinfo.Title) == "Programm – W 2027"
    assert text_of_pdf(out.read_bytes()).count("Talks") == 1
    assert main(["print", "labels", str(root), "--folded"]) == 2
    assert "--folded is for booklet and abstracts" in capsys.readouterr().err


def test_errors_of_the_sources_are_told(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write(
        FILES | {"papers/w.bib": "@misc{a, title = {T}, author = {A}}\n@misc{b, author = {B}}"}
    )
    assert main(["print", "booklet", str(root), "--output", str(tmp_path / "b.pdf")]) == 1
    assert "1 error" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong",
    [
        (
            "proceedings_print_style = {'paper': 'a9'}",
            [],
            2,
            "proceedings_print_style: the paper is 'a9': expected a4, a5,",
        ),
        ("proceedings_print_style = made()", [], 2, "is computed, which is not run"),
        ("proceedings_print_style = {'logo': 'no.svg'}", [], 1, "no.svg cannot be read"),
        ("(", [], 2, "conf.py cannot be read"),
        ("", ["--edition", "v"], 2, "there is no edition 'v'"),
        ("", ["--base-url", "w"], 2, "html_baseurl is 'w'"),
    ],
)
def test_what_cannot_be(
    wrong: tuple[str, list[str], int, str], write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    conf, options, code, told = wrong
    root = write(FILES | {"conf.py": conf})
    assert main(["print", "booklet", str(root), *options]) == code
    captured = capsys.readouterr()
    assert told in captured.err
    assert captured.out == ""
