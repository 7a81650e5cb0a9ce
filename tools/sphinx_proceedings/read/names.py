r"""Split lists of personal names and single names into BibTeX's parts.

Rules: “Tame the BeaST”, section 11.  bibtexparser finds the words of a name and what is wrong
with it.  Two things are done here instead:

* splitting at `and`: bibtexparser 2.1 loses the accent of a name that begins with one
  (`A and \'Elodie B`);
* where the *von* part begins and ends: bibtexparser takes `van` in `van Dam` for a given name and
  every Chinese word for lower case.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.richtext import Span, Style, plain_text
from sphinx_proceedings.read.latex import latex_to_richtext
from sphinx_proceedings.read.latex_tables import ACCENTS, symbol

__all__ = ["NameList", "NameProblem", "ParsedName", "split_names", "split_plain_name"]

_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV)")
_AND_OR_BRACE = re.compile(r"\\.|[{}]|(?<!\S)and(?!\S)", re.IGNORECASE | re.DOTALL)
_TILDE_ACCENT = re.compile(r"\\~\s*(?:\{[^{}]*\}|\\[ij](?![a-zA-Z])|[a-zA-Z])")
_ESCAPED_SPACE = re.compile(r"\\(?:\\|(?=\s))")
_COMMAND_AND_SPACE = re.compile(r"\\([A-Za-z]+)\s+([^\s},~])")
_BRACED = re.compile(r"\\.|[{}]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ParsedName:
    """One name of a list."""

    name: Name
    source: str
    """As written, in LaTeX."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NameProblem:
    """A name that is not as it should be."""

    kind: Literal["name", "command", "syntax"]
    """The name itself, or a LaTeX problem within it (see `LatexProblem`)."""
    what: str
    """The name as written, possibly empty."""
    reason: str
    index: int
    """Its place in the list as written, from 0; empty places count."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NameList:
    """The names of a BibTeX name field, in order."""

    names: tuple[ParsedName, ...] = ()
    others: bool = False
    """Whether the list ends in `and others`."""
    problems: tuple[NameProblem, ...] = ()


@lru_cache(maxsize=4096)  # the editors of a volume stand in each of its entries
def split_names(source: str) -> NameList:
    """Split a name field's LaTeX at `and` and each name into its parts; never raises.

    A name that breaks the rules is reported and kept whole as a family name.
    """
    names: list[ParsedName] = []
    problems: list[NameProblem] = []
    others = False
    parts = _split_at_and(source.replace("\u00a0", " "))
    for index, part in enumerate(parts):
        if part == "others":
            others = True
            if index + 1 < len(parts):
                reason = "“others” is not the last in the list"
                problems.append(NameProblem(kind="name", what=part, reason=reason, index=index))
            continue
        name, found = _parse(part, index)
        problems += found
        if name.full:
            names.append(ParsedName(name, part))
    return NameList(names=tuple(names), others=others, problems=tuple(problems))


def split_plain_name(text: str) -> Name:
    """Split one name in plain text, where no character means anything to LaTeX; never raises.

    Either in reading order (`Lonneke van der Plas`), where words that begin with a lower-case
    letter are the particle and a final `Jr.` or `III` is the suffix, or with commas as in
    BibTeX (`Plas, Lonneke`; `King, Jr., Martin`).
    """
    sections = [part.split() for part in unicodedata.normalize("NFC", text).split(",")]
    sections = [words for words in sections if words]
    if not sections:
        return Name()
    suffix: list[str] = []
    given: list[str] = []
    match sections:
        case [first, [word]] if _SUFFIX.fullmatch(word):
            suffix = [word]
        case [first, given]:
            pass
        case [first, suffix, *rest]:
            given = [word for words in rest for word in words]
        case [[*first, last]] if first[1:] and _SUFFIX.fullmatch(last):
            suffix = [last]
        case _:
            first = sections[0]
    lower = [_begins_lower(word) for word in first]
    start, end = _von(lower, inverted=bool(given))
    return Name(
        given=" ".join(given or first[:start]),
        particle=" ".join(first[start:end]),
        family=" ".join(first[end:]),
        suffix=" ".join(suffix),
    )


def _split_at_and(source: str) -> list[str]:
    """What stands between the `and`s outside braces; empty where two follow each other."""
    if not source.strip():
        return []
    parts: list[str] = []
    depth = start = 0
    for match in _AND_OR_BRACE.finditer(source):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(depth - 1, 0)
        elif depth == 0 and not match[0].startswith("\\"):
            parts.append(source[start : match.start()].strip())
            start = match.end()
    return [*parts, source[start:].strip()]


def _parse(source: str, index: int) -> tuple[Name, list[NameProblem]]:
    """A name and what is wrong with it; the name is empty when there is nothing to read."""

    def problem(kind: Literal["name", "command", "syntax"], reason: str) -> NameProblem:
        return NameProblem(kind=kind, what=source, reason=reason, index=index)

    whole = latex_to_richtext(source)
    readable = _spaced(whole.text.plain).strip(" ,")
    if not readable:
        return Name(), [problem("name", "there is no name here")]
    if damage := [problem("syntax", p.what) for p in whole.problems if p.kind == "syntax"]:
        return Name(family=readable), damage
    try:
        name = _parts(_tokenisable(source))
    except InvalidNameError as error:
        return Name(family=readable), [problem("name", error.reason)]
    problems = [problem("command", f"unknown command {p.what}") for p in whole.problems]
    if not name.family:
        problems.append(problem("name", "there is no family name"))
        name = Name(family=readable)
    return name, problems


def _tokenisable(source: str) -> str:
    r"""The same name with no space inside an accent or letter.

    TeX skips the space in `Fran\c cois` and `S\o ren`; BibTeX's rules would part words there.
    So would the splitter at the tilde of `Jo\~ao`, which is an accent.
    """
    spaced = _TILDE_ACCENT.sub(r"{\g<0>}", _ESCAPED_SPACE.sub("{} ", source))
    return _COMMAND_AND_SPACE.sub(_without_space, spaced)


def _without_space(match: re.Match[str]) -> str:
    command, following = match[1], match[2]
    if command in ACCENTS:
        return f"\\{command}{following}" if following in "\\{" else f"\\{command}{{{following}}}"
    return f"\\{command}{{}}{following}" if symbol(command) else match[0]


def _parts(source: str) -> Name:
    """Raises InvalidNameError when the name breaks BibTeX's rules."""
    parts = parse_single_name_into_parts(source)
    inverted = _has_comma(source)
    words = parts.von + parts.last if inverted else parts.first + parts.von + parts.last
    start, end = _von([_latex_begins_lower(word) for word in words], inverted=inverted)
    return Name(
        given=_readable(parts.first if inverted else words[:start]),
        particle=_readable(words[start:end]),
        family=_readable(words[end:]),
        suffix=_readable(parts.jr),
    )


def _von(lower: list[bool], *, inverted: bool) -> tuple[int, int]:
    """Where among the words the particle starts and ends; the last word is always family name.

    It runs from the first lower-case word (before a comma: from the first word) to the last.
    """
    found = [index for index, is_lower in enumerate(lower[:-1]) if is_lower]
    if not found:
        start = 0 if inverted else max(len(lower) - 1, 0)
        return start, start
    return (0 if inverted else found[0]), found[-1] + 1


def _has_comma(source: str) -> bool:
    depth = 0
    position = 0
    for match in _BRACED.finditer(source):
        if depth == 0 and "," in source[position : match.start()]:
            return True
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        position = match.end()
    return depth == 0 and "," in source[position:]


def _latex_begins_lower(word: str) -> bool:
    """By BibTeX's rule: text in braces has no case, unless the braces begin with a command."""
    nodes = latex_to_richtext(word).text.nodes
    cased = (n for n in nodes if not (isinstance(n, Span) and n.style is Style.PROTECTED))
    return _begins_lower(plain_text(cased))


def _begins_lower(word: str) -> bool:
    return next((c.islower() for c in word if c.isalpha()), False)


def _readable(words: list[str]) -> str:
    return _spaced(latex_to_richtext(" ".join(words)).text.plain)


def _spaced(text: str) -> str:
    """All kinds of space as single ordinary ones."""
    return " ".join(text.split())
