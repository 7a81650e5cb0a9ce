"""An executor whose jobs are done by the workers of a Dask scheduler, on any number of machines.

What a function carries goes to a worker once, the jobs' arguments with the jobs.  Dask gives the
jobs of a worker that is lost to another, and ends a job with which too many were lost
(`distributed.scheduler.allowed-failures`).  All limits of time are Dask's.  What workers must have
in common with this process is asked when the work begins, and with every batch: more may come.
"""

from __future__ import annotations

import logging
import re
import time
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import starmap
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar

from sphinx_proceedings.processes.garbage import give_back_memory
from sphinx_proceedings.processes.progress import Steps
from sphinx_proceedings.processes.sent_jobs import batches, done, if_sendable, pickled
from sphinx_proceedings.processes.sequential import ManyJobs, fulfil
from sphinx_proceedings.processes.shelf import LostShelfError

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["ClusterError", "ClusterExecutor", "Common", "cluster_at"]

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Common = Callable[[], Mapping[str, str]]
"""Tells values that have to be the same on all machines, each by what is wrong where it is not.

It must be such that it can be pickled by its name, as a function of a module.
"""
_BATCHES = 8  # for each thread of a worker
_AHEAD = 4  # batches for each: what is sent is in memory here until it is done
_FEWEST = 2
_PACKING = 1  # more takes longer than it saves
_PAUSE = 0.5
"""Seconds after which a worker asks again whether it may go on."""
_TRIES = 2
_ADDRESS = re.compile(r"(?:tcp|tls|ws|wss)://[^\s/]+:\d+")
_ENCRYPTED = ("tls:", "wss:")
_CERTIFICATES = ("distributed.comm.tls.ca-file", "distributed.client.security-loader")
_PATIENCE = "distributed.comm.timeouts.connect"
_WARNS_FROM = "distributed.admin.large-graph-warning-threshold"
_PACKAGE = __name__.partition(".")[0]
_THE_SAME = "start it again, from the environment of this build and with its folders"
_WORK = Lock()
"""One job at a time, also in a worker that was started with more threads: they would have one
interpreter, and libraries that are not made for it."""


class _Task(Protocol[T_co]):
    """What is asked of futures, Dask's own ones and those of the standard library."""

    def result(self) -> T_co: ...

    def cancel(self) -> object: ...


class ClusterError(Exception):
    """A cluster cannot do the work: what is wrong, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem} ({self.remedy})"


@contextmanager
def cluster_at(address: str, common: Common) -> Iterator[ClusterExecutor]:
    """The workers of the scheduler at an address, such as `tcp://host:8786`.

    `common` tells what each of them must have in common with this process.  Jobs that an earlier
    build left them with are waited for.  Raises ClusterError.
    """
    try:
        import distributed  # noqa: F401, PLC0415  # not everybody has it
        from dask import config  # noqa: PLC0415
        from dask.utils import parse_timedelta  # noqa: PLC0415
    except ImportError as error:
        raise ClusterError(
            "work can be given to a cluster only with Dask, which is not installed",
            "run: pip install 'sphinx-proceedings[cluster]'",
        ) from error
    patience = parse_timedelta(config.get(_PATIENCE))
    client = _client(address, patience)
    try:
        # What a function carries is meant to be large.
        with config.set({_WARNS_FROM: "1 TB"}):
            yield _executor(client, address, common, patience)
    finally:
        _be_rid_of(client)


def _client(address: str, patience: float) -> Client:
    from dask import config  # noqa: PLC0415  # not everybody has it
    from distributed import Client  # noqa: PLC0415

    if not _ADDRESS.fullmatch(address):
        raise ClusterError(f"{address!r} is no address of a scheduler", "write tcp://host:8786")
    if address.startswith(_ENCRYPTED) and not any(map(config.get, _CERTIFICATES)):
        raise ClusterError(
            f"Dask has no certificates for {address}",
            "name them in its configuration, below distributed.comm.tls",
        )
    client: Future[Client] = Future()
    connect = partial(Client, address, set_as_default=False)
    # It would wait for ever for what takes the connection and says nothing.
    Thread(target=fulfil, args=(client, connect), daemon=True).start()
    try:
        return client.result(_TRIES * patience)
    except OSError as error:
        raise ClusterError(
            f"no scheduler answers at {address}: {str(error) or 'what is there says nothing'}",
            "run: dask scheduler; or build without a cluster",
        ) from error


def _be_rid_of(client: Client) -> None:
    """Close it; that a scheduler is lost has been told, and is not to be told by Dask again."""
    told = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with suppress(Exception):
            client.close()
    finally:
        logging.disable(told)


def _executor(client: Client, address: str, common: Common, patience: float) -> ClusterExecutor:
    with _explaining(address):
        try:
            client.wait_for_workers(1, timeout=patience)
        except TimeoutError as error:
            raise ClusterError(
                f"no worker has come to the scheduler {address} within {patience:g} s",
                f"run: dask worker {address} --nthreads 1",
            ) from error
        expected = common()
        found = client.run(_common_when_idle, common, on_error="return")
        threads = sum(client.nthreads().values())
    for worker, told in found.items():
        if not isinstance(told, OSError):  # Of one that was lost meanwhile.
            _check(worker, told, expected)
    return ClusterExecutor(
        client=client, address=address, common=common, expected=expected, threads=threads
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class ClusterExecutor(ManyJobs):
    """Gives jobs to workers."""

    client: Client
    address: str
    common: Common
    expected: Mapping[str, str]
    threads: int
    """Of all workers, when the work began."""
    what: str = ""
    """What is done, for readers."""

    @property
    def processors(self) -> int:
        """For how many work is worth being shared out: a single worker does it as well."""
        return max(self.threads, _FEWEST)

    def results(self, fn: Callable[..., T], items: Sequence[tuple[Any, ...]]) -> Iterator[T]:
        """Have all jobs done; of a batch in which one fails no others.

        What cannot be sent is done here.  Raises ClusterError.
        """
        function = if_sendable(fn)
        if function is None:
            yield from starmap(fn, items)
            return
        # What was done before may have taken much, as comparing papers does.
        give_back_memory()
        # As the result of a job, Dask makes it again where it is lost with a worker.
        carried = self.client.submit(bytes, _packed(function), pure=False)
        steps, number = Steps(self.what, len(items)), 0
        waiting: deque[_Task[list[T]]] = deque()
        try:
            for made in self._in_turn(fn, carried, items, waiting):
                if self.what:
                    steps.done(number)
                yield from made
                number += len(made)
        finally:
            for task in waiting:
                task.cancel()

    def _in_turn(
        self,
        fn: Callable[..., T],
        carried: object,
        items: Sequence[tuple[Any, ...]],
        waiting: deque[_Task[list[T]]],
    ) -> Iterator[list[T]]:
        """What becomes of each batch; only some are sent before they are begun."""
        for batch in batches(items, self.processors * _BATCHES):
            data = if_sendable(batch)
            if data is None:
                here: Future[list[T]] = Future()
                fulfil(here, partial(lambda batch: list(starmap(fn, batch)), batch))
                waiting.append(here)
            else:
                waiting.append(self._task(carried, _packed(data)))
            if len(waiting) > self.processors * _AHEAD:
                yield self._result(waiting)
        while waiting:
            yield self._result(waiting)

    def _result(self, waiting: deque[_Task[list[T]]]) -> list[T]:
        """That of the first; it stays among those that wait until it is there."""
        with _explaining(self.address):
            found = waiting[0].result()
        waiting.popleft()
        return found

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a job done; its result, which may be a ClusterError."""
        future: Future[T] = Future()
        call = _packed(pickled(partial(fn, *args, **kwargs)))
        task = self._task(call, _packed(pickled([()])))
        task.add_done_callback(lambda _: fulfil(future, partial(self._result_of_one, task)))
        return future

    def _task(self, function: object, batch: bytes) -> Any:
        """A future of Dask's.

        Those of its executor ask for the state again when they have the result: where a worker is
        lost in between, they have neither the result nor the error.
        """
        return self.client.submit(_done, self.common, self.expected, function, batch, pure=False)

    def _result_of_one(self, task: _Task[list[T]]) -> T:
        with _explaining(self.address):
            return task.result()[0]


@contextmanager
def _explaining(address: str) -> Iterator[None]:
    """Raises ClusterError for what becomes of a scheduler and its workers."""
    from distributed.comm import CommClosedError  # noqa: PLC0415  # not everybody has it
    from distributed.scheduler import KilledWorker, NoWorkerError  # noqa: PLC0415

    try:
        yield
    except KilledWorker as error:
        raise ClusterError(
            "worker after worker was lost with the same work,"
            f" {error.allowed_failures + 1} in all, the last one at {error.last_worker.address}",
            "look into the logs of the workers: most often they had too little memory",
        ) from error
    except NoWorkerError as error:
        raise ClusterError(
            f"all workers of the scheduler {address} were lost", "start others, then build again"
        ) from error
    except (CancelledError, CommClosedError) as error:
        raise ClusterError(
            f"the scheduler {address} was lost",
            "start it and the workers again, then build again: what was written is looked at anew",
        ) from error
    except LostShelfError as error:
        raise ClusterError(
            f"a worker does not see what was written into {error}",
            "mount what machines share so that each sees at once what another has written",
        ) from error
    except (ImportError, AttributeError) as error:
        if _PACKAGE not in str(error):
            raise
        raise ClusterError(
            f"a worker has another version of this tool: {error}", _THE_SAME
        ) from error


def _check(worker: str, found: object, expected: Mapping[str, str]) -> None:
    known = found if isinstance(found, Mapping) else {}
    for problem, value in expected.items():
        if known.get(problem) != value:
            raise ClusterError(f"the worker {worker} {problem}", _THE_SAME)


def _common_when_idle(common: Common) -> Mapping[str, str]:
    """In a worker."""
    with _WORK:
        return common()


def _done(common: Common, expected: Mapping[str, str], function: bytes, batch: bytes) -> list[Any]:
    """In a worker: do a batch of jobs, as long as that has in common what it must.

    When a build has ended, however that was, it has not: what it left undone is for the next one.
    Both come packed.
    """
    from distributed import get_worker  # noqa: PLC0415  # not everybody has it

    worker, due = get_worker().address, 0.0

    def check() -> None:
        nonlocal due
        if time.monotonic() >= due:
            _check(worker, common(), expected)
            due = time.monotonic() + _PAUSE

    check()
    with _WORK:
        return done(zlib.decompress(function), zlib.decompress(batch), check)


def _packed(data: bytes) -> bytes:
    """A quarter of the bytes, in a sixth of the time that it takes to make them.

    They are in the memory of this process and of the scheduler until they are done with.
    """
    return zlib.compress(data, _PACKING)
