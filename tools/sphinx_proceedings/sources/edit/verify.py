"""What is wrong with a merged text that was not wrong before, told with the lines editors see."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sphinx_proceedings.diagnostics import Diagnostic, Location, Severity
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.edit.merge import Merge
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import Source

__all__ = ["likeness", "new_problems", "unlike"]


def new_problems(
    sources: Sources, edition: EditionId, existing: Source, incoming: Source, merged: Merge
) -> tuple[Diagnostic, ...]:
    """Problems of the added entries, and errors that adding them makes elsewhere.

    `sources` are those of the portal as it is.  Places in added entries are places in `incoming`.
    """
    # Photos are the same before and after.
    sources = replace(sources, root=None)
    after = Source(path=existing.path, text=merged.text)
    papers = dict(sorted({**sources.papers, edition: after}.items()))
    before = assemble_portal(sources).diagnostics
    found: list[Diagnostic] = []
    for diagnostic in unlike(before, assemble_portal(replace(sources, papers=papers)).diagnostics):
        moved = _moved(diagnostic.location, existing, incoming, merged)
        related = tuple(
            _moved(location, existing, incoming, merged) for location in diagnostic.related
        )
        told = replace(diagnostic, location=moved, related=related)
        if moved.path == incoming.path or diagnostic.severity is Severity.ERROR:
            found.append(told)
    return tuple(found)


def unlike(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Those of `after` that have no like in `before`, or more of them than there."""
    known = Counter(map(likeness, before))
    for diagnostic in after:
        if known[likeness(diagnostic)]:
            known[likeness(diagnostic)] -= 1
        else:
            yield diagnostic


def likeness(diagnostic: Diagnostic) -> object:
    """What stays of a diagnostic when lines move."""
    return (
        diagnostic.code,
        diagnostic.location.path,
        re.sub(r"\d+", "0", diagnostic.message),
    )


def _moved(location: Location, existing: Source, incoming: Source, merged: Merge) -> Location:
    if location.path != existing.path or not location.line:
        return location
    if location.line in merged.origin:
        return replace(location, path=incoming.path, line=merged.origin[location.line])
    added = 0
    for edit in sorted(merged.edits):
        if existing.locate(edit.start).line + added < location.line:
            added += edit.text.count("\n")
    return replace(location, line=max(1, location.line - added))
