"""BibTeX text → positioned entries with resolved values.

bibtexparser splits the text into blocks; this module finds where each block and field stands,
resolves `@string` macros and `#` concatenation, and turns every block that failed into a
diagnostic, so that no entry disappears.  Grammar: “Tame the BeaST”, section 2, and the biblatex
manual, section 2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.papers import MONTHS
from sphinx_proceedings.read.blocks import located_blocks, unmasked
from sphinx_proceedings.read.source import Source

__all__ = ["BibEntry", "BibField", "BibFile", "read_bibtex"]

_HEAD = re.compile(r"@\s*(\w+)\s*[{(]\s*([^\s,={}()\"]*)")
_LOST_FIELD = re.compile(r"^[^%\n]*?(?:\b([A-Za-z][\w+:.-]*)\s*=\s*[{\"]|(?<!\S)\})", re.MULTILINE)
_STRAY_ENTRY = re.compile(r"^[ \t]*@[ \t]*(?!comment\b)\w+", re.MULTILINE | re.IGNORECASE)
_NEXT_FIELD = re.compile(r"([A-Za-z][\w+:.-]*)\s*=\s*")
_CONCATENATION = re.compile(r"\s*#\s*")
_BLANK = re.compile(r"\s*")
_MARK = re.compile(r"\\.|[{}\"]", re.DOTALL)
_BARE_WORD = re.compile(r"[^\s#{}\",=]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class BibField:
    """A field of an entry."""

    name: str
    """In lower case."""
    value: str
    """Without delimiters, with macros and concatenation resolved; still LaTeX."""
    location: Location
    """Of the value's first character."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BibEntry:
    """An entry as it stands in the file."""

    type: str
    """In lower case."""
    key: str
    fields: Mapping[str, BibField]
    location: Location

    def value(self, *names: str) -> str:
        """The value of the first of these fields that is there, or an empty string."""
        return next((self.fields[name].value for name in names if name in self.fields), "")

    def where(self, *names: str) -> Location:
        """The place of the first of these fields that is there, else of the entry."""
        return next(
            (self.fields[name].location for name in names if name in self.fields), self.location
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class BibFile:
    """What a BibTeX text holds."""

    entries: tuple[BibEntry, ...]
    """In order, each key once."""
    damaged: frozenset[str]
    """Case-folded keys of entries that were left out: references to them are no further fault."""
    diagnostics: tuple[Diagnostic, ...]


def read_bibtex(source: Source) -> BibFile:
    """All entries of a BibTeX text, and a diagnostic for everything not taken."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._macros = {month: str(number) for number, month in enumerate(MONTHS, start=1)}
        self._diagnostics: list[Diagnostic] = []
        self._entries: dict[str, BibEntry] = {}
        self._damaged: set[str] = set()

    def read(self) -> BibFile:
        for block, start in located_blocks(self._source.text):
            match block:
                case DuplicateBlockKeyBlock() | DuplicateFieldKeyBlock():
                    self._take(block.ignore_error_block, start, block.raw or "")
                case ParsingFailedBlock():
                    self._report_damage(block, start)
                case ImplicitComment():
                    self._report_stray_text(block, start)
                case _:
                    self._take(block, start, block.raw or "")
        return BibFile(
            entries=tuple(self._entries.values()),
            damaged=frozenset(self._damaged - self._entries.keys()),
            diagnostics=tuple(self._diagnostics),
        )

    def _take(self, block: Block | None, start: int, raw: str) -> None:
        match block:
            case String():
                pieces = raw.split("=", 1)
                value_at = start + len(pieces[0]) + 1
                value, _ = self._resolve(unmasked(str(block.value)), 0, value_at)
                self._macros[block.key.lower()] = value
            case Entry():
                self._take_entry(block, start, raw)

    def _take_entry(self, block: Entry, start: int, raw: str) -> None:
        key = block.key.strip()
        location = self._source.locate(start)
        first = self._entries.get(key.casefold())
        if first is not None:
            self._report(
                Code.BIB_DUPLICATE_KEY,
                location,
                f"the key {key!r} is already used at line {first.location.line};"
                " this entry is left out",
                "give one of the two entries another key",
                related=(first.location,),
            )
            return
        self._entries[key.casefold()] = BibEntry(
            type=block.entry_type.lower().strip(),
            key=key,
            fields=self._fields(block, start, raw),
            location=location,
        )

    def _fields(self, block: Entry, start: int, raw: str) -> dict[str, BibField]:
        fields: dict[str, BibField] = {}
        cursor = 0
        for field in block.fields:
            found = re.compile(re.escape(field.key) + r"\s*=\s*").search(raw, cursor)
            value_at = start + (found.end() if found else cursor)
            cursor = value_at - start + len(field.value)
            self._add_field(fields, block.key, field.key, unmasked(field.value), value_at)
        return fields

    def _add_field(
        self, fields: dict[str, BibField], key: str, name: str, raw: str, value_at: int
    ) -> None:
        """Add a field, and what follows its value where the comma between them is missing."""
        position = 0
        while True:
            value, end = self._resolve(raw, position, value_at)
            self._add_value(fields, key, name, value, value_at + position)
            if end == len(raw):
                return
            following = self._after_value(key, raw, end, value_at)
            if following is None:
                return
            name, position = following[1], following.end()

    def _add_value(
        self, fields: dict[str, BibField], key: str, name: str, value: str, value_at: int
    ) -> None:
        location = self._source.locate(value_at)
        lowered = name.lower().strip()
        if lowered in fields:
            self._report(
                Code.BIB_DUPLICATE_FIELD,
                location,
                f"{key} gives the field {lowered!r} a second time; this value is not used",
                "keep one of the two values",
                related=(fields[lowered].location,),
            )
        else:
            fields[lowered] = BibField(name=lowered, value=value, location=location)

    def _after_value(self, key: str, raw: str, at: int, value_at: int) -> re.Match[str] | None:
        """The field that begins where a comma should stand, reported either way."""
        following = _NEXT_FIELD.match(raw, at)
        location = self._source.locate(value_at + at)
        if following is None:
            self._report(
                Code.BIB_SYNTAX,
                location,
                f"{key}: {raw[at:].strip()[:40]!r} follows a value and is not read",
                "put the whole value into one pair of braces",
            )
        else:
            self._report(
                Code.BIB_SYNTAX,
                location,
                f"{key}: the comma before {following[1]!r} is missing; it is read as if it were"
                " there",
                "end every field with a comma",
            )
        return following

    def _resolve(self, raw: str, position: int, start: int) -> tuple[str, int]:
        """Join the `#` pieces of the raw value at `position`: `{…}`, `"…"`, numbers, macros.

        Also returns where the value ends, which is before the end of `raw` where a comma is
        missing.  `raw` itself stands at the offset `start`.
        """
        joined: list[str] = []
        while True:
            if raw[position : position + 1] == "{":
                end = _closing_brace(raw, position)
                joined.append(raw[position + 1 : end])
                position = end + 1
            elif raw[position : position + 1] == '"':
                end = _closing_quote(raw, position)
                joined.append(raw[position + 1 : end])
                position = end + 1
            elif word := _BARE_WORD.match(raw, position):
                joined.append(self._bare(word[0], start + position))
                position = word.end()
            following = _CONCATENATION.match(raw, position)
            if following is None:
                blank = _BLANK.match(raw, position)
                return "".join(joined), blank.end() if blank else position
            position = following.end()

    def _bare(self, word: str, offset: int) -> str:
        if word.isdigit():
            return word
        if word.lower() in self._macros:
            return self._macros[word.lower()]
        self._report(
            Code.BIB_UNDEFINED_STRING,
            self._source.locate(offset),
            f"{word!r} is not in braces or quotes and no @string defines it; taken as text",
            f"write {{{word}}}, or add @string{{{word} = {{…}}}} above",
        )
        return word

    def _report_damage(self, block: ParsingFailedBlock, start: int) -> None:
        raw = block.raw or ""
        head = _HEAD.match(raw)
        if head:
            self._damaged.add(head[2].casefold())
        name = f"@{head[1]}{{{head[2]}" if head else raw.split("\n", 1)[0][:40]
        reason = str(getattr(block.error, "abort_reason", "") or "it cannot be read")
        end = self._source.locate(min(start + len(raw), max(len(self._source.text) - 1, 0)))
        if reason.startswith("Unexpectedly reached end of file"):
            message = f"the entry {name} is not closed before the file ends"
            hint = "count its braces and quotes; the last line of an entry is a lone }"
        elif reason.startswith("Unexpected block start"):
            message = f"the entry {name} is not closed before the next entry, near line {end.line}"
            hint = "count the braces and quotes in it; the last line of an entry is a lone }"
        else:
            what = unmasked(_lowered(reason))
            message = f"the entry {name} is damaged near line {end.line}: {what}"
            hint = "each field is name = {value}, with a comma after it"
        self._report(
            Code.BIB_SYNTAX, self._source.locate(start), f"{message}; it is left out", hint
        )

    def _report_stray_text(self, block: ImplicitComment, start: int) -> None:
        """What is a comment to BibTeX, but looks like an entry or field that was lost."""
        raw = unmasked(block.raw or "")
        lost = _LOST_FIELD.search(raw)
        if lost:
            what = f"the field {lost[1]!r}" if lost[1] else "a closing brace"
            offset = start + (lost.start(1) if lost[1] else lost.end() - 1)
            self._report(
                Code.BIB_SYNTAX,
                self._source.locate(offset),
                f"{what} stands outside of any entry; it is not read",
                "the entry above it has one closing brace too many, or too early",
            )
        for found in _STRAY_ENTRY.finditer(raw):
            offset = start + found.start() + len(found[0]) - len(found[0].lstrip())
            self._report(
                Code.BIB_SYNTAX,
                self._source.locate(offset),
                f"{found[0].strip()!r} begins no entry: no brace follows, so it is left out",
                "write @inproceedings{key, … }",
            )

    def _report(
        self,
        code: Code,
        location: Location,
        message: str,
        hint: str,
        related: tuple[Location, ...] = (),
    ) -> None:
        self._diagnostics.append(
            Diagnostic(code=code, location=location, message=message, hint=hint, related=related)
        )


def _closing_brace(raw: str, start: int) -> int:
    """Offset of the brace that closes the one at `start` (or of the end)."""
    depth = 0
    for mark in _MARK.finditer(raw, start):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth == 0:
            return mark.start()
    return len(raw)


def _closing_quote(raw: str, start: int) -> int:
    """Offset of the quote that closes the one at `start`, outside braces (or of the end)."""
    depth = 0
    for mark in _MARK.finditer(raw, start + 1):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if mark[0] == '"' and depth <= 0:
            return mark.start()
    return len(raw)


def _lowered(reason: str) -> str:
    return reason[:1].lower() + reason[1:].rstrip(". ")
