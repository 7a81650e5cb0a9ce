"""JSON as small as it can be."""

from __future__ import annotations

from json import JSONEncoder

__all__ = ["compact_json"]

# On one line: only so does the standard library write JSON with its fast encoder.
_ENCODER = JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def compact_json(value: object) -> str:
    """The value without white space, its letters as they are."""
    return _ENCODER.encode(value)
