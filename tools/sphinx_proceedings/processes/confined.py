"""Jobs on hostile data in processes of their own, with limits of time and memory.

What is in a file may make a reader run for ever, take all memory or crash.  That ends one process
and costs one answer; another process goes on with the next file.  Nothing that such a process says
is run here: what comes back is bytes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, partial
from signal import Signals
from threading import Lock
from typing import IO, cast

from sphinx_proceedings.processes.confined_worker import (
    HEAD,
    STOPPED_BY_TIME,
    Reply,
    received,
    serve,
)
from sphinx_proceedings.processes.progress import Steps
from sphinx_proceedings.processes.threads import ThreadPool

__all__ = ["Limits", "StopReason", "Stopped", "confinement", "in_confinement"]

_START = (
    "import sys; sys.path[:] = sys.argv[3:]; "
    f"from {serve.__module__} import serve; serve(sys.argv[1], sys.argv[2])"
)
_WATCH = 0.05
"""Seconds between two looks at whether somebody takes too long."""
_WAITING = 30.0
"""Seconds of the clock that a job may take beside its own, where others have the processor."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What one job may take, as far as the system can limit it."""

    seconds: float
    """Of a processor."""
    memory: int
    """Bytes of a process."""


class StopReason(StrEnum):
    """Why there is no answer."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"
    LATE = "late"
    """It did not end by the clock."""
    UNAVAILABLE = "unavailable"
    """No process could be started."""

    @property
    def may_pass(self) -> bool:
        """Whether another try may come to something."""
        return self in {StopReason.LATE, StopReason.UNAVAILABLE}


@dataclass(frozen=True, slots=True)
class Stopped:
    """A job that came to nothing."""

    reason: StopReason
    detail: str = ""
    """What is known of it, for people."""


def in_confinement(
    job: str,
    items: Sequence[tuple[str, ...]],
    limits: Limits,
    *,
    what: str = "",
    processes: int = 1,
    waiting: float = _WAITING,
) -> list[bytes | Stopped]:
    """What a job makes of each item, in the order of the items.

    The job is the name of a function of texts that returns bytes, as `module:function`: only the
    processes load it.  Each does one after the other.  What ends a process that has done others is
    tried once more in a fresh one.  `what` tells readers what is done; `waiting` is how many
    seconds of the clock a job may take beside those of its limit.
    """
    with confinement(job, limits, processes=processes, waiting=waiting) as ask:
        return ask(items, what)


@contextmanager
def confinement(
    job: str, limits: Limits, *, processes: int = 1, waiting: float = _WAITING
) -> Iterator[Callable[[Sequence[tuple[str, ...]], str], list[bytes | Stopped]]]:
    """What is asked as `in_confinement` is, of items and `what`, as often as one likes.

    Processes stay from one time to the next: to start one takes longer than most jobs.
    """
    workers = _Workers(job, limits, waiting)
    try:
        yield partial(_results, workers, processes)
    finally:
        workers.end_all()


def _results(
    workers: _Workers, processes: int, items: Sequence[tuple[str, ...]], what: str
) -> list[bytes | Stopped]:
    if not items:
        return []
    steps = Steps(what, len(items))
    with ThreadPool(min(processes, len(items))) as pool:
        futures = [pool.submit(workers.result, item) for item in items]
        left: set[Future[bytes | Stopped]] = set(futures)
        while left:
            if what:
                steps.done(len(items) - len(left))
            _, left = wait(left, timeout=_WATCH)
            workers.end_late()
        return [future.result() for future in futures]


class _Workers:
    """As many processes as are asked at a time; each is used again until it is ended."""

    def __init__(self, job: str, limits: Limits, waiting: float) -> None:
        self._job = job
        self._limits = limits
        self._seconds = limits.seconds + waiting
        self._lock = Lock()
        self._all: list[_Worker] = []
        self._free: list[_Worker] = []

    def result(self, item: tuple[str, ...]) -> bytes | Stopped:
        """What becomes of an item."""
        while True:
            try:
                worker, is_fresh = self._taken()
            except OSError as error:
                return Stopped(StopReason.UNAVAILABLE, error.strerror or str(error))
            found = worker.ask(item, self._seconds)
            self._put_back(worker, is_usable=isinstance(found, bytes))
            # Memory may be what earlier jobs left behind; what takes long does so everywhere.
            is_told = isinstance(found, bytes) or found.reason in {StopReason.TIME, StopReason.LATE}
            if is_told or is_fresh:
                return found

    def end_late(self) -> None:
        """End those whose time is over."""
        with self._lock:
            late = [worker for worker in self._all if time.monotonic() > worker.deadline]
        for worker in late:
            worker.be_late()

    def end_all(self) -> None:
        """End all."""
        with self._lock:
            ended, self._all, self._free = self._all, [], []
        for worker in ended:
            worker.end()

    def _taken(self) -> tuple[_Worker, bool]:
        """A process, and whether it is a fresh one; raises OSError."""
        with self._lock:
            if self._free:
                return self._free.pop(), False
        worker = _Worker(self._job, self._limits)
        with self._lock:
            self._all.append(worker)
        return worker, True

    def _put_back(self, worker: _Worker, *, is_usable: bool) -> None:
        with self._lock:
            if is_usable:
                self._free.append(worker)
                return
            if worker in self._all:
                self._all.remove(worker)
        worker.end()


class _Worker:
    """A process that does jobs; raises OSError where it cannot be started."""

    def __init__(self, job: str, limits: Limits) -> None:
        self.deadline = float("inf")
        self._is_late = False
        told = json.dumps([limits.seconds, limits.memory])
        self._process = subprocess.Popen(  # noqa: S603  # our own command
            [sys.executable, "-I", "-B", "-c", _START, job, told, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._pipes = cast(
            "tuple[IO[bytes], IO[bytes]]", (self._process.stdin, self._process.stdout)
        )

    def ask(self, item: tuple[str, ...], seconds: float) -> bytes | Stopped:
        """What it makes of an item; once it has been stopped it is asked no more."""
        put, answer = self._pipes
        self.deadline = time.monotonic() + seconds
        try:
            data = json.dumps(item).encode()
            put.write(HEAD.pack(Reply.DONE, len(data)) + data)
            put.flush()
            reply, told = received(answer)
        except (OSError, EOFError):
            return self._why
        finally:
            self.deadline = float("inf")
        match reply:
            case Reply.DONE:
                return told
            case Reply.MEMORY:
                return Stopped(StopReason.MEMORY)
            case Reply.ERROR:
                return Stopped(StopReason.CRASH, told.decode(errors="replace"))

    def be_late(self) -> None:
        """End it, since its time is over."""
        self._is_late = True
        self._process.kill()

    def end(self) -> None:
        """End it and wait for that; nothing where it has ended."""
        self._process.kill()
        for pipe in self._pipes:
            with suppress(OSError):  # What was not written yet is nobody's any more.
                pipe.close()
        self._process.wait()

    @cached_property
    def _why(self) -> Stopped:
        """Why it has ended, or does not make sense any more."""
        self._process.kill()
        status = self._process.wait()
        if self._is_late:
            return Stopped(StopReason.LATE)
        if status < 0 and -status == STOPPED_BY_TIME:
            return Stopped(StopReason.TIME)
        return Stopped(StopReason.CRASH, _name_of(status))


def _name_of(status: int) -> str:
    """`SIGSEGV`, or the status that a process ended with."""
    with suppress(ValueError):
        if status < 0:
            return Signals(-status).name
    return f"status {status}"
