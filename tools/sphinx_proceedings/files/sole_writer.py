"""Lets one process at a time write into a portal; others wait.

The lock is the system's own, on the folder itself (flock(2)): no file tells of it, so none is
committed or left behind, and it is gone with the process, however that ends.  Where folders cannot
be locked (Windows, some network file systems), a file in the user's cache folder stands for them.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

if sys.platform != "win32":
    import fcntl

__all__ = ["sole_writer"]

_held: Counter[str] = Counter()
"""How often this process holds the lock of a folder: it never waits for itself."""


@contextmanager
def sole_writer(folder: Path, waiting: Callable[[], object]) -> Iterator[None]:
    """Hold the lock of a folder; `waiting` is called once if another process holds it.

    Processes that are forked within hold it as well.  Raises OSError where there is no folder.
    """
    name = str(folder.resolve(strict=True))
    with ExitStack() as stack:
        if not _held[name]:
            stack.enter_context(_locked(name, waiting))
        _held[name] += 1
        try:
            yield
        finally:
            _held[name] -= 1


@contextmanager
def _locked(folder: str, waiting: Callable[[], object]) -> Iterator[None]:
    with ExitStack() as stack:
        if not _lock_folder(folder, waiting, stack):
            _lock_file_of(folder, waiting, stack)
        yield


def _lock_folder(folder: str, waiting: Callable[[], object], stack: ExitStack) -> bool:
    """Lock the folder itself, and unlock it with `stack`; False where that cannot be done."""
    if sys.platform == "win32":
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    # Closed, not unlocked: processes that were forked meanwhile may still be writing.
    stack.callback(os.close, descriptor)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError:
        return False
    return True


def _lock_file_of(folder: str, waiting: Callable[[], object], stack: ExitStack) -> None:
    """Lock a file that stands for the folder; where there can be none, nothing is locked."""
    locks = user_cache_path("sphinx-proceedings", appauthor=False) / "locks"
    lock = FileLock(locks / hashlib.blake2b(folder.encode(), digest_size=16).hexdigest())
    try:
        locks.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire()
    except OSError:
        return
    stack.callback(lock.release)
