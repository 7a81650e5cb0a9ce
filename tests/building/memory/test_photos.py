"""Pictures are made of photos that have changed."""

from pathlib import Path

import pytest

from sphinx_proceedings.building.memory import photos as module
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from sphinx_proceedings.building.memory.photos import read_photos_remembered
from sphinx_proceedings.sources.photos.photo_files import PhotoFile, UnusablePhotoError
from sphinx_proceedings.sources.photos.photos import read_each_photo
from support.photos import RED, photo


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[PhotoFile]:
    """Photos, some of which are none."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cache"))
    contents = {"a.jpg": photo(), "b.jpg": b"text", "c.jpg": photo(RED), "e.png": photo(kind="PNG")}
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    return [PhotoFile(tmp_path, name) for name in ("a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.png")]


def told(found: list[bytes | UnusablePhotoError]) -> list[bytes | str]:
    return [each if isinstance(each, bytes) else each.message for each in found]


def test_what_is_remembered_is_what_is_made(
    files: list[PhotoFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = told(read_photos_remembered(files))
    assert first == told(read_each_photo(files))
    assert [isinstance(each, bytes) for each in first] == [True, False, True, False, True]

    asked: list[str] = []

    def read(wanted: list[PhotoFile]) -> list[bytes | UnusablePhotoError]:
        asked.extend(file.path for file in wanted)
        return read_each_photo(wanted)

    monkeypatch.setattr(module, "read_each_photo", read)
    assert told(read_photos_remembered(files[:3])) == first[:3]
    assert asked == ["b.jpg"]

    (files[0].root / "a.jpg").write_bytes(photo(RED))
    assert told(read_photos_remembered(files[:3])) == [first[2], first[1], first[2]]
    assert asked == ["b.jpg", "b.jpg"]  # The other one's bytes are known.


def test_nothing_is_asked_where_there_is_no_photo() -> None:
    assert read_photos_remembered([]) == []
