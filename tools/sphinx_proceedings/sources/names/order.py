"""In which order the parts of a name stand: its words and commas, whatever they are written in.

BibTeX has `First von Last`, `von Last, First` and `von Last, Jr, First`.  Here is what writers
make of it and can only have meant in one way, and what it does not know: DBLP's numbers of
namesakes, and that East Asian names begin with the family name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = [
    "PARTICLES",
    "Arranged",
    "Sections",
    "arranged",
    "east_asian_parts",
    "is_numeral",
    "is_suffix",
    "particle_of",
]

Sections = Sequence[Sequence[str]]
"""The words between the commas of a name."""

IsLower = Callable[[str], bool]
"""Whether a word begins with a lower-case letter, and so may be a particle."""

_GENERATION = re.compile(r"\{?(?:[JS]r|Jnr|Snr)\.?\}?,?")
_GENERATION_IN_FULL = re.compile(r"(?:Junior|Senior)\.?")
_NUMERAL = re.compile(r"\{?(?:I{2,3}|IV)\}?")
_LONGER_SUFFIX = re.compile(
    r"(?:[JS]r|Junior|Senior|I{1,3}|I?V|VI{0,3}|Filho|Neto|Esq|\dnd|\drd)\.?", re.IGNORECASE
)
# DBLP counts from 0001; other numbers are somebody's mistake.
_HOMONYM = re.compile(r"0[0-9]{3}")

PARTICLES = frozenset(
    {
        "af", "al", "auf", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do",
        "dos", "du", "e", "el", "het", "la", "las", "le", "los", "op", "'t", "te", "ten", "ter",
        "tho", "thoe", "tot", "und", "van", "vander", "vanden", "vom", "von", "vor", "y", "zu",
        "zum", "zur",
    }
)  # fmt: skip
"""Words that are particles whatever stands beside them."""

# A given name of several characters in front of one of these is in Western order.
_ONE_CHARACTER_FAMILIES = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許"
    "傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史"
    "顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文"
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석"
    "선설마길연위표명기반왕금옥육인맹제모탁국어은편"
)


@dataclass(frozen=True, slots=True)
class Arranged:
    """A name in one of BibTeX's three forms."""

    sections: Sections
    homonym: str = ""
    """DBLP's number."""
    slip: str = ""
    """How it was written otherwise than BibTeX has it; empty where it was not."""


def arranged(written: Sections, begins_lower: IsLower) -> Arranged:
    """The name's words in BibTeX's order; at most three sections, or more where it has too many."""
    sections, homonym = _without_homonym([list(words) for words in written])
    slip = ""
    while len(sections) > 1 and not sections[-1]:
        sections.pop()
        slip = "there is a comma behind the name"
    moved = _with_suffix_apart(sections, begins_lower)
    if moved is not None:
        suffix = " ".join(moved[1])
        return Arranged(moved, homonym, f"“{suffix}” is not where a suffix belongs")
    return Arranged(sections, homonym, slip)


def particle_of(words: Sequence[str], begins_lower: IsLower, *, inverted: bool) -> tuple[int, int]:
    """Where among the words the particle starts and ends; the last word is always family name.

    It runs from the first lower-case word (before a comma: from the first word) to the last.  Who
    begins a name with another word than a particle writes all of it small: `danah boyd`.
    """
    found = [index for index, word in enumerate(words[:-1]) if begins_lower(word)]
    leading = 0
    while found[:1] == [leading] and not inverted and words[leading] not in PARTICLES:
        del found[0]
        leading += 1
    if not found:
        start = 0 if inverted else max(len(words) - 1, 0)
        return start, start
    return (0 if inverted else found[0]), found[-1] + 1


def east_asian_parts(words: Sequence[str]) -> tuple[str, str]:
    """Family and given name of an East Asian name that is written with spaces."""
    *front, last = words
    if (
        last in _ONE_CHARACTER_FAMILIES
        and len("".join(front)) > 1
        and front[0] not in _ONE_CHARACTER_FAMILIES
    ):
        return last, "".join(front)
    return words[0], "".join(words[1:])


def is_suffix(text: str) -> bool:
    """Whether this can stand in a suffix's place."""
    return all(_LONGER_SUFFIX.fullmatch(word) for word in text.split())


def is_numeral(word: str) -> bool:
    """Whether this counts generations: `III`."""
    return _NUMERAL.fullmatch(word) is not None


def _without_homonym(sections: list[list[str]]) -> tuple[list[list[str]], str]:
    """`Wei Wang 0001`, and what other programs make of that: `Wang 0001, Wei`, `0001, Wei Wang`."""
    if len(sections) > 1 and len(sections[0]) == 1 and _HOMONYM.fullmatch(sections[0][0]):
        return sections[1:], sections[0][0]
    for words in (sections[0], sections[-1]) if sections else ():
        if len(words) > 1 and _HOMONYM.fullmatch(words[-1]):
            return [each[:-1] if each is words else each for each in sections], words[-1]
    return sections, ""


def _with_suffix_apart(sections: list[list[str]], begins_lower: IsLower) -> list[list[str]] | None:
    """The name as `Last, Jr., First` where its suffix stands in another place, or None.

    In `Smith Jr., John` it stands with the family name, which loses nothing.
    """
    match sections:
        case [[*first, last]] if _ends_name(last, first):
            return _from_reading_order(first, [last], begins_lower)
        case [[*first], [last]] if first and _is_generation(last, first):
            return _from_reading_order(first, [last], begins_lower)
        case [family, [*given, last]] if family and given and _is_short(last):
            return [family, [last], given]
        case [family, given, [last]] if _is_short(last) and not is_suffix(" ".join(given)):
            return [family, [last], given]
    return None


def _from_reading_order(
    words: list[str], suffix: list[str], begins_lower: IsLower
) -> list[list[str]]:
    start, _ = particle_of(words, begins_lower, inverted=False)
    return [words[start:], suffix, words[:start]]


def _is_short(word: str) -> bool:
    return bool(_GENERATION.fullmatch(word)) or is_numeral(word)


def _ends_name(word: str, before: list[str]) -> bool:
    """`John Smith Jr.`, `John Smith III`; but `Elizabeth II` has no other name."""
    if _GENERATION.fullmatch(word):
        return bool(before)
    return len(before) > 1 and is_numeral(word)


def _is_generation(word: str, before: list[str]) -> bool:
    """`John Smith, Jr.` and `Smith, Jr.`; but `Kumar, IV`, `Silva, Junior` may be whole names."""
    if _GENERATION.fullmatch(word):
        return True
    return len(before) > 1 and bool(is_numeral(word) or _GENERATION_IN_FULL.fullmatch(word))
