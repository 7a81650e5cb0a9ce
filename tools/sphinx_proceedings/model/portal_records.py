"""A portal whose records are sought one by one, where somebody asks for them.

Whoever asks for few of them has few of them in memory; whoever goes through all finds all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol

from sphinx_proceedings.model.affiliations import Affiliation, Institution
from sphinx_proceedings.model.ledger.values import Ledger
from sphinx_proceedings.model.papers import Paper, Relation
from sphinx_proceedings.model.people import Appointment, Person
from sphinx_proceedings.model.portal import (
    PaperId,
    Portal,
    SessionId,
    relations_to_papers,
    talks_of_papers,
)
from sphinx_proceedings.model.programme import Edition, Session
from sphinx_proceedings.model.topics import Term, Topic, TopicIndex, make_topics
from sphinx_proceedings.model.when_asked import ListedWhenAsked, SoughtByName, WhenAsked

__all__ = [
    "EditionRecord",
    "Overview",
    "PersonRecord",
    "PortalRecords",
    "edition_records",
    "overview_of",
    "person_records",
    "portal_of",
    "spelled_affiliations",
    "topics_of_keywords",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Overview:
    """What is known of a portal before any of its records is."""

    editions: tuple[str, ...]
    """Their ids, oldest first."""
    published: frozenset[str]
    """Ids of editions that have papers."""
    released: frozenset[str]
    """Ids of editions of which a programme was announced."""
    thesaurus: tuple[Term, ...]
    institutions: tuple[Institution, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionRecord:
    """An edition, and what is listed by edition."""

    edition: Edition
    papers: tuple[str, ...]
    """The keys of its papers, in source order."""
    relations: Mapping[PaperId, tuple[tuple[PaperId, Relation], ...]]
    """What other papers say they are to each paper that they name."""
    appointments: tuple[Appointment, ...]
    ledger: Ledger | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonRecord:
    """A person, and what the person wrote and where the person is said to be."""

    person: Person
    papers: tuple[PaperId, ...]
    affiliations: tuple[Affiliation, ...]
    """Without who else is there."""


class PortalRecords(Protocol):
    """The records of a portal; of what there is not, None."""

    @property
    def overview(self) -> Overview:
        """What there is."""

    def edition(self, edition: str) -> EditionRecord:
        """An edition of those that there are."""

    def paper(self, paper: PaperId) -> Paper | None:
        """A paper by edition and key."""

    def person(self, person: str) -> PersonRecord | None:
        """A person by id."""

    def people(self) -> Iterable[str]:
        """The ids of all people."""

    def affiliation(self, spelling: str) -> Affiliation | None:
        """What is spelled so, without who is there."""

    def topic(self, keyword: str) -> Topic | None:
        """What a keyword means, without who has it."""


def overview_of(portal: Portal) -> Overview:
    """What is to be known of a portal before any record is."""
    return Overview(
        editions=tuple(edition.id for edition in portal.editions),
        published=portal.published,
        released=portal.released,
        thesaurus=portal.thesaurus,
        institutions=portal.institutions,
    )


def edition_records(portal: Portal) -> Iterator[tuple[str, EditionRecord]]:
    """The editions, by id."""
    for edition in portal.editions:
        yield (
            edition.id,
            EditionRecord(
                edition=edition,
                papers=tuple(paper.key for paper in portal.papers_by_edition[edition.id]),
                relations={
                    paper: tuple(((other.edition, other.key), said) for other, said in found)
                    for paper, found in relations_to_papers(
                        portal.papers_by_edition[edition.id]
                    ).items()
                },
                appointments=portal.appointments_by_edition[edition.id],
                ledger=portal.ledger_by_edition.get(edition.id),
            ),
        )


def person_records(portal: Portal) -> Iterator[tuple[str, PersonRecord]]:
    """The people, by id."""
    for person in portal.people:
        papers = portal.papers_by_person[person.id]
        wrote = tuple((paper.edition, paper.key) for paper in papers)
        places = tuple(map(_alone, portal.affiliations_of_person[person.id]))
        yield person.id, PersonRecord(person=person, papers=wrote, affiliations=places)


def spelled_affiliations(portal: Portal) -> Iterator[tuple[str, Affiliation]]:
    """The affiliations, by each of their spellings."""
    for spelling, affiliation in portal.affiliation_by_spelling.items():
        yield spelling, _alone(affiliation)


def _alone(affiliation: Affiliation) -> Affiliation:
    return replace(affiliation, people=(), papers=())


def topics_of_keywords(portal: Portal) -> Iterator[tuple[str, Topic]]:
    """The topics, by each keyword that means one."""
    for keyword, topic in portal.topic_by_keyword.items():
        yield keyword, Topic(slug=topic.slug, label=topic.label, broader=topic.broader)


def portal_of(records: PortalRecords) -> Portal:
    """The portal that has these records."""
    return _Sought(records).portal()


class _Sought:
    """What follows from records, by what it is called in a portal."""

    def __init__(self, records: PortalRecords) -> None:
        self._records = records
        self._overview = records.overview
        ids = dict.fromkeys(self._overview.editions)
        self._told = WhenAsked(ids, records.edition)
        self._editions = WhenAsked(ids, lambda each: self._told[each].edition)
        self._papers = SoughtByName(records.paper, self._paper_ids)
        self._people = SoughtByName(self._person, lambda: sorted(records.people()))
        self._of_editions = WhenAsked(ids, self._papers_of_edition)
        self._talks = WhenAsked(ids, lambda each: talks_of_papers([self._editions[each]]))

    def portal(self) -> Portal:
        """The portal."""
        overview, ids = self._overview, self._editions.keys()
        made = Portal(
            editions=ListedWhenAsked(self._editions.values, len(ids)),
            papers=ListedWhenAsked(lambda: chain.from_iterable(self._of_editions.values())),
            people=ListedWhenAsked(self._people.values),
            appointments=ListedWhenAsked(
                lambda: chain(*(each.appointments for each in self._told.values()))
            ),
            thesaurus=overview.thesaurus,
            institutions=overview.institutions,
            ledgers=ListedWhenAsked(self._ledgers),
        )
        vars(made).update(
            edition_by_id=self._editions,
            session_by_id=SoughtByName(self._session, self._session_ids),
            paper_by_id=self._papers,
            person_by_id=self._people,
            papers_by_edition=self._of_editions,
            papers_by_person=WhenAsked(self._people, self._papers_of_person),
            appointments_by_edition=WhenAsked(ids, lambda each: self._told[each].appointments),
            ledger_by_edition=SoughtByName(
                lambda each: self._told[each].ledger,
                lambda: (ledger.edition for ledger in self._ledgers()),
            ),
            published=overview.published,
            released=overview.released,
            talks_of_paper=SoughtByName(
                lambda paper: self._talks[paper[0]].get(paper),
                lambda: chain.from_iterable(self._talks.values()),
            ),
            relations_to=SoughtByName(
                self._relations_of,
                lambda: chain.from_iterable(told.relations for told in self._told.values()),
            ),
            affiliations_of_person=WhenAsked(self._people, self._affiliations_of_person),
            affiliation_by_spelling=SoughtByName(
                self._records.affiliation,
                lambda: chain(*(each.spellings for each in made.affiliations)),
            ),
            _topic_index=self._topics(made),
        )
        return made

    def _paper_ids(self) -> Iterator[PaperId]:
        for edition, told in self._told.items():
            yield from ((edition, key) for key in told.papers)

    def _session_ids(self) -> Iterator[SessionId]:
        for edition in self._editions.values():
            yield from ((edition.id, session.id) for session in edition.sessions)

    def _ledgers(self) -> Iterator[Ledger]:
        found = (told.ledger for told in self._told.values())
        yield from (ledger for ledger in found if ledger is not None)

    def _person(self, person: str) -> Person | None:
        found = self._records.person(person)
        return None if found is None else found.person

    def _papers_of_edition(self, edition: str) -> tuple[Paper, ...]:
        return tuple(self._papers[edition, key] for key in self._told[edition].papers)

    def _papers_of_person(self, person: str) -> tuple[Paper, ...]:
        found = self._records.person(person)
        return tuple(map(self._papers.__getitem__, found.papers)) if found else ()

    def _affiliations_of_person(self, person: str) -> tuple[Affiliation, ...]:
        found = self._records.person(person)
        return found.affiliations if found else ()

    def _relations_of(self, paper: PaperId) -> tuple[tuple[Paper, Relation], ...] | None:
        found = self._told[paper[0]].relations.get(paper, ())
        return tuple((self._papers[other], said) for other, said in found) or None

    def _session(self, session: SessionId) -> Session | None:
        edition = self._editions.get(session[0])
        found = edition.sessions if edition else ()
        return next((each for each in found if each.id == session[1]), None)

    def _topics(self, portal: Portal) -> TopicIndex:
        seek = SoughtByName(self._records.topic, lambda: _keywords(portal.papers))
        return TopicIndex(
            topics=ListedWhenAsked(lambda: make_topics(portal.papers, portal.thesaurus).topics),
            of_paper=WhenAsked(
                self._papers, lambda paper: tuple(dict.fromkeys(_meant(self._papers[paper], seek)))
            ),
            by_keyword=seek,
        )


def _keywords(papers: Iterable[Paper]) -> Iterator[str]:
    """What those that are not withdrawn have."""
    found = (paper.keywords for paper in papers if not paper.withdrawn)
    yield from dict.fromkeys(chain.from_iterable(found))


def _meant(paper: Paper, topics: Mapping[str, Topic]) -> Iterator[Topic]:
    """What a paper is about; a withdrawn one is about nothing."""
    found = (topics.get(keyword) for keyword in _keywords([paper]))
    yield from (topic for topic in found if topic is not None)
