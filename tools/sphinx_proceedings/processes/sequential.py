"""An executor without anybody else."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from typing import ParamSpec, TypeVar

__all__ = ["SequentialExecutor", "fulfil"]

P = ParamSpec("P")
T = TypeVar("T")


class SequentialExecutor(Executor):
    """Does a job when it is submitted."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do a job; its result."""
        future: Future[T] = Future()
        fulfil(future, partial(fn, *args, **kwargs))
        return future


def fulfil(future: Future[T], job: Callable[[], T]) -> None:
    """Do a job and have its future know what came of it."""
    try:
        future.set_result(job())
    except Exception as error:  # noqa: BLE001  # raised to whoever asks for the result
        future.set_exception(error)
