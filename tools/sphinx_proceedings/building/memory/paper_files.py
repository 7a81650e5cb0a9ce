"""Digests of papers' own files, made only of those that have changed.

A file is the same while its path and its state are (`finished_build.py`): to read a thousand PDFs
in each build would take longer than all else.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from stat import S_ISREG

from sphinx_proceedings.building.memory.cache import shared_memo
from sphinx_proceedings.building.memory.fingerprint import digest
from sphinx_proceedings.building.memory.finished_build import TOO_RECENT, state_of
from sphinx_proceedings.processes.executors import in_processes, processors
from sphinx_proceedings.sources.paper_files.contents import (
    FileContents,
    UnusableFileError,
    read_each_file,
)

__all__ = ["read_files_remembered"]

_TASK = "paper file"
_RULES = "1"
"""Another number where other files can be used than before."""
_WORTH_SHARING = 200_000_000
"""Bytes; a part of a second."""


def read_files_remembered(paths: Sequence[str]) -> list[FileContents | UnusableFileError]:
    """The same as `read_each_file(paths)`."""
    if not paths:
        return []
    found = [_key_and_size(path) for path in paths]
    kept = shared_memo().read(_TASK, filter(None, (key for key, _ in found)))
    known: dict[int, FileContents | UnusableFileError] = {}
    for at, (key, _) in enumerate(found):
        if (remembered := _told(kept.get(key))) is not None:
            known[at] = remembered
    missing = [at for at in range(len(paths)) if at not in known]
    is_much = sum(found[at][1] for at in missing) > _WORTH_SHARING
    read = in_processes(
        _read,
        [paths[at] for at in missing],
        what="reading papers' files",
        processes=processors() if is_much else 1,
    )
    new: dict[bytes, bytes] = {}
    for at, contents in zip(missing, read, strict=True):
        known[at] = contents
        key, _ = found[at]
        # What was read is of another state where it has changed meanwhile.
        if key and isinstance(contents, FileContents) and key == _key_and_size(paths[at])[0]:
            new[key] = f"{contents.size} {contents.sha256}".encode()
    shared_memo().write(_TASK, new)
    return [known[at] for at in range(len(paths))]


def _read(path: str) -> FileContents | UnusableFileError:
    (contents,) = read_each_file([path])
    return contents


def _key_and_size(path: str) -> tuple[bytes, int]:
    """A digest of where a file is and of its state, empty where that is not to be relied on."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return b"", 0
    newest = max(found.st_mtime_ns, found.st_ctime_ns)
    if not S_ISREG(found.st_mode) or time.time_ns() - newest < TOO_RECENT:
        return b"", found.st_size
    return digest([_RULES, path, state_of(found)]), found.st_size


def _told(kept: bytes | None) -> FileContents | None:
    if kept is None:
        return None
    size, _, sha256 = kept.decode("ascii", "replace").partition(" ")
    return FileContents(int(size), sha256) if size.isdecimal() and sha256 else None
