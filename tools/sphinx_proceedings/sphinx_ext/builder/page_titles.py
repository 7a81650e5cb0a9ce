"""The titles that pages have, noted so that it can be asked whether any page has one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

__all__ = ["TitlesOfPages"]

_SIZE = 8
"""Of a digest, in bytes: two titles that share one are told apart by nobody, which is slow and not
wrong."""


@dataclass(frozen=True, slots=True)
class TitlesOfPages:
    """A digest of each title, one after the other, in order."""

    digests: bytes = b""

    @classmethod
    def of(cls, titles: Iterable[str]) -> TitlesOfPages:
        """These titles."""
        return cls(b"".join(sorted({_digest(title) for title in titles})))

    def __contains__(self, title: object) -> bool:
        """Whether a page may have this title."""
        return isinstance(title, str) and _digest(title) in self._each()

    def changed(self, gone: Iterable[str], new: Iterable[str]) -> TitlesOfPages:
        """Without titles that one page alone had, and with new ones."""
        left = self._each() - {*map(_digest, gone)} | {*map(_digest, new)}
        return TitlesOfPages(b"".join(sorted(left)))

    def _each(self) -> set[bytes]:
        starts = range(0, len(self.digests), _SIZE)
        return {self.digests[start : start + _SIZE] for start in starts}


def _digest(title: str) -> bytes:
    return blake2b(title.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()
