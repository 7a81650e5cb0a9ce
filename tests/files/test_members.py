"""Folders and archives of many files: whole or not at all, and the same bytes each time."""

import zipfile
from pathlib import Path

import pytest

from sphinx_proceedings.files.members import (
    Member,
    foreign_file,
    member_from,
    write_folder,
    write_zip,
)
from sphinx_proceedings.files.whole_files import ChangedMeanwhileError
from support.folders import contents_of


@pytest.fixture
def members(tmp_path: Path) -> tuple[Member, ...]:
    """A text, and a file to be copied."""
    source = tmp_path / "source.pdf"
    source.write_bytes(b"%PDF" * 1_000_000)
    return (Member(path="a/text.txt", data="é\n".encode()), member_from(source, "b/copy.pdf"))


def test_folder(members: tuple[Member, ...], tmp_path: Path) -> None:
    output = tmp_path / "deep" / "out"
    write_folder(output, members)
    assert contents_of(output) == {"a/text.txt": "é\n".encode(), "b/copy.pdf": b"%PDF" * 1_000_000}
    write_folder(output, members[:1])
    assert list(contents_of(output)) == ["a/text.txt"]
    assert [path.name for path in output.parent.iterdir()] == ["out"]


def test_archive(members: tuple[Member, ...], tmp_path: Path) -> None:
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    write_zip(first, members)
    write_zip(second, members)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert archive.testzip() is None
        assert [
            (each.filename, each.date_time, each.external_attr >> 16, each.compress_type)
            for each in archive.infolist()
        ] == [
            ("a/text.txt", (1980, 1, 1, 0, 0, 0), 0o100644, zipfile.ZIP_DEFLATED),
            ("b/copy.pdf", (1980, 1, 1, 0, 0, 0), 0o100644, zipfile.ZIP_STORED),
        ]
        assert archive.read("b/copy.pdf") == b"%PDF" * 1_000_000


@pytest.mark.parametrize("write", [write_folder, write_zip])
def test_a_changed_file_leaves_what_was_there(
    write: object, members: tuple[Member, ...], tmp_path: Path
) -> None:
    output = tmp_path / "out"
    assert callable(write)
    write(output, members)
    before = contents_of(tmp_path)
    (tmp_path / "source.pdf").write_bytes(b"other")
    with pytest.raises(ChangedMeanwhileError):
        write(output, members)
    assert contents_of(tmp_path) == before | {"source.pdf": b"other"}


def test_length(members: tuple[Member, ...]) -> None:
    assert [member.length for member in members] == [3, 4_000_000]


def test_foreign_files(members: tuple[Member, ...], tmp_path: Path) -> None:
    output, paths = tmp_path / "out", [member.path for member in members]
    assert foreign_file(output, paths) == ""
    write_folder(output, members)
    assert foreign_file(output, paths) == ""
    (output / "a" / "own.txt").touch()
    assert foreign_file(output, paths) == "a/own.txt"
    (output / "a" / "own.txt").unlink()
    (output / "link").symlink_to(tmp_path, target_is_directory=True)
    assert foreign_file(output, paths) == "link"


def test_nothing_but_a_file_is_copied(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        member_from(tmp_path, "x")
