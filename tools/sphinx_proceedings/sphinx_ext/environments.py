"""Folders of a portal that other programs fill with packages, whose README files are no pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

__all__ = ["environments", "is_environment"]

_MARKS = ("pyvenv.cfg", "conda-meta")
"""What a Python environment is known by: `env` alone may be the name of anything."""
_OF_NPM = "node_modules"
"""Node.js looks for packages in folders of this name only."""


def is_environment(folder: Path) -> bool:
    """Whether a folder is an environment of Python, or packages of Node.js."""
    return folder.name == _OF_NPM or any((folder / mark).exists() for mark in _MARKS)


def environments(root: Path, is_left_out: Callable[[str], bool]) -> Iterator[str]:
    """Paths of environments below `root`; in hidden folders and what `is_left_out` are none."""
    for folder, names, _ in os.walk(root):
        kept: list[str] = []
        for name in names:
            path = os.path.relpath(Path(folder) / name, root).replace(os.sep, "/")
            if is_environment(Path(folder) / name):
                yield path
            elif not name.startswith(".") and not is_left_out(path):
                kept.append(name)
        names[:] = kept
