"""Does independent jobs in as many processes as there are processors."""

from __future__ import annotations

import gc
import os
import pickle
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

__all__ = ["do_all", "processors"]

T = TypeVar("T")
_LONGEST_FAILURE = 4_000  # characters
_WORTHWHILE = 2_000  # jobs of a millisecond; starting a process takes some ten


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def do_all(jobs: Sequence[Callable[[], T]], *, processes: int = 0) -> list[T]:
    """Do every job once; their results in the order of the jobs.

    Few jobs are done in this process, and all are where processes cannot be forked.  With
    `processes` 0 there is one for each processor.  Raises OSError as a job did, with its text.
    """
    wanted = processes or (processors() if len(jobs) >= _WORTHWHILE else 1)
    if wanted == 1 or not hasattr(os, "fork"):
        return [job() for job in jobs]
    sys.stdout.flush()
    sys.stderr.flush()
    # Memory that is not collected is not copied for each process.
    gc.freeze()
    results: dict[int, list[T]] = {}
    children = [_fork(jobs[number::wanted]) for number in range(1, wanted)]
    told: list[tuple[list[T], str]] = []
    try:
        results[0] = [job() for job in jobs[::wanted]]
    finally:
        told = [_wait(*child) for child in children]
        gc.unfreeze()
    for number, (made, failure) in enumerate(told, start=1):
        if failure:
            raise OSError(failure)
        results[number] = made
    return [results[number % wanted][number // wanted] for number in range(len(jobs))]


def _fork(share: Sequence[Callable[[], object]]) -> tuple[int, int]:
    """A process that does a share of the jobs: its id, and where it tells what came of it."""
    told, tell = os.pipe()
    child = os.fork()
    if child:
        os.close(tell)
        return child, told
    # From here on in the child, which must never return.
    made: list[object] = []
    failure = ""
    try:
        made = [job() for job in share]
    except OSError as error:
        failure = f"{error.filename or ''}: {error.strerror or error}"
    except BaseException:  # noqa: BLE001  # told to the parent
        failure = traceback.format_exc()[-_LONGEST_FAILURE:]
    try:
        with os.fdopen(tell, "wb") as pipe:
            pickle.dump(([], failure) if failure else (made, ""), pipe)
    finally:
        os._exit(0)


def _wait(child: int, told: int) -> tuple[list[Any], str]:
    """What a process made of its jobs, and what it told of a failure."""
    with os.fdopen(told, "rb") as pipe:
        data = pipe.read()
    _, status = os.waitpid(child, 0)
    if status or not data:
        return [], f"a process ended with status {status}"
    made, failure = pickle.loads(data)  # noqa: S301  # from our own process
    return made, failure
