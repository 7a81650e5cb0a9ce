"""The folders in which papers' own files are, and what lies in them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.model.source_paths import FILES_SUFFIX, PaperFolders

__all__ = ["FilesFolder", "FoundFile", "files_folders"]

_NOBODYS = frozenset({"thumbs.db", "desktop.ini", "readme", "readme.md", "readme.txt"})
"""What systems and people put into folders, beside what is hidden."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundFile:
    """Something in such a folder."""

    name: str
    place: str
    """Its absolute path."""
    problem: str = ""
    """Why it is not even looked at: a sentence's end, or empty."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FilesFolder:
    """The files of an edition."""

    edition: str
    """As the folder is called; there may be none."""
    path: str
    """As problems tell it: relative to the portal's root where it is below that."""
    place: str
    """Its absolute path."""
    files: tuple[FoundFile, ...]
    """By name."""
    problem: str = ""
    """Why the folder cannot be used: a sentence's end, or empty."""


def files_folders(root: Path, where: PaperFolders) -> Iterator[FilesFolder]:
    """The folders of all editions, by name; none where there is no folder of them."""
    top = root / where.folder
    try:
        names = sorted(entry.name for entry in os.scandir(top) if entry.name.endswith(FILES_SUFFIX))
    except OSError:
        return  # A folder that was asked for and is not there is told where that is asked.
    for name in names:
        place = top / name
        if name.startswith(".") or not place.is_dir():
            continue
        path = f"{where.folder.rstrip('/')}/{name}"
        edition = name.removesuffix(FILES_SUFFIX)
        if not place.resolve().is_relative_to(top.resolve()):
            problem = "is a link that leads elsewhere"
            yield FilesFolder(
                edition=edition, path=path, place=str(place), files=(), problem=problem
            )
            continue
        try:
            files = tuple(sorted(_files(place), key=lambda file: file.name))
        except OSError as error:
            problem = f"cannot be read: {error.strerror or error}"
            yield FilesFolder(
                edition=edition, path=path, place=str(place), files=(), problem=problem
            )
        else:
            yield FilesFolder(edition=edition, path=path, place=str(place), files=files)


def _files(folder: Path) -> Iterator[FoundFile]:
    real = folder.resolve()
    for entry in os.scandir(folder):
        if entry.name.startswith(".") or entry.name.lower() in _NOBODYS:
            continue
        place = f"{folder.absolute()}{os.sep}{entry.name}"
        yield FoundFile(name=entry.name, place=place, problem=_problem(entry, real))


def _problem(entry: os.DirEntry[str], folder: Path) -> str:
    try:
        if entry.is_symlink():
            aim = Path(entry.path).resolve(strict=True)
            if not aim.is_relative_to(folder):
                return "is a link that leads out of its folder"
            return "" if aim.is_file() else "is no file"
        return "" if entry.is_file() else "is no file"
    except (OSError, RuntimeError):
        return "is a link that leads nowhere"
