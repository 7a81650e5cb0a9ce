"""What is in a file, told without holding it in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import FileIO
from pathlib import Path

from sphinx_proceedings.files.whole_files import file_opened

__all__ = ["ContentsReader", "FileContents", "UnusableFileError", "read_each_file"]

_BLOCK = 1024**2  # bytes
_HEAD = 1024
"""Bytes among which a PDF begins (ISO 32000-1, implementation note 13 of the older reference)."""
_POINTER = b"version https://git-lfs.github.com/spec/"


class UnusableFileError(Exception):
    """It cannot be published; the message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str, *, is_unread: bool = False) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint
        self.is_unread = is_unread
        """Whether what is in it is not known."""

    def __reduce__(self) -> tuple[object, ...]:
        """As processes hand it to one another."""
        return partial(type(self), is_unread=self.is_unread), (self.message, self.hint)


@dataclass(frozen=True, slots=True)
class FileContents:
    """What is known of a file's bytes."""

    size: int
    sha256: str


ContentsReader = Callable[[Sequence[str]], Sequence[FileContents | UnusableFileError]]
"""Reads each of the files at these paths, or says why it cannot be published."""


def read_each_file(paths: Sequence[str]) -> list[FileContents | UnusableFileError]:
    """Remember nothing."""
    found: list[FileContents | UnusableFileError] = []
    for path in paths:
        try:
            found.append(_read(path))
        except UnusableFileError as error:
            found.append(error)
        except (OSError, ValueError) as error:
            reason = (isinstance(error, OSError) and error.strerror) or str(error)
            hint = "check what it is, and that you may read it"
            found.append(UnusableFileError(f"cannot be read: {reason}", hint, is_unread=True))
    return found


def _read(path: str) -> FileContents:
    made, size = hashlib.sha256(), 0
    with file_opened(Path(path)) as stream:
        for block in _blocks(stream):
            if not size:
                _check(path, block)
            made.update(block)
            size += len(block)
    if not size:
        raise UnusableFileError("is empty", "put the file that it should be in its place")
    return FileContents(size, made.hexdigest())


def _blocks(stream: FileIO) -> Iterator[bytes]:
    while block := stream.read(_BLOCK):
        yield block


def _check(path: str, head: bytes) -> None:
    """Raise `UnusableFileError` where the file is not what its name says."""
    if head.startswith(_POINTER):
        raise UnusableFileError(
            "is a pointer of Git LFS, not the file itself", "fetch the files: git lfs pull"
        )
    if path.lower().endswith(".pdf") and b"%PDF-" not in head[:_HEAD]:
        raise UnusableFileError("is no PDF", "save it as PDF again, or give it its own ending")
