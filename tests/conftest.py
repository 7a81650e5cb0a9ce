"""Fixtures: portals in temporary folders, built in this process."""

import gc
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from support.folders import TOY
from support.sphinx_build import Built, build_portal, written

# How fast a machine is, is no property of the code.  Every run tries other examples.
settings.register_profile("any machine", deadline=None, max_examples=50)
settings.register_profile("quick", deadline=None, max_examples=10)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "any machine"))


# Doctrees are many objects and no garbage: Python would look through all of them a hundred times.
gc.set_threshold(200_000, 10, 10)

Build = Callable[..., Built]
Write = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files of a portal; returns its root."""

    def write_files(files: Mapping[str, str]) -> Path:
        return written(tmp_path / "portal", files)

    return write_files


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy conference."""
    return Path(shutil.copytree(TOY, tmp_path / "toy"))


@pytest.fixture
def build() -> Build:
    """Build a portal like `sphinx-build -b html`, with Sphinx's warnings as text."""

    return build_portal
