"""Threads for jobs that wait for other programs, as many as there may be."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any, ParamSpec, TypeVar

from sphinx_proceedings.processes.sequential import SequentialExecutor, fulfil

__all__ = ["ThreadPool"]

P = ParamSpec("P")
T = TypeVar("T")
_STOP = None


class ThreadPool(SequentialExecutor):
    """Up to `most` threads, all begun at once; without any, a job is done when it is submitted.

    `ThreadPoolExecutor` begins each when it has something to do, and ends in an error where there
    may be no more by then: the programs that it waits for count as well.
    """

    def __init__(self, most: int) -> None:
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._threads: list[Thread] = []
        with suppress(RuntimeError):
            for _ in range(most):
                thread = Thread(target=self._work, daemon=True)
                thread.start()
                self._threads.append(thread)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a job done; its result."""
        if not self._threads:
            return super().submit(fn, *args, **kwargs)
        future: Future[T] = Future()
        self._jobs.put(partial(fulfil, future, partial(fn, *args, **kwargs)))
        return future

    def shutdown(self, *_arguments: Any, **_named: Any) -> None:
        """Wait until all is done."""
        for _ in self._threads:
            self._jobs.put(_STOP)
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not _STOP:
            job()
