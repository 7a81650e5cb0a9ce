"""`proceedings new`: a portal to begin from."""

from pathlib import Path

import pytest

from conftest import REPOSITORY as ROOT
from conftest import Build
from sphinx_proceedings.cli import main
from sphinx_proceedings.pipeline import read_portal


def test_new_portal_builds_without_a_warning(tmp_path: Path, build: Build) -> None:
    root = tmp_path / "mine"
    assert main(["new", str(root), "--edition", "tiny2027"]) == 0
    result = read_portal(root)
    assert result.diagnostics == ()
    assert [paper.edition for paper in result.portal.papers] == ["tiny2027"]
    built = build(root)
    assert built.warnings == ""
    assert built.page("papers/tiny2027/lovelace2027notes").h1 is not None


def test_new_portal_carries_the_tool_along(tmp_path: Path) -> None:
    root = tmp_path / "mine"
    main(["new", str(root)])
    names = {path.name for path in root.iterdir()}
    assert names >= {"Makefile", "pyproject.toml", "requirements.txt", "LICENSE", ".gitignore"}
    assert (root / "tools" / "sphinx_proceedings" / "py.typed").exists()


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "conf.py").write_text("mine")
    assert main(["new", str(tmp_path / "mine")]) == 2
    assert "exists and is not empty" in capsys.readouterr().err
    assert [path.read_text() for path in (tmp_path / "mine").iterdir()] == ["mine"]


@pytest.mark.parametrize("edition", ["2027", "true", "null", "007"])
def test_editions_that_yaml_might_take_for_something_else(tmp_path: Path, edition: str) -> None:
    assert main(["new", str(tmp_path / "mine"), "--edition", edition]) == 0
    assert read_portal(tmp_path / "mine").diagnostics == ()


@pytest.mark.parametrize("name", ["file/portal", "tools/portal", "x" * 300])
def test_folder_that_cannot_be(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    folder = (ROOT if name.startswith("tools") else tmp_path) / name
    assert main(["new", str(folder)]) == 2
    assert capsys.readouterr().err.startswith("proceedings: ")


@pytest.mark.parametrize("edition", ["../x", "My 2027", "index", "", "x" * 65])
def test_bad_edition(tmp_path: Path, edition: str) -> None:
    assert main(["new", str(tmp_path / "mine"), "--edition", edition]) == 2
    assert not (tmp_path / "mine").exists()
