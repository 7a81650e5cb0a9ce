"""Asks executors of `concurrent.futures` for a function of many items.

Nothing else is asked of them than `map` and `submit`, so that whatever has them may do the work:
processes of this machine, or the workers of a cluster while one is in use.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar, overload

from sphinx_proceedings.processes.cluster import ClusterExecutor, Common, cluster_at
from sphinx_proceedings.processes.forking import ForkingExecutor
from sphinx_proceedings.processes.spawning import SpawningExecutor
from sphinx_proceedings.processes.threads import ThreadPool

__all__ = ["executor_for", "in_processes", "on_cluster", "processors", "waiting_executor"]

T = TypeVar("T")
Item = TypeVar("Item")
Shared = TypeVar("Shared")
_WORTHWHILE = 2_000  # jobs of a millisecond; starting a process takes some ten
_CLUSTER: ContextVar[ClusterExecutor | None] = ContextVar("cluster", default=None)
_NOTHING: Any = object()


@contextmanager
def on_cluster(address: str, common: Common) -> Iterator[None]:
    """Have work within done by the workers of the Dask scheduler there.

    `common` tells what they must have in common with this process.  Raises ClusterError, also where
    work is shared out.
    """
    with cluster_at(address, common) as cluster:
        token = _CLUSTER.set(cluster)
        try:
            yield
        finally:
            _CLUSTER.reset(token)


def processors() -> int:
    """How many processors work may be shared out to: those of this process, or of a cluster."""
    if (cluster := _CLUSTER.get()) is not None:
        return cluster.processors
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@overload
def in_processes(
    function: Callable[[Item], T],
    items: Sequence[Item],
    *,
    what: str = "",
    processes: int = 0,
) -> list[T]: ...
@overload
def in_processes(
    function: Callable[[Shared, Item], T],
    items: Sequence[Item],
    *,
    shared: Shared,
    what: str = "",
    processes: int = 0,
) -> list[T]: ...
def in_processes(
    function: Callable[..., T],
    items: Sequence[Any],
    *,
    shared: Any = _NOTHING,
    what: str = "",
    processes: int = 0,
) -> list[T]:
    """The function of each item, in the order of the items.

    With `processes` 0 there is one for each processor, where there are many items; 1 stands for
    this one.  What is `shared` is given to each call before its item; processes that do not have it
    in memory are sent it once.  `what` tells readers what is done.  Raises what the function does
    for the first item for which it does.
    """
    job = function if shared is _NOTHING else partial(function, shared)
    most = processes or _worthwhile(len(items))
    executor: Executor
    if most > 1 and (cluster := _CLUSTER.get()) is not None:
        executor = replace(cluster, what=what)
    elif most > 1 and not hasattr(os, "fork"):
        executor = SpawningExecutor(most, what)
    else:
        executor = ForkingExecutor(most, what)
    with executor:
        return list(executor.map(job, items))


def executor_for(count: int, *, what: str = "", processes: int = 0) -> Executor:
    """What does so many jobs with all that is in memory here.

    With `processes` 0 there are as many as are worth it.  While a cluster is in use there is this
    one alone: connections cannot be forked.
    """
    return ForkingExecutor(1 if _CLUSTER.get() else processes or _worthwhile(count), what)


def waiting_executor(most: int) -> Executor:
    """What does jobs that wait for other programs, so many at a time here, or on a cluster."""
    return _CLUSTER.get() or ThreadPool(most)


def _worthwhile(count: int) -> int:
    return processors() if count >= _WORTHWHILE else 1
