"""A portal whose records are sought one by one, where somebody asks for them.

Whoever asks for few of them has few of them in memory; whoever goes through all finds all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol

from sphinx_proceedings.model.affiliations import Affiliation, Institution
from sphinx_proceedings.model.ledger.values import Ledger
from sphinx_proceedings.model.papers import Paper, Relation
from sphinx_proceedings.model.people import Appointment, Person
from sphinx_proceedings.model.portal import (
    Activity,
    PaperId,
    Portal,
    ScheduledTalk,
    SessionId,
    TalkId,
    id_of,
    relations_to_papers,
    talks_of_papers,
)
from sphinx_proceedings.model.programme import Edition, Session
from sphinx_proceedings.model.topics import Term, Topic, TopicIndex, make_topics
from sphinx_proceedings.model.when_asked import ListedWhenAsked, SoughtByName, WhenAsked

__all__ = [
    "AffiliationRecord",
    "EditionRecord",
    "Overview",
    "PersonRecord",
    "PortalRecords",
    "TopicRecord",
    "affiliation_records",
    "edition_records",
    "overview_of",
    "person_records",
    "portal_of",
    "spelled_affiliations",
    "topic_records",
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
    """A person, what the person did, and where the person is said to be."""

    person: Person
    papers: tuple[PaperId, ...]
    talks: tuple[TalkId, ...]
    chaired: tuple[SessionId, ...]
    appointments: tuple[Appointment, ...]
    edited: tuple[str, ...]
    """Ids of editions."""
    affiliations: tuple[Affiliation, ...]
    """Without who else is there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicRecord:
    """A topic, and what is about it."""

    topic: Topic
    """Without its papers."""
    papers: tuple[PaperId, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AffiliationRecord:
    """An affiliation, and what was written there."""

    affiliation: Affiliation
    """Without its papers."""
    papers: tuple[PaperId, ...]


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

    def spelled(self, spelling: str) -> Affiliation | None:
        """What is spelled so, without who is there."""

    def affiliation(self, slug: str) -> AffiliationRecord | None:
        """An affiliation by slug."""

    def meant(self, keyword: str) -> Topic | None:
        """What a keyword means, without who has it."""

    def topic(self, slug: str) -> TopicRecord | None:
        """A topic by slug."""


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
        did = portal.activity_by_person[person.id]
        yield (
            person.id,
            PersonRecord(
                person=person,
                papers=tuple(map(id_of, did.papers)),
                talks=tuple(
                    (item.session.edition, item.session.id, item.talk.key) for item in did.talks
                ),
                chaired=tuple((session.edition, session.id) for session in did.chaired),
                appointments=did.appointments,
                edited=tuple(edition.id for edition in did.edited),
                affiliations=tuple(map(_alone, portal.affiliations_of_person[person.id])),
            ),
        )


def topic_records(portal: Portal) -> Iterator[tuple[str, TopicRecord]]:
    """The topics, by slug."""
    for topic in portal.topics:
        alone = replace(topic, papers=())
        yield topic.slug, TopicRecord(topic=alone, papers=tuple(map(id_of, topic.papers)))


def affiliation_records(portal: Portal) -> Iterator[tuple[str, AffiliationRecord]]:
    """The affiliations, by slug."""
    for found in portal.affiliations:
        alone = replace(found, papers=())
        yield (
            found.slug,
            AffiliationRecord(affiliation=alone, papers=tuple(map(id_of, found.papers))),
        )


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
        self._sessions = SoughtByName(self._session, self._session_ids)

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
            session_by_id=self._sessions,
            paper_by_id=self._papers,
            person_by_id=self._people,
            papers_by_edition=self._of_editions,
            papers_by_person=WhenAsked(self._people, self._papers_of_person),
            activity_by_person=WhenAsked(self._people, self._activity),
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
            **self._of_all(made),
        )
        return made

    def _of_all(self, made: Portal) -> Mapping[str, object]:
        """What papers of all editions are about, and where people of all editions are."""
        return {
            "affiliation_by_slug": SoughtByName(
                self._affiliation, lambda: (each.slug for each in made.affiliations)
            ),
            "affiliation_by_spelling": SoughtByName(
                self._records.spelled,
                lambda: chain(*(each.spellings for each in made.affiliations)),
            ),
            "topic_by_slug": SoughtByName(self._topic, lambda: (each.slug for each in made.topics)),
            "_topic_index": self._topics(made),
        }

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

    def _activity(self, person: str) -> Activity:
        found = self._records.person(person)
        if found is None:
            return Activity()
        return Activity(
            papers=self._papers_of_person(person),
            talks=tuple(map(self._scheduled, found.talks)),
            chaired=tuple(map(self._sessions.__getitem__, found.chaired)),
            appointments=found.appointments,
            edited=tuple(map(self._editions.__getitem__, found.edited)),
        )

    def _scheduled(self, talk: TalkId) -> ScheduledTalk:
        edition, session, key = talk
        found = self._sessions[edition, session]
        return ScheduledTalk(
            session=found, talk=next(each for each in found.talks if each.key == key)
        )

    def _those(self, papers: Sequence[PaperId]) -> Sequence[Paper]:
        """These papers, of which it may be asked how many there are and no more."""
        return ListedWhenAsked(lambda: map(self._papers.__getitem__, papers), len(papers))

    def _topic(self, slug: str) -> Topic | None:
        found = self._records.topic(slug)
        return None if found is None else replace(found.topic, papers=self._those(found.papers))

    def _affiliation(self, slug: str) -> Affiliation | None:
        found = self._records.affiliation(slug)
        if found is None:
            return None
        return replace(found.affiliation, papers=self._those(found.papers))

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
        seek = SoughtByName(self._records.meant, lambda: _keywords(portal.papers))
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
