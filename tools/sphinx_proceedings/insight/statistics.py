"""An edition in numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import ROLES
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition, Session, SessionKind

__all__ = ["Count", "Statistics", "edition_statistics", "has_statistics"]

_FEWEST_PAPERS = 3
"""Of fewer there is nothing to count."""
_MANY_AUTHORS = 10
"""Papers with as many authors and more are counted together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How many there are of something."""

    label: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Statistics:
    """The numbers of one edition; withdrawn papers do not count."""

    papers: int
    authors: int
    """People."""
    topics: tuple[Count, ...]
    """Papers that have each topic, most first."""
    with_topic: int
    """Papers that have any."""
    affiliations: tuple[Count, ...]
    """Authors at each affiliation as printed, most first; who is at two counts twice."""
    with_affiliation: int
    """Authors of whom one is printed."""
    sessions: tuple[tuple[Session, int], ...]
    """Papers that each session presents, in order of time."""
    kinds: tuple[tuple[SessionKind, int], ...]
    """Papers presented in sessions of each kind, most first."""
    authors_each: tuple[Count, ...]
    """Papers by number of authors, without gaps."""
    committees: tuple[Count, ...]
    """People in each committee, in order."""


def has_statistics(portal: Portal, edition: Edition) -> bool:
    """Whether there is enough to count."""
    return len(_standing(portal, edition)) >= _FEWEST_PAPERS


def edition_statistics(portal: Portal, edition: Edition) -> Statistics:
    """The numbers of an edition."""
    papers = _standing(portal, edition)
    topics = [_topics(portal, paper) for paper in papers]
    affiliations = _affiliations(papers)
    return Statistics(
        papers=len(papers),
        authors=len({author.person for paper in papers for author in paper.authors}),
        topics=_most_first(topic for each in topics for topic in each),
        with_topic=sum(map(bool, topics)),
        affiliations=_most_first(name for names in affiliations.values() for name in names),
        with_affiliation=len(affiliations),
        sessions=_sessions(portal, edition),
        kinds=_kinds(portal, edition),
        authors_each=_authors_each(papers),
        committees=_committees(portal, edition),
    )


def _standing(portal: Portal, edition: Edition) -> list[Paper]:
    return [paper for paper in portal.papers_by_edition[edition.id] if not paper.withdrawn]


def _topics(portal: Portal, paper: Paper) -> Sequence[str]:
    """The topics of a paper, each once."""
    return tuple(topic.label for topic in portal.topics_of_paper[paper.edition, paper.key])


def _most_first(spellings: Iterable[str]) -> tuple[Count, ...]:
    """How often each occurs, whatever its case, as it is spelt most often."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for spelling in spellings:
        found[spelling.casefold()][spelling] += 1
    counts = [
        Count(label=min(used, key=lambda each: (-used[each], each)), count=used.total())
        for used in found.values()
    ]
    return tuple(sorted(counts, key=lambda each: (-each.count, each.label.casefold())))


def _affiliations(papers: Iterable[Paper]) -> dict[str, dict[str, None]]:
    """Every affiliation printed of each author, by person."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for paper in papers:
        for author in paper.authors:
            if author.affiliation:
                found[author.person].setdefault(author.affiliation)
    return found


def _sessions(portal: Portal, edition: Edition) -> tuple[tuple[Session, int], ...]:
    counts = (
        (session, sum(not paper.withdrawn for paper in portal.papers_of_session(session)))
        for session in edition.sessions
    )
    return tuple((session, count) for session, count in counts if count)


def _kinds(portal: Portal, edition: Edition) -> tuple[tuple[SessionKind, int], ...]:
    papers: dict[SessionKind, set[str]] = defaultdict(set)
    for session in edition.sessions:
        presented = portal.papers_of_session(session)
        for kind in session.kinds:
            papers[kind].update(paper.key for paper in presented if not paper.withdrawn)
    found = [(kind, len(keys)) for kind, keys in papers.items() if keys]
    return tuple(sorted(found, key=lambda each: (-each[1], each[0])))


def _authors_each(papers: Iterable[Paper]) -> tuple[Count, ...]:
    """Papers whose source says “and others” are left out: nobody knows how many wrote them."""
    sizes = Counter(
        min(len(paper.authors), _MANY_AUTHORS)
        for paper in papers
        if paper.authors and not paper.more_authors
    )
    return tuple(
        Count(
            label=f"{size} or more" if size == _MANY_AUTHORS else str(size),
            count=sizes[size],
        )
        for size in range(min(sizes, default=0), max(sizes, default=-1) + 1)
    )


def _committees(portal: Portal, edition: Edition) -> tuple[Count, ...]:
    members: dict[str, set[str]] = defaultdict(set)
    for appointment in portal.appointments_by_edition[edition.id]:
        members[appointment.title or ROLES[appointment.role].group].add(appointment.person)
    return tuple(Count(label=title, count=len(people)) for title, people in members.items())
