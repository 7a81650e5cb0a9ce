"""Counts the entries that a person would see in a `.bib` file.

Written apart from the reader, and sharing no code with it or its libraries: it looks for heads,
`@type{key` or `@type(key`, at the start of a line.  Braces are counted for one thing only, to
tell what stands inside of `@comment`, `@string` and `@preamble`.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_NOT_ENTRIES = ("comment", "string", "preamble")
_CLOSING = {"{": "}", "(": ")"}


@dataclass(frozen=True)
class Head:
    """The beginning of an entry."""

    type: str
    key: str
    line: int
    """From 1."""


def decoded(data: bytes) -> str | None:
    """The text by its byte order mark, else as UTF-8; None where it is not that."""
    marks = {
        codecs.BOM_UTF8: "utf-8",
        codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF16_BE: "utf-16-be",
    }
    mark = next((mark for mark in marks if data.startswith(mark)), b"")
    try:
        return data[len(mark) :].decode(marks.get(mark, "utf-8"))
    except UnicodeDecodeError:
        return None


def heads(text: str) -> list[Head]:
    """Every head in the text, whatever comes after it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found: list[Head] = []
    skip_to = -1
    for number, line in enumerate(lines):
        if number < skip_to or not line.lstrip(" \t").startswith("@"):
            continue
        following = lines[number + 1] if number + 1 < len(lines) else ""
        kind, opening, rest = _head(line.lstrip(" \t")[1:], following)
        if not kind or not opening:
            continue
        if kind in _NOT_ENTRIES:
            skip_to = _after_block(lines, number, opening)
            continue
        if not rest.strip() and number + 1 < len(lines):
            rest = lines[number + 1]
        found.append(Head(type=kind, key=_key(rest), line=number + 1))
    return found


def _head(line: str, following: str) -> tuple[str, str, str]:
    """Type in lower case, opening delimiter, which may be on the next line, and what follows it."""
    line = line.lstrip(" \t")
    length = 0
    while length < len(line) and (line[length].isalnum() or line[length] in "_-"):
        length += 1
    rest = line[length:].lstrip(" \t") or following.lstrip(" \t")
    if not rest or rest[0] not in _CLOSING:
        return "", "", ""
    return line[:length].lower(), rest[0], rest[1:]


def _key(text: str) -> str:
    """What stands before the comma or the end of the entry."""
    end = 0
    while end < len(text) and text[end] not in ",}=":
        end += 1
    return text[:end].strip()


def _after_block(lines: list[str], first: int, opening: str) -> int:
    """The first line after a block, or the line after its first one where it is not closed."""
    closing, depth = _CLOSING[opening], 0
    for number in range(first, len(lines)):
        for character in lines[number]:
            if character == opening:
                depth += 1
            elif character == closing:
                depth -= 1
                if depth == 0:
                    return number + 1
    return first + 1
