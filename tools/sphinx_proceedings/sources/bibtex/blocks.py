r"""Where the blocks of a BibTeX text stand, and what stands where inside of them.

Whoever needs the blocks of a text takes them from here, so that all agree on what an entry is.
Grammar: “Tame the BeaST”, section 2, with what biber reads beyond it: `%` begins a comment wherever
a name, value or sign may stand inside of a block, and `@string` may define several macros.

An entry that is not closed ends before the next line that begins one, so that it takes no other
with it.  As in LaTeX, `\{` and `\}` count as no braces.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import count, islice

from sphinx_proceedings.sources.bibtex.block_body import (
    BlockBody,
    DamageError,
    RawField,
    Slip,
    SlipKind,
)
from sphinx_proceedings.sources.text.limits import LONGEST_NAME, MOST_BLOCKS

__all__ = ["Block", "BlockKind", "RawField", "Slip", "SlipKind", "located_blocks"]

# The brace may stand on the next line, or the type be missing, where a key or macro follows.
_HEAD = re.compile(
    r"^[^\S\n]*(@[ \t]*([\w.:+/*-]*+)"
    r"(?:(?<=[\w.:+/*-])[ \t]*([{(])|\s*([{(])(?=\s*[^\s,{}()=\"]{1,500}+\s*[,=])))",
    re.MULTILINE,
)
# Behind other text on its line an @ may be part of an address.
_HEAD_IN_LINE = re.compile(r"(@[ \t]*(\w++)[ \t]*([{(]))")
_CLOSING = {"{": "}", "(": ")"}


class BlockKind(Enum):
    """What a block is."""

    ENTRY = auto()
    STRING = auto()
    PREAMBLE = auto()
    COMMENT = auto()
    """`@comment`."""
    TEXT = auto()
    """Outside of blocks; a comment as well."""
    DAMAGED = auto()
    BEYOND = auto()
    """All that follows the most blocks that are read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A block as it is written; offsets are into the text."""

    kind: BlockKind
    start: int
    end: int
    """Behind the closing brace; of a damaged one, where reading goes on."""
    type: str = ""
    """In lower case, also of a damaged one."""
    key: str = ""
    """Of an entry; of a damaged one, as far as it can be told."""
    fields: tuple[RawField, ...] = ()
    """Those of an entry, the macros of `@string`, the value of `@preamble`."""
    slips: tuple[Slip, ...] = ()
    reason: str = ""
    """Why it is damaged; empty where its end is missing."""
    stop: int = 0
    """How far a damaged one was read."""


def located_blocks(text: str) -> Iterator[Block]:
    """All blocks of a BibTeX text in order; what lies between them is blank."""
    at_line_starts = list(islice(_HEAD.finditer(text), MOST_BLOCKS + 1))
    starts = [head.start(1) for head in at_line_starts]
    cursor = 0
    for number in count():
        following = bisect_right(starts, cursor - 1)
        limit = starts[following] if following < len(starts) else len(text)
        head = _HEAD_IN_LINE.search(text, cursor, limit)
        if head is not None:
            start = head.start()
        elif following < len(starts):
            head, start = at_line_starts[following], limit
            limit = starts[following + 1] if following + 1 < len(starts) else len(text)
        else:
            yield from _text(text, cursor, len(text))
            return
        yield from _text(text, cursor, start)
        if number == MOST_BLOCKS:
            yield Block(kind=BlockKind.BEYOND, start=start, end=len(text))
            return
        block = _block(text, start, head, limit)
        yield block
        cursor = block.end


def _text(text: str, start: int, end: int) -> Iterator[Block]:
    piece = text[start:end]
    if piece and not piece.isspace():
        start += len(piece) - len(piece.lstrip())
        yield Block(kind=BlockKind.TEXT, start=start, end=start + len(piece.strip()))


def _block(text: str, start: int, head: re.Match[str], limit: int) -> Block:
    kind = head[2].lower()
    opening = text[head.end() - 1]
    body = BlockBody(text, head.end(), _CLOSING[opening], limit)
    try:
        found = _read(kind, body)
    except DamageError as damage:
        end = _resumption(text, head.end(), body, limit)
        if _is_commented_out(text, start):
            return Block(kind=BlockKind.COMMENT, start=start, end=end)
        return Block(
            kind=BlockKind.DAMAGED,
            start=start,
            end=end,
            type=kind[:LONGEST_NAME],
            key=body.key,
            reason=str(damage),
            stop=damage.position,
        )
    return Block(
        kind=found,
        start=start,
        end=body.position,
        type="" if found is BlockKind.COMMENT else kind,
        key=body.key,
        fields=tuple(body.fields),
        slips=tuple(body.slips),
    )


def _read(kind: str, body: BlockBody) -> BlockKind:
    """Read a block of this type to its end."""
    if len(kind) > LONGEST_NAME:
        raise DamageError(body.position, f"its type is longer than {LONGEST_NAME} characters")
    match kind:
        case "comment":
            body.skip_to_closing()
            return BlockKind.COMMENT
        case "preamble":
            body.read_preamble()
            return BlockKind.PREAMBLE
        case "string":
            body.read_fields()
            return BlockKind.STRING
    body.read_entry()
    return BlockKind.ENTRY


def _resumption(text: str, start: int, body: BlockBody, limit: int) -> int:
    """Where a damaged block ends: at its last brace where its braces match, else at the next."""
    whole = BlockBody(text, start, body.closing, limit)
    try:
        whole.skip_to_closing()
    except DamageError:
        return limit
    return whole.position


def _is_commented_out(text: str, start: int) -> bool:
    """Whether only `%` stands before it on its line: BibTeX reads that all the same, if it can."""
    return text[max(0, start - 80) : start].rpartition("\n")[2].strip().startswith("%")
