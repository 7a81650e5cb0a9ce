"""An executor for systems on which processes cannot be forked (Windows)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, starmap
from typing import Any, TypeVar

from sphinx_proceedings.processes.progress import Steps
from sphinx_proceedings.processes.sent_jobs import batches, done, if_sendable
from sphinx_proceedings.processes.sequential import ManyJobs

__all__ = ["SpawningExecutor"]

T = TypeVar("T")
_BATCHES = 4  # for each process: one that is slow does not keep the others from working
_FUNCTION: list[bytes] = []
"""In a process of the pool, what it does."""


class SpawningExecutor(ManyJobs):
    """Up to `most` new processes for each call of `map`, which are sent the function once.

    What cannot be pickled is done here.  `what` tells readers what is done.
    """

    def __init__(self, most: int, what: str = "") -> None:
        self._most = most
        self._what = what

    def results(self, fn: Callable[..., T], items: Sequence[tuple[Any, ...]]) -> Iterator[T]:
        """Have all jobs done.  Of a batch in which one fails no others are."""
        function = if_sendable(fn)
        parts = [if_sendable(batch) for batch in batches(items, self._most * _BATCHES)]
        if function is None or None in parts:
            yield from starmap(fn, items)
            return
        # Most systems need none of it, and it takes long to load.
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
        from multiprocessing import get_context  # noqa: PLC0415

        steps = Steps(self._what, len(items))
        with ProcessPoolExecutor(
            self._most, get_context("spawn"), initializer=_take, initargs=(function,)
        ) as pool:
            for number, result in enumerate(chain.from_iterable(pool.map(_done, parts))):
                if self._what:
                    steps.done(number)
                yield result


def _take(function: bytes) -> None:
    _FUNCTION[:] = [function]


def _done(batch: bytes) -> list[Any]:
    return done(_FUNCTION[0], batch)
