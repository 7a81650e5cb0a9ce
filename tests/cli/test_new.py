"""`proceedings new`: a portal to begin from."""

import compileall
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Build
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.cli import main
from support.folders import REPOSITORY as ROOT
from support.folders import files_in


def test_new_portal_builds_without_a_warning(tmp_path: Path, build: Build) -> None:
    root = tmp_path / "mine"
    assert main(["new", str(root), "--edition", "tiny2027"]) == 0
    result = read_portal(root)
    assert result.diagnostics == ()
    assert [paper.edition for paper in result.portal.papers] == ["tiny2027"]
    built = build(root)
    assert built.warnings == ""
    assert built.page("papers/tiny2027/lovelace2027notes").h1 is not None


@pytest.mark.parametrize(
    "left",
    [
        "name: T\nstart: 2027-05-10\ntimezone: Europe/London\n",
        "",
    ],
    ids=["no sessions, papers and people", "no programme"],
)
def test_what_is_not_there_yet_is_no_warning(left: str, tmp_path: Path, build: Build) -> None:
    root = tmp_path / "mine"
    assert main(["new", str(root), "--edition", "tiny2027"]) == 0
    programme = root / "program" / "tiny2027.yaml"
    if left:
        programme.write_text(left, encoding="utf-8")
        (root / "papers" / "tiny2027.bib").unlink()
        (root / "people" / "committees.yaml").unlink()
        # As home pages of older portals link.
        home = root / "index.md"
        text = home.read_text(encoding="utf-8").replace("program/index", "program/tiny2027/index")
        home.write_text(text, encoding="utf-8")
    else:
        programme.unlink()
    assert read_portal(root).diagnostics == ()
    built = build(root)
    assert built.warnings == ""
    assert main(["audit", str(built.html)]) == 0


def test_new_portal_carries_the_tool_along(tmp_path: Path) -> None:
    root = tmp_path / "mine"
    main(["new", str(root)])
    names = {path.name for path in root.iterdir()}
    assert names >= {"Makefile", "pyproject.toml", "requirements.txt", "LICENSE", ".gitignore"}
    assert (root / "tools" / "sphinx_proceedings" / "py.typed").exists()
    assert main(["new", str(tmp_path / "second"), "--edition", "other2027"]) == 0
    assert [path for path in files_in(root) if path.endswith(".pyc")] == []


OWN_FILES = [
    ".gitignore",
    "README.md",
    "conf.py",
    "index.md",
    "papers/myworkshop2027.bib",
    "people/committees.yaml",
    "program/myworkshop2027.yaml",
]


def _new(*arguments: str, path: Path, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command from the package in `path`, in a shell that is told something `before`."""
    command = f'{before} exec "$0" -m sphinx_proceedings new "$@"'
    return subprocess.run(
        ["bash", "-c", command, sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": str(path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as pip leaves it: all of it compiled, the files of the starter as well."""
    site_packages = tmp_path_factory.mktemp("site-packages")
    package = site_packages / "sphinx_proceedings"
    shutil.copytree(ROOT / "tools" / "sphinx_proceedings", package)
    assert compileall.compile_dir(package / "starter" / "files", quiet=1)
    (package / "starter" / "files" / "papers" / ".DS_Store").write_bytes(b"\xff")
    return site_packages


def test_installed_package_copies_its_own_files_only(tmp_path: Path, installed: Path) -> None:
    root = tmp_path / "mine"
    done = _new(str(root), path=installed)
    assert (done.returncode, done.stderr) == (0, "")
    assert files_in(root) == OWN_FILES
    assert done.stdout.split() == [str(root / name) for name in OWN_FILES]
    assert "make html" not in (root / "README.md").read_text(encoding="utf-8")
    assert read_portal(root).diagnostics == ()


def test_empty_folder_is_filled_in_its_place(tmp_path: Path) -> None:
    root = tmp_path / "mine"
    root.mkdir()
    before = root.stat().st_ino
    assert main(["new", str(root)]) == 0
    assert root.stat().st_ino == before
    assert set(OWN_FILES) <= set(files_in(root))


@pytest.mark.parametrize("is_there", [False, True])
def test_full_disk_leaves_nothing(tmp_path: Path, installed: Path, is_there: bool) -> None:
    root = tmp_path / "folder" / "mine"
    if is_there:
        root.mkdir(parents=True)
    done = _new(str(root), path=installed, before="ulimit -f 0;")
    assert (done.returncode, done.stderr) == (
        2,
        f"proceedings: {root} cannot be written: File too large\n",
    )
    assert [*tmp_path.rglob("*")] == ([root.parent, root] if is_there else [])
    assert main(["new", str(root)]) == 0


def test_interruption_while_files_are_moved_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    moved: list[Path] = []
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        moved.append(target)
        if len(moved) == 3:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    assert main(["new", str(tmp_path / "mine")]) == 2
    assert capsys.readouterr().err == "proceedings: interrupted; nothing was written\n"
    assert [*tmp_path.iterdir()] == []


def test_what_a_killed_attempt_left_is_no_content(tmp_path: Path) -> None:
    (tmp_path / "mine" / ".new-portal-x" / "papers").mkdir(parents=True)
    assert main(["new", str(tmp_path / "mine")]) == 0
    assert not (tmp_path / "mine" / ".new-portal-x").exists()


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
