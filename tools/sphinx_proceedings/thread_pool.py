"""Threads for jobs that wait for other programs, as many as there may be."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Event, Thread
from typing import Any, ParamSpec, TypeVar

__all__ = ["thread_pool"]

P = ParamSpec("P")
T = TypeVar("T")


def thread_pool(most: int) -> Executor:
    """Up to `most` threads; where there may be none, a job is done when it is submitted.

    A `ThreadPoolExecutor` that cannot start a thread loses jobs, so it is tried before.
    """
    wait, tried = Event(), list[Thread]()
    with suppress(RuntimeError):
        for _ in range(most):
            thread = Thread(target=wait.wait, daemon=True)
            thread.start()
            tried.append(thread)
    wait.set()
    for thread in tried:
        thread.join()
    return ThreadPoolExecutor(len(tried)) if tried else _AtOnce()


class _AtOnce(Executor):
    """No thread at all."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do a job; its result."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  # raised to whoever asks for the result
            future.set_exception(error)
        return future

    def shutdown(self, *_arguments: Any, **_named: Any) -> None:
        """There is nothing to wait for."""
