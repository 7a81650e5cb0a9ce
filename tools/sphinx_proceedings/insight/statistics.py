"""An edition in numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sphinx_proceedings.model.affiliations import printed
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition, Session, SessionKind
from sphinx_proceedings.wording.messages import gettext

__all__ = [
    "Count",
    "Places",
    "Statistics",
    "edition_statistics",
    "has_statistics",
    "printed_places",
]

_FEWEST_PAPERS = 3
"""Of fewer there is nothing to count."""
_MANY_AUTHORS = 10
"""Papers with as many authors and more are counted together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How many there are of something."""

    label: str
    count: int
    key: str = ""
    """By which its page is found: a topic's or an affiliation's slug, a role."""


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
    """Authors at each affiliation, most first; who is at two counts twice."""
    with_affiliation: int
    """Authors of whom one is printed."""
    presented: int
    """Papers that any session presents."""
    sessions: tuple[tuple[Session, int], ...]
    """Papers that each session presents, in order of time."""
    kinds: tuple[tuple[SessionKind, int], ...]
    """Papers presented in sessions of each kind, most first."""
    authors_each: tuple[Count, ...]
    """Papers by number of authors, without gaps."""
    with_authors: int
    """Papers of which that is known."""
    committees: tuple[Count, ...]
    """People in each committee, in order."""


def has_statistics(portal: Portal, edition: Edition) -> bool:
    """Whether there is enough to count."""
    return len(_standing(portal, edition)) >= _FEWEST_PAPERS


Places = Mapping[str, tuple[str, str]]
"""Names and slugs of affiliations by how they are printed."""


def printed_places(portal: Portal, edition: Edition) -> Places:
    """Those beside the authors of an edition; the whole portal tells what they are called."""
    found = {
        printed(place.name)
        for paper in _standing(portal, edition)
        for author in paper.authors
        for place in author.affiliations
    }
    places = ((each, portal.affiliation_by_spelling.get(each)) for each in sorted(found))
    return {each: (place.name, place.slug) for each, place in places if place}


def edition_statistics(portal: Portal, edition: Edition, places: Places) -> Statistics:
    """The numbers of an edition."""
    papers = _standing(portal, edition)
    topics = [_topics(portal, paper) for paper in papers]
    affiliations = _affiliations(papers, places)
    sizes = [_size(paper) for paper in papers]
    presented = {
        paper.key for session in edition.sessions for paper in portal.papers_of_session(session)
    }
    return Statistics(
        papers=len(papers),
        authors=len({author.person for paper in papers for author in paper.authors}),
        topics=_most_first(topic for each in topics for topic in each),
        with_topic=sum(map(bool, topics)),
        affiliations=_most_first(
            place for each in affiliations.values() for place in each.values()
        ),
        with_affiliation=len(affiliations),
        presented=sum(paper.key in presented for paper in papers),
        sessions=_sessions(portal, edition),
        kinds=_kinds(portal, edition),
        authors_each=_authors_each(sizes),
        with_authors=sum(map(bool, sizes)),
        committees=_committees(portal, edition),
    )


def _standing(portal: Portal, edition: Edition) -> list[Paper]:
    return [paper for paper in portal.papers_by_edition[edition.id] if not paper.withdrawn]


def _topics(portal: Portal, paper: Paper) -> Sequence[tuple[str, str]]:
    """The topics of a paper, each once."""
    return [(topic.label, topic.slug) for topic in portal.topics_of_paper[paper.edition, paper.key]]


def _most_first(named: Iterable[tuple[str, str]]) -> tuple[Count, ...]:
    """How often each name with its key occurs, whatever its case, as it is spelt most often."""
    found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for label, key in named:
        found[label.casefold()][label, key] += 1
    most = [(min(used, key=lambda each: (-used[each], each)), used) for used in found.values()]
    counts = [Count(label=label, count=used.total(), key=key) for (label, key), used in most]
    return tuple(sorted(counts, key=lambda each: (-each.count, each.label.casefold())))


def _affiliations(papers: Iterable[Paper], places: Places) -> dict[str, dict[str, tuple[str, str]]]:
    """Every affiliation printed of each author, by person and whatever its case."""
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for paper in papers:
        for author in paper.authors:
            for named in author.affiliations:
                if place := places.get(printed(named.name)):
                    found[author.person].setdefault(place[0].casefold(), place)
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


def _size(paper: Paper) -> int:
    """How many wrote it; 0 where its source says “and others”: nobody knows."""
    return 0 if paper.more_authors else min(len(paper.authors), _MANY_AUTHORS)


def _authors_each(sizes: Iterable[int]) -> tuple[Count, ...]:
    papers = Counter(filter(None, sizes))
    return tuple(
        Count(
            label=gettext("{number} or more", number=size) if size == _MANY_AUTHORS else str(size),
            count=papers[size],
        )
        for size in range(min(papers, default=0), max(papers, default=-1) + 1)
    )


def _committees(portal: Portal, edition: Edition) -> tuple[Count, ...]:
    members: dict[tuple[str, str], set[str]] = defaultdict(set)
    for held in portal.appointments_by_edition[edition.id]:
        members[held.committee, held.role].add(held.person)
    return tuple(
        Count(label=title, count=len(people), key=role) for (title, role), people in members.items()
    )
