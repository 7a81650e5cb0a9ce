"""Tells how far long work has come: counts, and the time that is left.

Whoever does the work counts; whoever has a reader says where to tell it.  By default
nobody is told.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TextIO

__all__ = ["Steps", "shown_on", "told_to"]

_SINK: ContextVar[Callable[[str], None] | None] = ContextVar("progress", default=None)
_PAUSE = 0.2
"""Seconds between two lines."""
_TELLING = 2.0
"""Seconds after which what has been done tells how long the rest will take."""
_MINUTE = 60
_SECONDS_UP_TO = 90


@contextmanager
def told_to(sink: Callable[[str], None] | None) -> Iterator[None]:
    """Have `sink` told of work within; an empty text says that nothing is to be told any more."""
    token = _SINK.set(sink)
    try:
        yield
    finally:
        _SINK.reset(token)
        if sink is not None:
            sink("")


def shown_on(stream: TextIO) -> Callable[[str], None] | None:
    """What shows progress on a line of a terminal, written over; None where nobody watches one."""
    if not stream.isatty() or os.environ.get("CI"):
        return None

    def write_over(text: str) -> None:
        stream.write(f"\r\x1b[K{text}")
        stream.flush()

    return write_over


@dataclass(slots=True)
class Steps:
    """Work of so many steps."""

    what: str
    """What is done, as `formatting citations`."""
    total: int
    now: Callable[[], float] = time.monotonic
    """The time in seconds."""
    _started: float = field(init=False)
    _told: float = field(init=False, default=float("-inf"))

    def __post_init__(self) -> None:
        self._started = self.now()

    def done(self, count: int) -> None:
        """Tell that so many steps are done now."""
        sink, now = _SINK.get(), self.now()
        if sink is not None and now - self._told >= _PAUSE:
            self._told = now
            sink(f"{self.what}: {self.text(count)}")

    def text(self, count: int) -> str:
        """How many steps of all are done, and how long the rest will take."""
        return f"{count:,} of {self.total:,}{self._left(count, self.now())}"

    def _left(self, count: int, now: float) -> str:
        spent = now - self._started
        if spent < _TELLING or not 0 < count <= self.total:
            return ""
        seconds = spent * (self.total - count) / count
        if seconds < _SECONDS_UP_TO:
            return f", {seconds:.0f} s left"
        return f", {seconds / _MINUTE:.0f} min left"
