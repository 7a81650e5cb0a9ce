r"""Split lists of personal names and single names into BibTeX's parts.

Rules: “Tame the BeaST”, section 11; names in biblatex's form are read in `extended.py`.
Where a name breaks the rules and can have been meant in one way only (`order.py`), it is read
so and told, with the form to write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from sphinx_proceedings.model.names import Name, is_east_asian
from sphinx_proceedings.model.richtext import Span, Style, plain_text
from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from sphinx_proceedings.sources.latex.tables import ACCENTS, symbol
from sphinx_proceedings.sources.latex.tokens import settled
from sphinx_proceedings.sources.names.extended import ExtendedName, extended_name, held_by_quotes
from sphinx_proceedings.sources.names.order import Arranged, arranged, east_asian_parts, particle_of
from sphinx_proceedings.sources.text.entities import latex_without_entities
from sphinx_proceedings.sources.text.letters import composed, has_visible, without_invisible
from sphinx_proceedings.sources.text.limits import LONGEST_PERSON, MOST_PEOPLE

__all__ = [
    "NameList",
    "NameProblem",
    "ParsedName",
    "name_spans",
    "split_names",
    "split_plain_name",
]

_SHOWN_OF_LONG = 200
"""Characters of LaTeX."""
_MOST_SECTIONS = 3

_AND_OR_BRACE = re.compile(r"\\.|[{}]|(?<!\S)and(?!\S)", re.IGNORECASE | re.DOTALL)
_COMMAND_AT_END = re.compile(r"(?<!\\)\\[A-Za-z]+\Z")
_AMPERSANDS = frozenset({"&", "\\&", "{\\&}"})
_SPECIAL = re.compile(r"[\\{}~]")
# TeX skips the spaces behind a command of letters, and those between an accent and its letter.
_PIECE = re.compile(
    r"\\(?P<word>[A-Za-z]+)(?P<gap>\s*)|\\(?P<sign>[^\sA-Za-z\\])(?P<skipped>\s*)"
    r"|(?P<space>\\\\|\\(?=\s)|[\s~]+)|(?P<comma>,)|[{}]|[^\\\s~{},]+|\\",
)

Kind = Literal["name", "markup", "command", "syntax"]
"""The name itself, entities in it, or a LaTeX problem within it (see `LatexProblem`)."""


@dataclass(frozen=True, slots=True)
class ParsedName:
    """One name of a list."""

    name: Name
    source: str
    """As written, in LaTeX; characters in place of entities, and nothing that nobody sees."""
    slip: str = ""
    """In which way it breaks the rules, though it can be read as it was meant."""
    meant: str = ""
    """What to write instead."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NameProblem:
    """A name that is not as it should be."""

    kind: Kind
    what: str
    """The name as written, possibly empty."""
    reason: str
    index: int = 0
    """Its (first) place in the list as written, from 0; empty places count."""
    count: int = 1
    """How often the list has it."""


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
    found: dict[NameProblem, list[int]] = {}
    others = False
    problems: tuple[NameProblem, ...]
    source = settled(source).replace("\u00a0", " ")
    parts = [source[start:end] for start, end in name_spans(source)]
    for index, part in enumerate(parts[:MOST_PEOPLE]):
        if part == "others":
            others = True
            problems = _NOT_LAST if index + 1 < len(parts) else ()
        else:
            parsed, problems = _parse(part)
            if parsed.name.full:
                names.append(parsed)
        for problem in problems:
            found.setdefault(problem, []).append(index)
    told = [replace(problem, index=at[0], count=len(at)) for problem, at in found.items()]
    if len(parts) > MOST_PEOPLE:
        reason = f"there are {len(parts):,} names; those from number {MOST_PEOPLE + 1:,} on are"
        told.append(NameProblem(kind="name", what=parts[MOST_PEOPLE], reason=f"{reason} left out"))
    return NameList(names=tuple(names), others=others, problems=tuple(told))


_NOT_LAST = (
    NameProblem(kind="name", what="others", reason="“others” is not the last in the list"),
)


def split_plain_name(text: str) -> Name:
    """Split one name in plain text, where no character means anything to LaTeX; never raises.

    Either in reading order (`Lonneke van der Plas`), where words that begin with a lower-case
    letter are the particle and a final `Jr.` or `III` is the suffix, or with commas as in
    BibTeX (`Plas, Lonneke`; `King, Jr., Martin`).
    """
    readable = composed(without_invisible(text))
    sections = [words for part in readable.split(",") if (words := part.split())]
    if len(sections) > _MOST_SECTIONS:
        sections[2:] = [[word for words in sections[2:] for word in words]]
    return _named(arranged(sections, _begins_lower), " ".join, _begins_lower)


def name_spans(source: str) -> list[tuple[int, int]]:
    """Where the names stand between the `and`s outside braces; empty where two `and`s meet."""
    if not source.strip():
        return []
    held = held_by_quotes(source)
    parts: list[tuple[int, int]] = []
    depth = start = 0
    for match in _AND_OR_BRACE.finditer(source):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(depth - 1, 0)
        elif depth == 0 and match[0][0] != "\\" and match.start() not in held:
            parts.append((start, match.start()))
            start = match.end()
    return [_trimmed(source, *span) for span in (*parts, (start, len(source)))]


def _trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    """The place without the space around what is in it."""
    within = source[start:end]
    trimmed = within.strip()
    begin = start + len(within) - len(within.lstrip()) if trimmed else end
    return begin, begin + len(trimmed)


@lru_cache(maxsize=8192)
def _parse(written: str) -> tuple[ParsedName, tuple[NameProblem, ...]]:
    """A name and what is wrong with it; the name is empty when there is nothing to read."""
    if len(written) > LONGEST_PERSON:
        return _too_long(written)
    reader = _NameReader(written)
    name = reader.read()
    return ParsedName(name, reader.source, reader.slip, reader.meant), tuple(reader.problems)


def _too_long(written: str) -> tuple[ParsedName, tuple[NameProblem, ...]]:
    """What is longer than all names, cut; nothing that takes time is done with it."""
    begin = written[:_SHOWN_OF_LONG]
    reason = f"no name has {len(written):,} characters; it is cut"
    problem = NameProblem(kind="name", what=f"{begin}…", reason=reason)
    family = f"{_spaced(composed(without_invisible(begin)))}…"
    return ParsedName(Name(family=family), begin), (problem,)


class _NameReader:
    """Reads one name, noting what is wrong with it."""

    def __init__(self, written: str) -> None:
        self.problems: list[NameProblem] = []
        self.slip = self.meant = ""
        self._written = written
        self._seen = without_invisible(written)
        self.source, self._entities = latex_without_entities(self._seen)

    def read(self) -> Name:
        whole = latex_to_richtext(self.source)
        readable = _spaced(whole.text.plain).strip(" ,")
        if not has_visible(readable):
            self._tell("name", "there is no name here")
            return Name()
        if self._seen != self._written:
            hidden = {f"U+{ord(c):04X}": 0 for c in self._written if not without_invisible(c)}
            self.slip, self.meant = f"nobody can see {', '.join(hidden)} in it", self._seen
        if self._entities:
            self._tell("markup", ", ".join(self._entities))
        if damage := [problem.what for problem in whole.problems if problem.kind == "syntax"]:
            self._tell("syntax", damage[0])
            return Name(family=readable)
        extended = extended_name(self.source)
        if extended and not extended.parts and not extended.unknown:
            return Name()  # an option of the list
        name = self._from_parts(extended) if extended else self._classic()
        for problem in whole.problems:
            self._tell("command", f"unknown command {problem.what}")
        if name.family:
            return name
        if not any(problem.kind == "name" for problem in self.problems):
            self._tell("name", "there is no family name")
        return Name(family=name.full or readable)

    def _classic(self) -> Name:
        """In one of BibTeX's forms; empty where it has too many commas."""
        order = arranged(_sections(self.source), _latex_begins_lower)
        if len(order.sections) > _MOST_SECTIONS:
            self._tell("name", "Too many commas")
            return Name()
        if len(order.sections) == 1 and not _AMPERSANDS.isdisjoint(order.sections[0]):
            return Name(family=_readable(order.sections[0]))  # a firm, or two people
        if order.slip:
            self.slip = order.slip
            self.meant = ", ".join(" ".join(words) or "{}" for words in order.sections)
        return _named(order, _readable, _latex_begins_lower)

    def _from_parts(self, extended: ExtendedName) -> Name:
        if extended.former:
            self.slip = f"biblatex has no part {', '.join(extended.former)}"
            self.meant = ", ".join(f"{part}={{{latex}}}" for part, latex in extended.parts.items())
        for unknown in extended.unknown:
            self._tell("name", f"{unknown!r} is no part of a name")
        parts = {part: _readable([latex]) for part, latex in extended.parts.items()}
        return Name(
            given=parts.get("given", ""),
            particle=parts.get("prefix", ""),
            family=parts.get("family", ""),
            suffix=parts.get("suffix", ""),
        )

    def _tell(self, kind: Kind, reason: str) -> None:
        self.problems.append(NameProblem(kind=kind, what=self._written, reason=reason))


def _sections(source: str) -> list[list[str]]:
    r"""The words between the commas outside of braces.

    TeX skips the space in `Fran\c cois`, `S\o ren` and `Mu\~ noz`: it parts no words.
    """
    if not _SPECIAL.search(source):
        return [part.split() for part in source.split(",")]
    sections: list[list[str]] = [[]]
    word: list[str] = []
    depth = 0
    for piece in _PIECE.finditer(source):
        text = piece[0]
        depth = max(depth + {"{": 1, "}": -1}.get(text, 0), 0)
        if depth or not (piece["comma"] or piece["space"]):
            word.append(text)
            if depth or not (piece["gap"] or piece["skipped"]) or _takes_next(piece):
                continue
        if word:
            # The space that a command would skip is one that was kept from it.
            sections[-1].append(_COMMAND_AT_END.sub(r"\g<0>{}", "".join(word).rstrip()))
            word = []
        if piece["comma"] and not depth:
            sections.append([])
    if word:
        sections[-1].append("".join(word))
    return sections


def _takes_next(piece: re.Match[str]) -> bool:
    """Whether what follows the command is in the same word as it."""
    if piece["word"]:
        return piece["word"] in ACCENTS or bool((symbol(piece["word"]) or "").strip())
    return piece["sign"] in ACCENTS


def _named(
    order: Arranged, readable: Callable[[Sequence[str]], str], begins_lower: Callable[[str], bool]
) -> Name:
    """The name whose words are these."""
    match order.sections:
        case [words]:
            start, end = particle_of(words, begins_lower, inverted=False)
            given, suffix = words[:start], ()
        case [words, given]:
            start, end = particle_of(words, begins_lower, inverted=True)
            suffix = ()
        case [words, suffix, given]:
            start, end = particle_of(words, begins_lower, inverted=True)
        case _:
            return Name()
    name = Name(
        given=readable(given),
        particle=readable(words[start:end]),
        family=readable(words[end:]),
        suffix=readable(suffix),
        homonym=order.homonym,
    )
    return name if name.family.isascii() else _east_asian(name, inverted=len(order.sections) > 1)


def _east_asian(name: Name, *, inverted: bool) -> Name:
    """The same where it is in another script; without spaces within its parts in these."""
    words = name.given.split()
    if (
        not words
        or name.particle
        or name.suffix
        or not is_east_asian("".join((*words, name.family)))
    ):
        return name
    family, given = (name.family, "".join(words))
    if not inverted:
        family, given = east_asian_parts([*words, name.family])
    return replace(name, family=family, given=given)


def _latex_begins_lower(word: str) -> bool:
    """By BibTeX's rule: text in braces has no case, unless the braces begin with a command."""
    if not _SPECIAL.search(word):
        return _begins_lower(word)
    nodes = latex_to_richtext(word).text.nodes
    cased = (n for n in nodes if not (isinstance(n, Span) and n.style is Style.PROTECTED))
    return _begins_lower(plain_text(cased))


def _begins_lower(word: str) -> bool:
    return next((c.islower() for c in word if c.isalpha()), False)


def _readable(words: Sequence[str]) -> str:
    return _spaced(latex_to_richtext(" ".join(words)).text.plain) if words else ""


def _spaced(text: str) -> str:
    """All kinds of space as single ordinary ones."""
    return " ".join(text.split())
