"""Starts a new portal: a small complete example to replace piece by piece."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

__all__ = ["StarterError", "start_portal"]

_PACKAGE = Path(__file__).resolve().parent
_FILES = _PACKAGE / "starter_files"
_EDITION = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
_LONGEST = 64
_TOOLING = (
    "Makefile",
    "pyproject.toml",
    "requirements.txt",
    "requirements-dev.txt",
    "requirements-crossref.txt",
    "LICENSE",
    ".gitignore",
    "tools",
)
"""What a checkout of this project gives to a new portal, so that it builds by itself."""


class StarterError(Exception):
    """Why a portal cannot be started here, as one sentence."""


def start_portal(folder: Path, edition: str) -> list[Path]:
    """Write the starter portal into `folder`; returns the files of it that are to be edited.

    Raises StarterError where the folder is not empty or the edition's id is no file name.
    """
    if not _EDITION.fullmatch(edition) or edition == "index" or len(edition) > _LONGEST:
        raise StarterError(
            f"{edition!r} cannot be an edition's id: use lower-case letters and digits,"
            " such as myworkshop2027"
        )
    if _PACKAGE.parent.parent in folder.resolve().parents:
        raise StarterError(f"{folder} is inside this portal; name a folder beside it")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StarterError(f"{folder} exists and is not empty; name a new folder")
        sources = [source for source in sorted(_FILES.rglob("*")) if source.is_file()]
        written = [_copy(source, folder, edition) for source in sources]
        _copy_tooling(folder)
    except OSError as error:
        raise StarterError(f"{folder} cannot be written: {error.strerror or error}") from error
    return written


def _copy(source: Path, folder: Path, edition: str) -> Path:
    relative = str(source.relative_to(_FILES)).replace("EDITION", edition)
    target = folder / relative
    target.parent.mkdir(parents=True, exist_ok=True)
    text = source.read_text(encoding="utf-8")
    target.write_text(text.replace("EDITION", edition), encoding="utf-8")
    return target


def _copy_tooling(folder: Path) -> None:
    """From a checkout, take the tool along; from an installed package there is nothing to take."""
    checkout = _PACKAGE.parent.parent
    if not (checkout / "pyproject.toml").is_file() or _PACKAGE.parent.name != "tools":
        return
    for name in _TOOLING:
        source = checkout / name
        if source.is_dir():
            shutil.copytree(
                source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
            )
        elif source.is_file():
            shutil.copy2(source, folder / name)
