"""Damages bytes at random."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

__all__ = ["mutated"]

_MOST_CHANGES = 6
_LONGEST_SPAN = 200
_LONGEST_RUN = 3_000  # of one sign: longer ones only take time


def mutated(random: Random, examples: Sequence[bytes], signs: Sequence[str]) -> bytes:
    """One of the examples after a few changes; the same for the same state of `random`."""
    data = random.choice(examples)
    for _ in range(random.randint(1, _MOST_CHANGES)):
        data = random.choice(_CHANGES)(random, data, examples, signs)
    return data


def _span(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.randint(1, _LONGEST_SPAN))


def _without(random: Random, data: bytes, _e: Sequence[bytes], _s: Sequence[str]) -> bytes:
    start, end = _span(random, data)
    return data[:start] + data[end:]


def _without_one(random: Random, data: bytes, _e: Sequence[bytes], _s: Sequence[str]) -> bytes:
    start, _ = _span(random, data)
    return data[:start] + data[start + 1 :]


def _twice(random: Random, data: bytes, _e: Sequence[bytes], _s: Sequence[str]) -> bytes:
    start, end = _span(random, data)
    at, _ = _span(random, data)
    return data[:at] + data[start:end] + data[at:]


def _cut(random: Random, data: bytes, _e: Sequence[bytes], _s: Sequence[str]) -> bytes:
    return data[: _span(random, data)[0]]


def _with_sign(random: Random, data: bytes, _e: Sequence[bytes], signs: Sequence[str]) -> bytes:
    at, _ = _span(random, data)
    return data[:at] + random.choice(signs).encode() + data[at:]


def _with_run(random: Random, data: bytes, _e: Sequence[bytes], signs: Sequence[str]) -> bytes:
    at, _ = _span(random, data)
    run = random.choice(signs).encode() * random.randint(2, _LONGEST_RUN)
    return data[:at] + run[:_LONGEST_RUN] + data[at:]


def _with_byte(random: Random, data: bytes, _e: Sequence[bytes], _s: Sequence[str]) -> bytes:
    start, _ = _span(random, data)
    return data[:start] + random.randbytes(1) + data[start + 1 :]


def _spliced(random: Random, data: bytes, examples: Sequence[bytes], _s: Sequence[str]) -> bytes:
    other = random.choice(examples)
    return data[: _span(random, data)[0]] + other[_span(random, other)[0] :]


_Change = Callable[[Random, bytes, Sequence[bytes], Sequence[str]], bytes]
_CHANGES: tuple[_Change, ...] = (
    _without,
    _without_one,
    _twice,
    _cut,
    _with_sign,
    _with_sign,
    _with_run,
    _with_byte,
    _spliced,
)
