"""Pickles of dataclasses with slots, in a shorter way than they have themselves.

Theirs asks for the fields of each, on both sides, which takes several times as long as the rest.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from operator import attrgetter
from typing import Any, TypeVar

__all__ = ["SlottedPickler", "made_of_slots", "reduced_to_slots", "slotted_pickle"]

T = TypeVar("T")
_Reduced = tuple[Callable[..., Any], tuple[type, tuple[object, ...]]]


class SlottedPickler(pickle.Pickler):
    """Pickles dataclasses with slots in the shorter way."""

    def reducer_override(self, obj: object) -> Any:
        """As dataclasses have no faster way themselves."""
        return reduced_to_slots(obj) or NotImplemented


def slotted_pickle(value: object) -> bytes:
    """What the pickler makes of one value; `pickle.loads` makes it again."""
    file = BytesIO()
    SlottedPickler(file, pickle.HIGHEST_PROTOCOL).dump(value)
    return file.getvalue()


def reduced_to_slots(value: object) -> _Reduced | None:
    """What a pickler's `reducer_override` gives for a value; None for what has its own way."""
    kind = type(value)
    slots = _slots(kind)  # type: ignore[arg-type]  # which can be hashed
    return (made_of_slots, (kind, slots(value))) if slots else None


def made_of_slots(kind: type[T], values: Iterable[object]) -> T:
    """A dataclass with these values of its fields."""
    made = object.__new__(kind)
    for name, value in zip(kind.__slots__, values, strict=True):  # type: ignore[attr-defined]
        object.__setattr__(made, name, value)
    return made


@cache
def _slots(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """Gives all that a dataclass with slots holds; None for what is none, or says itself."""
    names: tuple[str, ...] = vars(kind).get("__slots__", ())
    if not is_dataclass(kind) or "__reduce__" in vars(kind) or len(names) != len(fields(kind)):
        return None
    return attrgetter(*names) if len(names) > 1 else lambda held: (getattr(held, names[0]),)
