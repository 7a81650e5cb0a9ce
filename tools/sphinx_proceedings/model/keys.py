"""Keys of entries, of which those that differ in case only are the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

__all__ = ["ByKey"]

Value = TypeVar("Value")


class ByKey(Mapping[str, Value]):
    """Values by keys as they are written, found by any spelling that differs in case only.

    BibTeX does not tell such keys apart, nor do file systems that ignore case.  Of two the first
    counts, as it does where a file is read.
    """

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values
        self._written: dict[str, str] = {}
        for key in values:
            self._written.setdefault(key.casefold(), key)

    def __getitem__(self, key: str) -> Value:
        return self._values[key if key in self._values else self._written[key.casefold()]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
