"""Portals that are built once for all tests of a run, whatever process runs them."""

import os
import pickle
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock

from support.folders import HARD, REPOSITORY, TOY, tracked_files
from support.hostile_portal import FILES
from support.sphinx_build import Built, build_portal, written

__all__ = ["ADDRESS", "BuiltToy", "SharedBuilds", "copy_of_sources"]

ADDRESS = "https://example.org/p/"
"""Where these portals are published."""
SOURCES = ("*.md", "*.py", "_static", "papers", "people", "program")
States = dict[str, tuple[int, int]]
"""Size and time of writing by path."""


def copy_of_sources(origin: Path, root: Path) -> Path:
    """A portal's sources in another folder, which is made."""
    root.mkdir()
    for pattern in SOURCES:
        for path in origin.glob(pattern):
            copy = shutil.copytree if path.is_dir() else shutil.copyfile
            copy(path, root / path.name)
    return root


def _states(root: Path) -> States:
    states = {str(path): path.stat() for path in root.rglob("*")}
    return {path: (state.st_size, state.st_mtime_ns) for path, state in states.items()}


def _build(origin: Path, root: Path, address: str = ADDRESS, **settings: str) -> Built:
    options = {"html_baseurl": address, **settings}
    return build_portal(copy_of_sources(origin, root), confoverrides=options)


class SharedBuilds:
    """Builds that tests only read; the first process that wants one makes it."""

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        own = factory.getbasetemp()
        # Each process of pytest-xdist has a folder in that of the run.
        run = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
        self._folder = run / "shared-builds"
        self._folder.mkdir(exist_ok=True)
        self._used: dict[str, tuple[Built, States]] = {}

    def reference(self) -> Built:
        """The repository's own portal."""
        return self._once("reference", partial(_build, REPOSITORY))

    def hard(self) -> Built:
        """The programme that is hard to get right."""
        return self._once("hard", partial(_build, HARD))

    def hard_unaddressed(self) -> Built:
        """The same in a theme that searches by Sphinx; nobody knows where it is published."""
        build = partial(_build, HARD, address="", html_theme="basic")
        return self._once("hard-unaddressed", build)

    def toy(self) -> Built:
        """The toy conference."""
        return self._once("toy", _toy)

    def hostile(self) -> Built:
        """A portal with hostile text in every field."""
        return self._once("hostile", lambda root: build_portal(written(root, FILES)))

    def documentation(self) -> Built:
        """The site of the documentation."""
        return self._once("documentation", _documentation)

    def _once(self, name: str, build: Callable[[Path], Built]) -> Built:
        if name not in self._used:
            root = self._folder / name
            kept = root.with_suffix(".pickle")
            with FileLock(root.with_suffix(".lock")):
                if not kept.exists():
                    # What is left where an earlier try failed.
                    shutil.rmtree(root, ignore_errors=True)
                    built = build(root)
                    kept.write_bytes(pickle.dumps((built, _states(root))))
            self._used[name] = pickle.loads(kept.read_bytes())  # noqa: S301
        return self._used[name][0]

    def touched(self) -> list[str]:
        """Files that somebody changed, added or removed."""
        return sorted(
            path
            for built, before in self._used.values()
            for path, _state in before.items() ^ _states(built.root).items()
        )


def _documentation(root: Path) -> Built:
    """Of the files that git knows: what is built beside them may be old."""
    for name in tracked_files():
        folder, _, path = name.partition("/")
        if folder == "docs":
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(REPOSITORY / name, root / path)
    return build_portal(root, confoverrides={"html_baseurl": ADDRESS})


def _toy(root: Path) -> Built:
    """Its `conf.py` says where it is published, as commands read it there."""
    with (copy_of_sources(TOY, root) / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f'html_baseurl = "{ADDRESS}"\n')
    return build_portal(root)


class BuiltToy:
    """The toy conference for tests that build again: built once, and restored for each.

    It is always in the same folder, as Sphinx reads all of a portal again that was moved.
    """

    def __init__(self, folder: Path) -> None:
        self._built = _toy(folder / "toy")
        self._kept = folder / "kept"
        self._built.root.rename(self._kept)

    def restored(self) -> Built:
        """As it was built."""
        shutil.rmtree(self._built.root, ignore_errors=True)
        shutil.copytree(self._kept, self._built.root)
        return self._built
