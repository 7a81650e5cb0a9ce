"""What of a `.bib` file nothing reads: fields and types that are misspelt or not known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.entry_types import PAGELESS_TYPES, VOLUME_TYPES
from sphinx_proceedings.model.nearest import STRICT, ask_whether, nearest
from sphinx_proceedings.sources.bibtex.entries import BibEntry
from sphinx_proceedings.sources.bibtex.fields import ANNOTATIONS, MEANT, READ, UNREAD
from sphinx_proceedings.sources.bibtex.meant_types import KNOWN_TYPES, as_meant, near_type
from sphinx_proceedings.sources.papers.publications import outdone_fields
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["unread"]

_KNOWN = READ.union(*UNREAD.values())
_OFF = ("opt", "alt")
"""How Emacs marks fields that are switched off."""
_NUMBERED = ("bdsk-url-", "bdsk-file-")
_SHORTEST = 3
_LONGEST = 40
_LISTED = 10
_TYPES = f"{Code.BIB_TYPE.explained_by} lists the types"
_MOST = 50
"""Names of each kind that are compared with those that are known."""
_QUIET = frozenset({"xdata", "ieeetranbstctl", "proceedings"})
"""Types whose entries serve others without being named by them."""


@dataclass(kw_only=True, slots=True)
class _Use:
    """Where in a file a name is used."""

    location: Location
    count: int = 0
    is_alone: bool = False
    """Some entry that has it lacks the field that it may be meant for."""


def unread(entries: Sequence[BibEntry]) -> Iterator[Diagnostic]:
    """What nothing reads of the entries as they are written, before any inherits."""
    meant = as_meant(entries)
    yield from _types(entries, meant)
    yield from _pageless(meant)
    yield from _fields(entries)
    yield from _outdone(meant)


def _types(entries: Sequence[BibEntry], meant: Sequence[BibEntry]) -> Iterator[Diagnostic]:
    found: dict[tuple[str, str], _Use] = {}
    for entry, read in zip(entries, meant, strict=True):
        if entry.type not in KNOWN_TYPES:
            taken = "misc" if read.type == entry.type else read.type
            found.setdefault((entry.type, taken), _Use(location=entry.location)).count += 1
    for number, ((name, taken), use) in enumerate(found.items()):
        if number == _MOST:
            yield Diagnostic(
                code=Code.BIB_TYPE,
                location=use.location,
                message=f"{len(found) - _MOST:,} more types of entries are not known",
                hint=_TYPES,
            )
            return
        near, _ = near_type(name)
        yield Diagnostic(
            code=Code.BIB_TYPE,
            location=use.location,
            message=f"@{shown(name, _LONGEST)} is no type of entry that is known"
            f"{_times(use.count)}; it is taken for @{taken}",
            hint=ask_whether(f"@{near}") if near else _TYPES,
        )


def _outdone(entries: Iterable[BibEntry]) -> Iterator[Diagnostic]:
    """Fields that say nothing, as another one of the entry says it, once a file."""
    found: dict[tuple[str, str, str], BibEntry] = {}
    for entry in entries:
        if entry.type in VOLUME_TYPES or entry.type not in PAGELESS_TYPES:
            for loser, winner in outdone_fields(entry):
                found.setdefault((loser, entry.type, winner), entry)
    if not found:
        return
    (loser, *_), first = next(iter(found.items()))
    listed = [f"{loser} of @{kind} that has {winner}" for loser, kind, winner in found]
    more = f" and {len(listed) - _LISTED} more" if len(listed) > _LISTED else ""
    yield Diagnostic(
        code=Code.BIB_FIELD_UNREAD,
        location=first.fields[loser].location,
        message=f"nothing reads {', '.join(listed[:_LISTED])}{more}",
        hint="if both are meant, write what nothing reads as a note",
    )


def _pageless(entries: Sequence[BibEntry]) -> Iterator[Diagnostic]:
    """Entries that get no page and that no other entry is in."""
    candidates = [e for e in entries if e.type in PAGELESS_TYPES and e.type not in _QUIET]
    if not candidates:
        return
    named = {
        key.strip().casefold()
        for entry in entries
        for name in ("crossref", "xdata", "xref", "entryset")
        if name in entry.fields
        for key in entry.fields[name].value.split(",")
    }
    for entry in candidates:
        if entry.key.casefold() not in named:
            yield Diagnostic(
                code=Code.BIB_TYPE,
                location=entry.location,
                message=f"{entry.key} has no page: entries of type @{entry.type} hold others, and"
                " none is in it",
                hint="write @book, @misc or the type of what it is, or crossref to it from others",
            )


def _fields(entries: Iterable[BibEntry]) -> Iterator[Diagnostic]:
    found: dict[str, _Use] = {}
    suggestions: dict[str, str] = {}
    for entry in entries:
        for name, written in entry.fields.items():
            if name in _KNOWN or _is_known(name):
                continue
            use = found.setdefault(name, _Use(location=written.location))
            use.count += 1
            if name not in suggestions:
                suggestions[name] = _suggestion(name) if len(suggestions) < _MOST else ""
            meant = suggestions[name]
            use.is_alone |= (
                bool(meant) and re.split("[ ,]", meant, maxsplit=1)[0] not in entry.fields
            )
    other: list[str] = []
    for name, use in found.items():
        if not use.is_alone:
            other.append(name)
            continue
        yield Diagnostic(
            code=Code.BIB_FIELD,
            location=use.location,
            message=f"nothing reads the field {shown(name, _LONGEST)!r}{_times(use.count)}",
            hint=ask_whether(suggestions[name]),
        )
    if other:
        listed = ", ".join(repr(shown(name, _LONGEST)) for name in other[:_LISTED])
        more = f" and {len(other) - _LISTED} more" if len(other) > _LISTED else ""
        yield Diagnostic(
            code=Code.BIB_FIELD_UNREAD,
            location=found[other[0]].location,
            message=f"nothing reads the field{'s' if len(other) > 1 else ''} {listed}{more}",
            hint=f"{Code.BIB_FIELD_UNREAD.explained_by} lists the fields that are read",
        )


def _times(count: int) -> str:
    return f" ({count:,} times)" if count > 1 else ""


def _is_known(name: str) -> bool:
    """Whether it is an annotation, a numbered field, or one that is switched off."""
    base, plus, annotation = name.partition("+")
    if plus:
        _, colon, kind = annotation.partition(":")
        return base in _KNOWN and (not colon or kind in ANNOTATIONS)
    return name.startswith(_NUMBERED) or (name.startswith(_OFF) and name[3:] in _KNOWN)


def _suggestion(name: str) -> str:
    """What a name was meant for, or an empty string."""
    if name in MEANT:
        return MEANT[name]
    base, plus, annotation = name.partition("+")
    if plus:
        kinds = sorted(f"{base}+an:{kind}" for kind in ANNOTATIONS)
        near = nearest(name, kinds, cutoff=STRICT)
        return near[0] if near and annotation else ""
    if not _SHORTEST <= len(name) <= _LONGEST:
        return ""
    swapped = next((known for known in READ if _is_swapped(name, known)), "")
    if swapped:
        return swapped
    near = nearest(name, sorted(READ), cutoff=STRICT)
    return near[0] if near else ""


def _is_swapped(name: str, known: str) -> bool:
    """Whether two neighbouring letters have changed places: `ulr`."""
    return len(name) == len(known) and any(
        name[:at] + name[at + 1] + name[at] + name[at + 2 :] == known for at in range(len(name) - 1)
    )
