"""What stands between the delimiters of a block of BibTeX: key, fields, the pieces of values."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from sphinx_proceedings.sources.text.limits import (
    DEEPEST,
    LONGEST_KEY,
    LONGEST_NAME,
    LONGEST_REST,
    LONGEST_SCANNED,
    MOST_FIELDS,
    MOST_PIECES,
)
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["BlockBody", "DamageError", "RawField", "Slip", "SlipKind"]

_SKIP = r"\s*+(?:%[^\n]*+\s*+)*+"
_KEY_WORD = r"[^\s,{}=]"
_NAME = r'[^\s,{}="#%()]++(?:[ \t]++[^\s,{}="#%()]++)*+'
_PLAIN = r"[^{}\\]++|\\."
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


class DamageError(Exception):
    """Why a block cannot be read; without a text, its end is missing."""

    def __init__(self, position: int, reason: str = "") -> None:
        super().__init__(reason)
        self.position = position


class BlockBody:
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
                raise DamageError(self.position, f"its key is longer than {LONGEST_KEY} characters")
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
            raise DamageError(self.position, f"expected a comma after the key, but found {sign}")
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
                raise DamageError(self.position, reason)
            if len(self.fields) + len(self.slips) >= MOST_FIELDS:
                raise DamageError(self.position, f"it has more than {MOST_FIELDS:,} fields")
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
        except DamageError:
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
                raise DamageError(start, reason)
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
            raise DamageError(self._limit)
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
                raise DamageError(start, f"more than {DEEPEST:,} braces stand within one another")
            _check_scanned(start, position)
        raise DamageError(self._limit)

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
        raise DamageError(self._limit)

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
                raise DamageError(start, "no comma follows a value")
        raise DamageError(self._limit)

    def _no_field(self) -> DamageError:
        start = self.position
        name = re.compile(_NAME).match(self._text, start, self._limit)
        if name is None:
            return DamageError(start, f"expected the name of a field, found {self._text[start]}")
        self.position = name.end()
        sign = self._skip_blank()
        found = "the end of the entry" if sign == self.closing else sign
        return DamageError(self.position, f"expected = after {shown(name[0])!r}, found {found}")


def _check_scanned(start: int, position: int) -> None:
    if position - start > LONGEST_SCANNED:
        raise DamageError(start, f"a value is longer than {LONGEST_SCANNED:,} characters")
