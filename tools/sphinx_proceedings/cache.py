"""Remembers what large sources were read as, so that reading them again takes a second.

Reading is a function of the sources' bytes alone, so its result is kept under a digest of these,
of this package's own code and of the libraries it reads with: another version never finds it.  The
files lie in the user's cache folder, not in the portal, where a stranger could leave one.  They may
be deleted at any time; one that is damaged counts as absent.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

from sphinx_proceedings.read.build import Reading, build_portal
from sphinx_proceedings.read.disk import Sources
from sphinx_proceedings.write import write_atomically

__all__ = ["FOLDER_VARIABLE", "read_cached"]

FOLDER_VARIABLE = "SPHINX_PROCEEDINGS_CACHE"
"""Environment variable: another folder for the cache, or `off`."""

_WORTHWHILE = 500_000  # characters; less is read faster than looked up
_KEPT = 4  # files; each is about as large as the sources it stands for
_DIGEST_SIZE = 32
_LIBRARIES = ("anyascii", "bibtexparser", "pydantic", "pylatexenc", "ruamel.yaml")


def read_cached(sources: Sources) -> Reading:
    """The same as `build_portal(sources)`, remembered where it takes long."""
    folder = _folder()
    if folder is None or sum(len(text) for text in _texts(sources)) < _WORTHWHILE:
        return build_portal(sources)
    path = folder / f"{_key(sources)}.pickle"
    with _paused_collection():
        found = _load(path)
        if found is not None:
            return found
        reading = build_portal(sources)
        _store(path, reading)
    return reading


def _folder() -> Path | None:
    chosen = os.environ.get(FOLDER_VARIABLE, "")
    if chosen == "off":
        return None
    return Path(chosen) if chosen else user_cache_path("sphinx-proceedings", appauthor=False)


def _texts(sources: Sources) -> Iterator[str]:
    for source in (*sources.papers.values(), *sources.programs.values(), *sources.people):
        yield source.path
        yield source.text


def _key(sources: Sources) -> str:
    parts = [_code_digest(), repr(sources.diagnostics), repr(sorted(sources.unread))]
    return _digest([*parts, *_texts(sources)]).hex()


@cache
def _code_digest() -> str:
    """What the result depends on besides the sources."""
    package = Path(__file__).parent
    code = [path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.py"))]
    libraries = [version(name) for name in _LIBRARIES]
    return _digest([sys.version, unicodedata.unidata_version, *libraries, *code]).hex()


def _digest(parts: Iterable[str | bytes]) -> bytes:
    digest = hashlib.blake2b(digest_size=_DIGEST_SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8))
        digest.update(data)
    return digest.digest()


def _load(path: Path) -> Reading | None:
    try:
        data = path.read_bytes()
        payload = data[_DIGEST_SIZE:]
        if data[:_DIGEST_SIZE] != _digest([payload]):
            return None
        os.utime(path)
        found = pickle.loads(payload)  # noqa: S301  # our own, and whole
    except (OSError, pickle.PickleError, AttributeError, ImportError, EOFError, IndexError):
        return None
    return found if isinstance(found, Reading) else None


def _store(path: Path, reading: Reading) -> None:
    payload = pickle.dumps(reading, pickle.HIGHEST_PROTOCOL)
    try:
        write_atomically(path, _digest([payload]) + payload)
        for old in sorted(path.parent.glob("*.pickle"), key=_used_at, reverse=True)[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return  # A full or read-only disk costs time, nothing else.


def _used_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


@contextmanager
def _paused_collection() -> Iterator[None]:
    """No cyclic garbage collection while millions of values without cycles are made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
