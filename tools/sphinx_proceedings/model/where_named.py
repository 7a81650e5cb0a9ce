"""Who and what names papers by their titles, beside the editions that have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sphinx_proceedings.model.portal import PaperId, Portal, ScheduledTalk, SessionId, id_of

__all__ = ["WhereNamed"]


@dataclass(frozen=True, kw_only=True, slots=True)
class WhereNamed:
    """Records of which pages or files name some papers."""

    papers: Sequence[PaperId]
    """Those that are presented with them, or are something to them."""
    people: Sequence[str]
    """Ids of those who wrote or present them, or chair where they are presented."""
    sessions: Sequence[SessionId]
    """Where they are presented."""
    topics: Sequence[str]
    """Slugs of what they are about."""
    affiliations: Sequence[str]
    """Slugs of where their authors are."""

    @classmethod
    def of(cls, portal: Portal, papers: Iterable[PaperId]) -> WhereNamed:
        """Those of these papers."""
        ids = sorted(papers)
        authors = _authors(portal, ids)
        talks = [talk for each in ids for talk in portal.talks_of_paper.get(each, ())]
        topics = chain.from_iterable(map(portal.topics_of_paper.__getitem__, ids))
        places = chain.from_iterable(map(portal.affiliations_of_person.__getitem__, authors))
        sessions = (talk.session for talk in talks)
        return cls(
            papers=sorted({*chain.from_iterable(_others(portal, each) for each in ids)}),
            people=sorted({*authors, *chain.from_iterable(map(_on_stage, talks))}),
            sessions=sorted({(session.edition, session.id) for session in sessions}),
            topics=sorted({topic.slug for topic in topics}),
            affiliations=sorted({where.slug for where in places}),
        )


def _others(portal: Portal, paper_id: PaperId) -> Iterator[PaperId]:
    paper = portal.paper_by_id[paper_id]
    for talk in portal.talks_of_paper.get(paper_id, ()):
        yield from map(id_of, portal.papers_of_session(talk.session))
    yield from (id_of(other) for other, _ in portal.relations_from(paper))
    yield from (id_of(other) for other, _ in portal.relations_to.get(paper_id, ()))


def _authors(portal: Portal, papers: Iterable[PaperId]) -> Mapping[str, None]:
    found = (author.person for each in papers for author in portal.paper_by_id[each].authors)
    return dict.fromkeys(found)


def _on_stage(item: ScheduledTalk) -> Iterable[str]:
    return (who.person for who in (*item.talk.presenters, *item.session.chairs))
