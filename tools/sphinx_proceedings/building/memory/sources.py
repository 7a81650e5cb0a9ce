"""Reads the sources of a portal, each only when it changed.

What a source says by itself is a function of its bytes and of the registry of people, so it is kept
under a digest of these, of this package's own code and of the libraries it reads with: another
version never finds it.  An edit of one file reads that file.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, is_dataclass
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import TypeVar, cast

from pydantic import BaseModel

from sphinx_proceedings.building.memory.cache import load_bytes, remove_least_used, store_bytes
from sphinx_proceedings.building.memory.fingerprint import DIGEST_SIZE, code_digest, digest
from sphinx_proceedings.processes.executors import in_processes, processors
from sphinx_proceedings.processes.garbage import garbage_kept
from sphinx_proceedings.sources.assemble import Reading, assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.remembered_reads import SourceRead

__all__ = ["read_remembered"]

T = TypeVar("T")
_WORTHWHILE = 2_000  # characters of a source; less is read faster than looked up
_WORTH_SHARING = 100_000  # characters; a tenth of a second of BibTeX, half a second of YAML
_ROOMS = (
    "sphinx_proceedings.diagnostics",
    "sphinx_proceedings.model.",
    "sphinx_proceedings.sources.",
)
"""Where the classes are of which results are made."""
_TIMES = {"date", "datetime", "time", "timedelta", "timezone"}
_KEPT = 2_000  # sources; each file is about as large as what it stands for


def read_remembered(root: Path, sources: Sources) -> Reading:
    """The same as `assemble_portal(sources)`, those of the portal under `root`."""
    with garbage_kept():
        return assemble_portal(sources, _Memory(root.resolve()))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Made:
    """What a source was read as; between processes it goes as the bytes that are kept."""

    value: object
    pickled: bytes

    def __reduce__(self) -> tuple[Callable[[bytes], _Made], tuple[bytes]]:
        return _made_of, (self.pickled,)


def _made_of(pickled: bytes) -> _Made:
    return _Made(value=_Values(BytesIO(pickled)).load(), pickled=pickled)


class _Values(pickle.Unpickler):
    """Makes values of the model and of forms and nothing else, whoever wrote the pickle.

    What is not in these rooms is not even looked up, so nothing can be called but their classes
    (Python's documentation of `pickle`, “Restricting Globals”).
    """

    def find_class(self, module: str, name: str) -> object:
        """A class of values; raises UnpicklingError for anything else."""
        if module == "datetime" and name in _TIMES:
            return super().find_class(module, name)
        if module.startswith(_ROOMS) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and _is_of_values(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no class of values")


def _is_of_values(found: type) -> bool:
    return is_dataclass(found) or issubclass(found, (Enum, BaseModel))


@dataclass(frozen=True, slots=True)
class _Memory:
    """The sources of one portal, as they were read last."""

    root: Path

    def __call__(self, reads: Sequence[SourceRead[T]]) -> list[T]:
        found = [self._remembered(read) for read in reads]
        missing = [read for read, made in zip(reads, found, strict=True) if made is None]
        is_much = sum(map(_length, missing)) >= _WORTH_SHARING
        processes = processors() if is_much else 1
        made_now = iter(in_processes(self._read, missing, processes=processes))
        if missing:
            remove_least_used("source-*", _KEPT)
        return [cast("T", (made or next(made_now)).value) for made in found]

    def _remembered(self, read: SourceRead[T]) -> _Made | None:
        if _length(read) < _WORTHWHILE:
            return None
        data = load_bytes(self._name(read))
        if data is None or data[:DIGEST_SIZE] != _key(read):
            return None
        try:
            return _made_of(data[DIGEST_SIZE:])
        except Exception:  # noqa: BLE001  # a pickle that is not ours may raise anything
            return None

    def _read(self, read: SourceRead[T]) -> _Made:
        value = read.read()
        made = _Made(value=value, pickled=pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
        if _length(read) >= _WORTHWHILE:
            store_bytes(self._name(read), _key(read) + made.pickled)
        return made

    def _name(self, read: SourceRead[T]) -> str:
        """A source of a portal is remembered in one state."""
        return f"source-{digest([str(self.root), read.kind, read.source.path]).hex()[:32]}"


def _length(read: SourceRead[T]) -> int:
    return len(read.source.text)


def _key(read: SourceRead[T]) -> bytes:
    return digest([code_digest(), read.kind, read.source.path, read.source.text, *read.beside])
