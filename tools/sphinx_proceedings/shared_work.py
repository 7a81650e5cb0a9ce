"""Does independent jobs in as many processes as there are processors."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Callable, Sequence

__all__ = ["do_all", "processors"]

_WORTHWHILE = 2_000  # jobs of a millisecond; starting a process takes some ten


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def do_all(jobs: Sequence[Callable[[], object]], *, processes: int = 0) -> None:
    """Do every job once; their results are lost, so they must write what they make.

    Few jobs are done in this process, and all are where processes cannot be forked.  With
    `processes` 0 there is one for each processor.  Raises OSError as a job did, with its text.
    """
    wanted = processes or (processors() if len(jobs) >= _WORTHWHILE else 1)
    if wanted == 1 or not hasattr(os, "fork"):
        _do(jobs)
        return
    sys.stdout.flush()
    sys.stderr.flush()
    # Memory that is not collected is not copied for each process.
    gc.freeze()
    shares = [jobs[number::wanted] for number in range(1, wanted)]
    children = [_fork(share) for share in shares]
    try:
        _do(jobs[::wanted])
    finally:
        failures = [_wait(*child) for child in children]
        gc.unfreeze()
    for failure in filter(None, failures):
        raise OSError(failure)


def _do(jobs: Sequence[Callable[[], object]]) -> None:
    for job in jobs:
        job()


def _fork(share: Sequence[Callable[[], object]]) -> tuple[int, int]:
    """A process that does a share of the jobs: its id, and where it tells of a failure."""
    told, tell = os.pipe()
    child = os.fork()
    if child:
        os.close(tell)
        return child, told
    # From here on in the child, which must never return.
    try:
        _do(share)
    except OSError as error:
        os.write(tell, f"{error.filename or ''}: {error.strerror or error}".encode())
    except BaseException:  # noqa: BLE001  # told to the parent
        os.write(tell, traceback.format_exc().encode()[-4000:])
    finally:
        os._exit(0)


def _wait(child: int, told: int) -> str:
    """What a process told of a failure, or nothing."""
    with os.fdopen(told, "rb") as pipe:
        text = pipe.read().decode(errors="replace")
    _, status = os.waitpid(child, 0)
    return text or ("" if status == 0 else f"a process ended with status {status}")
