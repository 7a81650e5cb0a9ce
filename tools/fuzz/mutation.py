"""Damages bytes at random."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from random import Random

__all__ = ["mutated"]

_MOST_CHANGES = 6
_LONGEST_SPAN = 200
_LONGEST_RUN = 3_000  # of one sign: longer ones only take time
_ODD: tuple[object, ...] = (
    *(None, True, False, 0, -1, 17, 1.5, 10**400, float("nan"), float("inf"), -1e308),
    *("", " ", "x", "17", "=1+1", "\0", "\ud800", "\u202e", "<b>", "a@example.org", "x" * 70_000),
    *("2027-03-28T02:30:00", "2027-10-31T02:30:00+01:00", "9999-12-31", "0000-00-00", "25:61"),
    *("https://example.org/", "javascript:alert(1)", "10.1234/x", "Europe/Nowhere", "../../etc/x"),
    *([], {}, [[]], [None], ["x", "x"], {"x": 1}, {"value": None}, [{}], [[["x"]]]),
)
"""What no field expects, or not all of them."""


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


def _other_value(random: Random, data: bytes, _e: Sequence[bytes], _s: Sequence[str]) -> bytes:
    """With something else for one value of JSON, or for all of that name; other texts stay."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return data
    names = sorted(_names(whole))
    if not names:
        return data
    name, value, chance = random.choice(names), random.choice(_ODD), random.choice((1.0, 0.2))

    def other(item: object) -> object:
        match item:
            case dict():
                return {
                    key: value if key == name and random.random() < chance else other(inner)
                    for key, inner in item.items()
                }
            case list():
                return [other(inner) for inner in item]
            case _:
                return item

    return json.dumps(other(whole)).encode()


def _names(value: object) -> set[str]:
    match value:
        case dict():
            return {*value, *(name for inner in value.values() for name in _names(inner))}
        case list():
            return {name for inner in value for name in _names(inner)}
        case _:
            return set()


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
    _other_value,
    _other_value,
)
