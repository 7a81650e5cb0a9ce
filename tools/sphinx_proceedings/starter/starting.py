"""Starts a new portal: a small complete example to replace piece by piece.

All or nothing: the portal is written into a hidden folder and moved to its place when it is whole,
so that a fault, a full disk or an interruption leaves what there was before.
"""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sphinx_proceedings.model.edition_id import EditionIdError, edition_id

__all__ = ["StarterError", "start_portal"]

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent.parent
_HAS_TOOL = (_CHECKOUT / "pyproject.toml").is_file() and _PACKAGE.parent.name == "tools"
"""Whether this is a checkout, of which a new portal gets a copy, and no installed package."""
_FILES = _PACKAGE / "starter" / "files"
_LONGEST = 64
"""Characters of an edition's id; file systems take no endless names."""
_TEXTS = {
    ".gitignore": ".gitignore",
    "README.md": "README.md" if _HAS_TOOL else "README-installed.md",
    "conf.py": "conf.py",
    "index.md": "index.md",
    "papers/EDITION.bib": "papers/EDITION.bib",
    "people/committees.yaml": "people/committees.yaml",
    "program/EDITION.yaml": "program/EDITION.yaml",
}
"""Where each file of a new portal comes from; all are UTF-8 text.

They are named, since an installer may put others beside them.
"""
_TOOLING = (
    "Makefile",
    "pyproject.toml",
    "requirements.txt",
    "requirements-dev.txt",
    "requirements-crossref.txt",
    "LICENSE",
)
"""What a checkout of this project gives to a new portal, so that it builds by itself."""
_UNFINISHED = ".new-portal-"
"""How the name of a folder begins in which a portal is not yet whole."""


class StarterError(Exception):
    """Why a portal cannot be started here, as one sentence."""


def start_portal(folder: Path, edition: str) -> list[Path]:
    """Write the starter portal into `folder`; returns the files of it that are to be edited.

    Raises StarterError where the folder is not empty, the edition's id is no file name or the
    portal cannot be written.  Whatever it raises, the folder is as it was before.
    """
    try:
        edition_id(edition)
    except EditionIdError as error:
        raise StarterError(str(error)) from error
    if len(edition) > _LONGEST:
        raise StarterError(
            f"{edition!r} cannot be an edition's id: it has more than {_LONGEST} characters"
        )
    if _HAS_TOOL and _CHECKOUT in folder.resolve().parents:
        raise StarterError(f"{folder} is inside this portal; name a folder beside it")
    try:
        if folder.is_symlink() or folder.exists():
            _refuse_content(folder)
        written = _write_whole(folder, edition)
    except OSError as error:
        raise StarterError(f"{folder} cannot be written: {error.strerror or error}") from error
    return [folder / name for name in written]


def _refuse_content(folder: Path) -> None:
    """What an attempt left that was killed is no content, and goes."""
    entries = list(folder.iterdir()) if folder.is_dir() else [folder]
    if any(not entry.name.startswith(_UNFINISHED) for entry in entries):
        raise StarterError(f"{folder} exists and is not empty; name a new folder")
    for entry in entries:
        shutil.rmtree(entry)


def _write_whole(folder: Path, edition: str) -> list[str]:
    """Write the portal in a folder within its own and move it up; the paths of its own files.

    An empty folder may be the one that somebody is in, or one that is mounted: it stays.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=folder) as unfinished:
            written = sorted(_write(Path(unfinished), edition))
            _move_content(Path(unfinished), folder)
    except BaseException:
        for each in missing:
            with suppress(OSError):
                each.rmdir()
        raise
    return written


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


def _write(folder: Path, edition: str) -> Iterator[str]:
    """Write all files of a portal; the paths of those that are its own."""
    if _HAS_TOOL:
        _copy_tooling(folder)
    for name, source in _TEXTS.items():
        path = name.replace("EDITION", edition)
        text = (_FILES / source).read_text(encoding="utf-8").replace("EDITION", edition)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
        yield path


def _copy_tooling(folder: Path) -> None:
    """From a checkout, take the tool along; an installed package has nothing to take."""
    tool = _PACKAGE.parent
    code = (
        path for path in tool.rglob("*") if not any(map(_is_made, path.relative_to(tool).parts))
    )
    for source in (*code, *(_CHECKOUT / name for name in _TOOLING)):
        if source.is_file():
            target = folder / source.relative_to(_CHECKOUT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())


def _is_made(name: str) -> bool:
    """Whether a file or folder of the tool's is what Python, or another tool, made of it."""
    return name == "__pycache__" or name.endswith((".pyc", ".egg-info", "_cache"))
