"""Three states of fields: what the last import brought, what this one brings, and ours.

What only the export changed is taken; what was changed here stays.  What both changed, each in its
own way, stays as it is here and is told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Clash", "FieldMerge", "merge_fields"]

Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True, slots=True)
class Clash(Generic[Value]):
    """A field that both sides have changed, each in its own way."""

    name: str
    ours: Value
    """The empty value where it is not there, or was taken away."""
    theirs: Value


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldMerge(Generic[Value]):
    """What becomes of fields."""

    taken: Mapping[str, Value]
    """Those that get other values, in the order of the export; one with the empty value goes."""
    clashes: tuple[Clash[Value], ...] = ()


def merge_fields(
    base: Mapping[str, Value],
    theirs: Mapping[str, Value],
    ours: Mapping[str, Value],
    are_alike: Callable[[str, Value, Value], bool],
    empty: Value,
) -> FieldMerge[Value]:
    """Merge the fields that `base` or `theirs` have; all of other names in `ours` stay.

    `are_alike` tells whether two values of a field say the same; `empty` is the value of a field
    that is not there.
    """
    taken: dict[str, Value] = {}
    clashes: list[Clash[Value]] = []
    for name in dict.fromkeys((*theirs, *base)):
        was, new, here = (side.get(name, empty) for side in (base, theirs, ours))
        if are_alike(name, new, here) or are_alike(name, was, new):
            continue
        if are_alike(name, was, here):
            taken[name] = new
        else:
            clashes.append(Clash(name=name, ours=here, theirs=new))
    return FieldMerge(taken=taken, clashes=tuple(clashes))
