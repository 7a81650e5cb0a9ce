"""Tries damaged sources of a form, each made from a seed and a number: it can be made again."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from types import FrameType

from fuzz.form import Form
from fuzz.mutation import mutated

__all__ = ["Finding", "faults", "smaller", "try_all"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A source that went wrong."""

    number: int
    data: bytes
    faults: tuple[str, ...]


def try_all(
    form: Form, seed: int, numbers: Iterable[int], patience: int | None = None
) -> Iterator[Finding]:
    """Those of the damaged sources with these numbers that go wrong.

    With `patience`, in seconds, one that takes longer is wrong too; for the main thread only.
    """
    examples = form.examples()
    for number in numbers:
        data = mutated(Random(f"{seed}/{number}"), examples, form.signs)  # noqa: S311  # no secret
        if found := faults(form, data, patience):
            yield Finding(number=number, data=data, faults=found)


def faults(form: Form, data: bytes, patience: int | None = None) -> tuple[str, ...]:
    """What is wrong in how the bytes are read; what was raised is told by its last lines."""
    try:
        with _at_most(patience):
            return tuple(form.faults(data))
    except Exception:  # noqa: BLE001  # any at all is what we look for
        return ("".join(traceback.format_exc(limit=-3)),)


def smaller(form: Form, finding: Finding, patience: int | None = None) -> Finding:
    """What is left of a source when all is taken away without which it still goes wrong."""
    data, found = finding.data, finding.faults
    size = max(1, len(data) // 2)
    while size:
        start = 0
        while start < len(data):
            less = data[:start] + data[start + size :]
            if fewer := faults(form, less, patience):
                data, found = less, fewer
            else:
                start += size
        size //= 2
    return Finding(number=finding.number, data=data, faults=found)


@contextmanager
def _at_most(seconds: int | None) -> Iterator[None]:
    if seconds is None:
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"not read after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
