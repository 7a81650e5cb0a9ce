"""Papers that were presented and are not part of the proceedings: `archival = {no}`.

aclpub2 calls them non-archival.  What such a paper takes from the volume, or repeats of it, would
claim that it appeared there; what it says of another place where it appeared stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sphinx_proceedings.model.papers import Paper, Publication, Volume
from sphinx_proceedings.sources.bibtex.entries import BibEntry
from sphinx_proceedings.sources.bibtex.inheritance import IN_VOLUME_TYPES, is_archival, is_same
from sphinx_proceedings.sources.bibtex.problems import EntryProblems

__all__ = ["as_presented", "read_archival"]

_UNPUBLISHED = "unpublished"


def read_archival(entry: BibEntry, problems: EntryProblems) -> bool:
    """Whether the paper is part of the proceedings; what is neither yes nor no is reported."""
    told = is_archival(entry)
    if told is None:
        problems.bad_value(entry, entry.fields["archival"], "expected yes or no")
    return told is not False


def as_presented(paper: Paper, volumes: Iterable[Volume]) -> Paper:
    """The paper without what says that it is in the proceedings, if it is not."""
    if paper.archival or _is_elsewhere(paper, volumes):
        return paper
    said = paper.publication
    return replace(
        paper,
        entry_type=_UNPUBLISHED if paper.entry_type in IN_VOLUME_TYPES else paper.entry_type,
        pages="",
        article_number="",
        publication=Publication(
            contributors=said.contributors,
            organization=said.organization,
            location=said.location,
            event_title=said.event_title,
            event_start=said.event_start,
            event_end=said.event_end,
            issued=said.issued,
        ),
    )


def _is_elsewhere(paper: Paper, volumes: Iterable[Volume]) -> bool:
    """Whether it appeared in another place than one of these volumes."""
    where = paper.publication.container.plain
    own = [volume.publication.container.plain for volume in volumes]
    is_of_books = paper.entry_type in IN_VOLUME_TYPES
    return bool(where) and bool(own or not is_of_books) and not any(is_same(where, v) for v in own)
