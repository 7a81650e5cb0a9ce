"""BibTeX text → positioned entries with resolved values.

This module resolves `@string` macros and `#` concatenation, and turns every block that failed into
a diagnostic, so that no entry disappears.  Grammar: “Tame the BeaST”, section 2, and the biblatex
manual, section 2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Problems
from sphinx_proceedings.model.entry_types import VOLUME_TYPES
from sphinx_proceedings.model.papers import MONTH_NAMES, MONTHS
from sphinx_proceedings.sources.bibtex.blocks import (
    Block,
    BlockKind,
    RawField,
    Slip,
    SlipKind,
    located_blocks,
)
from sphinx_proceedings.sources.text.characters import is_suitable, left_out, suitable
from sphinx_proceedings.sources.text.limits import (
    LARGEST_EXPANSION,
    LONGEST_LIST,
    MOST_BLOCKS,
    longest_value,
)
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.text.source import Source

__all__ = ["BibEntry", "BibField", "BibFile", "read_bibtex"]

_LOST_FIELD = re.compile(
    r"^[^%\n]*?(?:(?<![\w+:.-])([A-Za-z][\w+:.-]{0,60}+)\s{0,60}+=\s*+[{\"]|(?<!\S)\})",
    re.MULTILINE,
)
_HEAD = re.compile(r"@[^\s{(]{0,60}[{(][^\s,={}()\"]{0,60}")
_MACRO_OF = {name.lower(): macro for macro, name in zip(MONTHS, MONTH_NAMES, strict=True)}
_MOST_STRAY = 20  # told one by one
_STRAY_ENTRY = re.compile(
    r"^[ \t]*@[ \t]*(?!comment\b)[\w.:+/*-]{1,100}", re.MULTILINE | re.IGNORECASE
)


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
    unread: frozenset[str] = frozenset()
    """Names of fields whose values are too long to be read, which has been reported."""

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
        self._macros = dict(zip(MONTHS, MONTH_NAMES, strict=True))
        self._problems = Problems()
        self._entries: dict[str, BibEntry] = {}
        self._damaged: set[str] = set()
        self._defined_at: dict[str, Location] = {}
        self._undefined: dict[str, list[int]] = {}
        self._expansion = 0
        self._is_suitable = is_suitable(source.text)

    def read(self) -> BibFile:
        for block in located_blocks(self._source.text):
            match block.kind:
                case BlockKind.ENTRY:
                    self._take_entry(block)
                case BlockKind.STRING:
                    self._define(block)
                case BlockKind.DAMAGED:
                    self._report_damage(block)
                case BlockKind.TEXT:
                    self._report_stray_text(block)
                case BlockKind.BEYOND:
                    self._report_beyond(block)
        for word, offsets in self._undefined.items():
            self._report_undefined(word, offsets)
        return BibFile(
            entries=tuple(self._entries.values()),
            damaged=frozenset(self._damaged - self._entries.keys()),
            diagnostics=self._problems.diagnostics,
        )

    def _define(self, block: Block) -> None:
        for field in block.fields:
            value = self._value(f"@string {field.name}", field, LONGEST_LIST) or ""
            self._macros[field.name.lower()] = value
            self._defined_at.setdefault(field.name.lower(), self._source.locate(block.start))
        for slip in block.slips:
            self._report_slip("@string", slip)

    def _take_entry(self, block: Block) -> None:
        location = self._source.locate(block.start)
        block = replace(block, key=self._suitable("this key", block.key, block.start))
        if not block.key:
            self._problems.report(
                Code.BIB_KEY,
                location,
                f"this @{block.type} has no key; it is left out",
                "write a key such as lovelace2027notes after the opening brace, and a comma",
            )
            return
        first = self._entries.get(block.key.casefold())
        if first is not None:
            self._problems.report(
                Code.BIB_DUPLICATE_KEY,
                location,
                f"the key {block.key!r} is already used at line {first.location.line};"
                " this entry is left out",
                "give one of the two entries another key",
                related=(first.location,),
            )
            return
        for slip in block.slips:
            self._report_slip(block.key, slip)
        fields = self._fields(block)
        unread = {field.name.lower() for field in block.fields} - fields.keys()
        self._entries[block.key.casefold()] = BibEntry(
            type=block.type,
            key=block.key,
            fields=fields,
            location=location,
            unread=frozenset(unread) if unread else frozenset(),
        )

    def _fields(self, block: Block) -> dict[str, BibField]:
        fields: dict[str, BibField] = {}
        for raw in block.fields:
            name = raw.name.lower()
            location = self._source.locate(raw.at)
            if name not in fields:
                needs_it = name == "title" and block.type not in VOLUME_TYPES
                lost = "the entry is left out" if needs_it else "it is not used"
                value = self._value(f"{name} of {block.key}", raw, longest_value(name), lost)
                if value is not None:
                    fields[name] = BibField(name=name, value=value, location=location)
                continue
            self._problems.report(
                Code.BIB_DUPLICATE_FIELD,
                location,
                f"{block.key} gives the field {name!r} a second time; this value is not used",
                "keep one of the two values",
                related=(fields[name].location,),
            )
        return fields

    def _value(
        self, what: str, raw: RawField, longest: int, lost: str = "it is not used"
    ) -> str | None:
        """The value without delimiters, its pieces joined, macros replaced; None if too long."""
        text = self._source.text
        pieces = [
            text[start + 1 : end - 1] if text[start] in '{"' else self._bare(start, end)
            for start, end in raw.pieces
        ]
        length = sum(map(len, pieces))
        if length <= longest:
            return self._suitable(what, "".join(pieces), raw.at)
        self._problems.report(
            Code.BIB_VALUE,
            self._source.locate(raw.at),
            f"{what} has {length:,} characters, more than the {longest:,} that are read; {lost}",
            "shorten it, or look whether its closing brace stands too late",
        )
        return None

    def _suitable(self, what: str, value: str, at: int) -> str:
        """The value without characters that no text may hold, which are told."""
        if self._is_suitable:
            return value
        cleaned, found = suitable(value)
        if found:
            self._problems.report(
                Code.TEXT_CHARACTER, self._source.locate(at), *left_out(what, found)
            )
        return cleaned

    def _bare(self, start: int, end: int) -> str:
        word = self._source.text[start:end]
        if word.isdigit():
            return word
        macro = self._macros.get(word.lower())
        if macro is None:
            self._undefined.setdefault(word, []).append(start)
            return word
        self._expansion += len(macro)
        if self._expansion <= LARGEST_EXPANSION:
            return macro
        if self._expansion - len(macro) <= LARGEST_EXPANSION:
            self._problems.report(
                Code.BIB_VALUE,
                self._source.locate(start),
                f"macros add more than {LARGEST_EXPANSION:,} characters to this file; from here on"
                " they are not used",
                "write less in @string, or split the file",
            )
        return ""

    def _report_undefined(self, word: str, offsets: list[int]) -> None:
        """Once, however often it is used."""
        uses = f" (uses: {len(offsets):,})" if len(offsets) > 1 else ""
        below = self._defined_at.get(word.lower())
        month = _MACRO_OF.get(word.lower())
        bare = shown(word)
        if month:
            hint = f"write {month}, the macro of the month, or {{{bare}}}"
        elif below:
            hint = f"move its @string from line {below.line} above this entry"
        else:
            hint = f"write {{{bare}}}, or add @string{{{bare} = {{…}}}} above"
        self._problems.report(
            Code.BIB_UNDEFINED_STRING,
            self._source.locate(offsets[0]),
            f"{bare!r} is not in braces or quotes and no @string"
            f" {'above ' if below else ''}defines it; taken as text{uses}",
            hint,
            related=(below,) if below else (),
        )

    def _report_slip(self, owner: str, slip: Slip) -> None:
        match slip.kind:
            case SlipKind.NO_COMMA:
                message = (
                    f"{owner}: the comma before {slip.what!r} is missing; it is read as if it were"
                    " there"
                )
                hint = "end every field with a comma"
            case SlipKind.NO_VALUE:
                message = f"{owner}: {slip.what!r} has no value; it is not read"
                hint = "write the value in braces and a comma after it, or remove the field"
            case SlipKind.REST:
                message = f"{owner}: {shown(slip.what)!r} follows a value and is not read"
                hint = "put the whole value into one pair of braces"
        self._problems.report(Code.BIB_SYNTAX, self._source.locate(slip.at), message, hint)

    def _report_damage(self, block: Block) -> None:
        if block.key:
            self._damaged.add(block.key.casefold())
        head = _HEAD.match(self._source.text, block.start)
        name = f"the entry {head[0] if head else f'@{block.type}'}"
        line = self._source.locate(block.stop).line
        if block.reason:
            message = f"{name} is damaged near line {line}: {block.reason}"
            hint = "each field is name = {value}, with a comma after it"
        else:
            is_last = block.stop == len(self._source.text)
            before = "the file ends" if is_last else f"the next entry, at line {line}"
            message = f"{name} is not closed before {before}"
            hint = "count the braces and quotes in it; the last line of an entry is a lone }"
        self._problems.report(
            Code.BIB_SYNTAX,
            self._source.locate(block.start),
            f"{message}; it is left out",
            hint,
        )

    def _report_stray_text(self, block: Block) -> None:
        """What is a comment to BibTeX, but looks like an entry or field that was lost."""
        raw = self._source.text[block.start : block.end]
        lost = _LOST_FIELD.search(raw) if "=" in raw or "}" in raw else None
        if lost:
            what = f"the field {lost[1]!r}" if lost[1] else "a closing brace"
            offset = block.start + (lost.start(1) if lost[1] else lost.end() - 1)
            self._problems.report(
                Code.BIB_SYNTAX,
                self._source.locate(offset),
                f"{what} stands outside of any entry; it is not read",
                "the entry above it has one closing brace too many, or too early",
            )
        stray = _STRAY_ENTRY.finditer(raw)
        for found in islice(stray, _MOST_STRAY):
            offset = block.start + found.start() + len(found[0]) - len(found[0].lstrip())
            self._problems.report(
                Code.BIB_SYNTAX,
                self._source.locate(offset),
                f"{found[0].strip()!r} begins no entry: no brace follows, so it is left out",
                "write @inproceedings{key, … }",
            )
        if following := next(stray, None):
            self._problems.report(
                Code.BIB_SYNTAX,
                self._source.locate(block.start + following.start()),
                f"{1 + sum(1 for _ in stray):,} more begin no entry here",
                "write @inproceedings{key, … }",
            )

    def _report_beyond(self, block: Block) -> None:
        self._problems.report(
            Code.BIB_SYNTAX,
            self._source.locate(block.start),
            f"the file has more than {MOST_BLOCKS:,} entries; what follows here is not read",
            "split it into one file an edition",
        )
