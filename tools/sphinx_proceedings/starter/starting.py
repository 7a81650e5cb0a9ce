"""Starts a new portal: a small complete example to replace piece by piece, or what is brought in.

All or nothing: the portal is written into a hidden folder and moved to its place when it is whole,
so that a fault, a full disk or an interruption leaves what there was before.
"""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from sphinx_proceedings.model.edition_id import EditionIdError, edition_id
from sphinx_proceedings.starter.portal_data import PortalData, filled
from sphinx_proceedings.starter.publishing import PUBLISHING_FILES, publishing_files

__all__ = ["StarterError", "checked_edition", "is_of_sources", "start_portal", "tool_texts"]

_FILES = Path(__file__).resolve().parent / "files"
_LONGEST = 64
"""Characters of an edition's id; file systems take no endless names."""
_TEXTS = (
    ".gitattributes",
    ".gitignore",
    ".pre-commit-config.yaml",
    "Makefile",
    "README.md",
    "call-for-papers.md",
    "conf.py",
    "index.md",
    "organisation.md",
    "papers/EDITION.bib",
    "people/committees.yaml",
    "program/EDITION.yaml",
    *PUBLISHING_FILES,
)
"""The files of a new portal; all are UTF-8 text.

They are named, since an installer may put others beside them.
"""
_FOR_EDITORS = (
    "papers/",
    "people/",
    "program/",
    "call-for-papers.md",
    "index.md",
    "organisation.md",
)
"""How the paths begin of what belongs to editors, once it is there; all else is the tool's."""
_TEMPLATE = ".template"
"""How the name of a file ends in the starter that would else be taken for what it is yet to be."""
_UNFILLED = {"Makefile", *PUBLISHING_FILES}
_UNFINISHED = ".new-portal-"
"""How the name of a folder begins in which a portal is not yet whole."""


class StarterError(Exception):
    """Why a portal cannot be started here, as one sentence."""


def checked_edition(edition: str) -> str:
    """The id of an edition that can be the name of files; raises StarterError."""
    try:
        edition_id(edition)
    except EditionIdError as error:
        raise StarterError(str(error)) from error
    if len(edition) > _LONGEST:
        raise StarterError(
            f"{edition!r} cannot be an edition's id: it has more than {_LONGEST} characters"
        )
    return edition


def is_of_sources(name: str) -> bool:
    """Whether a file of the starter is one that a portal is read from."""
    return name.partition("/")[0] in {"papers", "people", "program"}


def start_portal(
    folder: Path,
    data: PortalData,
    *,
    more: Mapping[str, bytes],
    wanted: Callable[[str], bool] = lambda _: True,
    bring_in: Callable[[Path], None],
) -> list[Path]:
    """Write a portal into `folder`; returns its files, but for those of git.

    `more` are files beside those of the starter, of which those that are `wanted` are written;
    `bring_in` adds to what is written so far.  Raises StarterError where the folder is not empty,
    the edition's id is no file name or the portal cannot be written.  Whatever it or `bring_in`
    raises, the folder is as it was before.
    """
    checked_edition(data.edition)
    try:
        if folder.is_symlink() or folder.exists():
            _refuse_content(folder)
        texts = {name: text.encode() for name, text in _texts(data).items() if wanted(name)}
        written = _write_whole(folder, texts | dict(more), bring_in)
    except OSError as error:
        raise StarterError(f"{folder} cannot be written: {error.strerror or error}") from error
    return [folder / name for name in written]


def tool_texts(data: PortalData) -> dict[str, str]:
    """The files of a portal that are the tool's, of which a later version may have others."""
    texts = _texts(data)
    return {name: text for name, text in texts.items() if not name.startswith(_FOR_EDITORS)}


def _texts(data: PortalData) -> dict[str, str]:
    found: dict[str, str] = {}
    left_out = set(PUBLISHING_FILES) - publishing_files(data.publish)
    for name in _TEXTS:
        if name in left_out:
            continue
        source = next(
            path for path in (_FILES / name, _FILES / f"{name}{_TEMPLATE}") if path.is_file()
        )
        text = source.read_text(encoding="utf-8")
        path = name.replace("EDITION", data.edition)
        found[path] = text if name in _UNFILLED else filled(text, data)
    return found


def _refuse_content(folder: Path) -> None:
    """What an attempt left that was killed is no content, and goes."""
    entries = list(folder.iterdir()) if folder.is_dir() else [folder]
    if any(not entry.name.startswith(_UNFINISHED) for entry in entries):
        raise StarterError(f"{folder} exists and is not empty; name a new folder")
    for entry in entries:
        shutil.rmtree(entry)


def _write_whole(
    folder: Path, files: Mapping[str, bytes], bring_in: Callable[[Path], None]
) -> list[str]:
    """Write the portal in a folder within its own and move it up; the paths of its own files.

    An empty folder may be the one that somebody is in, or one that is mounted: it stays.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=folder) as unfinished:
            root = Path(unfinished)
            for name, content in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_bytes(content)
            bring_in(root)
            written = sorted(_visible(root))
            _move_content(root, folder)
    except BaseException:
        for each in missing:
            with suppress(OSError):
                each.rmdir()
        raise
    return written


def _visible(root: Path) -> list[str]:
    paths = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return [path.as_posix() for path in paths if path.parts[0] != ".git"]


def _move_content(source: Path, target: Path) -> None:
    """Move everything in a folder into another of the same disk; all of it or nothing."""
    paths = {entry: target / entry.name for entry in sorted(source.iterdir())}
    for path in paths.values():
        if path.exists():
            raise FileExistsError(errno.EEXIST, f"{path.name} was put there just now")
    try:
        for entry, path in paths.items():
            entry.rename(path)
    except BaseException:
        for entry, path in paths.items():
            if path.exists():
                path.rename(entry)
        raise
