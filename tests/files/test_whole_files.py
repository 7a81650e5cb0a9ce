"""Files are written whole or not at all, and only where they belong."""

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_proceedings.files.whole_files import (
    ChangedMeanwhileError,
    read_file,
    remove_left_over,
    remove_with_empty_folders,
    replace_if_changed,
    replace_source,
    write_atomically,
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.mkdir()


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize("make", [_pipe, _folder, _device, _socket, _loop])
def test_what_is_no_file_is_not_read(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "x")
    with pytest.raises(OSError, match=r".+"):
        read_file(tmp_path / "x")


def test_no_more_is_read_than_one_byte_too_many(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"12345")
    assert [read_file(tmp_path / "x", most) for most in (3, 5, None)] == [b"1234", *[b"12345"] * 2]


def test_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    target = tmp_path / "a" / "x"
    assert write_atomically(target, b"1")
    written_at = target.stat().st_mtime_ns
    assert not write_atomically(target, b"1")
    assert target.stat().st_mtime_ns == written_at
    assert write_atomically(target, b"2")
    assert (target.read_bytes(), names(tmp_path / "a")) == (b"2", ["x"])


def test_permissions_stay(tmp_path: Path) -> None:
    for write in (
        lambda path: write_atomically(path, b"2"),
        lambda path: replace_source(path, b"2", b"1"),
    ):
        (tmp_path / "x").write_bytes(b"1")
        (tmp_path / "x").chmod(0o640)
        write(tmp_path / "x")
        assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o640


def test_new_files_have_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_atomically(tmp_path / "x", b"")
    replace_source(tmp_path / "y", b"", None)
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("usual", "x", "y")}
    assert len(modes) == 1


def test_links_that_wait_for_a_writer_are_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"precious")
    for name in ("x.part", ".x.part", "x.tmp", "x~"):
        (tmp_path / name).symlink_to(other)
    (tmp_path / "x").write_bytes(b"1")
    write_atomically(tmp_path / "x", b"2")
    replace_source(tmp_path / "x", b"3", b"2")
    assert (other.read_bytes(), (tmp_path / "x").read_bytes()) == (b"precious", b"3")


def test_a_device_is_written_into(tmp_path: Path) -> None:
    (tmp_path / "null").symlink_to("/dev/null")
    assert write_atomically(tmp_path / "null", b"x")
    assert (tmp_path / "null").is_char_device()


def test_a_failure_leaves_nothing_and_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "in it").touch()
    with pytest.raises(IsADirectoryError) as failure:
        write_atomically(tmp_path / "x", b"1")
    assert (failure.value.filename, names(tmp_path)) == (str(tmp_path / "x"), ["x"])
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        write_atomically(tmp_path / "file" / "y", b"1")


def test_a_source_that_changed_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "x"
    target.write_bytes(b"an editor's")
    for was in (b"older", None):
        with pytest.raises(ChangedMeanwhileError):
            replace_source(target, b"ours", was)
    replace_source(target, b"ours", b"an editor's")
    assert (target.read_bytes(), names(tmp_path)) == (b"ours", ["x"])
    target.unlink()
    with pytest.raises(FileNotFoundError):
        replace_source(target, b"new", b"ours")
    replace_source(target, b"new", None)
    assert (target.read_bytes(), names(tmp_path)) == (b"new", ["x"])


def test_a_link_to_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to(tmp_path / "nowhere")
    with pytest.raises(ChangedMeanwhileError):
        replace_source(tmp_path / "x", b"1", None)
    assert names(tmp_path) == ["x"]


def test_a_finished_file_is_moved_where_it_is_another(tmp_path: Path) -> None:
    made, place = tmp_path / "made", tmp_path / "x"
    moved = []
    for data in (b"1", b"1", b"2"):
        made.write_bytes(data)
        moved.append(replace_if_changed(made, place))
        assert (place.read_bytes(), names(tmp_path)) == (data, ["x"])
    assert moved == [True, False, True]


def test_only_our_own_are_left_over(tmp_path: Path) -> None:
    for name in ("x.part", "x.bib.part", ".proceedings-files.json", ".proceedings-12.part"):
        (tmp_path / name).touch()
    remove_left_over(tmp_path.iterdir())
    assert names(tmp_path) == [".proceedings-files.json", "x.bib.part", "x.part"]


def test_folders_that_become_empty_go_with_a_file(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    for path in ("a/x", "a/b/y", "z"):
        (tmp_path / path).touch()
    remove_with_empty_folders(tmp_path / "a" / "b" / "y", tmp_path / "a")
    assert names(tmp_path / "a") == ["x"]
    for other in ("a/../z", "../z", "a", "a\0"):
        remove_with_empty_folders(tmp_path / other, tmp_path / "a")
    remove_with_empty_folders(tmp_path / "a" / "x", tmp_path)
    assert names(tmp_path) == ["z"]
