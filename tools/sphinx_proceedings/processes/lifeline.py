"""Lets processes end with the one that started them, however that ends.

A pipe that nobody writes into is open for writing in the parent alone: when that is gone, whoever
reads from it is told.
"""

from __future__ import annotations

import os
from contextlib import suppress
from threading import Thread

__all__ = ["Lifeline"]


class Lifeline:
    """What ties forked processes to this one; raises OSError where there is no room for a pipe."""

    def __init__(self) -> None:
        self._waiting, self._held = os.pipe()

    def tie(self) -> None:
        """In a forked process: end it as soon as its parent has ended."""
        os.close(self._held)
        # Where there may be no more threads, it ends when its work is done.
        with suppress(RuntimeError):
            Thread(target=_end_with_parent, args=(self._waiting,), daemon=True).start()

    def close(self) -> None:
        """In the parent, when all processes have been waited for."""
        os.close(self._held)
        os.close(self._waiting)


def _end_with_parent(waiting: int) -> None:
    os.read(waiting, 1)
    os._exit(1)
