"""Jobs for processes that have nothing of this one in memory: pickled here, done there.

cloudpickle takes what pickle does not: closures, as bodies of pages are.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from types import ModuleType
from typing import Any, Generic, TypeVar

from sphinx_proceedings.processes.garbage import garbage_kept

__all__ = [
    "Parcel",
    "StandIn",
    "carry_code_of",
    "done",
    "pickled",
    "pickled_with",
    "sent",
    "unpickled",
]

T = TypeVar("T")
StandIn = tuple[object, object]
"""What would hold all, and what stands for it."""


def pickled(value: object) -> bytes:
    """A value as it is sent; raises whatever its parts raise that cannot be."""
    return pickled_with(value, ())


def pickled_with(value: object, stand_ins: Sequence[StandIn]) -> bytes:
    """The same, in which parts stand for wholes, by identity: what is sent need not hold all.

    Raises whatever parts raise that cannot be sent.
    """
    import cloudpickle  # noqa: PLC0415  # takes longer than builds in which nothing is sent

    numbers = {id(whole): number for number, (whole, _) in enumerate(stand_ins)}

    class Pickler(cloudpickle.Pickler):  # type: ignore[misc]  # it has no types
        def persistent_id(self, obj: object) -> int | None:
            return numbers.get(id(obj))

    file = BytesIO()
    with garbage_kept():
        cloudpickle.dump(tuple(part for _, part in stand_ins), file, pickle.HIGHEST_PROTOCOL)
        (Pickler if numbers else cloudpickle.Pickler)(file, pickle.HIGHEST_PROTOCOL).dump(value)
    return file.getvalue()


def unpickled(data: bytes) -> Any:
    """What was pickled here."""
    file = BytesIO(data)
    parts = pickle.load(file)  # noqa: S301  # our own

    class Unpickler(pickle.Unpickler):
        def persistent_load(self, pid: int) -> object:
            return parts[pid]

    return Unpickler(file).load()


@dataclass(frozen=True, slots=True)
class Parcel(Generic[T]):
    """A value of which other processes are sent what they need of it."""

    value: T
    stand_ins: Callable[[], Sequence[StandIn]] = tuple
    """What stands for what in it."""

    def __reduce__(self) -> tuple[Callable[[bytes], Parcel[T]], tuple[bytes]]:
        return _opened, (pickled_with(self.value, self.stand_ins()),)


def _opened(data: bytes) -> Parcel[Any]:
    return Parcel(unpickled(data))


def carry_code_of(modules: Iterable[ModuleType]) -> None:
    """Have what is sent carry all code of these that it uses: others cannot import them."""
    import cloudpickle  # noqa: PLC0415  # see above

    for module in modules:
        cloudpickle.register_pickle_by_value(module)


def sent(
    function: Callable[..., object], items: Sequence[object], most: int
) -> tuple[bytes, list[bytes]] | None:
    """A function, and its arguments in at most so many batches of neighbours.

    None where something among them cannot be sent, as what a portal adds to its pages may be.
    """
    length = max(1, -(-len(items) // most))
    starts = range(0, len(items), length)
    try:
        return pickled(function), [pickled(items[at : at + length]) for at in starts]
    except Exception:  # noqa: BLE001  # whatever values raise that cannot be pickled
        return None


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
