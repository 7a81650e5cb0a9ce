"""Reference pages agree with the code, and links between documents lead somewhere."""

import re
import tomllib
from pathlib import Path

import pytest

from draw_rooms import DOCUMENT, rooms, with_rooms
from sphinx_proceedings.cli import main
from sphinx_proceedings.model.people import ROLES
from sphinx_proceedings.pages.includes import INCLUDED
from support.folders import REPOSITORY

DOCUMENTS = [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")]


def test_diagnostics_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["codes"])
    documented = (REPOSITORY / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    assert documented.endswith(capsys.readouterr().out), "run: make reference"


def test_rooms_are_drawn() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert text == with_rooms(text, rooms()), "run: make reference"


def test_roles_and_directives_are_described() -> None:
    text = (REPOSITORY / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in [*ROLES, *INCLUDED] if name not in text] == []


def test_every_dependency_has_a_reason() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["serve"],
        *project["dependency-groups"]["dev"],
        *project["dependency-groups"]["build"],
    ]
    names = {re.split(r"[<>=\[ ]", item)[0] for item in wanted}
    reasons = (REPOSITORY / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert {name for name in names if name.split("-")[0] not in reasons} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_relative_links_lead_somewhere(document: Path) -> None:
    targets = re.findall(
        r"\]\((?!https?:|#|mailto:)([^)#\s]+)", document.read_text(encoding="utf-8")
    )
    generated = ("program/", "papers/", "people/")
    missing = [
        target
        for target in targets
        if not target.startswith(generated) and not (document.parent / target).exists()
    ]
    assert missing == []


def test_lock_files_name_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert "://" not in (REPOSITORY / name).read_text(encoding="utf-8")
