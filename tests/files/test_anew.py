"""Folders made anew: whole, or what was there stays."""

from pathlib import Path

import pytest

from sphinx_proceedings.files.anew import folder_made_anew
from support.folders import contents_of


def test_in_the_place_of_another(tmp_path: Path) -> None:
    for name in ("first", "second"):
        with folder_made_anew(tmp_path / "out") as folder:
            (folder / name).touch()
    assert contents_of(tmp_path) == {"out/second": b""}


def test_a_failure_changes_nothing(tmp_path: Path) -> None:
    with folder_made_anew(tmp_path / "out") as folder:
        (folder / "first").touch()
    with pytest.raises(IsADirectoryError), folder_made_anew(tmp_path / "out") as folder:
        folder.write_bytes(b"")
    assert contents_of(tmp_path) == {"out/first": b""}


def test_where_the_new_one_cannot_be_put_the_former_is_back(tmp_path: Path) -> None:
    with folder_made_anew(tmp_path / "out") as folder:
        (folder / "first").touch()
    with pytest.raises(OSError), folder_made_anew(tmp_path / "out") as folder:  # noqa: PT011
        folder.rmdir()
    assert contents_of(tmp_path) == {"out/first": b""}
