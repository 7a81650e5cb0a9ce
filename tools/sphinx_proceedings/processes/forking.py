"""An executor whose processes are forked with all that this one has in memory.

`ProcessPoolExecutor` has functions and arguments pickled, which a portal's pages cannot be; where
threads may not be started (`ulimit -u`) it waits for ever; and its processes outlive one that is
killed.
"""

from __future__ import annotations

import os
import pickle
import struct
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from sphinx_proceedings.processes.garbage import kept_for_good, not_copied
from sphinx_proceedings.processes.lifeline import Lifeline
from sphinx_proceedings.processes.progress import Steps
from sphinx_proceedings.processes.sequential import ManyJobs

__all__ = ["ForkingExecutor", "can_fork"]

T = TypeVar("T")
_LONGEST_TRACEBACK = 4_000  # characters
_RANGE = struct.Struct("@ii")
_MOST_WAITING = 500  # ranges of jobs; what a pipe holds wherever it is


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


class ForkingExecutor(ManyJobs):
    """Up to `most` processes for each call of `map`, this one among them.

    What a function and its arguments refer to they have as it is here; only what comes of them is
    pickled.  Where processes cannot be forked, all is done here; where few can, few do it.  `what`
    tells readers what is done.
    """

    def __init__(self, most: int, what: str = "") -> None:
        self._most = most
        self._what = what

    def results(self, fn: Callable[..., T], items: Sequence[tuple[Any, ...]]) -> Iterator[T]:
        """Do all jobs now.

        A process that fails at one does no others: what stops one, as a full disk, stops more.
        """
        jobs = [partial(fn, *arguments) for arguments in items]
        return _results(self._made(jobs), len(jobs))

    def _made(self, jobs: Sequence[Callable[[], T]]) -> dict[int, T | _Failure]:
        """What came of the jobs, by their numbers."""
        here = partial(_do, jobs, what=self._what)
        if self._most == 1 or not hasattr(os, "fork"):
            return here(range(len(jobs)))
        try:
            lifeline, waiting = Lifeline(), _waiting_jobs(len(jobs))
        except OSError:
            # No more files may be open.
            return here(range(len(jobs)))
        sys.stdout.flush()
        sys.stderr.flush()
        made: dict[int, T | _Failure] = {}
        children: list[_Child] = []
        with not_copied():
            try:
                _fork_all(jobs, waiting, lifeline, self._most - 1, children)
                made = here(_taken(waiting))
            finally:
                os.close(waiting)
                for child in children:
                    made |= _wait(child)
                lifeline.close()
        return made


@dataclass(frozen=True, slots=True)
class _Failure:
    """What was raised, in the place of a result."""

    error: BaseException

    def __reduce__(self) -> tuple[type[_Failure], tuple[BaseException]]:
        return _Failure, (_told(self.error),)


def _told(error: BaseException) -> BaseException:
    """An error as it can be told to another process, with where it was raised."""
    told: BaseException = RuntimeError(f"{type(error).__name__}: {error}")
    # An error need not be such that it can be made again from its arguments.
    with suppress(Exception):
        told = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own
    told.add_note("".join(traceback.format_exception(error))[-_LONGEST_TRACEBACK:])
    return told


_LOST = -1
"""Stands for the jobs of a process that ended before it told what it made."""


def _results(made: dict[int, T | _Failure], count: int) -> Iterator[T]:
    for number in range(count):
        # Jobs are taken in order: one that nobody did comes after one that failed, or was lost.
        result = made.pop(number) if number in made else made[_LOST]
        if isinstance(result, _Failure):
            raise result.error
        yield result


def _waiting_jobs(count: int) -> int:
    """A pipe from which processes take the numbers of jobs, some at a time, until it is empty."""
    waiting, put = os.pipe()
    together = max(1, -(-count // _MOST_WAITING))
    for first in range(0, count, together):
        os.write(put, _RANGE.pack(first, min(first + together, count)))
    os.close(put)
    return waiting


def _taken(waiting: int) -> Iterator[int]:
    """Numbers of jobs, as long as there are any that nobody else has taken."""
    while taken := os.read(waiting, _RANGE.size):
        yield from range(*_RANGE.unpack(taken))


def _do(
    jobs: Sequence[Callable[[], T]],
    numbers: Iterable[int],
    *,
    what: str = "",
    caught: type[BaseException] = Exception,
) -> dict[int, T | _Failure]:
    """Do the jobs with these numbers, up to one that fails."""
    made: dict[int, T | _Failure] = {}
    steps = Steps(what, len(jobs))
    for number in numbers:
        if what:
            # They are taken in order: those before this one have been begun.
            steps.done(number)
        try:
            made[number] = jobs[number]()
        except caught as error:  # raised to whoever asks for the result
            made[number] = _Failure(error)
            break
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
    status = 1
    try:
        kept_for_good()
        lifeline.tie()
        # Else it could go on telling a parent that is gone.
        for descriptor in others:
            os.close(descriptor)
        made = _do(jobs, _taken(waiting), caught=BaseException)
        with os.fdopen(tell, "wb") as pipe:
            pickle.dump(made, pipe)
        status = 0
    except BaseException:  # noqa: BLE001  # there is nobody to raise it to
        traceback.print_exc()
    finally:
        os._exit(status)


def _wait(child: _Child) -> dict[int, Any]:
    """What came of the jobs that a process did."""
    made: dict[int, Any] = {}
    with os.fdopen(child.told, "rb") as pipe, suppress(EOFError, pickle.UnpicklingError):
        made = pickle.load(pipe)  # noqa: S301  # from our own process
    _, status = os.waitpid(child.id, 0)
    if status:
        made = {_LOST: _Failure(ChildProcessError(f"a process ended with status {status}"))}
    return made
