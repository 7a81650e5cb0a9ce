"""Slips of the pen in name fields: what BibTeX takes for a name though nobody has such a name.

Every test is built to stay silent on real names, such as two family names beside two given names
or a nickname in parentheses.  A name in braces is somebody's decision and never suspect.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sphinx_proceedings.model.richtext import Span, Style, plain_text
from sphinx_proceedings.read.latex import latex_to_richtext
from sphinx_proceedings.read.names import NameList, NameProblem, ParsedName

__all__ = ["NAME_FORM", "Suspect", "remedy", "suspects"]

NAME_FORM = "write “Family, Given and Family, Given”, or put a group's name into braces"
"""How names are written."""

_LONGEST_QUOTE = 300
_EMAIL = re.compile(r"[(<]?[\w.+-]+@[\w-]+(\.[\w-]+)+[)>]?")
_ET_AL = re.compile(r",?\s*\bet\.?\s+al\b\.?|,?\s*\betal\b\.?", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w+;")
_SEPARATOR = re.compile(r"\s*(?:;|\\?&)\s*(?:and\s+)?")
_IN_PARENTHESES = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_MARKS = re.compile(
    r"\s*(?:\$[^$]*\$|\\textsuperscript\s*\{[^{}]*\}|\^\{[^{}]*\}"
    r"|[\d¹²³⁴-⁹⁰*∗†‡§¶^]+(?:\s*,\s*[\d¹²³⁴-⁹⁰*∗†‡§¶^]+)*)"
)
_ORDINAL = re.compile(r"\b(?:1st|2nd|3rd|[4-9]th)\b")
_GROUP = re.compile(
    r"\b(?:Universit(?:y|ies|é|ät|à|at|e|eit)|Universidade?|Institut[eo]?|Department|Laborator(?:y|ies)"
    r"|Faculty|School\s+of|College\s+of|GmbH|Inc|Ltd|LLC|Corporation|Consortium|Foundation"
    r"|Collaboration|Committee|Team|Working\s+Group|Research\s+Group)\b"
)
_TITLE = re.compile(
    r"(?:(?<=^)|(?<=[\s,]))(?:Dr\.?|Drs\.|Prof\.?|Professor|Mr\.?|Mrs\.?|Ms\.?|Ph\.\s?D\.?|PhD"
    r"|Dipl\.-Ing\.)(?=[\s,]|$)"
)
# fmt: off
_PARTICLES = frozenset({
    "af", "al", "auf", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do",
    "dos", "du", "e", "el", "het", "la", "las", "le", "los", "op", "'t", "te", "ten", "ter",
    "tho", "thoe", "tot", "und", "van", "vander", "vanden", "vom", "von", "vor", "y", "zu",
    "zum", "zur",
})
# fmt: on
_SUFFIX = re.compile(
    r"(?:[JS]r|Junior|Senior|I{1,3}|I?V|VI{0,3}|Filho|Neto|Esq|\dnd|\drd)\.?", re.IGNORECASE
)
_CAPITALS = re.compile(r"\\[A-Za-z]+|[^\W\d_]{2,}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]*){1,3}")
_SHORTEST_SHOUT = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Suspect:
    """A name that is probably not what its writer meant."""

    what: str
    """The name as written."""
    why: str
    suggestion: str
    """What to write in its place."""


def suspects(names: NameList) -> tuple[Suspect, ...]:
    """The suspect names of a field, in order, one finding a name.

    Names with problems of their own are passed over.
    """
    reported = {problem.what for problem in names.problems}
    found: list[Suspect] = []
    for index, parsed in enumerate(names.names):
        bare = _bare(parsed.source)
        if parsed.source in reported or not any(map(str.isalpha, bare)):
            continue
        suspect = _first(parsed, bare) or _among(names.names, index)
        if suspect is not None:
            found.append(suspect)
    return tuple(dict.fromkeys(found))


def remedy(problem: NameProblem) -> str:
    """A hint that mends one of the problems with which a field was split."""
    what = " ".join(problem.what.split())
    if problem.kind == "name" and not what:
        return "remove the “and” with no name before or after it"
    if problem.kind != "name" or "," not in what:
        return NAME_FORM
    sections = [section for part in what.split(",") if (section := _without_and(part))]
    meant = _joined(sections) if len(sections) > 1 else "".join(sections)
    return _write(meant) if meant and meant != what else NAME_FORM


def _write(suggestion: str) -> str:
    return f"write “{suggestion}”" if len(suggestion) <= _LONGEST_QUOTE else NAME_FORM


# One name by itself


def _first(parsed: ParsedName, bare: str) -> Suspect | None:
    for test in _TESTS:
        if (finding := test(parsed, bare)) is not None:
            why, suggestion = finding
            return Suspect(what=parsed.source, why=why, suggestion=" ".join(suggestion.split()))
    return None


_Finding = tuple[str, str] | None
"""Why a name is suspect, and what to write."""


def _email(parsed: ParsedName, bare: str) -> _Finding:
    if not _EMAIL.search(bare):
        return None
    rest = _EMAIL.sub("", parsed.source).strip(" ,")
    return "an e-mail address is no part of a name", rest or "Family, Given"


def _et_al(parsed: ParsedName, bare: str) -> _Finding:
    if not _ET_AL.search(bare):
        return None
    rest = _ET_AL.sub("", parsed.source).strip(" ,")
    return "“et al.” is no author", f"{rest} and others" if rest else "others"


def _separator(parsed: ParsedName, bare: str) -> _Finding:
    marks = _SEPARATOR.findall(bare)
    if not marks or _ENTITY.search(parsed.source) or _GROUP.search(bare):
        return None
    parts = [part for part in _SEPARATOR.split(parsed.source) if part.strip()]
    return f"names are parted by “and”, not by “{marks[0].strip()}”", " and ".join(parts)


def _affiliation(parsed: ParsedName, bare: str) -> _Finding:
    for inside in _IN_PARENTHESES.findall(bare):
        if re.search(r"\b[A-Z]{2,}\b", inside) or _GROUP.search(inside):
            rest = _IN_PARENTHESES.sub("", parsed.source)
            return "an affiliation is no part of a name; see author+an:affiliation", rest
    return None


def _group(parsed: ParsedName, bare: str) -> _Finding:
    if not _GROUP.search(bare):
        return None
    return "a group's name stands in braces, or it is split like a person's", f"{{{parsed.source}}}"


def _mark(parsed: ParsedName, bare: str) -> _Finding:
    text = _ORDINAL.sub("", _IN_PARENTHESES.sub("", bare))
    has_command = "$" in parsed.source or "\\textsuperscript" in parsed.source
    if not has_command and not re.search(r"[\d¹²³⁴-⁹⁰*∗†‡§¶^]", text):
        return None
    rest = _MARKS.sub("", parsed.source).strip(" ,")
    if re.search(r"\d", bare):
        return "a number is no part of a name", rest or "Family, Given"
    return "a footnote mark is no part of a name", rest or "Family, Given"


def _title(parsed: ParsedName, bare: str) -> _Finding:
    titles = _TITLE.findall(bare)
    rest = re.sub(r"(,\s*)+(?=,|$)", "", _TITLE.sub("", parsed.source)).strip(" ,")
    if not titles or not rest or _TITLE.fullmatch(parsed.name.family):
        return None
    return f"the title “{titles[0]}” is no part of a name", rest


def _shouted(parsed: ParsedName, bare: str) -> _Finding:
    """The family name in capitals; one word alone is a group's acronym as often as a person."""
    family = re.findall(r"[^\W\d_]+", parsed.name.family)
    is_loud = bool(family) and all(word.isupper() and word != word.lower() for word in family)
    whole = re.findall(r"[^\W\d_]+", parsed.name.full)
    longest = max(map(len, whole if parsed.name.full.isupper() else family), default=0)
    if not is_loud or not parsed.name.given or longest < _SHORTEST_SHOUT:
        return None
    return "the name is in capitals", _CAPITALS.sub(_quiet, parsed.source)


def _quiet(match: re.Match[str]) -> str:
    word = match[0]
    return word.capitalize() if word.isupper() and word[0] != "\\" else word


def _commas(parsed: ParsedName, bare: str) -> _Finding:
    """`Ada Lovelace, Grace Hopper, Emmy Noether` reads as family name, suffix and given name."""
    sections = [section for part in parsed.source.split(",") if (section := part.strip())]
    suffix = parsed.name.suffix
    if not suffix or len(sections) != 3 or _is_suffix(suffix):  # noqa: PLR2004
        return None
    meant = _joined(sections)
    if all(len(section.split()) == 1 for section in sections) or not meant:
        meant = f"{sections[0]}, {sections[1]} {sections[2]}"
    return f"“{suffix}” is no suffix such as Jr.; names are parted by “and”", meant


_TESTS: tuple[Callable[[ParsedName, str], _Finding], ...] = (
    _email,
    _et_al,
    _separator,
    _affiliation,
    _mark,
    _group,
    _title,
    _commas,
    _shouted,
)


# A name among others


def _among(names: tuple[ParsedName, ...], index: int) -> Suspect | None:
    parsed = names[index]
    if _is_phantom(parsed):
        following = names[index + 1] if index + 1 < len(names) else None
        return Suspect(
            what=parsed.source,
            why="there is no given name; was the list cut up in the wrong place?",
            suggestion=_with_given_of(parsed, following),
        )
    if _is_two_of_a_list(names, index):
        halves = [half.strip() for half in parsed.source.split(",")]
        return Suspect(
            what=parsed.source,
            why="two full names seem to be one; names are parted by “and”",
            suggestion=" and ".join(halves),
        )
    return None


def _is_phantom(parsed: ParsedName) -> bool:
    """Whether there is nothing but a family name with a particle, or only particles."""
    name = parsed.name
    words = name.full.split()
    if name.given or "," in parsed.source or not words or words[0] not in _PARTICLES:
        return False
    return bool(name.particle) or all(word in _PARTICLES for word in words)


def _with_given_of(parsed: ParsedName, following: ParsedName | None) -> str:
    """`van der Plas and Claudia Borg, Lonneke`: the next name's comma belongs to this one."""
    if following is None or following.source.count(",") != 1:
        return f"{parsed.source}, Given"
    before, given = (part.strip() for part in following.source.split(","))
    if len(before.split()) == 1:
        return f"{parsed.source} {before}, {given}"
    return f"{parsed.source}, {given} and {before}"


def _is_two_of_a_list(names: tuple[ParsedName, ...], index: int) -> bool:
    """`Ada Lovelace, Grace Hopper and Emmy Noether`: the only comma, between two full names."""
    sections = names[index].source.split(",")
    others = [other for place, other in enumerate(names) if place != index]
    if len(sections) != 2 or not others or names[index].name.particle:  # noqa: PLR2004
        return False
    # In the other names given name and family name stand in reading order.
    if any("," in other.source or not other.name.given for other in others):
        return False
    return all(_is_full_name(section) for section in sections)


def _is_full_name(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and not _INITIALS.fullmatch(words[-1]) and "{" not in text


# Lists of names with commas


def _joined(sections: list[str]) -> str:
    """The names that a list with commas means; empty when that cannot be told."""
    if all(len(section.split()) > 1 and not _INITIALS.fullmatch(section) for section in sections):
        return " and ".join(sections)
    if len(sections) % 2:
        return ""
    pairs = zip(sections[::2], sections[1::2], strict=True)
    return " and ".join(f"{family}, {given}" for family, given in pairs)


def _without_and(section: str) -> str:
    return re.sub(r"^(?:and|&|\\&)\s+", "", section.strip(), flags=re.IGNORECASE)


def _is_suffix(text: str) -> bool:
    return all(_SUFFIX.fullmatch(word) for word in text.split())


def _bare(source: str) -> str:
    """The name as plain text without what stands in braces."""
    nodes = latex_to_richtext(source).text.nodes
    return plain_text(
        node for node in nodes if not (isinstance(node, Span) and node.style is Style.PROTECTED)
    )
