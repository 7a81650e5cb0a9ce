"""A paper's citation files, read back as its page's tags can be compared with them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Author", "Citation", "csl_citation", "plain_title", "ris_citation"]

# CSL-JSON's "HTML-like formatting tags" (Citation Style Language, "Rich text formatting").
_CSL_TAG = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?:\s[^<>]*)?>")
_STATUS_PREFIX = re.compile(r"^(?:retracted|withdrawn)(?: article| paper)?: ", re.IGNORECASE)
# At the beginning of a note or of a sentence in it; “Retraction of …” is a notice's own title.
_RETRACTED = re.compile(r"(?:^|[.!?] )retracted\b", re.IGNORECASE)
_NUMBERED = frozenset({"article-journal", "paper-conference"})
# A hyphen beside letters may be part of a page's number: what such a text says is not known.
_PAGES = re.compile(r"^\s*(\w+)\s*(?:(?:[–—]+|(?<=\d)\s*-+(?=\s*\d))\s*(\w+)\s*)?$")
_RIS_LINE = re.compile(r"^([A-Z][A-Z0-9])  -(?: (.*))?$")
_LAST_WITH_SPACES = "\u10ff"
_JOINING_SPACE = re.compile("(?<=['\u2019\u2010-]) ")
_RIS_NOTES = ("N1", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "KW", "ST", "TI")


@dataclass(frozen=True, kw_only=True, slots=True)
class Author:
    """The ways one author may be printed: particles and suffixes have no one place."""

    inverted: frozenset[str]
    """`Family, Given`."""
    natural: frozenset[str]
    """`Given Family`; or the family name first and no space, in scripts where that is so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """What a citation file says of its one work; empty where it says nothing."""

    kind: str
    """As the format calls it."""
    title: str
    authors: tuple[Author, ...]
    year: str
    pages: tuple[str, str] | None
    """First and last; None where what is said is no range, as of an article number."""
    doi: str
    """In lower case: DOIs do not distinguish it."""
    containers: frozenset[str]
    """Names of what it appeared in."""
    retracted: bool = False


def plain_title(text: str) -> str:
    """A title without a word of its standing in front."""
    return _STATUS_PREFIX.sub("", " ".join(text.split()))


def _csl_title(text: str) -> str:
    """A CSL title without its tags; behind a word joiner (U+2060) a `<` is no tag's."""
    return plain_title(_CSL_TAG.sub("", text).replace("<\u2060", "<"))


def csl_citation(text: str) -> Citation | None:
    """The work of a CSL-JSON file (schema csl-data.json 1.0); None unless it holds just one."""
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(items, list) or len(items) != 1 or not isinstance(items[0], dict):
        return None
    item: dict[str, Any] = items[0]
    container = _csl_title(_string(item, "container-title"))
    return Citation(
        kind=_string(item, "type"),
        title=_csl_title(_string(item, "title")),
        authors=tuple(_csl_name(name) for name in _mappings(item.get("author"))),
        year=_csl_year(item.get("issued")),
        pages=_pages(_string(item, "page") or _article_number(item)),
        doi=_string(item, "DOI").lower(),
        containers=frozenset({container} - {""}),
    )


def ris_citation(text: str) -> Citation:
    """The work of an RIS file (Research Information Systems format, 2011)."""
    values: dict[str, list[str]] = {}
    for line in text.splitlines():
        match = _RIS_LINE.match(line.rstrip())
        if match is not None:
            values.setdefault(match[1], []).append((match[2] or "").strip())

    def first(*tags: str) -> str:
        return next((values[tag][0] for tag in tags if values.get(tag)), "")

    start = first("SP", "C7")
    notes = [value.lower() for tag in _RIS_NOTES for value in values.get(tag, ())]
    return Citation(
        kind=first("TY"),
        title=plain_title(first("TI", "T1")),
        authors=tuple(
            # EndNote wants a comma behind a name that is not to be split.
            _author(*name.rstrip(", ").split(", ", 2))
            for name in values.get("AU", values.get("A1", []))
        ),
        year=first("PY", "Y1", "DA")[:4],
        pages=(start, first("EP") or start),
        doi=first("DO").lower(),
        containers=frozenset(
            plain_title(value)
            for tag in ("T2", "BT", "JO", "JF", "C3")
            for value in values.get(tag, ())
        ),
        retracted=any(_RETRACTED.search(note) for note in notes),
    )


def _string(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value.strip() if isinstance(value, str) else ""


def _mappings(value: object) -> Iterable[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _csl_name(name: Mapping[str, Any]) -> Author:
    literal = _string(name, "literal")
    if literal:
        return _author(literal)
    dropping, before = _string(name, "dropping-particle"), _string(name, "non-dropping-particle")
    family, given = _string(name, "family"), _string(name, "given")
    suffix = _string(name, "suffix")
    in_front = _author(_surname(dropping, before, family), given, suffix)
    # A dropping particle may also go behind the given name when the name is inverted.
    behind = _author(_surname(before, family), _joined(given, dropping), suffix)
    return Author(inverted=in_front.inverted | behind.inverted, natural=in_front.natural)


def _author(family: str, given: str = "", suffix: str = "") -> Author:
    """A name with its suffix wherever it may stand, and without it."""
    # In RIS a comma parts: one within a part is left out there.
    bare = tuple(" ".join(part.replace(",", " ").split()) for part in (family, given, suffix))
    orders = {
        order
        for first, second, third in ((family, given, suffix), bare)
        for order in ((first, second), (first, second, third), (first, third, second))
    }
    whole = _joined(given, family)
    return Author(
        inverted=frozenset(", ".join(filter(None, parts)) for parts in orders),
        natural=frozenset(
            {
                whole,
                _joined(whole, suffix),
                ", ".join(filter(None, (whole, suffix))),
                *([f"{family}{given}"] if family[:1] > _LAST_WITH_SPACES else []),
            }
        ),
    )


def _surname(*parts: str) -> str:
    """Joined with a space, but for particles that need none (`d'`, `al-`)."""
    return _JOINING_SPACE.sub("", _joined(*parts))


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _csl_year(issued: object) -> str:
    try:
        return str(issued["date-parts"][0][0])  # type: ignore[index]
    except (TypeError, KeyError, IndexError):
        return ""


def _article_number(item: Mapping[str, Any]) -> str:
    """What an article has instead of pages; the number of a report is another thing."""
    return _string(item, "number") if _string(item, "type") in _NUMBERED else ""


def _pages(text: str) -> tuple[str, str] | None:
    if not text:
        return "", ""
    match = _PAGES.match(text)
    return (match[1], match[2] or match[1]) if match is not None else None
