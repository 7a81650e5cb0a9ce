"""An executor without anybody else."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from functools import partial
from typing import Any, ParamSpec, TypeVar

__all__ = ["ManyJobs", "SequentialExecutor", "fulfil"]

P = ParamSpec("P")
T = TypeVar("T")


class SequentialExecutor(Executor):
    """Does a job when it is submitted."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do a job; its result."""
        future: Future[T] = Future()
        fulfil(future, partial(fn, *args, **kwargs))
        return future


class ManyJobs(SequentialExecutor):
    """Made for `map`: a single job that is submitted is done when it is."""

    def map(
        self,
        fn: Callable[..., T],
        *iterables: Iterable[Any],
        timeout: float | None = None,
        chunksize: int = 1,
    ) -> Iterator[T]:
        """Have all jobs done; their results in order, and what one raised when its turn comes.

        What fails keeps jobs from being begun that come after it.  How many are taken together
        follows from how many there are.  Raises ValueError where there is a `timeout`.
        """
        if timeout is not None:
            raise ValueError("jobs that have been begun cannot be given up")
        return self.results(fn, list(zip(*iterables, strict=False)))

    @abstractmethod
    def results(self, fn: Callable[..., T], items: Sequence[tuple[Any, ...]]) -> Iterator[T]:
        """The same of a list of arguments."""


def fulfil(future: Future[T], job: Callable[[], T]) -> None:
    """Do a job and have its future know what came of it."""
    try:
        future.set_result(job())
    except Exception as error:  # noqa: BLE001  # raised to whoever asks for the result
        future.set_exception(error)
