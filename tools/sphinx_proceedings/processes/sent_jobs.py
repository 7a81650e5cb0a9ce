"""Jobs for processes that have nothing of this one in memory: pickled here, done there.

cloudpickle takes what pickle does not: closures, as bodies of pages are.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from itertools import chain
from operator import getitem
from types import ModuleType
from typing import Any, Generic, TypeVar

from sphinx_proceedings.processes.garbage import garbage_kept
from sphinx_proceedings.processes.shelf import Shelf, shelf_in_use
from sphinx_proceedings.processes.slotted_pickles import reduced_to_slots

__all__ = [
    "Parcel",
    "StandIn",
    "batches",
    "carry_code_of",
    "done",
    "if_sendable",
    "pickled",
    "pickled_with",
    "unpickled",
]

T = TypeVar("T")
StandIn = tuple[object, object]
"""What would hold all, and what stands for it."""


def pickled(value: object) -> bytes:
    """A value as it is sent; raises whatever its parts raise that cannot be."""
    return pickled_with(value, ())


def pickled_with(value: object, stand_ins: Sequence[StandIn], shelf: Shelf | None = None) -> bytes:
    """The same, in which parts stand for wholes, by identity: what is sent need not hold all.

    What belongs on a shelf is put there.  Raises whatever parts raise that cannot be sent, and
    OSError.
    """
    file = BytesIO()
    with garbage_kept():
        _pickler()(file, stand_ins, shelf).dump(value)
    if shelf:
        shelf.settle()
    return file.getvalue()


@cache
def _pickler() -> Callable[[BytesIO, Sequence[StandIn], Shelf | None], pickle.Pickler]:
    """One class for all that is pickled: each would hold itself, and all that it knows of."""
    import cloudpickle  # noqa: PLC0415  # takes longer than builds in which nothing is sent

    class Pickler(cloudpickle.Pickler):  # type: ignore[misc]  # it has no types
        def __init__(
            self, file: BytesIO, stand_ins: Sequence[StandIn], shelf: Shelf | None
        ) -> None:
            super().__init__(file, pickle.HIGHEST_PROTOCOL)
            self._numbers = {id(whole): number for number, (whole, _) in enumerate(stand_ins)}
            self._parts = tuple(part for _, part in stand_ins)
            self._shelf = shelf

        def reducer_override(self, obj: object) -> object:
            number = self._numbers.get(id(obj))
            if number is not None:
                # They are in the bytes once, wherever they stand first.
                return getitem, (self._parts, number)
            if self._shelf and (place := self._shelf.place_of(obj, pickled)):
                return getitem, (self._shelf, place)
            return reduced_to_slots(obj) or super().reducer_override(obj)

    return Pickler


def unpickled(data: bytes) -> Any:
    """What was pickled here."""
    return pickle.loads(data)  # noqa: S301  # our own


@dataclass(frozen=True, slots=True)
class Parcel(Generic[T]):
    """A value of which other processes are sent what they need of it."""

    value: T
    stand_ins: Callable[[], Sequence[StandIn]] = tuple
    """What stands for what in it."""

    def __reduce__(self) -> tuple[Callable[[bytes], Parcel[T]], tuple[bytes]]:
        return _opened, (pickled_with(self.value, self.stand_ins(), shelf_in_use()),)


def _opened(data: bytes) -> Parcel[Any]:
    return Parcel(unpickled(data))


def carry_code_of(modules: Iterable[ModuleType]) -> None:
    """Have what is sent carry all code of these that it uses: others cannot import them."""
    import cloudpickle  # noqa: PLC0415  # see above

    for module in modules:
        cloudpickle.register_pickle_by_value(module)


def if_sendable(value: object) -> bytes | None:
    """A value as it is sent; None where it cannot be, as what a portal adds to its pages may be."""
    try:
        return pickled(value)
    except Exception:  # noqa: BLE001  # whatever values raise that cannot be pickled
        return None


def batches(items: Sequence[tuple[Any, ...]], most: int) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Arguments in at most so many batches of neighbours; parcels have been packed, each is one."""
    are_packed = any(isinstance(argument, Parcel) for argument in chain(*items[:1]))
    length = 1 if are_packed else max(1, -(-len(items) // most))
    for at in range(0, len(items), length):
        yield items[at : at + length]


def done(function: bytes, batch: bytes, before: Callable[[], object] = lambda: None) -> list[Any]:
    """What comes of a function for each of a batch of its arguments, both as they were sent.

    `before` is called before each.
    """
    call, made = _received(function), []
    for arguments in unpickled(batch):
        before()
        made.append(call(*arguments))
    return made


@lru_cache(maxsize=1)
def _received(function: bytes) -> Callable[..., Any]:
    """A function, with all that it carries; a process makes it once for all batches."""
    with garbage_kept():
        received: Callable[..., Any] = unpickled(function)
    return received
