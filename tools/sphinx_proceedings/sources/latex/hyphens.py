"""Hyphens that line breaks left in text: soft hyphens, and words cut in two (`exam- ple`).

A soft hyphen (U+00AD) says where a word may break and means nothing else (Unicode Standard,
section 6.2), so it is taken out.  A cut word is only suspected: the text stays as it is, since
`pre- and post-training` looks alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text
from sphinx_proceedings.sources.latex.nodes import tidied

__all__ = ["CutWord", "cut_words", "without_soft_hyphens"]

_SOFT = "\u00ad"
_RUN = re.compile(r"[\w\u00ad]++")
_CUT = re.compile(
    r"(?<![\w-])(?P<left>[\w-]*[^\W\d_])[-\u2010] (?=(?P<right>[^\W\d_][\w'’]*)(?P<after>-?))"
)
_LINE_END = re.compile(
    r"(?<![\w-])(?P<left>[\w-]*\w)[-\u2010][ \t]*+\n\s*+(?P<right>[^\W\d_][\w'’]*+)"
)
_MOST = 20  # words that are told of one text
_JOINING = frozenset(
    {
        # “pre- and post-training”, “low- to high-resource”, “word- rather than sentence-level”
        "and", "or", "nor", "but", "not", "to", "than", "rather", "as", "vs", "versus", "plus",
        "into", "through", "via", "respectively", "resp", "then", "even", "instead",
        # the same in German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian
        "und", "oder", "bis", "bzw", "sowie", "wie", "statt", "et", "ou", "y", "e", "o", "u",
        "ed", "en", "och", "og", "eller", "samt",
    }
)  # fmt: skip
# The last words of compounds that keep their hyphen, for the suggestion only.
_COMPOUNDING = frozenset(
    {
        "aware", "based", "dependent", "domain", "driven", "independent", "language", "level",
        "like", "lingual", "only", "resource", "sensitive", "specific", "supervised", "world",
    }
)  # fmt: skip
_NO_PROSE = "\ufffc"


@dataclass(frozen=True, slots=True)
class CutWord:
    """Two parts of what was probably one word."""

    written: str
    """`exam- ple`."""
    suggestion: str
    """`example`; with a hyphen where the same text has it so elsewhere."""


def without_soft_hyphens(text: RichText) -> tuple[RichText, tuple[str, ...]]:
    """The text without soft hyphens, and each word that had one, mended (`U+00AD` if no word)."""
    words: dict[str, None] = {}

    def cleaned(run: str) -> str:
        if _SOFT not in run:
            return run
        for found in _RUN.findall(run):
            if _SOFT in found:
                words[found.replace(_SOFT, "") or "U+00AD"] = None
        return run.replace(_SOFT, "")

    changed = text.map_text(cleaned)
    return (tidied(changed.nodes), tuple(words)) if words else (text, ())


def cut_words(text: RichText, source: str = "") -> tuple[CutWord, ...]:
    """Words that a line break seems to have cut, each once, the first 20; not in formulas and code.

    A capital after the hyphen is suspect only where `source`, the value as written, has a line
    end there: `Zero-⏎Shot`.
    """
    prose = _prose(text.nodes)
    if "- " not in prose and "\u2010 " not in prose:
        return ()
    at_line_end = {found.group("left", "right") for found in _LINE_END.finditer(source)}
    cut = {
        match.group("left", "right", "after"): match
        for match in _CUT.finditer(prose)
        if not _is_suspended(match)
        and (match["right"][0].islower() or match.group("left", "right") in at_line_end)
    }
    folded = prose.casefold()
    found = (
        CutWord(f"{match['left']}- {match['right']}", _mended(match, folded))
        for match in islice(cut.values(), _MOST)
    )
    return tuple(dict.fromkeys(found))


def _is_suspended(match: re.Match[str]) -> bool:
    """Whether the hyphen stands for a part that a later word has: `Vor- und Nachteile`."""
    return match["right"].casefold() in _JOINING and not match["after"]


def _mended(match: re.Match[str], folded: str) -> str:
    """The word as it was probably meant, after the rest of the text, case-folded."""
    left, right = match["left"], match["right"]
    joined, hyphened = left + right, f"{left}-{right}"
    if joined.casefold() in folded:
        return joined
    is_compound = (
        "-" in left
        or left.isupper()
        or right[0].isupper()
        or match["after"] != ""
        or right in _COMPOUNDING
        or hyphened.casefold() in folded
    )
    return hyphened if is_compound else joined


def _prose(nodes: Iterable[Node]) -> str:
    """The text in which a hyphen is one of spelling."""
    pieces: list[str] = []
    for node in nodes:
        match node:
            case Text(text):
                pieces.append(text)
            case Span(style, children) if style is not Style.CODE:
                pieces.append(_prose(children))
            case Link(url, children) if children != (Text(url),):
                pieces.append(_prose(children))
            case Span() | Link() | Math():
                pieces.append(_NO_PROSE)
    return "".join(pieces)
