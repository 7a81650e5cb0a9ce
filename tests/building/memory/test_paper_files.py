"""Papers' files are read when they have changed."""

import os
from pathlib import Path

import pytest

from sphinx_proceedings.building.memory import paper_files as module
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from sphinx_proceedings.building.memory.paper_files import read_files_remembered
from sphinx_proceedings.sources.paper_files.contents import read_each_file
from support.memos import forge


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that are read."""
    asked: list[str] = []

    def noted(paths: list[str]) -> object:
        asked.extend(Path(path).name for path in paths)
        return read_each_file(paths)

    monkeypatch.setattr(module, "read_each_file", noted)
    # What was written a moment ago may be written again within the same tick of the clock.
    monkeypatch.setattr(module, "TOO_RECENT", 0)
    return asked


def test_each_is_read_once(
    tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cache"))
    paths = [str(tmp_path / name) for name in ("a.pdf", "b.pdf", "c.zip", "none.pdf")]
    for path, data in zip(paths, (b"%PDF-1.4", b"text", b"PK"), strict=False):
        Path(path).write_bytes(data)
    first = read_files_remembered(paths)
    assert list(map(repr, first)) == list(map(repr, read_each_file(paths)))
    assert read == ["a.pdf", "b.pdf", "c.zip", "none.pdf"]
    read.clear()
    assert list(map(repr, read_files_remembered(paths))) == list(map(repr, first))
    assert read == ["b.pdf", "none.pdf"]

    read.clear()
    status = Path(paths[0]).stat()
    Path(paths[0]).write_bytes(b"%PDF-1.5")
    os.utime(paths[0], ns=(status.st_atime_ns, status.st_mtime_ns))
    assert read_files_remembered(paths[:1]) != first[:1]
    assert read == ["a.pdf"]

    read.clear()
    forge(tmp_path / "cache", "paper file", b"much nonsense")
    assert read_files_remembered(paths[2:3]) == first[2:3]
    assert read == ["c.zip"]


def test_nothing_is_asked_where_there_are_none() -> None:
    assert read_files_remembered([]) == []
