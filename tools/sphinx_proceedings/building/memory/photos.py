"""The pictures that a site shows of photos, made only of files that have changed."""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_proceedings.building.memory.cache import shared_memo
from sphinx_proceedings.building.memory.fingerprint import code_digest, digest
from sphinx_proceedings.processes.executors import in_processes, processors
from sphinx_proceedings.sources.photos.photo_files import PhotoFile, UnusablePhotoError
from sphinx_proceedings.sources.photos.photos import read_each_photo

__all__ = ["read_photos_remembered"]

_TASK = "photo"
_FEWEST_JOBS = 3


def read_photos_remembered(files: Sequence[PhotoFile]) -> list[bytes | UnusablePhotoError]:
    """The same as `read_each_photo(files)`."""
    if not files:
        return []
    keys = list(map(_key, files))
    kept = shared_memo().read(_TASK, filter(None, keys))
    missing = [file for file, key in zip(files, keys, strict=True) if key not in kept]
    processes = processors() if len(missing) > _FEWEST_JOBS else 1
    made = in_processes(_made, missing, what="making pictures of photos", processes=processes)
    # Of what was read for the picture: a file may be another meanwhile.
    shared_memo().write(_TASK, {key: told for key, told in made if isinstance(told, bytes) and key})
    new = iter([told for _, told in made])
    return [kept.get(key) or next(new) for key in keys]


def _key(file: PhotoFile) -> bytes:
    """A digest of a photo and of what its picture is made by; empty where it cannot be read."""
    try:
        return digest([code_digest(), file.shape.name, file.read()])
    except UnusablePhotoError:
        return b""


def _made(file: PhotoFile) -> tuple[bytes, bytes | UnusablePhotoError]:
    """The picture under its key; where there is none, why."""
    before = _key(file)
    (made,) = read_each_photo([file])
    return before if before == _key(file) else b"", made
