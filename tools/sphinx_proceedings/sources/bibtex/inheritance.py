"""Inheritance between BibTeX entries: `crossref`, `xdata` and the volume that holds all papers.

A child takes what it lacks; an entry named by `xdata` hands on all that it says, one named by
`crossref` what `crossref_rules.py` says (biblatex manual, 2.4.1 and appendix B).  A paper of a book
that names neither book nor volume is in the only volume of its file, or in the one that its edition
names: the form of PMLR.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace

from sphinx_proceedings.diagnostics import Code, Diagnostic, Problems
from sphinx_proceedings.model.entry_types import VOLUME_TYPES
from sphinx_proceedings.sources.bibtex.crossref_rules import STATEMENTS, inherited_name
from sphinx_proceedings.sources.bibtex.entries import BibEntry, BibField

__all__ = ["CONTAINERS", "IN_VOLUME_TYPES", "inherit", "is_archival", "is_same"]

IN_VOLUME_TYPES = frozenset(
    {"inproceedings", "conference", "incollection", "suppcollection", "inreference"}
)
"""Entry types of papers that a volume holds."""
CONTAINERS = ("booktitle", "journaltitle", "journal", "maintitle")
"""Fields that say in which book or journal something appeared."""

_LONGEST_CHAIN = 20  # proceedings, their series and a few shared facts need four
_NOT_HANDED_ON = frozenset({"ids", "xdata"})
_STATEMENT_OF = {name: names for names in STATEMENTS for name in names}
_IN_CONTAINER = IN_VOLUME_TYPES | {"article"}
_ARCHIVAL = {
    **dict.fromkeys(("", "yes", "true", "1", "archival"), True),
    **dict.fromkeys(("no", "false", "0", "nonarchival", "non-archival"), False),
}
_RIGHTS = frozenset({"copyright", "license", "pubstate", "rights"})
"""What a volume says of its own papers alone, and not of others that were presented."""
_SHOWN = 10  # places of papers without container
_SIGNS = re.compile(r"\\[a-zA-Z]+|[\W_]+")


def inherit(
    entries: Iterable[BibEntry], damaged: Container[str] = (), volume: str = ""
) -> tuple[tuple[BibEntry, ...], tuple[Diagnostic, ...]]:
    """Every entry with its inherited fields, in the same order.

    A parent among the `damaged` (case-folded keys) is missing, but that has been reported.
    `volume` is the key of the one that the edition names, if it does.
    """
    return _Inheritance(entries, damaged, volume).resolve_all()


class _Inheritance:
    def __init__(self, entries: Iterable[BibEntry], damaged: Container[str], volume: str) -> None:
        self._entries = {entry.key.casefold(): entry for entry in entries}
        self._present = {key: key for key in self._entries}
        # An entry may be named by a key that it had.
        for entry in tuple(self._entries.values()):
            for former in filter(None, entry.value("ids").casefold().split(",")):
                self._present.setdefault(former.strip(), entry.key.casefold())
        self._volume = self._default_volume(volume.casefold())
        self._damaged = damaged
        self._resolved: dict[str, BibEntry] = {}
        self._open: list[str] = []
        self._problems = Problems()

    def resolve_all(self) -> tuple[tuple[BibEntry, ...], tuple[Diagnostic, ...]]:
        resolved = tuple(self._resolve(key) for key in self._entries)
        self._tell_homeless(resolved)
        return resolved, self._problems.diagnostics

    def _default_volume(self, named: str) -> BibEntry | None:
        """The volume of papers that name none."""
        volumes = self._volumes()
        only = next(iter(volumes.values())) if len(volumes) == 1 else None
        return volumes.get(self._present.get(named, named), only)

    def _volumes(self) -> dict[str, BibEntry]:
        """Those that hold papers; one in several parts is held by the parts."""
        volumes = {key: entry for key, entry in self._entries.items() if entry.type in VOLUME_TYPES}
        for entry in tuple(volumes.values()):
            written = entry.value("crossref").strip().casefold()
            whole = self._present.get(written, written)
            if whole != entry.key.casefold():
                volumes.pop(whole, None)
        return volumes

    def _resolve(self, key: str) -> BibEntry:
        if key in self._resolved:
            return self._resolved[key]
        entry = self._entries[key]
        fields = dict(entry.fields)
        self._open.append(key)
        for parent_key in entry.value("xdata").split(","):
            self._add(entry, fields, "xdata", parent_key, _handed_on)
        crossref = fields.get("crossref")
        if crossref is not None and crossref.value.strip():
            self._add(entry, fields, "crossref", crossref.value, _handed_down)
        elif self._volume is not None and _is_in(self._volume, entry, fields):
            self._add(entry, fields, "crossref", self._volume.key, _handed_down)
        self._open.pop()
        self._resolved[key] = replace(entry, fields=fields)
        return self._resolved[key]

    def _add(
        self,
        entry: BibEntry,
        fields: dict[str, BibField],
        via: str,
        parent_key: str,
        handed: Callable[[BibEntry, str, Mapping[str, BibField]], Iterator[tuple[str, BibField]]],
    ) -> None:
        wanted = parent_key.strip()
        if not wanted:
            return
        key = self._present.get(wanted.casefold(), "")
        if key in self._open:
            self._report(entry, via, f"{via} leads from {entry.key} back to {wanted}")
            return
        if len(self._open) > _LONGEST_CHAIN:
            self._report(entry, via, f"{via} of {entry.key} goes on after {_LONGEST_CHAIN} parents")
            return
        if not key:
            if wanted.casefold() in self._damaged:
                return
            self._report(entry, via, f"{via} of {entry.key} names {wanted!r}, which is not here")
            return
        parent = self._resolve(key)
        is_held = via != "crossref" or is_archival(entry) is not False
        for name, field in handed(parent, entry.type, dict(fields)):
            if is_held or name not in _RIGHTS:
                fields.setdefault(name, field)

    def _tell_homeless(self, entries: tuple[BibEntry, ...]) -> None:
        """Papers that do not say where they appeared; only a note where none in the file does."""
        volumes = [f"crossref = {{{volume.key}}}" for volume in self._volumes().values()]
        lacking: list[BibEntry] = []
        is_published = bool(volumes)
        for entry in entries:
            if entry.value(*CONTAINERS).strip():
                is_published = True
            elif (
                entry.type in _IN_CONTAINER
                and not self._has_damaged_parent(entry)
                and is_archival(entry) is not False
            ):
                lacking.append(entry)
        if not lacking:
            return
        first, number = lacking[0], len(lacking)
        others = f" and {number - 1:,} more" if number > 1 else ""
        say = "say" if number > 1 else "says"
        hint = (
            "add journaltitle = {…} to the entry"
            if first.type == "article"
            else f"add {' or '.join([*volumes[:3], 'booktitle = {…}'])} to the entry, or name the"
            " volume of all as `volume` in the programme"
        )
        self._problems.report(
            Code.BIB_CONTAINER if is_published else Code.BIB_UNPUBLISHED,
            first.location,
            f"{first.key}{others} {say} of no book or journal to have appeared in it",
            hint,
            related=tuple(entry.location for entry in lacking[1:_SHOWN]),
        )

    def _has_damaged_parent(self, entry: BibEntry) -> bool:
        parent = entry.value("crossref").strip().casefold()
        return bool(parent) and parent not in self._present

    def _report(self, entry: BibEntry, via: str, message: str) -> None:
        hint = "name the key of an entry in the same file, such as the @proceedings entry"
        self._problems.report(Code.BIB_CROSSREF, entry.where(via), message, hint)


def is_archival(entry: BibEntry) -> bool | None:
    """Whether an entry is part of the proceedings; None where its `archival` says neither."""
    return _ARCHIVAL.get(entry.value("archival").strip().lower())


def _handed_on(
    parent: BibEntry, _child_type: str, _own: Mapping[str, BibField]
) -> Iterator[tuple[str, BibField]]:
    """All that an entry of shared data says."""
    return ((name, field) for name, field in parent.fields.items() if name not in _NOT_HANDED_ON)


def _handed_down(
    parent: BibEntry, child_type: str, own: Mapping[str, BibField]
) -> Iterator[tuple[str, BibField]]:
    """What a child that says `own` takes from its container, under the names it has there."""
    offered: dict[str, BibField] = {}
    for name, field in parent.fields.items():
        target = inherited_name(name, parent.type, child_type)
        # The title of a book outdoes what else the book says that papers are in.
        if target and (target not in offered or target != name):
            offered[target] = field
    for name, field in offered.items():
        if name not in own and _agrees(name, own, offered):
            yield name, field


def _agrees(name: str, own: Mapping[str, BibField], offered: Mapping[str, BibField]) -> bool:
    """Whether a field of the parent may stand beside what the child says itself.

    Where the child makes a part of the same statement, it must be the same statement.
    """
    base = name.partition("+")[0]
    statement = _STATEMENT_OF.get(base, (base,))
    said = [part for part in statement if part in own]
    if "year" in statement:
        return not said or _is_same_year(base, own, offered)
    return all(
        is_same(own[part].value, offered[twin].value)
        for part in said
        for twin in (part, "journaltitle" if part == "journal" else part)
        if twin in offered
    )


def _is_same_year(base: str, own: Mapping[str, BibField], offered: Mapping[str, BibField]) -> bool:
    """A year alone takes the rest of a date of the same year."""
    if "date" in own:
        return False
    if "year" not in own:
        return base != "day" or "month" not in own
    if base == "date" and own.keys() & {"month", "day"}:
        return False
    year = offered.get("year", offered.get("date"))
    return year is not None and year.value.strip()[:4] == own["year"].value.strip()[:4]


def is_same(one: str, other: str) -> bool:
    """Whether two texts differ in case, blanks, braces and the like only."""
    return _SIGNS.sub("", one).casefold() == _SIGNS.sub("", other).casefold()


def _is_in(volume: BibEntry, entry: BibEntry, fields: Mapping[str, BibField]) -> bool:
    """Whether an entry without crossref is a paper of the volume: it says of no other place."""
    if entry.type not in IN_VOLUME_TYPES or fields.keys() & {"xref", "entryset"}:
        return False
    titles = [volume.value(name) for name in ("title", "booktitle")]
    stated = [fields[name].value for name in CONTAINERS if name in fields]
    return all(any(is_same(value, title) for title in titles) for value in stated if value.strip())
