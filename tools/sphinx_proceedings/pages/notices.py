"""What readers are told of a paper that does not stand as published, and of related entries."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.papers import Paper, RelationKind, Status
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.pages.inlines import NOTHING, Inline, Line, Strong, Words, line
from sphinx_proceedings.pages.record_links import STATUS_LABELS, paper_link
from sphinx_proceedings.wording.dates import date_in_words

__all__ = ["notice", "relations"]

_IS = {
    RelationKind.ERRATUM_OF: "Erratum to",
    RelationKind.VERSION_OF: "New version of",
    RelationKind.RETRACTION_OF: "Retraction of",
    RelationKind.RELATED: "Related",
}
_HAS = {
    RelationKind.ERRATUM_OF: "Erratum",
    RelationKind.VERSION_OF: "Newer version",
    RelationKind.RETRACTION_OF: "Retraction notice",
    RelationKind.RELATED: "Related",
}


def notice(paper: Paper) -> Line:
    """`**Retracted** on 8 May 2027. Why.`; nothing for a paper that stands as published."""
    standing = paper.standing
    if standing.status is Status.PUBLISHED:
        return NOTHING
    since = f" on {date_in_words(standing.since)}" if standing.since else ""
    why = line(" ", standing.notice) if standing.notice else NOTHING
    return line(Strong(Words(STATUS_LABELS[standing.status])), Words(f"{since}."), why)


def relations(portal: Portal, paper: Paper) -> Iterator[tuple[str, Inline]]:
    """What the paper is to others and they to it, each with a link."""
    for relation in paper.relations:
        yield (
            _IS[relation.kind],
            paper_link(portal.paper_by_id[paper.edition, relation.key]),
        )
    for other, relation in portal.relations_to.get((paper.edition, paper.key), ()):
        yield _HAS[relation.kind], paper_link(other)
