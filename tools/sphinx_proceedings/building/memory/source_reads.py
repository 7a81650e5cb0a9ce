"""Remembers what sources say, so that each is read only when it changed.

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
from typing import TypeVar, cast

from sphinx_proceedings.building.memory.cache import shared_memo
from sphinx_proceedings.building.memory.fingerprint import code_digest, digest
from sphinx_proceedings.processes.executors import in_processes, processors
from sphinx_proceedings.processes.slotted_pickles import made_of_slots, slotted_pickle
from sphinx_proceedings.sources.remembered_reads import SourceRead

__all__ = ["read_each_remembered"]

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
_MAKER = (made_of_slots.__module__, made_of_slots.__name__)
_TASK = "source"


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
        """A class of values, or what makes one; raises UnpicklingError for anything else."""
        if (module, name) == _MAKER:
            return made_of_slots
        if module == "datetime" and name in _TIMES:
            return super().find_class(module, name)
        if module.startswith(_ROOMS) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and _is_of_values(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no class of values")


def _is_of_values(found: type) -> bool:
    if is_dataclass(found) or issubclass(found, Enum):
        return True
    # It takes long to load, and who reads papers alone meets none.
    from pydantic import BaseModel  # noqa: PLC0415

    return issubclass(found, BaseModel)


def read_each_remembered(reads: Sequence[SourceRead[T]]) -> list[T]:
    """What each of them says: a `SourceReader`."""
    memo = shared_memo()
    keys = [_key(read) if _length(read) >= _WORTHWHILE else b"" for read in reads]
    kept = memo.read(_TASK, filter(None, keys))
    found = [_kept_as(kept.get(key)) for key in keys]
    missing = [read for read, made in zip(reads, found, strict=True) if made is None]
    is_much = sum(map(_length, missing)) >= _WORTH_SHARING
    processes = processors() if is_much else 1
    made_now = iter(in_processes(_read, missing, processes=processes))
    made = [each or next(made_now) for each in found]
    new = {
        key: now.pickled
        for key, before, now in zip(keys, found, made, strict=True)
        if key and before is None
    }
    memo.write(_TASK, new)
    return [cast("T", each.value) for each in made]


def _kept_as(pickled: bytes | None) -> _Made | None:
    if pickled is None:
        return None
    try:
        return _made_of(pickled)
    except Exception:  # noqa: BLE001  # a pickle that is not ours may raise anything
        return None


def _read(read: SourceRead[T]) -> _Made:
    value = read.read()
    return _Made(value=value, pickled=slotted_pickle(value))


def _length(read: SourceRead[T]) -> int:
    return len(read.source.text)


def _key(read: SourceRead[T]) -> bytes:
    return digest([code_digest(), read.kind, read.source.path, read.source.text, *read.beside])
