"""Folders and ZIP archives of many files, whole or not at all, with the same bytes each time.

Files of any size are copied in blocks, and none is ever held as a whole.
"""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sphinx_proceedings.files.anew import folder_made_anew
from sphinx_proceedings.files.copied_files import copied_bytes, copy_atomically
from sphinx_proceedings.files.whole_files import file_opened, new_beside

__all__ = ["Member", "foreign_file", "member_from", "write_folder", "write_zip"]

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that a ZIP archive can hold (APPNOTE.TXT, 4.4.6)."""
_MODE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3
"""Which system's permissions a file has (APPNOTE.TXT, 4.4.2)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A file in a folder or an archive."""

    path: str
    """Relative, with forward slashes; made of names that are safe on every system."""
    data: bytes = field(default=b"", repr=False)
    source: str = ""
    """Where it is copied from, as an absolute path, instead of `data`."""
    sha256: str = ""
    """Of the bytes at `source`: others are never copied."""
    size: int = 0
    """Bytes at `source`."""

    @property
    def length(self) -> int:
        """Bytes."""
        return self.size if self.source else len(self.data)


def member_from(source: Path, path: str) -> Member:
    """A copy of a file as it is now.  Raises OSError."""
    with file_opened(source) as stream:
        size = os.fstat(stream.fileno()).st_size
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Member(path=path, source=str(source.absolute()), sha256=digest, size=size)


def write_folder(output: Path, members: Iterable[Member]) -> None:
    """Write a folder, in the place of what was there.

    Raises OSError, `ChangedMeanwhileError` where a source has other bytes.
    """
    with folder_made_anew(output) as folder:
        for member in members:
            path = folder / member.path
            path.parent.mkdir(parents=True, exist_ok=True)
            if member.source:
                copy_atomically(Path(member.source), path, member.sha256)
            else:
                path.write_bytes(member.data)


def write_zip(output: Path, members: Iterable[Member]) -> None:
    """Write an archive, in the place of what was there; raises as `write_folder` does.

    What is copied is packed as it is: papers and archives are compressed already.
    """
    partial, descriptor = new_beside(output)
    try:
        with (
            open(descriptor, "wb") as stream,  # noqa: PTH123
            zipfile.ZipFile(stream, "w") as archive,
        ):
            for member in members:
                _add(archive, member)
        os.replace(partial, output)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(partial)  # noqa: PTH108
        raise


def foreign_file(folder: Path, paths: Iterable[str]) -> str:
    """A file in a folder that is none of these, relative to it; empty where there is none."""
    known = {*paths}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name not in known and (path.is_symlink() or not path.is_dir()):
            return name
    return ""


def _add(archive: zipfile.ZipFile, member: Member) -> None:
    info = zipfile.ZipInfo(member.path, _NO_TIME)
    info.create_system, info.external_attr = _UNIX, _MODE
    if not member.source:
        archive.writestr(info, member.data, zipfile.ZIP_DEFLATED)
        return
    info.file_size = member.size
    with archive.open(info, "w") as target:
        copied_bytes(Path(member.source), target.write, member.sha256)
