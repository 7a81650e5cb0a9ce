"""Tells how what two versions made differs."""

from __future__ import annotations

from collections.abc import Iterator

from same.building import Made

__all__ = ["differences"]

_SHOWN = 160  # characters of a line
_BEFORE = 40


def differences(before: Made, now: Made) -> Iterator[str]:
    """A line for each file that is gone, new or has other bytes, with the first that differs."""
    for name in sorted(before.keys() | now.keys()):
        if name not in now:
            yield f"gone: {name}"
        elif name not in before:
            yield f"new: {name}"
        elif before[name] != now[name]:
            yield f"other: {name}{_first(before[name], now[name])}"


def _first(before: bytes, now: bytes) -> str:
    """The first lines that differ, from shortly before they do; nothing of what is no text."""
    try:
        pairs = zip(
            [*before.decode().splitlines(), ""], [*now.decode().splitlines(), ""], strict=False
        )
        was, told = next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
    except UnicodeDecodeError:
        return ""
    same = next((at for at, (a, b) in enumerate(zip(was, told, strict=False)) if a != b), 0)
    begin = max(0, same - _BEFORE)
    return f"\n  - {was[begin : begin + _SHOWN]}\n  + {told[begin : begin + _SHOWN]}"
