"""Reads JSON that lay somewhere since it was written: records, caches, what programs gave us.

Whatever bytes are there, what comes back is a value that can be walked through and written again,
or a ValueError is raised (RFC 8259 leaves limits of depth and the meaning of lone surrogates to
implementations, sections 8.2 and 9).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

__all__ = ["DEEPEST", "NestingError", "read_json", "read_texts_by_name", "texts_by_name"]

DEEPEST = 200
"""Lists and objects within each other; formats of ours need less than ten."""
_HOLDERS = frozenset({list, dict})


class NestingError(ValueError):
    """Lists and objects are more than `DEEPEST` deep in each other."""

    def __init__(self) -> None:
        super().__init__("lists and objects nest too deeply")


def read_json(data: str | bytes) -> Any:
    """The value that a text of JSON stands for, in UTF-8 where it is bytes.

    Raises ValueError for anything else: `JSONDecodeError`, `UnicodeError`, or `NestingError`.
    """
    text = data if isinstance(data, str) else data.decode("utf-8")
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise NestingError from error
    may_hold_surrogates = "\\ud" in text or "\\uD" in text
    for level in _levels(value):
        if may_hold_surrogates:
            # A text that cannot be encoded cannot be written, nor name a file.
            "".join(_texts(level)).encode()
    return value


def read_texts_by_name(data: str | bytes) -> dict[str, str]:
    """An object whose members are all texts; raises ValueError for anything else."""
    return texts_by_name(read_json(data))


def texts_by_name(value: object) -> dict[str, str]:
    """The same of a value that was read; raises ValueError."""
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise ValueError("not an object of texts")
    return value


def _levels(value: object) -> Iterator[list[Any]]:
    """The lists and objects within a value, with itself; those of the same depth together."""
    level: list[Any] = [[value]]
    for _ in range(DEEPEST + 1):
        yield level
        level = [
            member
            for each in level
            for member in (each.values() if type(each) is dict else each)
            if type(member) in _HOLDERS
        ]
        if not level:
            return
    raise NestingError


def _texts(level: list[Any]) -> Iterator[str]:
    for each in level:
        members = chain(each, each.values()) if isinstance(each, dict) else each
        yield from (member for member in members if isinstance(member, str))
