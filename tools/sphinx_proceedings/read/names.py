"""Split lists of personal names and single names into BibTeX's parts.

Rules: “Tame the BeaST”, section 11.  bibtexparser finds the names, their words and what is wrong
with them.  Where the *von* part begins and ends is decided here, on the text as it will be read:
bibtexparser takes `van` in `van Dam` for a given name and every Chinese word for lower case.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.richtext import Span, Style, plain_text
from sphinx_proceedings.read.latex import latex_to_richtext
from sphinx_proceedings.read.latex_tables import ACCENTS, symbol

__all__ = ["NameList", "NameProblem", "ParsedName", "split_names", "split_plain_name"]

_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV)")
_EMPTY = re.compile(r"and(?:\s+|$)", re.IGNORECASE)
_LAST_EMPTY = re.compile(r"(?:^|\s+)and$", re.IGNORECASE)
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
    first, *rest = sections
    suffix = ""
    if len(rest) == 1 and len(rest[0]) == 1 and _SUFFIX.fullmatch(rest[0][0]):
        suffix, rest = rest[0][0], []
    elif len(rest) >= 2:
        suffix, rest = " ".join(rest[0]), rest[1:]
    elif not rest and len(first) > 2 and _SUFFIX.fullmatch(first[-1]):
        *first, suffix = first
    lower = [_begins_lower(word) for word in first]
    start, end = _von(lower, inverted=bool(rest))
    given = first[:start] if not rest else [word for words in rest for word in words]
    return Name(
        given=" ".join(given),
        particle=" ".join(first[start:end]),
        family=" ".join(first[end:]),
        suffix=suffix,
    )


def _split_at_and(source: str) -> list[str]:
    """The names between the `and`s; empty strings where there is nothing between two."""
    parts: list[str] = []
    for part in split_multiple_persons_names(source):
        # In `A and and B` the second `and` has lost its space to the first and stays with B.
        while match := _EMPTY.match(part):
            parts.append("")
            part = part[match.end() :]
        trailing = 0
        while match := _LAST_EMPTY.search(part):
            trailing += 1
            part = part[: match.start()]
        parts += [part] if part else []
        parts += [""] * trailing
    return parts


def _parse(source: str, index: int) -> tuple[Name, list[NameProblem]]:
    """A name and what is wrong with it; the name is empty when there is nothing to read."""

    def problem(kind: Literal["name", "command", "syntax"], reason: str) -> NameProblem:
        return NameProblem(kind=kind, what=source, reason=reason, index=index)

    whole = latex_to_richtext(source)
    readable = _spaced(whole.text.plain).strip(" ,")
    if not readable:
        return Name(), [problem("name", "there is no name here")]
    try:
        name = _parts(_tokenisable(source))
    except InvalidNameError as error:
        return Name(family=readable), [problem("name", error.reason)]
    problems = [
        problem(p.kind, f"unknown command {p.what}" if p.kind == "command" else p.what)
        for p in whole.problems
    ]
    if not name.family:
        problems.append(problem("name", "there is no family name"))
        name = Name(family=readable)
    return name, problems


def _tokenisable(source: str) -> str:
    r"""The same name with no space inside an accent or letter.

    TeX skips the space in `Fran\c cois` and `S\o ren`; BibTeX's rules would part words there.
    """
    spaced = _ESCAPED_SPACE.sub(" ", source)
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
