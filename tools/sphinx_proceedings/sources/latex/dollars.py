r"""Which dollar signs of a text are formulas: `$n$` and `$ 1-\delta$` are, “$5 and $10” are prices.

TeX would pair them one after the other, but texts have prices and forgotten dollars, and one of
them would turn the rest of a text inside out.  So all of a text are looked at together: every
dollar is either a character or pairs with the next one, and of all such readings the cheapest is
taken.  A formula costs what it has of prose, a character what it has of a delimiter.  No formula
holds three words of prose in a row, whatever else is in it.

Time is linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Dollars", "dollars", "is_balanced", "trimmed"]

_PROSE = 10.0
"""More than any way to read the dollars around as characters."""
_LONE, _PRICE = 2.0, 1.0
_ONE_SPACE, _TWO_SPACES, _SPACE_IN_TEX = 3.0, 1.0, 0.5
_MOST_WORDS = 2

_SURE_SIGN = re.compile(r"[\\^_~]")
_ARGUMENT = re.compile(r"\\[A-Za-z]+\*?\s*(?:\{[^{}]*\}|)")
_WORD = re.compile(r"[^\W\d_]{2,}[,.;:!?)]*")
_FUNCTIONS = frozenset(
    {"log", "ln", "exp", "max", "min", "sup", "inf", "lim", "arg", "argmax", "argmin", "mod", "sin"}
    | {"cos", "tan", "det", "dim", "ker", "gcd", "Pr", "poly", "polylog"}
)
_TEXT = re.compile(r"\\(?:text[a-z]*|[mh]box)\s*\{")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_NEVER = float("inf")


class Dollars(NamedTuple):
    """A formula between dollar signs."""

    tex: str
    end: int
    """Behind the last dollar sign."""
    display: bool


def dollars(source: str, at: list[int]) -> dict[int, Dollars]:
    """The formulas by where they begin; `at` are the places of all dollars that may delimit one."""
    count = len(at)
    best = [0.0] * (count + 1)
    step = [1] * (count + 1)
    for i in range(count - 1, -1, -1):
        best[i] = best[i + 1] + _as_character(source, at[i])
        for width, cost in _formulas(source, at, i):
            total = cost + best[i + width]
            if total < best[i] or (total == best[i] and width > 1):
                best[i], step[i] = total, width
    found: dict[int, Dollars] = {}
    i = 0
    while i < count:
        if step[i] > 1:
            display = step[i] == _OF_DISPLAY and at[i + 1] == at[i] + 1
            last = at[i + step[i] - 1]
            inner = source[at[i] + 2 : last - 1] if display else source[at[i] + 1 : last]
            found[at[i]] = Dollars(trimmed(inner), last + 1, display)
        i += step[i]
    return found


_OF_DISPLAY = 4
"""Dollars of a displayed formula, or of one with text and a formula in that."""


def _formulas(source: str, at: list[int], i: int) -> list[tuple[int, float]]:
    """How many dollars a formula that begins at the dollar `i` may take, and its cost."""
    found: list[tuple[int, float]] = []
    if i + 1 < len(at):
        after = source[at[i + 1] + 1 : at[i + 1] + 2]
        found.append((2, _as_formula(source[at[i] + 1 : at[i + 1]], after)))
    if i + 3 < len(at):
        first, second, third, fourth = at[i : i + _OF_DISPLAY]
        if second == first + 1 and fourth == third + 1:
            found.append((_OF_DISPLAY, _as_formula(source[second + 1 : third], "")))
        elif _TEXT.search(source, first, second) and not is_balanced(source[first:second]):
            after = source[fourth + 1 : fourth + 2]
            found.append((_OF_DISPLAY, _as_formula(source[first + 1 : fourth], after)))
    return found


def _as_character(source: str, at: int) -> float:
    """The cost of a dollar that is a character: less beside a digit, where it is a price."""
    before, after = source[max(at - 1, 0) : at], source[at + 1 : at + 2]
    return _PRICE if after.isdecimal() or before.isdecimal() else _LONE


def _as_formula(tex: str, after: str) -> float:
    """The cost of a formula with this inside and this character behind it."""
    inner = tex.strip()
    if not inner or not is_balanced(inner):
        return _NEVER
    is_sure = _SURE_SIGN.search(inner) is not None
    if after.isdecimal() and not is_sure and (inner[0].isdecimal() or " " in tex):
        return _NEVER
    spaces = (tex[0].isspace()) + (tex[-1].isspace())
    words, prose = _words(inner)
    if prose > _MOST_WORDS or (words and spaces and not is_sure):
        return _PROSE
    if not spaces:
        return 0.0
    return _SPACE_IN_TEX if is_sure else (_ONE_SPACE if spaces == 1 else _TWO_SPACES)


def _words(tex: str) -> tuple[int, int]:
    """How many words are in it, which TeX would set as products of letters, and how many in a row.

    `subject + relation` is no prose.
    """
    if " " not in tex and "\n" not in tex:
        return int(_WORD.fullmatch(tex) is not None), 0
    count = prose = run = 0
    for piece in (*_ARGUMENT.sub(" + ", tex).split(), ""):
        if _WORD.fullmatch(piece) and piece.rstrip(",.;:!?)") not in _FUNCTIONS:
            run += 1
            continue
        count += run
        prose += run if run > 1 else 0
        run = 0
    return count, prose


def is_balanced(tex: str) -> bool:
    r"""Whether every brace in `tex` has its partner; `\{` and `\}` do not count."""
    if "{" not in tex and "}" not in tex:
        return True
    depth = 0
    for match in _BRACE.finditer(tex):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth < 0:
            return False
    return depth == 0


def trimmed(tex: str) -> str:
    r"""The formula without the space around it; a final `\ ` is part of it."""
    inner = tex.strip()
    backslashes = len(inner) - len(inner.rstrip("\\"))
    return inner + " " if backslashes % 2 and not tex.endswith(inner) else inner
