"""What is needed of the blocks of a BibTeX text to change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_proceedings.sources.bibtex.blocks import Block, BlockKind, RawField

__all__ = ["bare_words", "with_comment", "written"]


def written(text: str, field: RawField) -> str:
    """A value as it is written, each run of blanks as one."""
    return " ".join(text[field.at : field.end].split())


def bare_words(text: str, field: RawField) -> Iterator[str]:
    """The words of a value outside of braces and quotes, which are macros or numbers."""
    return (text[start:end] for start, end in field.pieces if text[start] not in '{"')


def with_comment(text: str, blocks: Sequence[Block], index: int) -> int:
    """Where a block begins together with the comment lines directly above it."""
    start = blocks[index].start
    floor = 0
    for block in reversed(blocks[:index]):
        if block.kind is not BlockKind.TEXT:
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
