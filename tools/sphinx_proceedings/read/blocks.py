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
from typing import NamedTuple

from sphinx_proceedings.read.limits import (
    DEEPEST,
    LONGEST_KEY,
    LONGEST_NAME,
    LONGEST_REST,
    LONGEST_SCANNED,
    MOST_BLOCKS,
    MOST_FIELDS,
    MOST_PIECES,
)

__all__ = ["Block", "BlockKind", "RawField", "Slip", "SlipKind", "located_blocks"]

_SKIP = r"\s*+(?:%[^\n]*+\s*+)*+"
_KEY_WORD = r"[^\s,{}=]"
_NAME = r'[^\s,{}="#%()]++(?:[ \t]++[^\s,{}="#%()]++)*+'
_PLAIN = r"[^{}\\]++|\\."

# The brace may stand on the next line, or the type be missing, where a key or macro follows.
_HEAD = re.compile(
    r"^[^\S\n]*(@[ \t]*([\w.:+/*-]{0,100})"
    r"(?:(?<=[\w.:+/*-])[ \t]*([{(])|\s*([{(])(?=\s*[^\s,{}()=\"]{1,500}+\s*[,=])))",
    re.MULTILINE,
)
# Behind other text on its line an @ may be part of an address.
_HEAD_IN_LINE = re.compile(r"(@[ \t]*(\w{1,100}+)[ \t]*([{(]))")
_BLANK = re.compile(_SKIP)
_SEPARATORS = re.compile(r"[\s,]*+(?:%[^\n]*+[\s,]*+)*+")
_SHALLOW = rf"\{{(?:{_PLAIN}|\{{(?:{_PLAIN})*+\}})*+\}}"
_BRACED = re.compile(_SHALLOW, re.DOTALL)
_TO_BRACE = re.compile(rf"(?:{_PLAIN}|{_SHALLOW})*+([{{}}])", re.DOTALL)
_TO_MARK = re.compile(r"(?:[^{}\"(),\\]++|\\.)*+([{}\"(),])", re.DOTALL)
_TO_QUOTE = re.compile(r"(?:[^{}\"\\]++|\\.)*+([{}\"])", re.DOTALL)
_QUOTED = re.compile(rf'"(?:[^"\\]++|\\.)*+"(?={_SKIP}[,#}})])', re.DOTALL)
_KEY = {
    "}": re.compile(rf"{_KEY_WORD}++(?:[ \t]++(?!%){_KEY_WORD}++)*+"),
    ")": re.compile(r"[^\s,{}=)]++(?:[ \t]++(?!%)[^\s,{}=)]++)*+"),
}
_FIELD = re.compile(rf"({_NAME})?{_SKIP}={_SKIP}")
_NEXT_FIELD = re.compile(rf"([A-Za-z][\w+:.-]*+){_SKIP}={_SKIP}")
_WORD = {"}": re.compile(r"[^\s#{}\",=%]++"), ")": re.compile(r"[^\s#{}\",=%)]++")}
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


class SlipKind(Enum):
    """What is wrong in a block that can be read all the same."""

    NO_COMMA = auto()
    """Before a field; `what` is its name."""
    NO_VALUE = auto()
    """After the `=` of the field `what`."""
    REST = auto()
    """Something that follows a value."""


class Slip(NamedTuple):
    """A fault in a block that can be read all the same."""

    kind: SlipKind
    at: int
    what: str


class RawField(NamedTuple):
    """A field of an entry, or a macro of `@string`, as it is written."""

    name: str
    at: int
    """Offset of the value."""
    pieces: tuple[tuple[int, int], ...]
    """Offsets of what `#` joins: `{…}`, `"…"` or a bare word, with delimiters."""

    @property
    def end(self) -> int:
        """Offset behind the value."""
        return self.pieces[-1][1] if self.pieces else self.at


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
    body = _Body(text, head.end(), _CLOSING[opening], limit)
    try:
        match kind:
            case "comment":
                body.skip_to_closing()
                return Block(kind=BlockKind.COMMENT, start=start, end=body.position)
            case "preamble":
                body.read_preamble()
                found = BlockKind.PREAMBLE
            case "string":
                body.read_fields()
                found = BlockKind.STRING
            case _:
                body.read_entry()
                found = BlockKind.ENTRY
    except _DamageError as damage:
        end = _resumption(text, head.end(), body, limit)
        if _is_commented_out(text, start):
            return Block(kind=BlockKind.COMMENT, start=start, end=end)
        return Block(
            kind=BlockKind.DAMAGED,
            start=start,
            end=end,
            type=kind,
            key=body.key,
            reason=str(damage),
            stop=damage.position,
        )
    return Block(
        kind=found,
        start=start,
        end=body.position,
        type=kind,
        key=body.key,
        fields=tuple(body.fields),
        slips=tuple(body.slips),
    )


def _resumption(text: str, start: int, body: _Body, limit: int) -> int:
    """Where a damaged block ends: at its last brace where its braces match, else at the next."""
    whole = _Body(text, start, body.closing, limit)
    try:
        whole.skip_to_closing()
    except _DamageError:
        return limit
    return whole.position


def _is_commented_out(text: str, start: int) -> bool:
    """Whether only `%` stands before it on its line: BibTeX reads that all the same, if it can."""
    return text[max(0, start - 80) : start].rpartition("\n")[2].strip().startswith("%")


class _DamageError(Exception):
    """Why a block cannot be read; without a text, its end is missing."""

    def __init__(self, position: int, reason: str = "") -> None:
        super().__init__(reason)
        self.position = position


class _Body:
    """What stands between the delimiters of a block, read from left to right."""

    def __init__(self, text: str, position: int, closing: str, limit: int) -> None:
        self.position = position
        self.closing = closing
        self.key = ""
        self.fields: list[RawField] = []
        self.slips: list[Slip] = []
        self._text = text
        self._limit = limit

    def read_entry(self) -> None:
        """The key and all fields, up to the end of the entry."""
        sign = self._skip_blank()
        if key := _KEY[self.closing].match(self._text, self.position, self._limit):
            if len(key[0]) > LONGEST_KEY:
                raise _DamageError(
                    self.position, f"its key is longer than {LONGEST_KEY} characters"
                )
            self.key = key[0]
            self.position = key.end()
            sign = self._skip_blank()
            if sign == "=":
                self._go_back_to_name(key)
                sign = ""
        if sign == ",":
            self.position += 1
        elif sign != self.closing:
            self._expect_field()
        self.read_fields()

    def _go_back_to_name(self, key: re.Match[str]) -> None:
        """What was taken for a key is the name of the first field, perhaps after a key."""
        self.key, _, name = key[0].replace("\t", " ").rpartition(" ")
        self.key = self.key.strip()
        self.position = key.end() - len(name)

    def _expect_field(self) -> None:
        found = _FIELD.match(self._text, self.position, self._limit)
        if found is None:
            sign = self._text[self.position]
            raise _DamageError(self.position, f"expected a comma after the key, but found {sign}")
        if self.key:
            self.slips.append(Slip(SlipKind.NO_COMMA, self.position, found[1] or ""))

    def read_fields(self) -> None:
        """Fields with commas between them, up to the end of the block."""
        while self._skip(_SEPARATORS) != self.closing:
            found = _FIELD.match(self._text, self.position, self._limit)
            if found is None:
                raise self._no_field()
            if len(found[1] or "") > LONGEST_NAME:
                reason = f"the name of a field is longer than {LONGEST_NAME} characters"
                raise _DamageError(self.position, reason)
            if len(self.fields) + len(self.slips) >= MOST_FIELDS:
                raise _DamageError(self.position, f"it has more than {MOST_FIELDS:,} fields")
            self._read_field(found)
        self.position += 1

    def _read_field(self, found: re.Match[str]) -> None:
        name, at = found[1] or "", found.end()
        self.position = at
        pieces = self._value()
        sign = self._skip_blank()
        if sign == "=" and len(pieces) == 1 and self._text[at] not in '{"':
            self.slips.append(Slip(SlipKind.NO_VALUE, found.start(), name))
            self.position = at
            return
        self.fields.append(RawField(name, at, pieces))
        if sign not in (",", self.closing):
            self._after_value()

    def _after_value(self) -> None:
        """What stands where a comma should."""
        start = self.position
        if following := _NEXT_FIELD.match(self._text, start, self._limit):
            self.slips.append(Slip(SlipKind.NO_COMMA, start, following[1]))
            return
        self._skip_to("," + self.closing)
        rest = self._text[start : self.position].strip()
        self.slips.append(Slip(SlipKind.REST, start, rest))

    def read_preamble(self) -> None:
        """One value, up to the end of the block."""
        self._skip_blank()
        start = self.position
        try:
            self._value()
            is_whole = self._skip_blank() == self.closing
        except _DamageError:
            is_whole = False
        if is_whole:
            self.position += 1
        else:
            self.position = start
            self.skip_to_closing()
        end = self.position - 1
        self.fields = [RawField("", start, ((start, end),) if start < end else ())]

    def skip_to_closing(self) -> None:
        """Behind the end of the block, whatever stands before it."""
        if self.closing == "}":
            self.position = self._closing_brace(self.position) + 1
        else:
            self._skip_to(self.closing, tracks_quotes=False)
            self.position += 1

    def _value(self) -> tuple[tuple[int, int], ...]:
        """The pieces of the value that begins here."""
        pieces: list[tuple[int, int]] = []
        while True:
            start = self.position
            sign = self._text[start : start + 1]
            if sign == "{":
                whole = _BRACED.match(self._text, start, self._limit)
                self.position = whole.end() if whole else self._closing_brace(start + 1) + 1
            elif sign == '"':
                self.position = self._closing_quote(start) + 1
            elif word := _WORD[self.closing].match(self._text, start, self._limit):
                self.position = word.end()
            else:
                return tuple(pieces)
            pieces.append((start, self.position))
            if len(pieces) > MOST_PIECES:
                reason = f"a value is joined of more than {MOST_PIECES:,} pieces"
                raise _DamageError(start, reason)
            if self._skip_blank() != "#":
                return tuple(pieces)
            self.position += 1
            self._skip_blank()

    def _skip_blank(self) -> str:
        """Pass over blanks and comments; the sign behind them."""
        return self._skip(_BLANK)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        passed = pattern.match(self._text, self.position, self._limit)
        self.position = passed.end() if passed else self.position
        if self.position >= self._limit:
            raise _DamageError(self._limit)
        return self._text[self.position]

    def _closing_brace(self, start: int) -> int:
        """The brace that closes the one before `start`."""
        depth, position = 1, start
        while mark := _TO_BRACE.match(self._text, position, self._limit):
            depth += 1 if mark[1] == "{" else -1
            if not depth:
                return mark.end() - 1
            position = mark.end()
            if depth > DEEPEST:
                raise _DamageError(start, f"more than {DEEPEST:,} braces stand within one another")
            _check_scanned(start, position)
        raise _DamageError(self._limit)

    def _closing_quote(self, start: int) -> int:
        """The quote that closes the one at `start`, outside of braces where these match."""
        depth, position = 0, start + 1
        while mark := _TO_QUOTE.match(self._text, position, self._limit):
            if mark[1] == '"' and depth <= 0:
                return mark.end() - 1
            depth += {"{": 1, "}": -1}.get(mark[1], 0)
            position = mark.end()
            _check_scanned(start, position)
        if first := _QUOTED.match(self._text, start, self._limit):
            return first.end() - 1
        raise _DamageError(self._limit)

    def _skip_to(self, signs: str, *, tracks_quotes: bool = True) -> None:
        """To the next of these signs outside of braces and quotes."""
        position = start = self.position
        while mark := _TO_MARK.match(self._text, position, self._limit):
            self.position = mark.end() - 1
            if mark[1] in signs:
                return
            if mark[1] == "{":
                position = self._closing_brace(mark.end()) + 1
            elif mark[1] == '"' and tracks_quotes:
                position = self._closing_quote(self.position) + 1
            else:
                position = mark.end()
            if position - start > LONGEST_REST:
                raise _DamageError(start, "no comma follows a value")
        raise _DamageError(self._limit)

    def _no_field(self) -> _DamageError:
        start = self.position
        name = re.compile(_NAME).match(self._text, start, self._limit)
        if name is None:
            return _DamageError(start, f"expected the name of a field, found {self._text[start]}")
        self.position = name.end()
        sign = self._skip_blank()
        found = "the end of the entry" if sign == self.closing else sign
        return _DamageError(self.position, f"expected = after {name[0][:40]!r}, found {found}")


def _check_scanned(start: int, position: int) -> None:
    if position - start > LONGEST_SCANNED:
        raise _DamageError(start, f"a value is longer than {LONGEST_SCANNED:,} characters")
