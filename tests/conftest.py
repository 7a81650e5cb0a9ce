"""Fixtures: portals in temporary folders, built in this process."""

import gc
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from support.folders import TOY
from support.sphinx_build import Built, build_portal

# How fast a machine is, is no property of the code.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


# Doctrees are many objects and no garbage: Python would look through all of them a hundred times.
gc.set_threshold(50_000, 20, 20)

Build = Callable[..., Built]
Write = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files of a portal; returns its root."""

    def write_files(files: Mapping[str, str]) -> Path:
        root = tmp_path / "portal"
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return root

    return write_files


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy conference."""
    return Path(shutil.copytree(TOY, tmp_path / "toy"))


@pytest.fixture
def build() -> Build:
    """Build a portal like `sphinx-build -b html`, with Sphinx's warnings as text."""

    return build_portal
