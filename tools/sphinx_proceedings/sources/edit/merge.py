"""Merge the entries of one BibTeX text into another, which keeps every byte it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sphinx_proceedings.diagnostics import Code, Diagnostic, Problems, Remark
from sphinx_proceedings.model.entry_types import VOLUME_TYPES
from sphinx_proceedings.model.papers import MONTHS
from sphinx_proceedings.sources.bibtex.blocks import Block, BlockKind, RawField, located_blocks
from sphinx_proceedings.sources.bibtex.entries import BibEntry, read_bibtex
from sphinx_proceedings.sources.bibtex.inheritance import IN_VOLUME_TYPES
from sphinx_proceedings.sources.edit.document import Document, Edit
from sphinx_proceedings.sources.edit.incidental import Incidental
from sphinx_proceedings.sources.edit.insert import Piece, inserted
from sphinx_proceedings.sources.text.source import Source

__all__ = ["Merge", "merge", "with_comment"]

_CONTAINERS = ("crossref", "xdata", "booktitle", "journal", "journaltitle")


@dataclass(frozen=True, kw_only=True)
class Merge:
    """Two texts made one, or why they cannot be."""

    text: str
    """The merged text, with line feeds."""
    edits: tuple[Edit, ...] = ()
    """What makes it of the existing text."""
    origin: dict[int, int] = field(default_factory=dict)
    """Line of the merged text → line of the incoming text."""
    added: tuple[str, ...] = ()
    """Keys in the order of the incoming text."""
    remarks: tuple[Remark, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    """What is wrong in the incoming text, or why nothing may be written."""


def merge(existing: Document, incoming: Source) -> Merge:
    """Add the entries of `incoming` that `existing` does not have."""
    return _Merger(existing, incoming).merge()


class _Merger:
    def __init__(self, existing: Document, incoming: Source) -> None:
        self._existing = existing
        self._incoming = incoming
        self._blocks = tuple(located_blocks(incoming.text))
        self._old_blocks = tuple(located_blocks(existing.source.text))
        self._problems = Problems()
        self._remarks: list[Remark] = []

    def merge(self) -> Merge:
        file = read_bibtex(self._incoming)
        # Macros may be defined in the existing file: the merged text tells.
        self._problems.extend(
            problem for problem in file.diagnostics if problem.code is not Code.BIB_UNDEFINED_STRING
        )
        if not file.entries and not self._problems.diagnostics:
            hint = "an entry begins with @inproceedings{key,"
            what = "there is no entry to add"
            self._problems.report(Code.FILE_EMPTY, self._incoming.whole, what, hint)
        new = self._new_entries(file.entries)
        definitions = self._definitions({entry.key for entry in new}) if new else []
        incidental = Incidental(self._incoming)
        if any(map(incidental.forbids, self._problems.diagnostics)) or not new:
            return self._result(edits=(), added=())
        edits = self._edits(new, definitions)
        self._hint_at_volume(new)
        return self._result(edits=edits, added=tuple(entry.key for entry in new))

    def _result(self, edits: tuple[tuple[int, list[Piece]], ...], added: tuple[str, ...]) -> Merge:
        text, made, origin = inserted(self._existing.source.text, edits)
        return Merge(
            text=text,
            edits=made,
            origin=origin,
            added=added,
            remarks=tuple(self._remarks),
            problems=self._problems.diagnostics,
        )

    # Which entries

    def _new_entries(self, entries: Iterable[BibEntry]) -> list[BibEntry]:
        old = read_bibtex(self._existing.source)
        known = {entry.key.casefold(): entry for entry in old.entries}
        new: list[BibEntry] = []
        for entry in entries:
            twin = known.get(entry.key.casefold())
            if twin is None and entry.key.casefold() in old.damaged:
                self._problems.report(
                    Code.BIB_DUPLICATE_KEY,
                    entry.location,
                    f"{self._existing.source.path} has a damaged entry {entry.key!r} already",
                    "mend that entry first",
                )
            elif twin is None:
                new.append(entry)
            elif self._is_same(entry, twin):
                location = twin.location
                text = f"{entry.key} is at {location} already, word for word; skipped"
                self._remarks.append(Remark(location=entry.location, text=text))
            else:
                self._report_taken(entry, twin)
        return new

    def _is_same(self, entry: BibEntry, twin: BibEntry) -> bool:
        def content(one: BibEntry) -> object:
            values = {name: " ".join(item.value.split()) for name, item in one.fields.items()}
            return one.type, one.key, values

        if content(entry) == content(twin):
            return True
        return self._words(self._blocks, self._incoming.text, entry) == self._words(
            self._old_blocks, self._existing.source.text, twin
        )

    def _words(self, blocks: tuple[Block, ...], text: str, entry: BibEntry) -> list[str]:
        """The words of an entry as written, for entries with macros."""
        return next(
            text[block.start : block.end].split()
            for block in blocks
            if block.kind is BlockKind.ENTRY and block.key == entry.key
        )

    def _report_taken(self, entry: BibEntry, twin: BibEntry) -> None:
        self._problems.report(
            Code.BIB_DUPLICATE_KEY,
            entry.location,
            f"the key {entry.key!r} is taken by another entry, at {twin.location}",
            "give this entry another key, or change the entry that is there by hand",
            related=(twin.location,),
        )

    # Macros and preambles

    def _definitions(self, keys: set[str]) -> list[Block]:
        """The `@string` and `@preamble` blocks that go along, in order."""
        needed = self._needed_macros(keys) - set(MONTHS)
        old = {
            macro.name.lower(): macro
            for block in self._old_blocks
            if block.kind is BlockKind.STRING
            for macro in block.fields
        }
        preambles = {
            _written(self._existing.source.text, block.fields[0])
            for block in self._old_blocks
            if block.kind is BlockKind.PREAMBLE
        }
        taken: list[Block] = []
        for block in self._blocks:
            if block.kind is BlockKind.PREAMBLE:
                if _written(self._incoming.text, block.fields[0]) not in preambles:
                    taken.append(block)
            elif block.kind is BlockKind.STRING and self._is_new(block, needed, old):
                taken.append(block)
        return taken

    def _is_new(self, block: Block, needed: set[str], old: dict[str, RawField]) -> bool:
        """Whether the block defines a needed macro; one that is otherwise here is reported."""
        names = {macro.name.lower() for macro in block.fields}
        is_new = bool(names & needed - old.keys())
        for macro in block.fields:
            twin = old.get(macro.name.lower())
            if twin is None or not (is_new or macro.name.lower() in needed):
                continue
            here, there = self._incoming.text, self._existing.source.text
            if _written(here, macro) != _written(there, twin):
                self._report_macro(block, macro, twin)
        return is_new

    def _needed_macros(self, keys: set[str]) -> set[str]:
        waiting = [
            word.lower()
            for block in self._blocks
            if block.kind is BlockKind.ENTRY and block.key in keys
            for field in block.fields
            for word in _bare_words(self._incoming.text, field)
        ]
        macros = [
            macro
            for block in self._blocks
            if block.kind is BlockKind.STRING
            for macro in block.fields
        ]
        needed: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name in needed:
                continue
            needed.add(name)
            for macro in macros:
                if macro.name.lower() == name:
                    words = _bare_words(self._incoming.text, macro)
                    waiting += [word.lower() for word in words]
        return needed

    def _report_macro(self, block: Block, macro: RawField, twin: RawField) -> None:
        text = self._existing.source.text
        location = self._existing.source.locate(text.rindex("@", 0, twin.at))
        self._problems.report(
            Code.BIB_DUPLICATE_KEY,
            self._incoming.locate(block.start),
            f"@string {macro.name} is defined otherwise at {location}",
            "give the macro another name here and in the entries that use it",
            related=(location,),
        )

    # Where

    def _edits(
        self, new: list[BibEntry], definitions: list[Block]
    ) -> tuple[tuple[int, list[Piece]], ...]:
        keys = {entry.key for entry in new}
        children = [self._piece(self._blocks.index(block)) for block in definitions]
        parents: list[Piece] = []
        seen: set[str] = set()
        for index, block in enumerate(self._blocks):
            if block.kind is BlockKind.ENTRY and block.key in keys and block.key not in seen:
                seen.add(block.key)
                is_parent = block.type in VOLUME_TYPES
                (parents if is_parent else children).append(self._piece(index))
        end = len(self._existing.source.text)
        first_parent = self._final_parents()
        if first_parent == end:
            return ((end, children + parents),)
        return tuple(edit for edit in ((first_parent, children), (end, parents)) if edit[1])

    def _piece(self, index: int) -> Piece:
        start = with_comment(self._incoming.text, self._blocks, index)
        text = self._incoming.text[start : self._blocks[index].end]
        return Piece(text=text, line=self._incoming.locate(start).line)

    def _final_parents(self) -> int:
        """Where the volumes at the end of the existing text begin; its end if there are none."""
        text = self._existing.source.text
        begin = len(text)
        for index in range(len(self._old_blocks) - 1, -1, -1):
            block = self._old_blocks[index]
            if block.kind is BlockKind.ENTRY and block.type in VOLUME_TYPES:
                begin = with_comment(text, self._old_blocks, index)
            elif block.kind not in (BlockKind.TEXT, BlockKind.COMMENT):
                break
        return begin

    # Remarks and problems

    def _hint_at_volume(self, new: list[BibEntry]) -> None:
        volumes = [
            block.key
            for block in self._old_blocks
            if block.kind is BlockKind.ENTRY and block.type == "proceedings"
        ]
        if len(volumes) != 1:
            return
        for entry in new:
            if entry.type in VOLUME_TYPES | {"xdata"} or entry.value(*_CONTAINERS):
                continue
            text = (
                f"{entry.key} names no volume; it is taken to be in {volumes[0]}, the only one"
                if entry.type in IN_VOLUME_TYPES
                else f"{entry.key} names no volume; if it appeared in {volumes[0]},"
                f" add crossref = {{{volumes[0]}}}"
            )
            self._remarks.append(Remark(location=entry.location, text=text))


def _written(text: str, field: RawField) -> str:
    """A value as it is written, each run of blanks as one."""
    return " ".join(text[field.at : field.end].split())


def _bare_words(text: str, field: RawField) -> Iterator[str]:
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
