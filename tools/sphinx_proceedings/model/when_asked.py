"""What follows from each of some records, found when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

__all__ = ["WhenAsked"]

Key = TypeVar("Key")
Value = TypeVar("Value")


class WhenAsked(Mapping[Key, Value]):
    """A value for each of these keys, which is found once; between processes it goes as a dict."""

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

    def __reduce__(self) -> tuple[type[dict[Key, Value]], tuple[dict[Key, Value]]]:
        return dict, (dict(self),)
