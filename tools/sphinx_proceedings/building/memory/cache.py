"""Remembers what takes long to compute.

The files lie in the user's cache folder, not in the portal, where a stranger could leave one.  They
may be deleted at any time; one that is damaged counts as absent.  A folder that is another user's,
or in which others may write or could put another in its place, is not used.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from sphinx_proceedings.building.memory.fingerprint import DIGEST_SIZE, digest
from sphinx_proceedings.files.kept_json import read_json, read_texts_by_name
from sphinx_proceedings.files.own_folder import folder_problem
from sphinx_proceedings.files.whole_files import read_file, write_atomically

__all__ = [
    "FOLDER_VARIABLE",
    "cache_folder",
    "cache_problem",
    "folder_for",
    "has_result",
    "load_bytes",
    "load_made_from",
    "load_result",
    "remove_least_used",
    "store_bytes",
    "store_made_from",
    "store_result",
]

FOLDER_VARIABLE = "SPHINX_PROCEEDINGS_CACHE"
"""Environment variable: another folder for the cache, or `off`."""

_KEPT_MEMORIES = 50  # portals; a few megabytes for the largest


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
    remove_least_used("pages-*.json", _KEPT_MEMORIES)


def load_result(kind: str, key: str) -> object:
    """What was computed from what `key` is a digest of, as JSON has it; None if it is not known."""
    data = load_bytes(f"{kind}-{key}.json")
    try:
        return None if data is None else read_json(data)
    except ValueError:
        return None


def has_result(kind: str, key: str) -> bool:
    """Whether there is one; it may still turn out to be damaged."""
    folder = cache_folder()
    return folder is not None and (folder / f"{kind}-{key}.json").exists()


def store_result(kind: str, key: str, value: object, *, kept: int) -> None:
    """Remember it; of each kind, the `kept` results that were used last stay."""
    store_bytes(f"{kind}-{key}.json", json.dumps(value, separators=(",", ":")).encode())
    remove_least_used(f"{kind}-*.json", kept)


def load_bytes(name: str) -> bytes | None:
    """What was stored under this name, if it is whole."""
    folder = cache_folder()
    if folder is None:
        return None
    path = folder / name
    try:
        data = read_file(path)
        payload = data[DIGEST_SIZE:]
        if data[:DIGEST_SIZE] != digest([payload]):
            return None
        os.utime(path)
    except OSError:
        return None
    return payload


def store_bytes(name: str, payload: bytes) -> None:
    """Remember it in place of what was stored under this name."""
    folder = cache_folder()
    if folder is None:
        return
    # A full or read-only disk costs time, nothing else.
    with suppress(OSError):
        write_atomically(folder / name, digest([payload]) + payload)


def remove_least_used(pattern: str, kept: int) -> None:
    """Of the files whose names match, leave the `kept` that were used last."""
    folder = cache_folder()
    if folder is None:
        return
    with suppress(OSError):
        for old in sorted(folder.glob(pattern), key=_used_at, reverse=True)[kept:]:
            old.unlink(missing_ok=True)


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


def _used_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
