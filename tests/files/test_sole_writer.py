"""One process at a time; the others are told, and go on when it has ended, however it did."""

import errno
import fcntl
import os
import signal
import stat
from pathlib import Path

import pytest

from sphinx_proceedings.files.sole_writer import sole_writer
from support.other_writer import held_by_another, nobody

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


@pytest.fixture(params=["folder", "file"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that can be locked, or on a file system where folders cannot be."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    if request.param == "file":
        flock = fcntl.flock

        def only_files(descriptor: int, operation: int) -> None:
            if stat.S_ISDIR(os.fstat(descriptor).st_mode):
                raise OSError(errno.EBADF, "Bad file descriptor")
            flock(descriptor, operation)

        monkeypatch.setattr(fcntl, "flock", only_files)
    (tmp_path / "portal").mkdir()
    return tmp_path / "portal"


def test_the_second_waits_and_is_told_once(folder: Path) -> None:
    with held_by_another(folder) as (_, tell):
        told: list[str] = []

        def waiting() -> None:
            told.append("waiting")
            assert not (folder / "written").exists()
            os.write(tell, b"go on")

        with sole_writer(folder, waiting):
            assert (folder / "written").exists()
        assert told == ["waiting"]


def test_a_killed_process_holds_nothing(folder: Path) -> None:
    with (
        held_by_another(folder) as (child, _),
        sole_writer(folder, lambda: os.kill(child, signal.SIGKILL)),
    ):
        assert not (folder / "written").exists()
    with sole_writer(folder, nobody):
        pass


def test_a_process_does_not_wait_for_itself(folder: Path) -> None:
    (folder.parent / "link").symlink_to(folder)
    with sole_writer(folder, nobody), sole_writer(folder.parent / "link", nobody):
        pass
    with held_by_another(folder) as (_, tell):
        os.write(tell, b"go on")


def test_other_folders_are_free(folder: Path) -> None:
    (folder.parent / "other").mkdir()
    with held_by_another(folder), sole_writer(folder.parent / "other", nobody):
        pass


def test_no_file_tells_of_it(tmp_path: Path) -> None:
    with sole_writer(tmp_path, nobody):
        assert list(tmp_path.iterdir()) == []


def test_there_has_to_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), sole_writer(tmp_path / "none", nobody):
        pass
