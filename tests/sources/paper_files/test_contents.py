"""What files hold is told by their size and digest; what cannot be published says why."""

import hashlib
import os
import pickle
from pathlib import Path

import pytest

from sphinx_proceedings.sources.paper_files.contents import (
    FileContents,
    UnusableFileError,
    read_each_file,
)

POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        pytest.param("a.zip", b"PK", None, id="any"),
        pytest.param("a.pdf", b"%PDF-1.7\n", None, id="PDF"),
        pytest.param("a.pdf", b"\n" * 900 + b"%PDF-1.7\n" + bytes(3_000_000), None, id="large"),
        pytest.param("a.PDF", b"<!DOCTYPE html>", "is no PDF", id="page of an error"),
        pytest.param("a.pdf", b"", "is empty", id="empty"),
        pytest.param("a.zip", POINTER, "is a pointer of Git LFS, not the file itself", id="LFS"),
    ],
)
def test_contents(tmp_path: Path, name: str, data: bytes, told: str | None) -> None:
    (tmp_path / name).write_bytes(data)
    (found,) = read_each_file([str(tmp_path / name)])
    if told is None:
        assert found == FileContents(len(data), hashlib.sha256(data).hexdigest())
    else:
        assert isinstance(found, UnusableFileError)
        assert (found.message, found.is_unread) == (told, False)


def test_what_is_no_file(tmp_path: Path) -> None:
    """Nobody waits for a pipe."""
    os.mkfifo(tmp_path / "pipe.pdf")
    paths = [
        str(tmp_path / "pipe.pdf"),
        str(tmp_path),
        "/dev/zero",
        str(tmp_path / "none.pdf"),
        "\0",
    ]
    found = read_each_file(paths)
    assert all(isinstance(each, UnusableFileError) and each.is_unread for each in found)
    assert pickle.loads(pickle.dumps(found[0])).args == found[0].args  # type: ignore[union-attr]  # noqa: S301
