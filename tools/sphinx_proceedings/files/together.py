"""Several files that people write by hand, written together: all of them, or none."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sphinx_proceedings.files.whole_files import (
    ChangedMeanwhileError,
    kept_beside,
    lasting_beside,
    move_where_nothing_is,
    named,
    read_file,
    settle,
)

__all__ = ["Replacement", "digest_of", "replace_together"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Replacement:
    """A file that becomes another, is new, or goes."""

    path: Path
    data: Callable[[], bytes] | None = field(repr=False)
    """Gives its new bytes, when they are written; None where it goes."""
    replaces: str
    """The SHA-256 of what was there when it was read; empty where nothing was."""


def digest_of(data: bytes | None) -> str:
    """The SHA-256 of a file's bytes; empty for no file."""
    return "" if data is None else hashlib.sha256(data).hexdigest()


def replace_together(files: Iterable[Replacement]) -> None:
    """Write them all; whatever fails, what was there before is there again.

    Raises OSError, `ChangedMeanwhileError` where a file is no longer as it was read, and whatever
    giving the bytes raises.  A process that is killed while files are moved leaves some of each.
    """
    listed = tuple(files)
    with ExitStack() as folders, ExitStack() as left_over, ExitStack() as undoing:
        partials = [_staged(file, folders, left_over) for file in listed]
        for file, partial in zip(listed, partials, strict=True):
            with named(file.path):
                _move(file, partial, undoing, left_over)
        undoing.pop_all()
        folders.pop_all()
    for folder in {file.path.parent for file in listed}:
        settle(folder)


def _staged(file: Replacement, folders: ExitStack, left_over: ExitStack) -> Path | None:
    """The new bytes beside their place."""
    if file.data is None:
        return None
    for folder in reversed(file.path.parents):
        if not folder.exists():
            folders.callback(_remove_folder, folder)
    with named(file.path):
        partial = lasting_beside(file.path, file.data())
    left_over.callback(partial.unlink, missing_ok=True)
    return partial


def _move(
    file: Replacement, partial: Path | None, undoing: ExitStack, left_over: ExitStack
) -> None:
    if not file.replaces:
        if partial is not None:
            move_where_nothing_is(partial, file.path)
            undoing.callback(file.path.unlink, missing_ok=True)
        return
    try:
        kept = kept_beside(file.path)
    except FileNotFoundError as error:
        raise ChangedMeanwhileError("it was taken away meanwhile") from error
    left_over.callback(kept.unlink, missing_ok=True)
    if digest_of(read_file(kept)) != file.replaces:
        raise ChangedMeanwhileError("it was changed meanwhile")
    undoing.callback(kept.replace, file.path)
    if partial is None:
        file.path.unlink()
    else:
        partial.replace(file.path)


def _remove_folder(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
