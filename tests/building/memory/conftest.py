"""A cache of a test's own."""

from pathlib import Path

import pytest

from sphinx_proceedings.building.memory import cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache in which results are remembered."""
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"
