"""Where this user's caches lie.

They lie in the user's cache folder, not in the portal, where a stranger could leave one.  A folder
that is another user's, or in which others may write or could put another in its place, is not used.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from sphinx_proceedings.building.memory.fingerprint import digest
from sphinx_proceedings.files.kept_json import read_texts_by_name
from sphinx_proceedings.files.memo import Memo
from sphinx_proceedings.files.own_folder import folder_problem
from sphinx_proceedings.files.whole_files import read_file, write_atomically

__all__ = [
    "FOLDER_VARIABLE",
    "cache_folder",
    "cache_problem",
    "folder_for",
    "load_made_from",
    "shared_memo",
    "store_made_from",
]

FOLDER_VARIABLE = "SPHINX_PROCEEDINGS_CACHE"
"""Environment variable: another folder for the cache, or `off`."""


def load_made_from(root: Path) -> dict[str, str]:
    """What the pages under `root` were made from when they were last written."""
    folder = cache_folder()
    if folder is None:
        return {}
    try:
        return read_texts_by_name(read_file(folder / _memory_name(root)))
    except (OSError, ValueError):
        return {}


def store_made_from(root: Path, made_from: Mapping[str, str]) -> None:
    """Remember it for the next time."""
    folder = cache_folder()
    if folder is None:
        return
    with suppress(OSError):
        data = json.dumps(dict(made_from), separators=(",\n", ":")).encode()
        write_atomically(folder / _memory_name(root), data)


def shared_memo(otherwise: Path | None = None) -> Memo:
    """What all builds of this user remember together; where that is not wanted, in `otherwise`."""
    return Memo(folder=cache_folder() or otherwise)


def _memory_name(root: Path) -> str:
    return f"pages-{digest([str(root.resolve())]).hex()[:32]}.json"


def cache_folder() -> Path | None:
    """Where this user's caches lie; None where none are wanted, or it is not safe."""
    folder = _wanted_folder()
    return None if folder is None or cache_problem() else folder


def folder_for(kind: str, source: Path) -> Path | None:
    """A folder of the cache for what belongs to one path; None where there is no cache."""
    folder = cache_folder()
    return folder and folder / f"{kind}-{digest([str(source.resolve())]).hex()[:32]}"


def cache_problem() -> str:
    """Why the folder of the cache is not used though it is wanted; empty where it is."""
    folder = _wanted_folder()
    return "" if folder is None else folder_problem(folder)


def _wanted_folder() -> Path | None:
    chosen = os.environ.get(FOLDER_VARIABLE, "")
    if chosen == "off":
        return None
    return Path(chosen) if chosen else user_cache_path("sphinx-proceedings", appauthor=False)
