"""Cut LaTeX source into tokens, in time linear in its length.

Here is decided what is special at all: `%` never is (values are data, not code), `$` only when
it pairs up as a formula, and the addresses of links are taken as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from sphinx_proceedings.sources.latex.dollars import Dollars, dollars, is_balanced, trimmed
from sphinx_proceedings.sources.latex.tables import DISPLAY_ENVIRONMENTS, VERBATIM

__all__ = ["Kind", "Token", "settled", "tokens", "unmatched_braces"]


class Kind(Enum):
    """What a token is."""

    TEXT = auto()
    LIGATURE = auto()
    """`--`, `---`, two backticks or two apostrophes."""
    OPEN = auto()
    CLOSE = auto()
    COMMAND = auto()
    MATH = auto()
    DISPLAY = auto()
    BACKSLASH = auto()
    """The last character, and so no command."""


class Token(NamedTuple):
    """A piece of the source."""

    kind: Kind
    text: str
    """The characters; a command's name without its backslash; a formula's TeX."""
    offset: int
    """Where it starts, in characters of the source."""
    verbatim: str | None = None
    """The argument of a command whose first argument is not LaTeX text, when it has one."""
    options: str = ""
    r"""What stood in square brackets before `verbatim` (`p. 5` in `\cite[p. 5]{key}`)."""


# Every quantifier over more than one character is possessive: no backtracking, linear time.
_NEXT = re.compile(
    r"""
    (?P<TEXT>(?:[^\\{}$~`'\-!?]++|-(?!-)|[`!?](?!`)|'(?!'))++)
    | (?P<LIGATURE>---?|``|''|[!?]`)
    | (?P<TIE>~)
    | (?P<OPEN>\{)
    | (?P<CLOSE>\})
    | (?P<DOLLAR>\$)
    | \\(?P<WORD>[A-Za-z]++)(?:\*(?=\{))?[ \t\n\r\f\v]*+
    | \\(?P<SIGN>.)
    | (?P<BACKSLASH>\\)
    """,
    re.VERBOSE | re.DOTALL,
)
# A second opener ends the search, so that many openers without an end stay cheap.
_PAREN_MATH = re.compile(r"((?:[^\\]++|\\[^()])*+)\\\)")
_BRACKET_MATH = re.compile(r"((?:[^\\]++|\\[^\[\]])*+)\\\]")
_VERBATIM = re.compile(r"((?:\[[^\[\]{}]*+\])*+)\{((?:[^{}\\]++|\\.|\{[^{}]*+\})*+)\}", re.DOTALL)
_ENVIRONMENT = re.compile(r"\{([A-Za-z]+)\*?\}")

_CONDITIONAL = re.compile(
    r"\\ifmmode(?![A-Za-z])(?P<maths>(?:[^\\]|\\(?!ifmmode|else|fi(?![A-Za-z])))*+)"
    r"(?:\\else(?![A-Za-z])(?P<text>(?:[^\\]|\\(?!ifmmode|else|fi(?![A-Za-z])))*+))?+"
    r"\\fi(?![A-Za-z])(?:\{\}|[ \t\n]*)"
)
_COMMAND_AT_END = re.compile(r"\\[A-Za-z]++\s*\Z")
_DOLLAR_OR_COMMAND = re.compile(r"\$|\\(?P<name>[A-Za-z]+)\s*|\\.", re.DOTALL)
_SIMPLE = {"TEXT": Kind.TEXT, "LIGATURE": Kind.LIGATURE, "OPEN": Kind.OPEN, "CLOSE": Kind.CLOSE}


def tokens(source: str) -> Iterator[Token]:
    """Cut `source`; what is no valid LaTeX comes as text."""
    formulas = dollars(source, _dollars_of(source)) if "$" in source else {}
    position = 0
    while match := _NEXT.match(source, position):
        group = match.lastgroup or ""
        if kind := _SIMPLE.get(group):
            token, position = Token(kind, match[0], position), match.end()
        elif group == "TIE":
            token, position = Token(Kind.TEXT, "\u00a0", position), match.end()
        elif group == "DOLLAR":
            token, position = _dollar(formulas.get(position), position)
        elif group == "WORD":
            token, position = _word(source, match)
        elif group == "SIGN":
            token, position = _sign(source, match)
        else:
            token, position = Token(Kind.BACKSLASH, "\\", position), match.end()
        yield token


def settled(source: str) -> str:
    r"""The source with `\ifmmode A\else B\fi{}`, which journals put around accents, settled.

    In a formula, behind an odd number of dollar signs, it is A, else B.  Of whole documents, which
    Springer writes for each formula, only what they show stays.
    """
    if r"\begin{document}" in source:
        source = _body(source)
    if r"\ifmmode" not in source:
        return source
    parts: list[str] = []
    position = dollars_before = 0
    for found in _CONDITIONAL.finditer(source):
        before = source[position : found.start()]
        dollars_before += before.count("$") - before.count(r"\$")
        branch = (found["text"] or "") if dollars_before % 2 == 0 else found["maths"]
        # The command at its end shall not grow by what follows.
        guard = "{}" if _COMMAND_AT_END.search(branch) else ""
        parts += [before, branch.strip(), guard]
        position = found.end()
    return "".join((*parts, source[position:]))


def _body(source: str) -> str:
    """The source without the preambles in which publishers put each formula."""
    *heads, last = source.split(r"\begin{document}")
    bodies = (head.partition(r"\documentclass")[0] for head in heads)
    return "".join((*bodies, last)).replace(r"\end{document}", "")


def unmatched_braces(cut: list[Token]) -> frozenset[int]:
    """The offsets of the braces among the tokens that have no partner."""
    opened: list[int] = []
    stray: list[int] = []
    for token in cut:
        if token.kind is Kind.OPEN:
            opened.append(token.offset)
        elif token.kind is Kind.CLOSE:
            if opened:
                opened.pop()
            else:
                stray.append(token.offset)
    return frozenset(opened + stray)


def _dollars_of(source: str) -> list[int]:
    """The places of the dollar signs that may delimit formulas: not those of addresses."""
    found: list[int] = []
    position = 0
    while mark := _DOLLAR_OR_COMMAND.search(source, position):
        position = mark.end()
        if mark[0] == "$":
            found.append(mark.start())
        elif mark["name"] in VERBATIM and (argument := _VERBATIM.match(source, position)):
            position = argument.end()
    return found


def _dollar(formula: Dollars | None, start: int) -> tuple[Token, int]:
    """A formula, or the dollar sign alone."""
    if formula is None:
        return Token(Kind.TEXT, "$", start), start + 1
    kind = Kind.DISPLAY if formula.display else Kind.MATH
    return Token(kind, formula.tex, start), formula.end


def _sign(source: str, match: re.Match[str]) -> tuple[Token, int]:
    name, start = match["SIGN"], match.start()
    formula: re.Match[str] | None = None
    if name == "(":
        formula = _PAREN_MATH.match(source, match.end())
    elif name == "[":
        formula = _BRACKET_MATH.match(source, match.end())
    if formula and is_balanced(formula[1]) and formula[1].strip():
        kind = Kind.MATH if name == "(" else Kind.DISPLAY
        return Token(kind, trimmed(formula[1]), start), formula.end()
    return Token(Kind.COMMAND, name, start), match.end()


def _word(source: str, match: re.Match[str]) -> tuple[Token, int]:
    name, start, end = match["WORD"], match.start(), match.end()
    if name in ("begin", "end"):
        return _environment(source, name, start, end)
    if name in VERBATIM and (argument := _VERBATIM.match(source, end)):
        options = argument[1][1:-1].replace("][", ", ")
        return Token(Kind.COMMAND, name, start, argument[2], options), argument.end()
    return Token(Kind.COMMAND, name, start), end


def _environment(source: str, name: str, start: int, end: int) -> tuple[Token, int]:
    opening = _ENVIRONMENT.match(source, end)
    if not opening:
        return Token(Kind.COMMAND, name, start), end
    inner = DISPLAY_ENVIRONMENTS.get(opening[1])
    if name == "begin" and inner is not None:
        # As with the other formulas, a second opening of the same kind ends the search.
        either = re.compile(rf"\\(begin|end)\{{{opening[1]}\*?\}}")
        closing = either.search(source, opening.end())
        if closing and closing[1] == "end":
            tex = trimmed(source[opening.end() : closing.start()])
            if tex and is_balanced(tex):
                if inner:
                    tex = f"\\begin{{{inner}}}{tex}\\end{{{inner}}}"
                return Token(Kind.DISPLAY, tex, start), closing.end()
    return Token(Kind.COMMAND, name, start, opening[1]), opening.end()
