"""Examples on pages that nobody follows from top to bottom: each is right by itself."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from documentation.commands import commands
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.cli import command_line
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.diagnostics import Severity
from support.doc_snippets import snippets
from support.folders import PACKAGE, REPOSITORY, tracked_files

DOCS = REPOSITORY / "docs"
REFERENCE = {path.name: path.read_text(encoding="utf-8") for path in sorted(DOCS.glob("*.md"))}
TEXTS = {
    name: (REPOSITORY / name).read_text(encoding="utf-8")
    for name in tracked_files()
    if name.endswith(".md") and (name.startswith("docs/") or "/" not in name)
}
FORMS = {
    "program": "program/myworkshop2027.yaml",
    "people": "people/people.yaml",
    "topics": "papers/topics.yaml",
}
BIB = "papers/myworkshop2027.bib"
ELSEWHERE = {"dask_jobqueue"}
"""Modules of examples that are not ours to install."""


def blocks(language: str) -> list[str]:
    return [
        each.text
        for text in REFERENCE.values()
        for each in snippets(text)
        if each.language == language
    ]


def entry(example: str) -> str:
    """An example as it stands, or where it is fields alone, in an entry that has what it needs."""
    if example.startswith("@"):
        return example
    needed = {"author": "Lovelace, Ada", "title": "Notes"}
    more = [f"{name} = {{{value}}}," for name, value in needed.items() if name not in example]
    return f"@misc{{lovelace2027notes, {' '.join(more)} year = 2027,\n{example}}}\n"


def sources() -> dict[str, str]:
    """The YAML of all forms, and the entries that it names."""
    found = {BIB: blocks("bibtex")[0]}
    for text in blocks("yaml"):
        if schema := re.match(r"# yaml-language-server: .*/(\w+)\.schema\.json", text):
            found[FORMS[schema[1]]] = text
    return found


def problems(files: dict[str, str], root: Path) -> str:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = read_portal(root).diagnostics
    return text_report([each for each in found if each.severity is not Severity.NOTE])


@pytest.mark.parametrize("example", blocks("bibtex"))
def test_entries_are_read_without_a_problem(example: str, tmp_path: Path) -> None:
    assert problems({BIB: entry(example)}, tmp_path) == ""


def test_yaml_of_all_forms_is_read_without_a_problem(tmp_path: Path) -> None:
    files = sources()
    assert files.keys() == {BIB, *FORMS.values()}
    photo = tmp_path / "people" / "photos" / "ada.jpg"
    photo.parent.mkdir(parents=True)
    photo.write_bytes((REPOSITORY / "docs" / "images" / "portal.png").read_bytes())
    assert problems(files, tmp_path) == ""


@pytest.mark.parametrize("example", blocks("python"))
def test_python_runs(example: str) -> None:
    imported = re.findall(r"^(?:from|import) (\w+)", example, re.MULTILINE)
    code = compile(example, "an example", "exec")
    names: dict[str, object] = {"__name__": "conf"}
    if not ELSEWHERE.intersection(imported):
        exec(code, names)  # noqa: S102  # of this repository
    config = (PACKAGE / "sphinx_ext" / "config.py").read_text(encoding="utf-8")
    settings = set(re.findall(r'add_config_value\("(\w+)"', config))
    assert {name for name in names if name.startswith("proceedings_")} - settings == set()


def lines() -> Iterator[str]:
    """Commands that stand in lines of their own, on pages that nobody follows."""
    for text in REFERENCE.values():
        yield from re.findall(r"^(?:    |\$ )(proceedings .+)$", text, re.MULTILINE)


def targets() -> Iterator[tuple[str, str]]:
    """Targets of make that are asked for, each with its page."""
    for page, text in TEXTS.items():
        for named in re.findall(r"(?:`|^\$ )make ([a-z][a-z-]*)", text, re.MULTILINE):
            yield page, named


@pytest.mark.parametrize("line", sorted({*lines()}))
def test_commands_can_be_called_so(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("_build/html", "before/_build/html", "pdfs"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert command_line().parse_args(shlex.split(line)[1:])


def test_commands_in_sentences_have_their_options() -> None:
    known = {
        parser.prog: {name for each in parser._actions for name in each.option_strings}  # noqa: SLF001
        for parser in commands(command_line())
    }
    groups = {prog.rpartition(" ")[0] for prog in known}
    wrong = []
    for page, text in TEXTS.items():
        for named in re.findall(r"`(proceedings [a-z][^`\n]*)`", text):
            words = named.split()
            prog = next((" ".join(words[:n]) for n in (3, 2) if " ".join(words[:n]) in known), "")
            asked = set(re.findall(r"(?<!\S)--[\w-]+", named))
            if not prog and " ".join(words[:2]) in groups and not asked:
                continue
            if not prog or asked - known[prog]:
                wrong.append((page, named))
    assert wrong == []


def test_targets_of_make_are_there() -> None:
    there = {
        *re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE)
    }
    assert len({*targets()}) > 20
    assert [each for each in targets() if each[1] not in there] == []
