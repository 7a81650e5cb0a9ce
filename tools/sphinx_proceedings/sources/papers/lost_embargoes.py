"""Embargoes that stand in a file and come to no paper by inheritance, mostly as something is wrong.

Whom they are about may not be known then; what was published once cannot be taken back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Severity
from sphinx_proceedings.model.entry_types import VOLUME_TYPES
from sphinx_proceedings.sources.bibtex.entries import BibEntry, BibFile
from sphinx_proceedings.sources.bibtex.inheritance import CONTAINERS, IN_VOLUME_TYPES, is_same
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.values.embargoes import StatedEmbargo, embargo_in, without_date
from sphinx_proceedings.sources.values.identifiers import without_outer_braces

__all__ = [
    "embargoes_not_inherited",
    "entries_that_lost_one",
    "entries_with_several",
    "lost_embargo",
]

_FIELD = re.compile(r"(?<![\w+:.-])embargo\s{0,60}=\s{0,60}", re.IGNORECASE)


def lost_embargo(source: Source, file: BibFile) -> Diagnostic | None:
    """That a damaged part of the file states one: every paper without its own may be meant."""
    if all(problem.severity is not Severity.ERROR for problem in file.diagnostics):
        return None
    known = [entry.fields["embargo"].location for entry in filter(_states, file.entries)]
    known += _repeated(file.diagnostics).values()
    read = {source.offset(location) for location in known}
    lost = (found for found in _FIELD.finditer(source.text) if read.isdisjoint(_values_at(found)))
    first = next(lost, None)
    return first and Diagnostic(
        code=Code.BIB_VALUE,
        location=source.locate(first.start()),
        message="this embargo is not read; abstracts and files of all papers without one of their"
        " own are withheld until the file is mended",
        hint="mend the damaged entries, or take it out",
    )


def _values_at(found: re.Match[str]) -> tuple[int, int]:
    """Where the field's value begins, with or without its delimiter."""
    return found.end(), found.end() + 1


def entries_that_lost_one(
    entries: Sequence[BibEntry], problems: Iterable[Diagnostic]
) -> Iterator[BibEntry]:
    """Those that name a parent that is not there, where some entry states an embargo."""
    wrong = {problem.location for problem in problems if problem.code is Code.BIB_CROSSREF}
    if wrong and any(map(_states, entries)):
        for entry in entries:
            named = (entry.where("crossref"), entry.where("xdata"))
            if not _states(entry) and not wrong.isdisjoint(named):
                yield entry


def entries_with_several(
    entries: Iterable[BibEntry], problems: Iterable[Diagnostic]
) -> Iterator[BibEntry]:
    """Those that state one twice, themselves or by their volume: nothing says which is meant."""
    repeated = _repeated(problems)
    if repeated:
        for entry in filter(_states, entries):
            if entry.fields["embargo"].location in repeated:
                yield entry


def embargoes_not_inherited(
    entries: Sequence[BibEntry], named: str | None
) -> Iterator[tuple[str, StatedEmbargo]]:
    """Of papers by key, where a volume states one and they inherit nothing of a volume.

    What says by `xref` or the book's title that it is in a volume is in it.  Where the volume that
    the edition has `named` is not here, or nobody can read which (None), it may be any.
    """
    volumes = [entry for entry in entries if entry.type in VOLUME_TYPES]
    stating = list(filter(_states, volumes))
    is_lost = named is None or (
        bool(named) and all(volume.key.casefold() != named.casefold() for volume in volumes)
    )
    for entry in entries if stating else ():
        if _states(entry) or entry.type in VOLUME_TYPES:
            continue
        volume = next((each for each in stating if _is_in(each, entry)), None)
        if volume is not None:
            stated = volume.fields["embargo"]
            yield entry.key, embargo_in(without_outer_braces(stated.value), stated.location)
        elif is_lost and entry.type in IN_VOLUME_TYPES and not entry.value(*CONTAINERS).strip():
            yield entry.key, without_date(entry.location)


def _is_in(volume: BibEntry, entry: BibEntry) -> bool:
    if entry.value("xref").strip().casefold() == volume.key.casefold():
        return True
    titles = [volume.value(name) for name in ("title", "booktitle") if volume.value(name).strip()]
    return any(is_same(entry.value(name), title) for name in CONTAINERS for title in titles)


def _repeated(problems: Iterable[Diagnostic]) -> dict[Location, Location]:
    """Where values of fields are that were given before, by where these are."""
    return {
        first: problem.location
        for problem in problems
        if problem.code is Code.BIB_DUPLICATE_FIELD
        for first in problem.related
    }


def _states(entry: BibEntry) -> bool:
    return "embargo" in entry.fields
