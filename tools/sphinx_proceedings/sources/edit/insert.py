"""Put pieces of one text into another, each between empty lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sphinx_proceedings.sources.edit.document import Edit

__all__ = ["Piece", "inserted"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Consecutive lines of the incoming text."""

    text: str
    line: int


def inserted(
    text: str, insertions: Iterable[tuple[int, list[Piece]]]
) -> tuple[str, tuple[Edit, ...], dict[int, int]]:
    """The text with pieces put in, each between empty lines, and where each line comes from."""
    parts: list[str] = []
    edits: list[Edit] = []
    origin: dict[int, int] = {}
    position = 0
    line = 1
    for at, pieces in insertions:
        before = text[position:at]
        parts.append(before)
        line += before.count("\n")
        added = _separator("".join(parts))
        for number, piece in enumerate(pieces):
            added += "\n\n" if number else ""
            first = line + added.count("\n")
            for offset in range(piece.text.count("\n") + 1):
                origin[first + offset] = piece.line + offset
            added += piece.text
        added += "\n\n" if text[at:].strip() else "\n"
        line += added.count("\n")
        parts.append(added)
        edits.append(Edit(start=at, end=at, text=added))
        position = at
    return "".join((*parts, text[position:])), tuple(edits), origin


def _separator(before: str) -> str:
    """What makes an empty line of the end of a text."""
    if not before.strip():
        return ""
    tail = before[len(before.rstrip()) :]
    return "\n" * max(0, 2 - tail.count("\n"))
