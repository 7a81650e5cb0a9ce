"""biblatex's extended form of names: `family=Velden, given=Anna, prefix=van der`.

Rules: biblatex manual 2.3.4 and 3.4, and what Biber makes of it.  Parts are parted by commas, a
part that holds a comma is in braces, or the part with its name in quotes.  Options of a name, and
of a list of names as a name of their own (`nosortothers=true and …`), guide only how biblatex sorts
and prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sphinx_proceedings.sources.values.identifiers import without_outer_braces

__all__ = ["ExtendedName", "extended_name", "held_by_quotes"]

_PARTS = ("given", "prefix", "family", "suffix")
_FORMER_PARTS = {"first": "given", "von": "prefix", "last": "family", "jr": "suffix"}
"""What BibTeX, and biblatex before its version 3.3, calls the parts."""
_INITIALS = "-i"
_OPTIONS = frozenset(
    {
        "bibnamehash", "giveninits", "hashid", "id", "juniorcomma", "labelalphanametemplatename",
        "maxnames", "minnames", "namehash", "nametemplates", "nohashothers", "nosortothers",
        "sortingnamekeytemplatename", "uniquelist", "uniquename", "uniquenametemplatename",
        "useprefix", "terseinits",
    }
)  # fmt: skip

_FORM = re.compile(r"\s*\"?\s*[A-Za-z]+(?:-i)?\s*=")
_PART = re.compile(r"\s*(?P<name>[A-Za-z]+(?:-i)?)\s*=\s*(?P<value>.*?)\s*", re.DOTALL)
_MARK = re.compile(r"\\.|[{}\",]", re.DOTALL)
_HELD = re.compile(r'"\s*[A-Za-z]+(?:-i)?\s*=[^"]*"|=\s*"[^"]*"')


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtendedName:
    """A name, or an option of its list, in the extended form."""

    parts: Mapping[str, str]
    """LaTeX by part: given, prefix, family, suffix; none for an option of the list."""
    former: Mapping[str, str] = field(default_factory=dict)
    """Parts by a name that biblatex does not know (any more), with the name that it knows."""
    unknown: tuple[str, ...] = ()
    """What is neither a part nor an option."""


def extended_name(source: str) -> ExtendedName | None:
    """One name of a list in the extended form, or None where it is in BibTeX's."""
    if "=" not in source or not _FORM.match(source):
        return None
    parts: dict[str, str] = {}
    former: dict[str, str] = {}
    unknown: list[str] = []
    for piece in _pieces(source):
        found = _PART.fullmatch(piece)
        name = found["name"].lower() if found else ""
        base = _FORMER_PARTS.get(name.removesuffix(_INITIALS), name.removesuffix(_INITIALS))
        if found is None or (base not in _PARTS and name not in _OPTIONS):
            unknown.append(piece.strip())
        elif base in _PARTS:
            part = base + name[len(name.removesuffix(_INITIALS)) :]
            parts[part] = _unquoted(found["value"])
            if part != name:
                former[name] = part
    _take_initials(parts)
    return ExtendedName(parts=parts, former=former, unknown=tuple(unknown))


def held_by_quotes(source: str) -> frozenset[int]:
    """The offsets in a list of names in quotes that hold parts together: no `and` parts names."""
    if "=" not in source or '"' not in source:
        return frozenset()
    quotes = (match.span() for match in _HELD.finditer(source))
    return frozenset(offset for start, end in quotes for offset in range(start, end))


def _pieces(source: str) -> Iterator[str]:
    """What stands between the commas outside of braces and quotes, without those quotes."""
    depth = start = 0
    quoted = False
    for mark in _MARK.finditer(source):
        if mark[0] == '"' and depth == 0:
            quoted = not quoted
        elif mark[0] == "," and depth == 0 and not quoted:
            yield _unquoted(source[start : mark.start()])
            start = mark.end()
        depth = max(depth + {"{": 1, "}": -1}.get(mark[0], 0), 0)
    if rest := source[start:].strip():
        yield _unquoted(rest)


def _unquoted(text: str) -> str:
    inner = text.strip()
    is_quoted = len(inner) > 1 and inner[0] == inner[-1] == '"'
    return inner[1:-1] if is_quoted else inner


def _take_initials(parts: dict[str, str]) -> None:
    """Initials matter only where the part itself is not given: `given-i=JP` is `J. P.`."""
    for part in _PARTS:
        initials = without_outer_braces(parts.pop(part + _INITIALS, ""))
        if initials and not parts.get(part):
            letters = re.findall(r"\{[^{}]*\}|\w", initials)
            parts[part] = " ".join(f"{letter}." for letter in letters)
