"""Where this user's caches lie.

They lie in the user's cache folder, not in the portal, where a stranger could leave one.  A folder
that is another user's, or in which others may write or could put another in its place, is not used.
"""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path

from sphinx_proceedings.building.memory.fingerprint import digest
from sphinx_proceedings.files.memo import Memo
from sphinx_proceedings.files.own_folder import folder_problem

__all__ = [
    "FOLDER_VARIABLE",
    "cache_folder",
    "cache_problem",
    "folder_for",
    "shared_memo",
]

FOLDER_VARIABLE = "SPHINX_PROCEEDINGS_CACHE"
"""Environment variable: another folder for the cache, or `off`."""


def shared_memo(otherwise: Path | None = None) -> Memo:
    """What all builds of this user remember together; where that is not wanted, in `otherwise`."""
    return Memo(folder=cache_folder() or otherwise)


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
