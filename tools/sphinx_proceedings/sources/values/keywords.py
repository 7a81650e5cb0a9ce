r"""Lists of keywords, taken apart at what parts them.

Semicolons, bars, dots and `\sep` part wherever they stand; commas only where none of these is
there, and line ends only where there is no comma either.  What stands in braces or in a formula is
one piece, and so is what a backslash makes of a sign.
"""

from __future__ import annotations

import re

from sphinx_proceedings.sources.values.identifiers import without_outer_braces

__all__ = ["split_keywords"]

_PIECE = re.compile(
    r"(?P<strong>\\(?:sep|and|newline|quad|qquad|textbullet|cdot)(?![A-Za-z])|\\\\|[;、；]|(?<=\s)[·•∙▪|](?=\s))"
    r"|(?P<comma>[,，])"
    r"|(?P<line>\n)"
    r"|(?P<open>[{(])|(?P<close>[})])|(?P<dollar>\$)"
    r"|&\#?[A-Za-z0-9]{1,10};|\\[A-Za-z]+|\\.|[^\\{}()$,;，；、·•∙▪|\n&]+|.",
    re.DOTALL,
)
_SPECIAL = re.compile(r"[^\w ,./+-]")
_ROUNDS = 3
_SIGNS = ("strong", "comma", "line")


def split_keywords(value: str) -> tuple[str, ...]:
    """The LaTeX of each keyword of a list, in order; none of them is blank."""
    text = value
    parts: tuple[str, ...] = ()
    for _ in range(_ROUNDS):
        text = without_outer_braces(text)
        parts = _split(text)
        # A sign at its ends only: what it encloses is parted by others.
        if len(parts) != 1 or parts[0] == text:
            break
        text = parts[0]
    return parts


def _split(text: str) -> tuple[str, ...]:
    if not _SPECIAL.search(text):
        return _parts(text, [found.span() for found in re.finditer(",", text)])
    spans = _signs(text)
    parts: tuple[str, ...] = ()
    for sign in _SIGNS:
        parts = _parts(text, spans[sign])
        if len(parts) > 1 or (parts and spans[sign]):
            break
    return parts


def _parts(text: str, cuts: list[tuple[int, int]]) -> tuple[str, ...]:
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    parts = (text[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return tuple(part for part in parts if part)


def _signs(text: str) -> dict[str, list[tuple[int, int]]]:
    """Where each kind of sign stands outside of braces, parentheses and formulas."""
    found: dict[str, list[tuple[int, int]]] = {sign: [] for sign in _SIGNS}
    dollars = [match.start() for match in _PIECE.finditer(text) if match["dollar"]]
    # A dollar without a partner is one.
    last = dollars[-1] if len(dollars) % 2 else -1
    bare = _within_no_braces(text)
    # Parentheses that are no pairs count things: `1) a, 2) b`.
    are_pairs = sum(sign == "(" for sign in bare.values()) * 2 == len(bare)
    depth, in_formula = 0, False
    for match in _PIECE.finditer(text):
        kind = match.lastgroup
        if kind in ("open", "close"):
            step = 1 if kind == "open" else -1
            counts = match[0] in "{}" or (are_pairs and match.start() in bare)
            depth = max(0, depth + step) if counts else depth
        elif kind == "dollar":
            in_formula ^= match.start() != last
        elif kind in found and depth == 0 and not in_formula:
            found[kind].append(match.span())
    return found


def _within_no_braces(text: str) -> dict[int, str]:
    """Where parentheses stand that no braces hold."""
    found: dict[int, str] = {}
    depth = 0
    for match in _PIECE.finditer(text):
        if match[0] in "{}":
            depth = max(0, depth + (1 if match[0] == "{" else -1))
        elif match[0] in "()" and not depth:
            found[match.start()] = match[0]
    return found
