r"""Turn LaTeX text (titles, abstracts, names) into rich text.

This reads the part of LaTeX that people write into bibliographies.  Nothing is executed and no
text is lost: an unknown command is reported and its arguments' text kept, damage is reported and
kept as it is.  Any string converts, in time linear in its length.

Choices that the TeX language leaves to us:

* `%` is always a percent sign, and `& # _ ^` stand for themselves.
* `'` is an apostrophe or closing quote (U+2019).  A backtick is an opening quote (U+2018) where a
  word follows it and an apostrophe later in the text can close it; else it stands for itself.
* `~` becomes U+00A0, `\,` U+2009; every other space or line end an ordinary space.
* `{Text}` asks to keep the case (`Style.PROTECTED`).  Inside such braces further braces add
  nothing, and braces around one accent or symbol (`{\"o}`) or a font change never protect.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Style, Text
from sphinx_proceedings.sources.latex.frames import ANY, FrameStack, Role, linked, protected, styled
from sphinx_proceedings.sources.latex.math_text import math_text
from sphinx_proceedings.sources.latex.nodes import WHITESPACE, accented, tidied, tidy_text
from sphinx_proceedings.sources.latex.tables import (
    ACCENTS,
    ARGUMENTS,
    REFERENCES,
    STYLES,
    SWITCHES,
    symbol,
)
from sphinx_proceedings.sources.latex.tokens import Kind, Token, settled, tokens, unmatched_braces
from sphinx_proceedings.sources.latex.units import with_units

__all__ = ["Conversion", "LatexProblem", "latex_to_richtext"]

_SPECIAL = re.compile(r"[\\{}$~]|--|``|''|[!?]`")
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "!`": "¡", "?`": "¿"}
_DELIMITERS = frozenset("()[]")
_QUOTE = re.compile(r"'|(?<![^\s(\[{/\u2010-\u2015-])`(?=\S|\Z)")
_SCHEME = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_ESCAPED_IN_ADDRESS = re.compile(r"\\([%#_&~$^{}])(?:(?<=~)\{\})?")


@dataclass(frozen=True, slots=True)
class LatexProblem:
    """Something in LaTeX source that could not be read as it was meant."""

    kind: Literal["command", "syntax"]
    what: str
    """The command as written (`\\foo`), or a few words on the damage."""
    offset: int
    """Where, in characters from the start of the source."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """Rich text and what was wrong with its source."""

    text: RichText
    problems: tuple[LatexProblem, ...] = ()


def latex_to_richtext(source: str) -> Conversion:
    """Convert one paragraph of LaTeX; an empty line in it is only a space.  Never raises."""
    if not _SPECIAL.search(source):
        return Conversion(RichText.from_plain(tidy_text(_curled(source, source.rfind("'")))))
    source = with_units(settled(source))
    cut = list(tokens(source))
    reader = _Reader(cut, source.rfind("'"))
    nodes = reader.nodes()
    return Conversion(tidied(nodes), tuple(reader.problems))


def _formula(tex: str, *, display: bool = False) -> Math:
    return Math(tex, display, math_text(tex))


def _curled(text: str, last_closing: int) -> str:
    """Straight quotes as TeX sets them; `last_closing` is where the last apostrophe stands."""
    if "'" not in text and "`" not in text:
        return text
    return _QUOTE.sub(
        lambda quote: (
            "\u2019" if quote[0] == "'" else "\u2018" if quote.start() < last_closing else quote[0]
        ),
        text,
    )


class _Reader:
    """Makes nodes of tokens."""

    def __init__(self, cut: list[Token], last_closing: int) -> None:
        self.problems: list[LatexProblem] = []
        self._last_closing = last_closing
        self._cut = cut
        self._unmatched = unmatched_braces(cut)
        self._frames = FrameStack(self._damaged)

    def nodes(self) -> list[Node]:
        """The nodes of the whole text, before whitespace is put right."""
        actions: dict[Kind, Callable[[Token], None]] = {
            Kind.TEXT: self._text,
            Kind.LIGATURE: self._ligature,
            Kind.OPEN: self._open,
            Kind.CLOSE: self._close,
            Kind.COMMAND: self._command,
            Kind.MATH: lambda token: self._frames.emit(_formula(token.text)),
            Kind.DISPLAY: lambda token: self._frames.emit(_formula(token.text, display=True)),
            Kind.BACKSLASH: self._backslash,
        }
        last = len(self._cut) - 1
        for index, token in enumerate(self._cut):
            self._frames.before_brace = index < last and self._cut[index + 1].kind is Kind.OPEN
            actions[token.kind](token)
        self._frames.end_scopes()
        return self._frames.top.nodes

    def _text(self, token: Token) -> None:
        text = token.text
        if not self._frames.top.code:
            text = _curled(text, self._last_closing - token.offset)
        while self._frames.top.waiting:
            # An argument without braces is one character; spaces before it do not count.
            text = text.lstrip(WHITESPACE)
            if not text:
                return
            self._frames.emit(Text(text[0]))
            text = text[1:]
        if text:
            self._frames.emit(Text(text))

    def _ligature(self, token: Token) -> None:
        # Typewriter fonts have no dashes and quotes made of two characters: `--verbose` is safe.
        in_code = self._frames.top.code
        self._frames.emit(Text(token.text if in_code else _LIGATURES[token.text]))

    def _backslash(self, token: Token) -> None:
        self._damaged("a backslash at the end", token.offset)
        self._frames.emit(Text("\\"))

    def _open(self, token: Token) -> None:
        top = self._frames.top
        unmatched = token.offset in self._unmatched
        if unmatched:
            self._damaged("{ without }", token.offset)
        if top.waiting:
            top.waiting = False
            if unmatched:
                top.role = Role.SCOPE
        elif unmatched:
            self._frames.emit(Text("{"))
        else:
            self._frames.push(Role.GROUP, token, None if top.protected else protected)
            self._frames.top.protected = True

    def _close(self, token: Token) -> None:
        if token.offset in self._unmatched:
            self._damaged("} without {", token.offset)
            self._frames.emit(Text("}"))
        else:
            self._frames.close()

    def _command(self, token: Token) -> None:
        name, frames = token.text, self._frames
        if token.verbatim is not None:
            self._verbatim(token, token.verbatim)
        elif accent := ACCENTS.get(name):
            frames.push(Role.ARGUMENT, token, partial(accented, accent=accent), waiting=True)
        elif (text := symbol(name)) is not None:
            frames.emit(Text(text), special=True)
        elif style := STYLES.get(name):
            frames.push(Role.ARGUMENT, token, partial(styled, style), waiting=True)
            frames.top.code |= style is Style.CODE
        elif name in SWITCHES:
            self._switch(token, SWITCHES[name])
        elif pattern := ARGUMENTS.get(name):
            frames.push_argument(token, pattern)
        else:
            self._unknown(token)

    def _switch(self, token: Token, style: Style | None) -> None:
        frames = self._frames
        while frames.top.waiting:
            frames.abandon()
        frames.unprotect()
        if style:
            frames.push(Role.SCOPE, token, partial(styled, style))
            frames.top.code |= style is Style.CODE

    def _unknown(self, token: Token) -> None:
        name = token.text
        if name in _DELIMITERS:
            self._damaged(f"\\{name} without its partner", token.offset)
            self._frames.emit(Text(name))
            return
        self._unknown_command(name, token)
        if not (name.isascii() and name.isalpha()):
            self._frames.emit(Text(name))
        elif self._frames.before_brace:
            self._frames.push_argument(token, ANY)
        else:
            self._frames.settle()

    def _verbatim(self, token: Token, argument: str) -> None:
        name = token.text
        if name in ("begin", "end"):
            if name == "begin":
                self._unknown_command(f"begin{{{argument}}}", token)
            self._frames.emit(Text(" "))
        elif name in ("label", "nocite"):
            self._unknown_command(name, token)
            self._frames.settle()
        elif name in REFERENCES:
            self._unknown_command(name, token)
            key = f"{argument}, {token.options}" if token.options else argument
            self._frames.emit(Text(f"[{key}]"))
        elif name == "ensuremath":
            text = symbol(argument[1:]) if argument.startswith("\\") else None
            # Exports of some databases write the brackets of tags so.
            text = argument if argument in ("<", ">") else text
            node = _formula(argument.strip()) if text is None else Text(text)
            self._frames.emit(node, special=True)
        else:
            self._address(token, _ESCAPED_IN_ADDRESS.sub(r"\1", argument.strip(WHITESPACE)))

    def _address(self, token: Token, url: str) -> None:
        frames = self._frames
        linkable = bool(_SCHEME.match(url)) and not frames.top.linked
        if token.text == "href":
            finish = partial(linked, url) if linkable else None
            frames.push(Role.ARGUMENT, token, finish, waiting=True)
            frames.top.linked |= linkable
        elif token.text == "url" and linkable:
            frames.emit(Link(url, (Text(url),)))
        else:
            frames.emit(Text(url))

    def _unknown_command(self, name: str, token: Token) -> None:
        self.problems.append(LatexProblem("command", f"\\{name}", token.offset))

    def _damaged(self, what: str, offset: int) -> None:
        self.problems.append(LatexProblem("syntax", what, offset))
