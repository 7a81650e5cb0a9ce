"""Fixtures: portals in temporary folders, built in this process."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings
from sphinx.config import Config

from sphinx_proceedings.wording.messages import speaking
from support.clusters import Cluster
from support.folders import TOY
from support.shared_builds import BuiltToy, SharedBuilds
from support.sphinx_build import Built, build_portal, written

# How fast a machine is, is no property of the code.  Every run tries other examples.
settings.register_profile("any machine", deadline=None, max_examples=50)
settings.register_profile("quick", deadline=None, max_examples=10)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "any machine"))


# Doctrees are many objects and no garbage: Python would look through all of them a hundred times.
gc.set_threshold(200_000, 10, 10)

Build = Callable[..., Built]
Write = Callable[[Mapping[str, str]], Path]


@pytest.fixture(autouse=True)
def _templates_of_themes() -> Iterator[None]:
    """Themes add folders to Sphinx's default of a setting, for all later builds of a process."""
    yield
    Config.config_values["templates_path"].default.clear()


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """A build speaks its portal's language for the rest of its process."""
    with speaking("en"):
        yield


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


@pytest.fixture(scope="session")
def shared_builds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedBuilds]:
    """Whole sites that tests only read; none may be touched."""
    shared = SharedBuilds(tmp_path_factory)
    yield shared
    assert shared.touched() == []


@pytest.fixture(scope="session")
def toy_site(shared_builds: SharedBuilds) -> Built:
    """The toy conference, built: to be read only."""
    return shared_builds.toy()


@pytest.fixture(scope="session")
def hard_site(shared_builds: SharedBuilds) -> Built:
    """The hard portal, built: to be read only."""
    return shared_builds.hard()


@pytest.fixture(scope="session")
def toy_of_process(tmp_path_factory: pytest.TempPathFactory) -> BuiltToy:
    """The toy conference for later builds of this process."""
    return BuiltToy(tmp_path_factory.mktemp("built"))


@pytest.fixture
def built_toy(toy_of_process: BuiltToy) -> Built:
    """The toy conference as it was built, to be changed and built again."""
    return toy_of_process.restored()


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A Dask scheduler and two workers; whoever uses it asks for the `whole`."""
    started = Cluster(tmp_path_factory.mktemp("cluster"))
    yield started
    started.end()
