"""Values that many jobs have in common, in a file that all machines share.

Each is written once, before the first job that has it is sent; with that one, and with all others,
goes where it lies.  A process that does jobs reads it there, and keeps those that it read last.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from io import FileIO
from pathlib import Path
from typing import Any
from zlib import crc32

__all__ = ["LostShelfError", "Place", "Shelf", "shelf_at", "shelf_in_use"]

Place = tuple[int, int, int]
"""Where the bytes of a value begin, how many they are, and their CRC-32."""
_KEPT = 1_000  # values; most of a job's are those of the one before
_TAKEN: dict[tuple[str, Place], Any] = {}


class LostShelfError(Exception):
    """What another process has written is not seen here; the message is the file's path."""


class Shelf:
    """Where values of some kinds are put, told apart by identity: nobody may change them."""

    def __init__(self, path: Path, kinds: Iterable[type]) -> None:
        self._path = path
        self._kinds = frozenset(kinds)
        self._settled = 0
        self._new: list[bytes] = []
        self._size = 0
        # With the values: the id of one that is no more may become another's.
        self._places: dict[int, tuple[Place, object]] = {}

    def place_of(self, value: object, pickled: Callable[[object], bytes]) -> Place | None:
        """Where a value lies once all is settled; None for one of another kind."""
        if type(value) not in self._kinds:
            return None
        if id(value) not in self._places:
            data = pickled(value)
            self._places[id(value)] = (self._size, len(data), crc32(data)), value
            self._new.append(data)
            self._size += len(data)
        place, _ = self._places[id(value)]
        return place

    def settle(self) -> None:
        """Write what has been put there since; raises OSError, and then it is as it was."""
        if not self._new:
            return
        with self._path.open("r+b") as file:
            file.seek(self._settled)
            file.writelines(self._new)
        self._settled, self._new = self._size, []

    def __reduce__(self) -> tuple[Callable[[str], _Read], tuple[str]]:
        return _Read, (str(self._path),)


class _Read:
    """A shelf for a job elsewhere.

    The file is opened anew for each, as systems that share files over a network look only then for
    what others have written.
    """

    def __init__(self, path: str) -> None:
        self._path = path

    def __getitem__(self, place: Place) -> Any:
        key = self._path, place
        if key not in _TAKEN:
            value = pickle.loads(self._data(*place))  # noqa: S301  # our own
            while len(_TAKEN) >= _KEPT:
                del _TAKEN[next(iter(_TAKEN))]
            _TAKEN[key] = value
        return _TAKEN[key]

    def _data(self, at: int, length: int, check: int) -> bytes:
        try:
            self._file.seek(at)
            data: bytes = self._file.read(length)
        except OSError as error:
            raise LostShelfError(self._path) from error
        if (len(data), crc32(data)) != (length, check):
            raise LostShelfError(self._path)
        return data

    @cached_property
    def _file(self) -> FileIO:
        return FileIO(self._path)

    def __del__(self) -> None:
        if "_file" in vars(self):
            self._file.close()


_IN_USE: ContextVar[Shelf | None] = ContextVar("shelf", default=None)


@contextmanager
def shelf_at(path: Path, kinds: Iterable[type]) -> Iterator[None]:
    """Have values of these kinds that are sent within written into a file, which is empty."""
    token = _IN_USE.set(Shelf(path, kinds))
    try:
        yield
    finally:
        _IN_USE.reset(token)


def shelf_in_use() -> Shelf | None:
    """That of what is sent just now."""
    return _IN_USE.get()
