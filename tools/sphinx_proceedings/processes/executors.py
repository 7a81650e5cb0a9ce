"""Asks executors of `concurrent.futures` for a function of many items.

Nothing else is asked of them than `map`, so that whatever has it may do the work: today processes
of this machine.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import TypeVar

from sphinx_proceedings.processes.forking import ForkingExecutor

__all__ = ["executor_for", "in_processes", "processors"]

T = TypeVar("T")
Item = TypeVar("Item")
_WORTHWHILE = 2_000  # jobs of a millisecond; starting a process takes some ten


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_processes(
    function: Callable[[Item], T], items: Sequence[Item], *, what: str = "", processes: int = 0
) -> list[T]:
    """The function of each item, in the order of the items.

    With `processes` 0 there is one for each processor, where there are many items.  `what` tells
    readers what is done.  Raises what the function does for the first item for which it does.
    """
    with executor_for(len(items), what=what, processes=processes) as executor:
        return list(executor.map(function, items))


def executor_for(count: int, *, what: str = "", processes: int = 0) -> Executor:
    """What does so many jobs, in so many processes; 0 stands for as many as are worth it."""
    return ForkingExecutor(processes or (processors() if count >= _WORTHWHILE else 1), what)
