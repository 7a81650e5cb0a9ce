"""What readers are told of a paper that does not stand as published, and of related entries."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.embargoes import Withheld
from sphinx_proceedings.model.papers import Paper, RelationKind, Status
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.pages.inlines import (
    NOTHING,
    Inline,
    Line,
    Strong,
    Words,
    date,
    line,
    time,
    told,
    words,
)
from sphinx_proceedings.pages.record_links import STATUS_LABELS, paper_link
from sphinx_proceedings.wording.dates import clock, date_in_words, zone
from sphinx_proceedings.wording.messages import gettext, noop

__all__ = ["notice", "relations", "withheld_told"]

_IS = {
    # For translators: what a paper is to another one, which is named behind it.
    RelationKind.ERRATUM_OF: noop("Erratum to"),
    RelationKind.VERSION_OF: noop("New version of"),
    RelationKind.RETRACTION_OF: noop("Retraction of"),
    RelationKind.RELATED: noop("Related"),
}
_HAS = {
    RelationKind.ERRATUM_OF: noop("Erratum"),
    RelationKind.VERSION_OF: noop("Newer version"),
    RelationKind.RETRACTION_OF: noop("Retraction notice"),
    RelationKind.RELATED: noop("Related"),
}


def notice(paper: Paper) -> Line:
    """`**Retracted** on 8 May 2027. Why.`; nothing for a paper that stands as published."""
    standing = paper.standing
    if standing.status is Status.PUBLISHED:
        return NOTHING
    status = Strong(words(STATUS_LABELS[standing.status]))
    since = Words(date_in_words(standing.since)) if standing.since else None
    # For translators: such as “Retracted on 8 May 2027.”.
    dated = told("{status} on {date}.", status=status, date=since)
    return line(
        dated if since else told("{status}.", status=status),
        *((" ", standing.notice) if standing.notice else ()),
    )


def withheld_told(withheld: Withheld) -> Line:
    """`The abstract will be here from 10 May 2027.`, or what else an embargo withholds."""
    if withheld.until is None:
        # For translators: of what an abstract or files would say.
        return line(words("More will be here later."))
    label, until = date_in_words(withheld.until), withheld.until
    moment = (
        time(until, f"{label}, {clock(until)} {zone(until)}")
        if withheld.has_time
        else date(until.date(), label)
    )
    if withheld.abstract and withheld.files:
        return told("The abstract and the files will be here from {date}.", date=moment)
    if withheld.abstract:
        return told("The abstract will be here from {date}.", date=moment)
    # For translators: files that belong to a paper or a talk.
    return told("The files will be here from {date}.", date=moment)


def relations(portal: Portal, paper: Paper) -> Iterator[tuple[str, Inline]]:
    """What the paper is to others and they to it, each with a link."""
    for relation in paper.relations:
        yield (
            gettext(_IS[relation.kind]),
            paper_link(portal.paper_by_id[paper.edition, relation.key]),
        )
    for other, relation in portal.relations_to.get((paper.edition, paper.key), ()):
        yield gettext(_HAS[relation.kind]), paper_link(other)
