"""Documents of an edition that stand ready to be printed."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["PrintedFile"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedFile:
    """A document as PDF."""

    name: str
    """Such as `booklet`."""
    digest: str
    """Of its bytes."""
    pdf: bytes = field(repr=False, compare=False)
    """The file, of which the digest tells all."""

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.pdf)
