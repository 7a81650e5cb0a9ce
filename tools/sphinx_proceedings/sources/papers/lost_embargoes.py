"""Embargoes that stand in a file and are not read, because something else in it is wrong.

Whom they are about is not known then; what was published once cannot be taken back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sphinx_proceedings.diagnostics import Code, Diagnostic, Severity
from sphinx_proceedings.sources.bibtex.entries import BibEntry, BibFile
from sphinx_proceedings.sources.text.source import Source

__all__ = ["entries_that_lost_one", "lost_embargo"]

_FIELD = re.compile(r"(?<![\w+:.-])embargo\s{0,60}=\s{0,60}", re.IGNORECASE)


def lost_embargo(source: Source, file: BibFile) -> Diagnostic | None:
    """That a damaged part of the file states one: every paper without its own may be meant."""
    if all(problem.severity is not Severity.ERROR for problem in file.diagnostics):
        return None
    read = {
        source.offset(entry.fields["embargo"].location) for entry in filter(_states, file.entries)
    }
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


def _states(entry: BibEntry) -> bool:
    return "embargo" in entry.fields
