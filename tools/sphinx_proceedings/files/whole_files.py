"""Writes files whole or not at all, reads nothing but files, and removes what is left over.

A file is written beside its place, under a name that nobody can know before, and moved into it: a
reader never sees half of it, a link that somebody has laid is never written through, and two
processes never write into each other's.  What a killed process leaves behind can be told by its
name.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

__all__ = [
    "PARTIAL",
    "ChangedMeanwhileError",
    "file_opened",
    "is_left_over",
    "kept_beside",
    "lasting_beside",
    "marked",
    "move_where_nothing_is",
    "named",
    "new_beside",
    "new_file",
    "read_file",
    "remove_left_over",
    "remove_with_empty_folders",
    "replace_if_changed",
    "replace_source",
    "settle",
    "write_atomically",
]

PARTIAL = ".part"
"""How the name of a file ends that is not yet in its place."""
_PREFIX = ".proceedings-"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
_FOR_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class ChangedMeanwhileError(OSError):
    """A file is no longer as it was read, so it is not overwritten."""


def read_file(path: Path, most: int | None = None) -> bytes:
    """The bytes of a file, at most `most` and one more.

    Raises OSError, also for what is no file and might never end: a pipe, a socket, a device.
    """
    with open(_opened(path), "rb") as stream:
        return stream.read(-1 if most is None else most + 1)


def file_opened(path: Path) -> FileIO:
    """A file to be read in pieces; raises OSError as `read_file` does."""
    return FileIO(_opened(path), "rb")


def write_atomically(path: Path, data: bytes) -> bool:
    """Write a file so that a reader, or the next run after a crash, never sees half of it.

    A file that holds the same bytes already is left alone.  Returns whether it was written.  What
    is there and no file, such as `/dev/stdout`, is written into.  Raises OSError with the file's
    own name.
    """
    there = _status(path)
    if there is not None and not stat.S_ISREG(there.st_mode) and not stat.S_ISDIR(there.st_mode):
        path.write_bytes(data)
        return True
    if there is not None and there.st_size == len(data) and path.read_bytes() == data:
        return False
    with named(path):
        partial = _written_beside(path, data, there)
        try:
            os.replace(partial, path)  # noqa: PTH105  # of many files, paths take a third
        except OSError:
            os.unlink(partial)  # noqa: PTH108
            raise
    return True


def replace_source(path: Path, data: bytes, was: bytes | None) -> None:
    """Write what somebody has written by hand, and nobody could make again.

    `was` is what it was when it was read, None for a file that is not to be there: if that has
    changed, ChangedMeanwhileError is raised.  The bytes are on the disk when this returns.
    """
    with named(path):
        partial = lasting_beside(path, data)
        try:
            if was is None:
                move_where_nothing_is(partial, path)
            else:
                if read_file(path) != was:
                    raise ChangedMeanwhileError("it was changed meanwhile")
                partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
        settle(path.parent)


@contextmanager
def marked(folder: Path) -> Iterator[Path]:
    """A file in a folder, for a while, which nobody sees who does not share the folder."""
    mark = folder / f"{_PREFIX}{secrets.token_hex(8)}{PARTIAL}"
    mark.touch()
    try:
        yield mark
    finally:
        mark.unlink(missing_ok=True)


def replace_if_changed(partial: Path, target: Path) -> bool:
    """Move a finished file to its place unless that holds the same bytes; whether it was moved."""
    if target.exists() and partial.read_bytes() == target.read_bytes():
        partial.unlink()
        return False
    partial.replace(target)
    return True


def is_left_over(path: Path) -> bool:
    """Whether this is a file that was not moved to its place: it is being written, or was."""
    return path.name.startswith(_PREFIX) and path.name.endswith(PARTIAL)


def remove_left_over(paths: Iterable[Path]) -> None:
    """Remove what killed processes left of these; nobody else must be writing there."""
    for path in paths:
        if is_left_over(path):
            with suppress(OSError):
                path.unlink()


def remove_with_empty_folders(path: Path, top: Path) -> None:
    """Delete a file below `top`, and the folders it leaves empty; nothing outside `top`."""
    is_file = path.is_symlink() or not path.is_dir()
    if top not in path.parents or ".." in path.parts or "\0" in str(path) or not is_file:
        return
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == top or folder.is_symlink() or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _opened(path: Path) -> int:
    # Without waiting for somebody to write into a pipe.
    descriptor = os.open(path, _FOR_READING)
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        raise OSError(f"it is {_kind(mode)}, not a file")
    return descriptor


def new_beside(path: Path) -> tuple[str, int]:
    """A new file in the folder of `path`: its name, and a descriptor to write with."""
    partial = f"{path.parent}{os.sep}{_PREFIX}{secrets.token_hex(8)}{PARTIAL}"
    try:
        return partial, os.open(partial, _NEW, 0o666)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return partial, os.open(partial, _NEW, 0o666)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A file beside the place of another, to be written within, which then takes its place.

    Where something fails, what was there stays.  Raises OSError with the file's own name.
    """
    with named(path):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        name, descriptor = new_beside(path)
    os.close(descriptor)
    partial = Path(name)
    try:
        yield partial
        there = _status(path)
        with named(path):
            if there is not None:
                partial.chmod(stat.S_IMODE(there.st_mode))
            partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def lasting_beside(path: Path, data: bytes) -> Path:
    """A finished file beside the place of another, whose permissions it has; it is on the disk."""
    return Path(_written_beside(path, data, _status(path), is_lasting=True))


def kept_beside(path: Path) -> Path:
    """The file itself by another name beside it, so that it can come back."""
    kept = Path(f"{path.parent}{os.sep}{_PREFIX}{secrets.token_hex(8)}{PARTIAL}")
    try:
        kept.hardlink_to(path)
    except (OSError, NotImplementedError):
        # A file system without links.
        shutil.copy2(path, kept)
    return kept


def _written_beside(
    path: Path, data: bytes, there: os.stat_result | None, *, is_lasting: bool = False
) -> str:
    """The name of a finished file, with the permissions of the one that is there."""
    partial, descriptor = new_beside(path)
    try:
        with open(descriptor, "wb") as stream:  # noqa: PTH123
            stream.write(data)
            if is_lasting:
                stream.flush()
                os.fsync(descriptor)
        if there is not None:
            os.chmod(partial, stat.S_IMODE(there.st_mode))  # noqa: PTH101
    except BaseException:
        os.unlink(partial)  # noqa: PTH108
        raise
    return partial


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        # Not there, or a link to nowhere; writing tells what else is wrong.
        return None


def _kind(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((name for is_kind, name in kinds if is_kind(mode)), "something else")


def move_where_nothing_is(partial: Path, path: Path) -> None:
    """Move a finished file to its place; raises `ChangedMeanwhileError` where something is."""
    try:
        path.hardlink_to(partial)
    except FileExistsError as error:
        raise ChangedMeanwhileError("it was made meanwhile") from error
    except OSError:
        # A file system without links.
        if path.exists() or path.is_symlink():
            raise ChangedMeanwhileError("it was made meanwhile") from None
        partial.replace(path)


def settle(folder: Path) -> None:
    """Have the folder's entries on the disk too, where that can be asked for."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Let errors tell the file's own name, not that of the one beside it."""
    try:
        yield
    except ChangedMeanwhileError:
        raise
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error
