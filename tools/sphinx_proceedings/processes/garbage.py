"""Makes the making of many values faster, and the end of a process that has made them."""

from __future__ import annotations

import atexit
import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache

__all__ = ["garbage_kept", "give_back_memory", "kept_for_good", "not_copied"]


@contextmanager
def garbage_kept() -> Iterator[None]:
    """Look for no cyclic garbage while millions of values without cycles are made.

    Nor when the process ends, which gives all memory back anyway: to look through a portal takes
    Python a fifth of a build in which little has changed.
    """
    _leave_it_at_the_end()
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def kept_for_good() -> None:
    """Never look again through what there is by now, as it stays until the process ends.

    Of a portal that is millions of values, through which Python looks again and again while a
    build makes others.
    """
    gc.freeze()


@contextmanager
def not_copied() -> Iterator[None]:
    """Leave what there is as it is while processes are forked: what is looked through is copied.

    Where something is kept for good they do that themselves, by `kept_for_good`.
    """
    is_kept = gc.get_freeze_count() > 0
    if not is_kept:
        gc.freeze()
    try:
        yield
    finally:
        if not is_kept:
            gc.unfreeze()


def give_back_memory() -> None:
    """Give the system back what has been freed, after work that took much for a while.

    The allocator of glibc keeps it where something small behind it is still in use; others have no
    such function.
    """
    # On Windows a library must have a name.
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


@cache
def _leave_it_at_the_end() -> None:
    atexit.register(gc.freeze)
