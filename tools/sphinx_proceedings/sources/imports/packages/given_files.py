"""Files as they were given, one by one or in a folder: nothing outside of it is ever read."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.files.whole_files import read_file
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.text.characters import is_suitable
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["LARGEST_FILE", "MOST_FILES", "Item", "file_item", "folder_items", "is_passed_over",
           "too_many", "unsafe_name"]  # fmt: skip

MOST_FILES = 10_000
"""In a folder or an archive; the largest conferences have five thousand papers."""
LARGEST_FILE = 256 * 1024**2
"""Bytes of a file, which is read whole."""
_LONGEST_NAME = 1_000
_DRIVE = re.compile(r"[A-Za-z]:")
_BY_SYSTEMS = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A file that may be read."""

    path: str
    """What messages call it."""
    size: int
    """In bytes."""
    begin: Callable[[int], bytes]
    """At most so many of its first bytes; raises `ExportError`."""


def unsafe_name(name: str) -> str:
    """Why a name in an archive may not be used; empty where it may."""
    if len(name) > _LONGEST_NAME:
        return f"is longer than {_LONGEST_NAME} characters"
    if not is_suitable(name) or not name.isprintable():
        return "holds characters that no name should hold"
    if "\\" in name:
        return "holds a backslash"
    if name.startswith("/") or _DRIVE.match(name):
        return "is not relative"
    return "leads out of the archive" if ".." in name.split("/") else ""


def is_passed_over(name: str) -> bool:
    """Whether systems and tools keep something for themselves in this file: `.git`, `__MACOSX`."""
    return any(part.startswith(".") or part.lower() in _BY_SYSTEMS for part in name.split("/"))


def too_many(path: str) -> ExportError:
    """What is told of more files than are read."""
    message = f"it holds more than {MOST_FILES:,} files; none is read"
    return ExportError(Location(path=path), message, "give the export of one event alone")


def file_item(path: Path, called: str) -> Item:
    """A file that was given by itself; raises `ExportError` where it is none."""
    try:
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        raise _unreadable(called, error) from None

    def begin(most: int) -> bytes:
        try:
            # One byte more comes back where there is one.
            return read_file(path, most)[:most]
        except OSError as error:
            raise _unreadable(called, error) from None

    return Item(path=called, size=size, begin=begin)


def folder_items(folder: Path, called: str) -> Iterator[tuple[str, Item]]:
    """All files in a folder by their names in it; raises `ExportError` for what leads out."""

    def refuse(error: OSError) -> None:
        raise _unreadable(called, error)

    root = folder.resolve()
    count = 0
    try:
        for parent, folders, files in os.walk(folder, onerror=refuse):
            folders[:] = sorted(name for name in folders if not is_passed_over(name))
            for name in sorted([*folders, *files]):
                path = Path(parent, name)
                relative = path.relative_to(folder).as_posix()
                if is_passed_over(name):
                    continue
                _check(path, root, f"{called}/{relative}")
                if name in folders:
                    continue
                count += 1
                if count > MOST_FILES:
                    raise too_many(called)
                item = file_item(path, f"{called}/{relative}")
                yield unicodedata.normalize("NFC", relative), item
    except RecursionError:
        message = "its folders nest too deeply"
        raise ExportError(Location(path=called), message, "give the folder of an export") from None


def _check(path: Path, root: Path, called: str) -> None:
    if not is_suitable(called):
        message = f"the name of “{shown(_printable(path.name))}” is not UTF-8"
        raise ExportError(Location(path=_printable(called)), message, "give the file another name")
    if path.is_symlink() and not path.resolve().is_relative_to(root):
        message = "it is a link that leads out of the folder; it is not followed"
        hint = "put the file itself in its place, or remove the link"
        raise ExportError(Location(path=called), message, hint)


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _unreadable(called: str, error: Exception) -> ExportError:
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
    hint = "see that the file is there, and that you may read it"
    return ExportError(Location(path=_printable(called)), f"cannot be read: {reason}", hint)
