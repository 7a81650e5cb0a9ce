"""`proceedings explain`, and that the explanations are complete and true."""

import re
from pathlib import Path

import pytest

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.cli import main
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.model.entry_types import ENTRY_TYPES, PAGELESS_TYPES
from sphinx_proceedings.sources.bibtex.fields import ANNOTATIONS, OTHER_TITLES, READ
from support.documentation_address import ADDRESS, documented_at
from support.folders import REPOSITORY
from support.programmes import head
from support.told_version import told_version

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


def test_links_are_what_they_say_where_the_documentation_has_no_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(told_version("sphinx-proceedings", "1.0", tmp_path))
    assert main(["explain", "embargo-pending"]) == 0
    printed = capsys.readouterr().out
    assert "build publishes it, but somebody has to build. A schedule of CI can,\n" in printed
    assert "http" not in printed


@pytest.mark.parametrize("stated", [ADDRESS, ADDRESS.rstrip("/")])
def test_links_are_addresses_where_it_has_one(
    stated: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(documented_at(stated, tmp_path))
    assert main(["explain", "embargo-pending"]) == 0
    printed = capsys.readouterr().out
    assert f"A schedule of CI ({ADDRESS}publishing.html#by-the-clock) can,\n" in printed
    assert printed.endswith(
        f"\n\nOn the web: {ADDRESS}reference/explanations.html#embargo-pending\n"
    )


def test_explanations_lead_to_pages_of_the_documentation_alone() -> None:
    found = {
        (path.stem, target)
        for path in FOLDER.iterdir()
        for target in re.findall(r"\]\(([^)\s]+)", path.read_text(encoding="utf-8"))
    }
    pages = {name for _, target in found if (name := target.partition("#")[0].removeprefix("../"))}
    assert all(target.startswith("../") for _, target in found)
    assert {name for name in pages if not (REPOSITORY / "docs" / name).is_file()} == set()


def test_lists_are_whole() -> None:
    fields = (FOLDER / "bib-field-unread.md").read_text(encoding="utf-8")
    names = READ - OTHER_TITLES | {f"author+an:{name}" for name in ANNOTATIONS}
    assert {name for name in names if f"`{name}`" not in fields} == set()
    types = (FOLDER / "bib-type.md").read_text(encoding="utf-8")
    last = types.partition("\nTypes whose entries have a page:\n")[2]
    assert set(re.findall("`@([a-z]+)`", last)) == ENTRY_TYPES.keys() | PAGELESS_TYPES


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
