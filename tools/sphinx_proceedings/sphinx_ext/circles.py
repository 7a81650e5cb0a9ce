"""Links to folders that they are in, as `papers/loop -> .`: Sphinx would follow them for ever."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

__all__ = ["circles"]


def circles(root: Path, is_left_out: Callable[[str], bool]) -> Iterator[str]:
    """Paths below `root` at which the way of links comes back to a folder that it went through.

    Hidden folders are not looked into, nor those that `is_left_out`.
    """
    yield from _circles(str(root), "", is_left_out, frozenset())


def _circles(
    folder: str, prefix: str, is_left_out: Callable[[str], bool], above: frozenset[str]
) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    above |= {os.path.realpath(folder)}
    for entry in entries:
        path, is_link = prefix + entry.name, entry.is_symlink()
        is_folder = os.path.isdir(entry.path) if is_link else entry.is_dir()  # noqa: PTH112
        if not is_folder or entry.name.startswith("."):
            continue
        if is_link and os.path.realpath(entry.path) in above:
            yield path
        elif not is_left_out(path):
            yield from _circles(entry.path, f"{path}/", is_left_out, above)
