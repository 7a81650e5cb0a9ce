"""Where the blocks of a BibTeX text stand: entries, `@string`, `@preamble` and the rest.

The reader gives entries and their values; changing a text needs the characters they are written
with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    Preamble,
    String,
)

from sphinx_proceedings.read.blocks import located_blocks, unmasked

__all__ = ["BlockKind", "RawBlock", "bare_words", "raw_blocks", "value_end", "with_comment"]

_MARK = re.compile(r"\\.|[{}\"]", re.DOTALL)
_BARE_WORD = re.compile(r"[^\s#{}\",=]+")


class BlockKind(Enum):
    """What a block is."""

    ENTRY = auto()
    STRING = auto()
    PREAMBLE = auto()
    TEXT = auto()
    """Text outside of blocks, and `@comment`."""
    DAMAGED = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class RawBlock:
    """A block as it is written."""

    kind: BlockKind
    start: int
    end: int
    """Offsets into the text; the end is behind the closing brace."""
    type: str = ""
    """Of an entry, in lower case."""
    name: str = ""
    """The key of an entry or the macro of `@string`, as written."""
    values: tuple[str, ...] = ()
    """Raw values with their braces and quotes."""


def raw_blocks(text: str) -> tuple[RawBlock, ...]:
    """All blocks of a BibTeX text in order; what lies between them is empty."""
    blocks: list[RawBlock] = []
    for block, start in located_blocks(text):
        inner = block
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            inner = block.ignore_error_block or block
        blocks.append(_raw_block(inner, start, start + len(block.raw or "")))
    return tuple(blocks)


def _raw_block(block: object, start: int, end: int) -> RawBlock:
    match block:
        case Entry():
            return RawBlock(
                kind=BlockKind.ENTRY,
                start=start,
                end=end,
                type=block.entry_type.lower().strip(),
                name=block.key.strip(),
                values=tuple(unmasked(field.value) for field in block.fields),
            )
        case String():
            values = (unmasked(str(block.value)),)
            return RawBlock(
                kind=BlockKind.STRING, start=start, end=end, name=block.key.strip(), values=values
            )
        case Preamble():
            values = (unmasked(str(block.value)),)
            return RawBlock(kind=BlockKind.PREAMBLE, start=start, end=end, values=values)
        case ImplicitComment():
            return RawBlock(kind=BlockKind.TEXT, start=start, end=end)
    is_comment = type(block).__name__ == "ExplicitComment"
    kind = BlockKind.TEXT if is_comment else BlockKind.DAMAGED
    return RawBlock(kind=kind, start=start, end=end)


def with_comment(text: str, blocks: tuple[RawBlock, ...], index: int) -> int:
    """Where a block begins together with the comment lines directly above it."""
    start = blocks[index].start
    floor = 0
    for block in reversed(blocks[:index]):
        if block.kind is not BlockKind.TEXT or text[block.start] == "@":
            floor = block.end
            break
    *above, indent = text[floor:start].split("\n")
    if floor and not above:
        return start  # on the line on which the block before ends
    begin = start - len(indent)
    for line in reversed(above[1:] if floor else above):
        if not line.strip():
            break
        begin -= len(line) + 1
    return begin


def value_end(text: str, start: int) -> int:
    """The offset behind the value in braces or quotes that begins at `start`, or -1."""
    quoted = text[start : start + 1] == '"'
    depth = 0
    for mark in _MARK.finditer(text, start + quoted):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth < 0:
            return -1
        if depth == 0 and mark[0] == ('"' if quoted else "}"):
            return mark.end()
    return -1


def bare_words(value: str) -> Iterator[str]:
    """The words of a raw value outside of braces and quotes, which are macros or numbers."""
    position = 0
    while position < len(value):
        if value[position] in '{"':
            end = value_end(value, position)
            position = len(value) if end < 0 else end
        elif word := _BARE_WORD.match(value, position):
            yield word[0]
            position = word.end()
        else:
            position += 1
