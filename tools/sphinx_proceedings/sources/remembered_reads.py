"""What one source says whatever the others say, so that it can be remembered by its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from sphinx_proceedings.sources.text.source import Source

__all__ = ["SourceRead", "SourceReader", "read_each"]

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceRead(Generic[T]):
    """A source to read; the result depends on what stands here alone."""

    kind: str
    """What it is read as."""
    source: Source
    read: Callable[[], T]
    beside: tuple[str, ...] = ()
    """The texts of others that are read with it."""


class SourceReader(Protocol):
    """Reads sources, or remembers what they were read as; results in the order of `reads`."""

    def __call__(self, reads: Sequence[SourceRead[T]]) -> list[T]:
        """The result of each."""


def read_each(reads: Sequence[SourceRead[T]]) -> list[T]:
    """Remember nothing."""
    return [read.read() for read in reads]
