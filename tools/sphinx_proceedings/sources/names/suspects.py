"""Slips of the pen in name fields: what BibTeX takes for a name though nobody has such a name.

Every test is built to stay silent on real names, such as two family names beside two given names
or a nickname in parentheses.  A name in braces is somebody's decision and never suspect.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from sphinx_proceedings.model.richtext import Span, Style, plain_text
from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from sphinx_proceedings.sources.names.capitals import in_mixed_case, is_loud
from sphinx_proceedings.sources.names.extended import extended_name
from sphinx_proceedings.sources.names.order import PARTICLES, is_suffix
from sphinx_proceedings.sources.names.splitting import NameList, NameProblem, ParsedName
from sphinx_proceedings.sources.text.entities import ENTITY
from sphinx_proceedings.sources.text.letters import has_visible
from sphinx_proceedings.sources.values.identifiers import without_outer_braces

__all__ = ["NAME_FORM", "Suspect", "remedy", "suspects"]

NAME_FORM = "write “Family, Given and Family, Given”, or put a group's name into braces"
"""How names are written."""

_LONGEST_QUOTE = 300
_EMAIL = re.compile(r"[(<]?[\w.+-]+@[\w-]+(\.[\w-]+)+[)>]?")
_ET_AL = re.compile(r",?\s*\bet\.?\s+al\b\.?|,?\s*\betal\b\.?", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:;|\\?&|(?<=\s)[/|·•](?=\s))\s*(?:and\s+)?")
_IN_PARENTHESES = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_SIGNS = r"[\d¹²³⁴-⁹⁰*∗†‡§¶^]+"
# Behind a word, or at the end of a part: elsewhere a number belongs to a group's name.
_MARKS = re.compile(
    r"\s*(?:\$[^$]*\$|\\(?:textsuperscript|thanks|footnote)\s*\{[^{}]*\}|\^\{[^{}]*\}"
    rf"|(?<=\w){_SIGNS}(?:\s*,\s*{_SIGNS})*(?=[\s,]|\Z)"
    rf"|{_SIGNS}(?:\s*,\s*{_SIGNS})*(?=\s*(?:,|\Z)))"
)
_MARK_COMMAND = re.compile(r"\$|\\(?:textsuperscript|thanks|footnote)(?![A-Za-z])")
_ORCID = re.compile(
    r"[(\[<\s,]*(?:https?://)?(?:orcid(?:\.org/|:\s*)?)?\b(?:\d{4}-){3}\d{3}[\dXx][)\]>]?"
)
_QUOTED = re.compile(r"(?:\"|``?|''|'(?!t\b)|[“„‘])(?P<name>[^\"“”„]+?)(?:\"|''?|[”’])")
_WORD = r"[^\W\d_][\w.'’-]*"
_PERSON = re.compile(rf"{_WORD}(?:\s+{_WORD})?,\s*{_WORD}(?:\s+{_WORD}){{0,2}}")
_OTHER_AND = re.compile(r"\s+(?:und|et|och|og|with)\s+")
_ORDINAL = re.compile(r"\b(?:1st|2nd|3rd|[4-9]th)\b")
_GROUP = re.compile(
    r"\b(?:Universit(?:y|ies|é|ät|à|at|e|eit)|Universidade?|Institut[eo]?|Department|Laborator(?:y|ies)"
    r"|Faculty|School\s+of|College\s+of|GmbH|Inc|Ltd|LLC|Corporation|Consortium|Foundation"
    r"|Collaboration|Committee|Team|Working\s+Group|Research\s+Group|Authority|Association|Agency"
    r"|Organi[sz]ation|Commission|Ministry|Initiative|Alliance|Labs|Research)\b"
)
_TITLE = re.compile(
    r"(?:(?<=^)|(?<=[\s,]))(?:Dr\.?|Drs\.|Prof\.?|Professor|Mr\.?|Mrs\.?|Ms\.?|Ph\.\s?D\.?|PhD"
    r"|Dipl\.-Ing\.|\(eds?\.?\))(?=[\s,]|$)"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]*){1,3}")
_FINAL_INITIALS = re.compile(r"(?:[A-Z]\.-?){1,4}|[A-Z]{1,3}")
_SHORTEST_SHOUT = 4
_MOST_GIVEN = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Suspect:
    """A name that is probably not what its writer meant."""

    what: str
    """The name as written."""
    why: str
    hint: str
    """What to write in its place."""


def suspects(names: NameList) -> tuple[Suspect, ...]:
    """The suspect names of a field, in order, one finding a name.

    Names with problems of their own are passed over.
    """
    reported = {problem.what for problem in names.problems if problem.kind != "markup"}
    # Names of a list in reading order have no commas, and more than one part.
    irregular = sum("," in name.source or not name.name.given for name in names.names)
    are_reversed = bool(names.names) and all(map(_ends_in_initials, names.names))
    if len(names.names) == 1 and are_reversed:
        are_reversed = "." in names.names[0].source or names.names[0].source[-2:-1].isspace()
    found: dict[Suspect, None] = {}
    for index, parsed in enumerate(names.names):
        if parsed.source in reported:
            continue
        following = names.names[index + 1] if index + 1 < len(names.names) else None
        is_only_irregular = irregular == 1 and len(names.names) > 1
        suspect = _by_itself(parsed) or _among(parsed, following, is_only=is_only_irregular)
        if suspect is None and are_reversed:
            suspect = _initials_last(parsed)
        if suspect is None and parsed.slip:
            suspect = Suspect(what=parsed.source, why=parsed.slip, hint=_write(parsed.meant))
        if suspect is not None:
            found[suspect] = None
    return tuple(found)


def remedy(problem: NameProblem) -> str:
    """A hint that mends one of the problems with which a field was split."""
    what = " ".join(problem.what.split())
    if problem.kind == "markup":
        return "write the characters themselves"
    if problem.kind == "name" and not has_visible(what):
        rest = "write the name, or remove what stands in its place"
        return rest if what else "remove the “and” with no name before or after it"
    if extended_name(what) is not None:
        return "write family={…}, given={…}, prefix={…}, suffix={…}, as far as a name has them"
    if problem.kind != "name" or "," not in what:
        return NAME_FORM
    sections = [section for part in what.split(",") if (section := _without_and(part))]
    meant = _joined(sections) if len(sections) > 1 else "".join(sections)
    return _write(meant) if meant != what else NAME_FORM


def _write(suggestion: str) -> str:
    line = " ".join(suggestion.split())
    return f"write “{line}”" if 0 < len(line) <= _LONGEST_QUOTE else NAME_FORM


def _or_group(hint: str, parsed: ParsedName) -> str:
    return f"{hint}; a group's name stands in braces: “{{{' '.join(parsed.source.split())}}}”"


# One name by itself


@lru_cache(maxsize=8192)
def _by_itself(parsed: ParsedName) -> Suspect | None:
    if extended_name(parsed.source) is not None:
        return None  # its parts are told apart
    bare = _bare(parsed.source).replace(parsed.name.homonym, "")
    if parsed.source[0] == "{" and (several := _braced_list(parsed)) is not None:
        return several
    if not any(map(str.isalpha, bare)):
        return None
    for test in _TESTS:
        if (finding := test(parsed, bare)) is not None:
            why, hint = finding
            return Suspect(what=parsed.source, why=why, hint=hint)
    return None


def _braced_list(parsed: ParsedName) -> Suspect | None:
    """`{{Lovelace, Ada and Babbage, Charles}}`: braces around a whole list make one name of it."""
    inner = without_outer_braces(parsed.source)
    if inner == parsed.source or "," not in inner or _GROUP.search(inner):
        return None
    if not all(_PERSON.fullmatch(name) for name in re.split(r"\s+and\s+", inner)):
        return None
    why = "in braces it is the name of a group"
    return Suspect(what=parsed.source, why=why, hint=f"{_write(inner)}, if people are meant")


_Finding = tuple[str, str] | None
"""Why a name is suspect, and what to write."""


def _email(parsed: ParsedName, bare: str) -> _Finding:
    if not _EMAIL.search(bare):
        return None
    rest = _EMAIL.sub("", parsed.source).strip(" ,")
    return "an e-mail address is no part of a name", _write(rest)


def _et_al(parsed: ParsedName, bare: str) -> _Finding:
    if not _ET_AL.search(bare):
        return None
    rest = _ET_AL.sub("", parsed.source).strip(" ,")
    return "“et al.” is no author", _write(f"{rest} and others" if rest else "others")


def _orcid(parsed: ParsedName, bare: str) -> _Finding:
    if "000" not in bare or not _ORCID.search(bare):
        return None
    why = "an ORCID iD is no part of a name; see author+an:orcid"
    return why, _write(_ORCID.sub("", parsed.source).strip(" ,"))


def _quoted(parsed: ParsedName, bare: str) -> _Finding:
    """The whole in quotation marks, which are for a nickname within a name."""
    found = _QUOTED.fullmatch(parsed.source) if bare[:1] in "\"'`“„‘’" else None
    return ("quotation marks are no part of a name", _write(found["name"])) if found else None


def _other_and(parsed: ParsedName, bare: str) -> _Finding:
    """`Ada Lovelace und Charles Babbage`; but `Karl zu Hohenlohe und Waldenburg`."""
    halves = _OTHER_AND.split(parsed.source)
    is_two = len(halves) == 2 and _OTHER_AND.search(bare)  # noqa: PLR2004
    if not is_two or not all(_is_whole_name(half) for half in halves):
        return None
    return "names are parted by “and”, whatever the language", _write(" and ".join(halves))


def _is_whole_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    return len(words) > 1 and not words[-1].islower() and words[0] not in PARTICLES


def _separator(parsed: ParsedName, bare: str) -> _Finding:
    marks = _SEPARATOR.findall(bare)
    if not marks or ENTITY.search(parsed.source) or _GROUP.search(bare):
        return None
    if "&" in bare and not re.search(r"&(?!\S)|(?<!\S)&|[;/|·•]", bare):
        # `AT&T`, or an entity that is misspelt.
        return "“&” is within a word", _or_group("write the name itself", parsed)
    parts = [part for part in _SEPARATOR.split(parsed.source) if part.strip()]
    hint = _write(" and ".join(parts))
    # `Smith & Sons` is a firm as often as two people without given names.
    is_firm = any(len(part.split()) == 1 for part in parts) and "," not in bare
    why = f"names are parted by “and”, not by “{marks[0].strip()}”"
    return why, _or_group(hint, parsed) if is_firm else hint


def _affiliation(parsed: ParsedName, bare: str) -> _Finding:
    for inside in _IN_PARENTHESES.findall(bare):
        if re.search(r"\b[A-Z]{2,}\b", inside) or _GROUP.search(inside):
            rest = _IN_PARENTHESES.sub("", parsed.source)
            why = "an affiliation is no part of a name; see author+an:affiliation"
            return why, _write(rest)
    return None


def _group(parsed: ParsedName, bare: str) -> _Finding:
    if not _GROUP.search(bare):
        return None
    why = "a group's name stands in braces, or it is split like a person's"
    return why, _write(f"{{{parsed.source}}}")


def _mark(parsed: ParsedName, bare: str) -> _Finding:
    text = _ORDINAL.sub("", _IN_PARENTHESES.sub("", bare))
    has_command = _MARK_COMMAND.search(parsed.source) is not None
    if not has_command and not re.search(r"[\d¹²³⁴-⁹⁰*∗†‡§¶^]", text):
        return None
    rest = _MARKS.sub("", parsed.source).strip(" ,")
    if not re.search(r"\d", text):
        return "a footnote mark is no part of a name", _write(rest)
    # What is left of `ISO 639-3 Registration Authority` or `3M` would be nobody's name.
    is_group = re.search(r"\d", _bare(rest)) or len(rest.split()) == 1
    hint = _write(f"{{{parsed.source}}}" if is_group else rest)
    return "a number is no part of a person's name", hint


def _title(parsed: ParsedName, bare: str) -> _Finding:
    titles = _TITLE.findall(bare)
    rest = re.sub(r"(,\s*)+(?=,|$)", "", _TITLE.sub("", parsed.source)).strip(" ,")
    if not titles or not rest or _TITLE.fullmatch(parsed.name.family):
        return None
    return f"the title “{titles[0]}” is no part of a name", _write(rest)


def _shouted(parsed: ParsedName, bare: str) -> _Finding:
    """The family name in capitals; one word alone is a group's acronym as often as a person."""
    family = re.findall(r"[^\W\d_]+", parsed.name.family)
    is_shout = bool(family) and all(word.isupper() and word != word.lower() for word in family)
    whole = re.findall(r"[^\W\d_]+", parsed.name.full)
    longest = max(map(len, whole if parsed.name.full.isupper() else family), default=0)
    if not is_shout or not parsed.name.given or longest < _SHORTEST_SHOUT:
        return None
    return "the name is in capitals", _write(in_mixed_case(parsed.source))


def _family_first(parsed: ParsedName, bare: str) -> _Finding:
    """`ZHANG Wei`: who sets a family name in capitals may set it first."""
    words = parsed.source.split()
    loud = [*takewhile(is_loud, words)]
    quiet = words[len(loud) :]
    if not loud or not 0 < len(quiet) <= _MOST_GIVEN or "," in bare or parsed.name.particle:
        return None
    if not all(word[0].isupper() or not word[0].isalpha() for word in quiet) or parsed.name.suffix:
        return None
    family, given = in_mixed_case(" ".join(loud)), " ".join(quiet)
    hint = f"{_write(f'{family}, {given}')} if {' '.join(loud)} is the family name"
    return "the first part is in capitals, as family names are", _or_group(hint, parsed)


def _loud_given(parsed: ParsedName, bare: str) -> _Finding:
    """`Kim, MIN-JUN`; several capitals without a vowel are initials."""
    given = re.findall(r"[^\W\d_]+", parsed.name.given)
    is_shout = all(map(str.isupper, given)) and len("".join(given)) >= _SHORTEST_SHOUT
    is_initials = "." in parsed.name.given or not any(map(is_loud, given)) or "{" in parsed.source
    if not given or not is_shout or is_initials or "," not in bare:
        return None
    return "the given name is in capitals", _write(in_mixed_case(parsed.source))


def _commas(parsed: ParsedName, bare: str) -> _Finding:
    """`Ada Lovelace, Grace Hopper, Emmy Noether` reads as family name, suffix and given name."""
    sections = [section for part in parsed.source.split(",") if (section := part.strip())]
    suffix = parsed.name.suffix
    if not suffix or len(sections) != 3 or is_suffix(suffix):  # noqa: PLR2004
        return None
    meant = _joined(sections)
    if all(len(section.split()) == 1 for section in sections) or not meant:
        meant = f"{sections[0]}, {sections[1]} {sections[2]}"
    return f"“{suffix}” is no suffix such as Jr.; names are parted by “and”", _write(meant)


_TESTS: tuple[Callable[[ParsedName, str], _Finding], ...] = (
    _email,
    _orcid,
    _quoted,
    _et_al,
    _other_and,
    _separator,
    _affiliation,
    _mark,
    _group,
    _title,
    _commas,
    _family_first,
    _shouted,
    _loud_given,
)


# A name among others


def _among(parsed: ParsedName, following: ParsedName | None, *, is_only: bool) -> Suspect | None:
    if _is_phantom(parsed):
        return Suspect(
            what=parsed.source,
            why="there is no given name; was the list cut up in the wrong place?",
            hint=_write(_with_given_of(parsed, following)),
        )
    if is_only and _is_two_of_a_list(parsed):
        halves = [half.strip() for half in parsed.source.split(",") if half.strip()]
        return Suspect(
            what=parsed.source,
            why="two full names seem to be one; names are parted by “and”",
            hint=_write(" and ".join(halves)),
        )
    return None


def _ends_in_initials(parsed: ParsedName) -> bool:
    """`Lovelace A.`, as databases list authors; one such name among others may be somebody's."""
    words = parsed.source.split()
    return (
        len(words) > 1
        and "," not in parsed.source
        and _FINAL_INITIALS.fullmatch(words[-1]) is not None
        and not _INITIALS.fullmatch(" ".join(words[:-1]))
    )


def _initials_last(parsed: ParsedName) -> Suspect:
    *family, initials = parsed.source.split()
    hint = _write(f"{' '.join(family)}, {initials}")
    return Suspect(what=parsed.source, why="the initials are last", hint=hint)


def _is_phantom(parsed: ParsedName) -> bool:
    """Whether there is nothing but a family name with a particle, or only particles."""
    name = parsed.name
    words = name.full.split()
    if name.given or "," in parsed.source or not words or words[0] not in PARTICLES:
        return False
    return bool(name.particle) or all(word in PARTICLES for word in words)


def _with_given_of(parsed: ParsedName, following: ParsedName | None) -> str:
    """`van der Plas and Claudia Borg, Lonneke`: the next name's comma belongs to this one."""
    if following is None or following.source.count(",") != 1:
        return f"{parsed.source}, Given" if parsed.name.particle else ""
    before, given = (part.strip() for part in following.source.split(","))
    if len(before.split()) == 1:
        return f"{parsed.source} {before}, {given}"
    return f"{parsed.source}, {given} and {before}"


def _is_two_of_a_list(parsed: ParsedName) -> bool:
    """`Ada Lovelace, Grace Hopper and Emmy Noether`: the only comma, between two full names."""
    sections = [section for section in parsed.source.split(",") if section.strip()]
    if len(sections) != 2 or parsed.name.particle or parsed.name.suffix:  # noqa: PLR2004
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
    words = re.sub(r"^(?:and|&|\\&)\s+|\s+(?:and|&|\\&)$", "", section.strip(), flags=re.IGNORECASE)
    return "" if words.lower() == "and" else words


def _bare(source: str) -> str:
    """The name as plain text without what stands in braces."""
    nodes = latex_to_richtext(source).text.nodes
    return plain_text(
        node for node in nodes if not (isinstance(node, Span) and node.style is Style.PROTECTED)
    )
