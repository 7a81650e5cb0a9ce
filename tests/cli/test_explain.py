"""`proceedings explain`, and that the explanations are complete and true."""

import re
from pathlib import Path

import pytest

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.cli import main
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.diagnostics import Code
from support.folders import REPOSITORY
from support.programmes import head

FOLDER = REPOSITORY / "tools" / "sphinx_proceedings" / "explanations"
FILES = {
    "bibtex": "papers/w2027.bib",
    "yaml program": "program/w2027.yaml",
    "yaml people": "people/people.yaml",
    "yaml topics": "papers/topics.yaml",
}
HEAD = head("2027-05-10", timezone="Europe/London")


def test_every_code_is_explained_and_nothing_else() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{code.slug}.md" for code in Code}


@pytest.mark.parametrize("code", Code, ids=lambda code: code.slug)
def test_example_gives_its_report(code: Code, tmp_path: Path) -> None:
    text = (FOLDER / f"{code.slug}.md").read_text(encoding="utf-8")
    wrong, _, rest = text.partition("\nReport:\n")
    if not rest:
        assert "```text\n" in wrong  # told in words: needs files a text cannot show
        return
    for kind, example in re.findall(r"```(.+)\n([\s\S]*?\n)```", wrong):
        path = tmp_path / FILES[kind]
        path.parent.mkdir(exist_ok=True)
        path.write_text((HEAD if "program" in kind else "") + example, encoding="utf-8")
    found = [item for item in read_portal(tmp_path).diagnostics if item.code is code]
    assert f"```text\n{text_report(found)}```" in rest


def test_explanation_of_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "bib-undefined-string"]) == 0
    assert capsys.readouterr().out == (
        "error[bib-undefined-string]: A bare word in a value is no number and no @string macro.\n\n"
        + (FOLDER / "bib-undefined-string.md").read_text(encoding="utf-8")
    )


def test_all_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(
        "Files\n"
        "  file-missing             error    A source file that the portal needs does not exist.\n"
    )
    assert (
        "\n\nBibTeX\n"
        "  bib-syntax               error    A BibTeX entry is damaged; the entries around it are"
        " read.\n"
    ) in printed
    listed = [line.split()[0] for line in printed.splitlines() if line.startswith("  ")]
    assert listed == [code.slug for code in Code]


def test_unknown_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "bib-sintax"]) == 2
    error = capsys.readouterr().err
    assert error == "proceedings: there is no diagnostic 'bib-sintax'; did you mean 'bib-syntax'?\n"
