"""What a form of source must give to be tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

__all__ = ["Form"]


class Form(Protocol):
    """A form of source: examples to damage, and what must be true of whatever comes of them."""

    @property
    def name(self) -> str:
        """As it is called on the command line."""

    @property
    def signs(self) -> Sequence[str]:
        """Pieces of text that mean something in this form; they are put in at random."""

    def examples(self) -> Sequence[bytes]:
        """Sound sources, and such as went wrong once."""

    def faults(self, data: bytes) -> Iterator[str]:
        """Read the bytes; a sentence for everything that was lost without a word.

        What raises is a fault as well.
        """
