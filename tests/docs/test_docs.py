"""Reference pages agree with the code, and links between documents lead somewhere."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from draw_rooms import DOCUMENT, graphs, image, rooms, with_rooms
from drawn_graph import digest, mermaid
from sphinx_proceedings.cli import main
from sphinx_proceedings.model.people import ROLES
from sphinx_proceedings.outputs.wanted import Output
from sphinx_proceedings.pages.includes import INCLUDED
from support.folders import PACKAGE, REPOSITORY, tracked_files

DOCUMENTS = [
    REPOSITORY / name
    for name in tracked_files()
    if name.endswith(".md") and (name.startswith("docs/") or "/" not in name)
]


def test_diagnostics_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["codes"])
    documented = (REPOSITORY / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    assert documented.endswith(capsys.readouterr().out), "run: make reference"


def test_rooms_are_drawn() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert text == with_rooms(text, rooms()), "run: make reference"


def test_pictures_are_of_these_rooms() -> None:
    for name, graph in graphs(rooms()).items():
        picture = image(name).read_text(encoding="utf-8")
        assert f'data-of="{digest(mermaid(graph))}"' in picture, "run: make reference"


def test_settings_are_described() -> None:
    settings = (PACKAGE / "sphinx_ext" / "config.py").read_text(encoding="utf-8")
    text = (REPOSITORY / "docs" / "settings.md").read_text(encoding="utf-8")
    named = re.findall(r'add_config_value\("(\w+)"', settings)
    assert [name for name in named if f"`{name}`" not in text] == []
    listed = re.findall(r"^\| `([a-z-]+)` \|", text.partition("## Outputs")[2], re.MULTILINE)
    assert listed == [*Output]


def test_roles_and_directives_are_described() -> None:
    text = (REPOSITORY / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in [*ROLES, *INCLUDED] if name not in text] == []


def test_every_dependency_has_a_reason() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *chain.from_iterable(project["project"]["optional-dependencies"].values()),
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
    generated = ("program/", "papers/", "people/", "../editions/", "editions/")
    missing = [
        target
        for target in targets
        if not target.startswith(generated) and not (document.parent / target).exists()
    ]
    assert missing == []


_PATH = re.compile(r"[\w*-][\w.*-]*(?:/[\w.*-]+)*/?", re.ASCII)
_OF_PORTALS = {
    *("_build", "affiliations", "api", "browse", "editions"),
    *("papers", "people", "program", "topics"),
}
"""What begins so is in a portal or its site."""
_CODE = (".css", ".jinja", ".js", ".py", ".toml")


def paths_named(text: str) -> set[str]:
    """What stands in backticks and looks like a path of the repository."""
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    names = {name for name in re.findall(r"`([^`\n]+)`", prose) if _PATH.fullmatch(name)}
    rooms = {path.name for root in (REPOSITORY, PACKAGE) for path in root.iterdir()}
    return {
        name
        for name in names
        if (first := name.split("/")[0]) not in _OF_PORTALS
        and (name.endswith((*_CODE, "/")) or ("/" in name and first in rooms))
    }


def is_there(name: str) -> bool:
    """A path from the repository or the package on; a module's name alone, anywhere in it."""
    found = [*REPOSITORY.glob(name), *PACKAGE.glob(name)]
    return bool(found or ("/" not in name and any(PACKAGE.rglob(name))))


@pytest.mark.parametrize(
    "document",
    [REPOSITORY / "CONTRIBUTING.md", REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md")],
    ids=lambda path: path.name,
)
def test_paths_that_are_named_are_there(document: Path) -> None:
    named = paths_named(document.read_text(encoding="utf-8"))
    assert sorted(name for name in named if not is_there(name)) == []


def test_modules_that_code_names_are_there() -> None:
    code = [path for ending in ("py", "js") for path in PACKAGE.rglob(f"*.{ending}")]
    named = {
        (str(path.relative_to(PACKAGE)), name)
        for path in code
        for name in re.findall(r"`([\w/]+\.py)`", path.read_text(encoding="utf-8"))
    }
    assert sorted((path, name) for path, name in named if not is_there(name)) == []


def test_lock_files_name_no_address() -> None:
    for name in ("requirements.txt", "requirements-build.txt", "requirements-dev.txt"):
        assert "://" not in (REPOSITORY / name).read_text(encoding="utf-8")
