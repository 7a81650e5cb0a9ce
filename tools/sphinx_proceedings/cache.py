"""Remembers what large sources were read as, so that reading them again takes a second.

Reading is a function of the sources' bytes alone, so its result is kept under a digest of these,
of this package's own code and of the libraries it reads with: another version never finds it.  The
files lie in the user's cache folder, not in the portal, where a stranger could leave one.  They may
be deleted at any time; one that is damaged counts as absent.
"""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from sphinx_proceedings.fingerprint import DIGEST_SIZE, code_digest, digest
from sphinx_proceedings.paused_collection import paused_collection
from sphinx_proceedings.read.build import Reading, build_portal
from sphinx_proceedings.read.disk import Sources
from sphinx_proceedings.write import write_atomically

__all__ = [
    "FOLDER_VARIABLE",
    "cache_folder",
    "load_made_from",
    "load_result",
    "read_cached",
    "store_made_from",
    "store_result",
]

FOLDER_VARIABLE = "SPHINX_PROCEEDINGS_CACHE"
"""Environment variable: another folder for the cache, or `off`."""

_WORTHWHILE = 500_000  # characters; less is read faster than looked up
_KEPT = 4  # files; each is about as large as the sources it stands for
_KEPT_MEMORIES = 50  # portals; a few megabytes for the largest


def read_cached(sources: Sources) -> Reading:
    """The same as `build_portal(sources)`, remembered where it takes long."""
    folder = cache_folder()
    if folder is None or sum(len(text) for text in _texts(sources)) < _WORTHWHILE:
        return build_portal(sources)
    path = folder / f"{_key(sources)}.pickle"
    with paused_collection():
        found = _load(path)
        if found is not None:
            return found
        reading = build_portal(sources)
        _store(path, reading)
    return reading


def load_made_from(root: Path) -> dict[str, str]:
    """What the pages under `root` were made from when they were last written."""
    folder = cache_folder()
    if folder is None:
        return {}
    try:
        found = json.loads((folder / _memory_name(root)).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def store_made_from(root: Path, made_from: Mapping[str, str]) -> None:
    """Remember it for the next time."""
    folder = cache_folder()
    if folder is None:
        return
    with suppress(OSError):
        data = json.dumps(dict(made_from), indent=0).encode()
        write_atomically(folder / _memory_name(root), data)
        _remove_least_used(folder, "pages-*.json", _KEPT_MEMORIES)


def load_result(kind: str, key: str) -> object:
    """What was computed from what `key` is a digest of, as JSON has it; None if it is not known."""
    folder = cache_folder()
    if folder is None:
        return None
    path = folder / f"{kind}-{key}.json"
    try:
        data = path.read_bytes()
        payload = data[DIGEST_SIZE:]
        if data[:DIGEST_SIZE] != digest([payload]):
            return None
        os.utime(path)
        return json.loads(payload)
    except (OSError, ValueError):
        return None


def store_result(kind: str, key: str, value: object, *, kept: int) -> None:
    """Remember it; of each kind, the `kept` results that were used last stay."""
    folder = cache_folder()
    if folder is None:
        return
    payload = json.dumps(value, separators=(",", ":")).encode()
    with suppress(OSError):
        write_atomically(folder / f"{kind}-{key}.json", digest([payload]) + payload)
        _remove_least_used(folder, f"{kind}-*.json", kept)


def _memory_name(root: Path) -> str:
    return f"pages-{digest([str(root.resolve())]).hex()[:32]}.json"


def cache_folder() -> Path | None:
    """Where this user's caches lie; None where none are wanted."""
    chosen = os.environ.get(FOLDER_VARIABLE, "")
    if chosen == "off":
        return None
    return Path(chosen) if chosen else user_cache_path("sphinx-proceedings", appauthor=False)


def _texts(sources: Sources) -> Iterator[str]:
    for source in sources.loaded:
        yield source.path
        yield source.text


def _key(sources: Sources) -> str:
    parts = [code_digest(), repr(sources.diagnostics), repr(sorted(sources.unread))]
    return digest([*parts, *_texts(sources)]).hex()


def _load(path: Path) -> Reading | None:
    try:
        data = path.read_bytes()
        payload = data[DIGEST_SIZE:]
        if data[:DIGEST_SIZE] != digest([payload]):
            return None
        os.utime(path)
        found = pickle.loads(payload)  # noqa: S301  # our own, and whole
    except (OSError, pickle.PickleError, AttributeError, ImportError, EOFError, IndexError):
        return None
    return found if isinstance(found, Reading) else None


def _store(path: Path, reading: Reading) -> None:
    payload = pickle.dumps(reading, pickle.HIGHEST_PROTOCOL)
    try:
        write_atomically(path, digest([payload]) + payload)
        _remove_least_used(path.parent, "*.pickle", _KEPT)
    except OSError:
        return  # A full or read-only disk costs time, nothing else.


def _remove_least_used(folder: Path, pattern: str, kept: int) -> None:
    for old in sorted(folder.glob(pattern), key=_used_at, reverse=True)[kept:]:
        old.unlink(missing_ok=True)


def _used_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
