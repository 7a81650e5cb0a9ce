"""Copies files whole or not at all, of whatever size, and never other bytes than were asked for.

They are copied, not linked: with another name a file gets another state, and whoever wrote into the
original in its place would write into the copy, too.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path

from sphinx_proceedings.files.whole_files import ChangedMeanwhileError, file_opened, new_beside

__all__ = ["copied_bytes", "copy_atomically"]

_BLOCK = 1024**2  # bytes


def copy_atomically(source: Path, target: Path, sha256: str) -> bool:
    """Copy a file of which the bytes have this digest; nobody ever sees half of it.

    A target that holds these bytes already is left alone.  Returns whether it was written.  Raises
    OSError, `ChangedMeanwhileError` where the source has other bytes.
    """
    with file_opened(source) as stream:
        if _is_the_same(target, os.fstat(stream.fileno()).st_size, sha256):
            return False
        partial, descriptor = new_beside(target)
        try:
            with FileIO(descriptor, "wb") as made:
                _copy(stream, made.write, sha256)
            os.replace(partial, target)  # noqa: PTH105
        except BaseException:
            with suppress(OSError):
                os.unlink(partial)  # noqa: PTH108
            raise
    return True


def copied_bytes(source: Path, take: Callable[[bytes], object], sha256: str) -> None:
    """Give all bytes of a file in blocks; raises as `copy_atomically` does, when all are given."""
    with file_opened(source) as stream:
        _copy(stream, take, sha256)


def _copy(source: FileIO, take: Callable[[bytes], object], sha256: str) -> None:
    if _digest(source, take) != sha256:
        raise ChangedMeanwhileError(None, "it was changed meanwhile", source.name)


def _is_the_same(path: Path, size: int, sha256: str) -> bool:
    try:
        if path.is_symlink() or path.stat().st_size != size:
            return False
        with file_opened(path) as stream:
            return _digest(stream, lambda _: None) == sha256
    except OSError:
        return False


def _digest(stream: FileIO, take: Callable[[bytes], object]) -> str:
    made = hashlib.sha256()
    for block in _blocks(stream):
        made.update(block)
        take(block)
    return made.hexdigest()


def _blocks(stream: FileIO) -> Iterator[bytes]:
    while block := stream.read(_BLOCK):
        yield block
