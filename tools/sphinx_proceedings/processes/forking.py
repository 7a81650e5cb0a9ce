"""Does independent jobs in as many processes as there are processors."""

from __future__ import annotations

import gc
import os
import pickle
import struct
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from sphinx_proceedings.processes.lifeline import Lifeline
from sphinx_proceedings.processes.progress import Steps

__all__ = ["can_fork", "do_all", "processors"]

T = TypeVar("T")
_LONGEST_FAILURE = 4_000  # characters
_RANGE = struct.Struct("@ii")
_MOST_WAITING = 500  # ranges of jobs; what a pipe holds wherever it is
_WORTHWHILE = 2_000  # jobs of a millisecond; starting a process takes some ten


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Whether there may be another process now."""
    if not hasattr(os, "fork"):
        return False
    try:
        child = os.fork()
    except OSError:
        return False
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    return True


def do_all(jobs: Sequence[Callable[[], T]], *, what: str = "", processes: int = 0) -> list[T]:
    """Do every job once; their results in the order of the jobs.

    Few jobs are done in this process, and all are where processes cannot be forked; where few can,
    few do them.  With `processes` 0 there is one for each processor.  `what` tells readers what is
    done.  Raises OSError as a job did, with its text.
    """
    wanted = processes or (processors() if len(jobs) >= _WORTHWHILE else 1)
    if wanted == 1 or not hasattr(os, "fork"):
        return _do_here(jobs, what)
    try:
        lifeline, waiting = Lifeline(), _waiting_jobs(len(jobs))
    except OSError:
        # No more files may be open.
        return _do_here(jobs, what)
    sys.stdout.flush()
    sys.stderr.flush()
    # Memory that is not collected is not copied for each process.
    gc.freeze()
    results: dict[int, T] = {}
    children: list[_Child] = []
    told: list[tuple[dict[int, T], str]] = []
    try:
        _fork_all(jobs, waiting, lifeline, wanted - 1, children)
        results = _do_waiting(jobs, waiting, what)
    finally:
        os.close(waiting)
        told = [_wait(child) for child in children]
        lifeline.close()
        gc.unfreeze()
    for made, failure in told:
        if failure:
            raise OSError(failure)
        results |= made
    return [results[number] for number in range(len(jobs))]


def _do_here(jobs: Sequence[Callable[[], T]], what: str) -> list[T]:
    steps, results = Steps(what, len(jobs)), []
    for number, job in enumerate(jobs):
        _tell(steps, number)
        results.append(job())
    return results


def _tell(steps: Steps, count: int) -> None:
    if steps.what:
        steps.done(count)


def _waiting_jobs(count: int) -> int:
    """A pipe from which processes take the numbers of jobs, some at a time, until it is empty."""
    waiting, put = os.pipe()
    together = max(1, -(-count // _MOST_WAITING))
    for first in range(0, count, together):
        os.write(put, _RANGE.pack(first, min(first + together, count)))
    os.close(put)
    return waiting


def _do_waiting(jobs: Sequence[Callable[[], T]], waiting: int, what: str = "") -> dict[int, T]:
    """Do jobs as long as there are any that nobody else has taken."""
    made: dict[int, T] = {}
    steps = Steps(what, len(jobs))
    while taken := os.read(waiting, _RANGE.size):
        for number in range(*_RANGE.unpack(taken)):
            # They are taken in order: those before this one have been begun.
            _tell(steps, number)
            made[number] = jobs[number]()
    return made


@dataclass(frozen=True, slots=True)
class _Child:
    """A process that does jobs."""

    id: int
    told: int
    """Where it tells what came of them."""


def _fork_all(
    jobs: Sequence[Callable[[], object]],
    waiting: int,
    lifeline: Lifeline,
    wanted: int,
    children: list[_Child],
) -> None:
    """Add so many processes to `children`, or as many as there may be."""
    with suppress(OSError):
        for _ in range(wanted):
            told, tell = os.pipe()
            try:
                child = os.fork()
            except OSError:
                os.close(told)
                os.close(tell)
                raise
            if not child:
                _be_child(jobs, waiting, lifeline, tell, [told, *(each.told for each in children)])
            os.close(tell)
            children.append(_Child(child, told))


def _be_child(
    jobs: Sequence[Callable[[], object]],
    waiting: int,
    lifeline: Lifeline,
    tell: int,
    others: Sequence[int],
) -> None:
    """Do jobs in a process of their own; it must never return."""
    made: dict[int, object] = {}
    failure = ""
    try:
        lifeline.tie()
        # Else it could go on telling a parent that is gone.
        for descriptor in others:
            os.close(descriptor)
        made = _do_waiting(jobs, waiting)
    except OSError as error:
        failure = f"{error.filename or ''}: {error.strerror or error}"
    except BaseException:  # noqa: BLE001  # told to the parent
        failure = traceback.format_exc()[-_LONGEST_FAILURE:]
    try:
        with os.fdopen(tell, "wb") as pipe:
            pickle.dump(({}, failure) if failure else (made, ""), pipe)
    finally:
        os._exit(0)


def _wait(child: _Child) -> tuple[dict[int, Any], str]:
    """What a process made of its jobs, and what it told of a failure."""
    with os.fdopen(child.told, "rb") as pipe:
        data = pipe.read()
    _, status = os.waitpid(child.id, 0)
    if status or not data:
        return {}, f"a process ended with status {status}"
    made, failure = pickle.loads(data)  # noqa: S301  # from our own process
    return made, failure
