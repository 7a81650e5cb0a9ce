"""What follows from records, found when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, overload

__all__ = ["ListedWhenAsked", "SoughtByName", "WhenAsked"]

Key = TypeVar("Key")
Value = TypeVar("Value")


class _SentAsDict(Mapping[Key, Value]):
    """Between processes it goes as a dict, with all that it has."""

    def __reduce__(self) -> tuple[type[dict[Key, Value]], tuple[dict[Key, Value]]]:
        return dict, (dict(self),)


class WhenAsked(_SentAsDict[Key, Value]):
    """A value for each of these keys, which is found once."""

    def __init__(self, keys: Collection[Key], of: Callable[[Key], Value]) -> None:
        self._keys = keys
        self._of = of
        self._found: dict[Key, Value] = {}

    def __getitem__(self, key: Key) -> Value:
        """The value of this key; raises KeyError for any other."""
        try:
            return self._found[key]
        except KeyError:
            if key not in self._keys:
                raise
        found = self._found[key] = self._of(key)
        return found

    def __iter__(self) -> Iterator[Key]:
        """The keys, in their order."""
        return iter(self._keys)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        """Whether there is a value, found or not."""
        return key in self._keys


class SoughtByName(_SentAsDict[Key, Value]):
    """Values that are sought one by one; only whoever goes through them needs to know the keys."""

    def __init__(
        self, seek: Callable[[Key], Value | None], keys: Callable[[], Iterable[Key]]
    ) -> None:
        self._seek = seek
        self._all_keys = keys
        self._found: dict[Key, Value | None] = {}

    def __getitem__(self, key: Key) -> Value:
        """The value of this key; raises KeyError where there is none."""
        if key not in self._found:
            self._found[key] = self._seek(key)
        found = self._found[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[Key]:
        """The keys, in their order."""
        return iter(self._keys)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._keys)

    @cached_property
    def _keys(self) -> tuple[Key, ...]:
        return tuple(self._all_keys())


class ListedWhenAsked(Sequence[Value]):
    """Values that are listed when somebody looks at one; between processes it goes as a tuple."""

    def __init__(self, listed: Callable[[], Iterable[Value]], count: int | None = None) -> None:
        """`count` is how many there are, where that is known before."""
        self._list = listed
        self._count = count

    @cached_property
    def _listed(self) -> tuple[Value, ...]:
        return tuple(self._list())

    @overload
    def __getitem__(self, place: int) -> Value: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Value, ...]: ...

    def __getitem__(self, place: int | slice) -> Value | tuple[Value, ...]:
        """The value at this place, or those at these."""
        return self._listed[place]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._listed) if self._count is None else self._count

    def __iter__(self) -> Iterator[Value]:
        """Each of them."""
        return iter(self._listed)

    def __reduce__(self) -> tuple[type[tuple[Value, ...]], tuple[tuple[Value, ...]]]:
        return tuple, (self._listed,)
