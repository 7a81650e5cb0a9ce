"""An executor for systems on which processes cannot be forked (Windows)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, TypeVar

from sphinx_proceedings.processes.progress import Steps
from sphinx_proceedings.processes.sent_jobs import batches, done, pickled
from sphinx_proceedings.processes.sequential import SequentialExecutor

__all__ = ["SpawningExecutor"]

T = TypeVar("T")
_BATCHES = 4  # for each process: one that is slow does not keep the others from working
_FUNCTION: list[bytes] = []
"""In a process of the pool, what it does."""


class SpawningExecutor(SequentialExecutor):
    """Up to `most` new processes for each call of `map`, which are sent the function once.

    What cannot be pickled is done here.  `what` tells readers what is done.
    """

    def __init__(self, most: int, what: str = "") -> None:
        self._most = most
        self._what = what

    def map(
        self,
        fn: Callable[..., T],
        *iterables: Iterable[Any],
        timeout: float | None = None,
        chunksize: int = 1,
    ) -> Iterator[T]:
        """Do all jobs; their results in order, and what one raised when its turn comes.

        Of a batch in which one fails no others are done.
        """
        items = list(zip(*iterables, strict=False))
        try:
            function, parts = pickled(fn), list(batches(items, self._most * _BATCHES))
        except Exception:  # noqa: BLE001  # whatever values raise that cannot be pickled
            return super().map(fn, *zip(*items, strict=True), timeout=timeout)
        return self._results(function, parts, len(items), timeout)

    def _results(
        self, function: bytes, parts: list[bytes], count: int, timeout: float | None
    ) -> Iterator[T]:
        # Most systems need none of it, and it takes long to load.
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
        from multiprocessing import get_context  # noqa: PLC0415

        steps = Steps(self._what, count)
        with ProcessPoolExecutor(
            self._most, get_context("spawn"), initializer=_take, initargs=(function,)
        ) as pool:
            made = chain.from_iterable(pool.map(_done, parts, timeout=timeout))
            for number, result in enumerate(made):
                if self._what:
                    steps.done(number)
                yield result


def _take(function: bytes) -> None:
    _FUNCTION[:] = [function]


def _done(batch: bytes) -> list[Any]:
    return done(_FUNCTION[0], batch)
