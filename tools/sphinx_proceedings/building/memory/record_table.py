"""Records of one kind in the notes of a build, sought one by one or read together.

They lie beside the doctrees, where nobody writes who may not write Sphinx's own pickles.  What has
not changed stays there as it is.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from typing import Generic, TypeVar

from sphinx_proceedings.building.memory.build_notes import BuildNotes, Lookups
from sphinx_proceedings.processes.slotted_pickles import slotted_pickle

__all__ = ["LostRecordError", "RecordTable", "Row"]

Record = TypeVar("Record")
_AT_ONCE = 2_000
"""Records; more are not in memory at a time."""

Row = tuple[str, str, Record]
"""What a record is called, a version of it or nothing where its bytes tell, and the record."""


class LostRecordError(Exception):
    """What was noted is not there as it was."""


class RecordTable(Generic[Record]):
    """Records of one kind and class, by name."""

    def __init__(self, notes: BuildNotes, kind: str, form: type[Record]) -> None:
        self._kept = notes.kept_bytes(kind)
        self._lookups = Lookups(self._kept)
        self._kind = kind
        self._form = form

    def find(self, name: str) -> Record | None:
        """The record of this name; None where there is none.  Raises `LostRecordError`."""
        try:
            packed = self._lookups.find(name)
            return None if packed is None else self._unpacked(packed)
        except Exception as error:  # what is damaged may raise anything
            raise LostRecordError(f"{self._kind}: {name}") from error

    def all(self) -> dict[str, Record]:
        """All records by name; raises `LostRecordError`."""
        try:
            return {name: self._unpacked(packed) for name, packed in self._kept.results().items()}
        except Exception as error:  # what is damaged may raise anything
            raise LostRecordError(self._kind) from error

    def count(self) -> int:
        """How many records there are."""
        return self._kept.count()

    def names(self) -> Iterable[str]:
        """What the records are called."""
        return self._kept.made_from()

    def renew(self, rows: Iterable[Row[Record]]) -> Iterator[tuple[str, str]]:
        """Have these records and no others; the name and the version of each.  Raises OSError."""
        before = self._kept.made_from()
        gone, rows = set(before), iter(rows)
        while some := list(islice(rows, _AT_ONCE)):
            same = {name for name, version, _ in some if version and before.get(name) == version}
            packed = {
                name: _packed(record, version) for name, version, record in some if name not in same
            }
            others = {name: each for name, each in packed.items() if before.get(name) != each[0]}
            if others:
                self._kept.keep((), others)
            for name, version, _ in some:
                yield name, version if name in same else packed[name][0]
                gone.discard(name)
        if gone:
            self._kept.keep(gone, {})

    def keep(self, rows: Iterable[Row[Record]]) -> Iterator[tuple[str, str]]:
        """Have these records as well; the name and the version of each.  Raises OSError."""
        packed = {name: _packed(record, version) for name, version, record in rows}
        self._kept.keep((), packed)
        return ((name, version) for name, (version, _) in packed.items())

    def forget(self, name: str) -> None:
        """Have no record of this name; raises OSError."""
        self._kept.keep([name], {})

    def _unpacked(self, packed: bytes) -> Record:
        pickled = memoryview(packed)[4:]
        if zlib.crc32(pickled) != int.from_bytes(packed[:4], "big"):
            raise ValueError(self._kind)
        # Beside Sphinx's own pickle, and by whoever may write that.
        found = pickle.loads(pickled)  # noqa: S301
        if not isinstance(found, self._form):
            raise TypeError(self._kind)
        return found


def _packed(record: object, version: str) -> tuple[str, bytes]:
    """What a record is made from, and its bytes with a checksum before them."""
    pickled = slotted_pickle(record)
    made_from = version or blake2b(pickled, digest_size=12).hexdigest()
    return made_from, zlib.crc32(pickled).to_bytes(4, "big") + pickled
