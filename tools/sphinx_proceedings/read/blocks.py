"""Where the blocks of a BibTeX text stand.

bibtexparser's splitter knows the lines of most blocks only, and reads two things otherwise than
BibTeX.  Whoever needs the blocks of a text takes them from here, so that all agree on what an entry
is.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from bibtexparser.model import Block
from bibtexparser.splitter import Splitter

__all__ = ["located_blocks", "unmasked"]

# The splitter logs what is reported with a better place.
logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL)

# The splitter takes the brace of `\\}` for an escaped one; it shall not see such backslashes.
_MASK = "\ufdd0"
# BibTeX allows blanks after the @, the splitter does not: they move behind the type.
_BLANK_BEFORE_TYPE = re.compile(r"^([ \t]*@)([ \t]+)(\w+)(?=[ \t]*[{(])", re.MULTILINE)


def located_blocks(text: str) -> Iterator[tuple[Block, int]]:
    """The splitter's blocks in order, each with its offset in `text`.

    Lengths are those of the text; what a block says is to be read through `unmasked`.
    """
    masked = _BLANK_BEFORE_TYPE.sub(r"\1\3\2", text.replace("\\\\", _MASK * 2))
    cursor = 0
    for block in Splitter(masked).split().blocks:
        raw = block.raw or ""
        start = masked.find(raw, cursor)
        start = cursor if start < 0 else start
        yield block, start
        cursor = start + len(raw)


def unmasked(text: str) -> str:
    """A piece of a block as it is written."""
    return text.replace(_MASK, "\\")
