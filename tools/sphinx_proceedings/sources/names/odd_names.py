"""One name that is probably none: what BibTeX takes for a name though nobody has such a name.

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
from sphinx_proceedings.sources.names.remedies import joined, to_write
from sphinx_proceedings.sources.names.splitting import ParsedName
from sphinx_proceedings.sources.text.entities import ENTITY
from sphinx_proceedings.sources.values.identifiers import without_outer_braces

__all__ = ["Suspect", "suspect_by_itself"]

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


@lru_cache(maxsize=8192)
def suspect_by_itself(parsed: ParsedName) -> Suspect | None:
    """What is wrong with a name whatever stands beside it, or None."""
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
    return Suspect(what=parsed.source, why=why, hint=f"{to_write(inner)}, if people are meant")


_Finding = tuple[str, str] | None
"""Why a name is suspect, and what to write."""


def _email(parsed: ParsedName, bare: str) -> _Finding:
    if not _EMAIL.search(bare):
        return None
    rest = _EMAIL.sub("", parsed.source).strip(" ,")
    return "an e-mail address is no part of a name", to_write(rest)


def _et_al(parsed: ParsedName, bare: str) -> _Finding:
    if not _ET_AL.search(bare):
        return None
    rest = _ET_AL.sub("", parsed.source).strip(" ,")
    return "“et al.” is no author", to_write(f"{rest} and others" if rest else "others")


def _orcid(parsed: ParsedName, bare: str) -> _Finding:
    if "000" not in bare or not _ORCID.search(bare):
        return None
    why = "an ORCID iD is no part of a name; see author+an:orcid"
    return why, to_write(_ORCID.sub("", parsed.source).strip(" ,"))


def _quoted(parsed: ParsedName, bare: str) -> _Finding:
    """The whole in quotation marks, which are for a nickname within a name."""
    found = _QUOTED.fullmatch(parsed.source) if bare[:1] in "\"'`“„‘’" else None
    return ("quotation marks are no part of a name", to_write(found["name"])) if found else None


def _other_and(parsed: ParsedName, bare: str) -> _Finding:
    """`Ada Lovelace und Charles Babbage`; but `Karl zu Hohenlohe und Waldenburg`."""
    halves = _OTHER_AND.split(parsed.source)
    is_two = len(halves) == 2 and _OTHER_AND.search(bare)  # noqa: PLR2004
    if not is_two or not all(_is_whole_name(half) for half in halves):
        return None
    return "names are parted by “and”, whatever the language", to_write(" and ".join(halves))


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
    hint = to_write(" and ".join(parts))
    # `Smith & Sons` is a firm as often as two people without given names.
    is_firm = any(len(part.split()) == 1 for part in parts) and "," not in bare
    why = f"names are parted by “and”, not by “{marks[0].strip()}”"
    return why, _or_group(hint, parsed) if is_firm else hint


def _affiliation(parsed: ParsedName, bare: str) -> _Finding:
    for inside in _IN_PARENTHESES.findall(bare):
        if re.search(r"\b[A-Z]{2,}\b", inside) or _GROUP.search(inside):
            rest = _IN_PARENTHESES.sub("", parsed.source)
            why = "an affiliation is no part of a name; see author+an:affiliation"
            return why, to_write(rest)
    return None


def _group(parsed: ParsedName, bare: str) -> _Finding:
    if not _GROUP.search(bare):
        return None
    why = "a group's name stands in braces, or it is split like a person's"
    return why, to_write(f"{{{parsed.source}}}")


def _mark(parsed: ParsedName, bare: str) -> _Finding:
    text = _ORDINAL.sub("", _IN_PARENTHESES.sub("", bare))
    has_command = _MARK_COMMAND.search(parsed.source) is not None
    if not has_command and not re.search(r"[\d¹²³⁴-⁹⁰*∗†‡§¶^]", text):
        return None
    rest = _MARKS.sub("", parsed.source).strip(" ,")
    if not re.search(r"\d", text):
        return "a footnote mark is no part of a name", to_write(rest)
    # What is left of `ISO 639-3 Registration Authority` or `3M` would be nobody's name.
    is_group = re.search(r"\d", _bare(rest)) or len(rest.split()) == 1
    hint = to_write(f"{{{parsed.source}}}" if is_group else rest)
    return "a number is no part of a person's name", hint


def _title(parsed: ParsedName, bare: str) -> _Finding:
    titles = _TITLE.findall(bare)
    rest = re.sub(r"(,\s*)+(?=,|$)", "", _TITLE.sub("", parsed.source)).strip(" ,")
    if not titles or not rest or _TITLE.fullmatch(parsed.name.family):
        return None
    return f"the title “{titles[0]}” is no part of a name", to_write(rest)


def _shouted(parsed: ParsedName, bare: str) -> _Finding:
    """The family name in capitals; one word alone is a group's acronym as often as a person."""
    family = re.findall(r"[^\W\d_]+", parsed.name.family)
    is_shout = bool(family) and all(word.isupper() and word != word.lower() for word in family)
    whole = re.findall(r"[^\W\d_]+", parsed.name.full)
    longest = max(map(len, whole if parsed.name.full.isupper() else family), default=0)
    if not is_shout or not parsed.name.given or longest < _SHORTEST_SHOUT:
        return None
    return "the name is in capitals", to_write(in_mixed_case(parsed.source))


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
    hint = f"{to_write(f'{family}, {given}')} if {' '.join(loud)} is the family name"
    return "the first part is in capitals, as family names are", _or_group(hint, parsed)


def _loud_given(parsed: ParsedName, bare: str) -> _Finding:
    """`Kim, MIN-JUN`; several capitals without a vowel are initials."""
    given = re.findall(r"[^\W\d_]+", parsed.name.given)
    is_shout = all(map(str.isupper, given)) and len("".join(given)) >= _SHORTEST_SHOUT
    is_initials = "." in parsed.name.given or not any(map(is_loud, given)) or "{" in parsed.source
    if not given or not is_shout or is_initials or "," not in bare:
        return None
    return "the given name is in capitals", to_write(in_mixed_case(parsed.source))


def _commas(parsed: ParsedName, bare: str) -> _Finding:
    """`Ada Lovelace, Grace Hopper, Emmy Noether` reads as family name, suffix and given name."""
    sections = [section for part in parsed.source.split(",") if (section := part.strip())]
    suffix = parsed.name.suffix
    if not suffix or len(sections) != 3 or is_suffix(suffix):  # noqa: PLR2004
        return None
    meant = joined(sections)
    if all(len(section.split()) == 1 for section in sections) or not meant:
        meant = f"{sections[0]}, {sections[1]} {sections[2]}"
    return f"“{suffix}” is no suffix such as Jr.; names are parted by “and”", to_write(meant)


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


def _or_group(hint: str, parsed: ParsedName) -> str:
    return f"{hint}; a group's name stands in braces: “{{{' '.join(parsed.source.split())}}}”"


def _bare(source: str) -> str:
    """The name as plain text without what stands in braces."""
    nodes = latex_to_richtext(source).text.nodes
    return plain_text(
        node for node in nodes if not (isinstance(node, Span) and node.style is Style.PROTECTED)
    )
