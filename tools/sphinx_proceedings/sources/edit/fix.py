"""All safe corrections of a BibTeX file, as changes of single values."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.sources.bibtex.blocks import BlockKind, RawField, located_blocks
from sphinx_proceedings.sources.bibtex.entries import BibFile, read_bibtex
from sphinx_proceedings.sources.edit.corrections import bare_month, corrected
from sphinx_proceedings.sources.edit.document import Document, Edit, open_document
from sphinx_proceedings.sources.text.characters import suitable
from sphinx_proceedings.sources.text.source import Source

__all__ = ["Fixed", "fix_document"]

_HARMLESS = frozenset({Code.BIB_UNDEFINED_STRING, Code.TEXT_CHARACTER})
"""Problems that are no reason to leave the rest of an entry alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fixed:
    """A file after its corrections."""

    source: Source
    data: bytes
    """The file's new bytes."""
    count: int
    """How many values changed."""


def fix_document(document: Document) -> Fixed:
    """Correct what is safe to correct; all else stays byte for byte.

    Entries that are damaged and values that are put together with `#` are left alone, and so is
    the whole file should it read differently afterwards (which would be a fault of ours).
    """
    file = read_bibtex(document.source)
    edits = tuple(_edits(document, file))
    data = document.changed(edits)
    after = open_document(document.source.path, data)
    if edits and isinstance(after, Document) and _same_entries(file, read_bibtex(after.source)):
        return Fixed(source=after.source, data=data, count=len(edits))
    return Fixed(source=document.source, data=document.changed(()), count=0)


def _edits(document: Document, file: BibFile) -> Iterator[Edit]:
    text = document.source.text
    blocks = tuple(located_blocks(text))
    macros = {
        macro.name.lower()
        for block in blocks
        if block.kind is BlockKind.STRING
        for macro in block.fields
    }
    faults = sorted(
        document.source.offset(diagnostic.location)
        for diagnostic in file.diagnostics
        if diagnostic.location.line and diagnostic.code not in _HARMLESS
    )
    for block in blocks:
        if block.kind is not BlockKind.ENTRY or _any_between(faults, block.start, block.end):
            continue
        for field in block.fields:
            edit = _edit(text, field, macros)
            if edit is not None:
                yield edit


def _any_between(offsets: list[int], start: int, end: int) -> bool:
    first = bisect_left(offsets, start)
    return first < len(offsets) and offsets[first] < end


def _edit(text: str, field: RawField, macros: set[str]) -> Edit | None:
    """The correction of a value that is one pair of braces or quotes and nothing else."""
    if len(field.pieces) != 1 or text[field.at] not in '{"':
        return None
    start, end = field.pieces[0]
    inner = text[start + 1 : end - 1]
    name = field.name.lower()
    if name == "month":
        macro = bare_month(inner)
        if macro and macro not in macros:
            return Edit(start=start, end=end, text=macro)
    fixed = corrected(name, suitable(inner)[0])
    return None if fixed == inner else Edit(start=start + 1, end=end - 1, text=fixed)


def _same_entries(before: BibFile, after: BibFile) -> bool:
    def shape(file: BibFile) -> object:
        entries = [(entry.type, entry.key, tuple(entry.fields)) for entry in file.entries]
        codes = (item.code for item in file.diagnostics)
        told = Counter(code for code in codes if code is not Code.TEXT_CHARACTER)
        return entries, file.damaged, told

    return shape(before) == shape(after)
