"""The whole portal: editions, papers and people with their indexes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from sphinx_proceedings.model.affiliations import (
    Affiliation,
    AffiliationIndex,
    Institution,
    make_affiliations,
    mentions,
)
from sphinx_proceedings.model.embargoes import Embargo
from sphinx_proceedings.model.ledger.identities import (
    EventIdentity,
    event_identities,
    recent_changes,
)
from sphinx_proceedings.model.ledger.values import Change, Ledger, Release
from sphinx_proceedings.model.papers import Paper, Relation
from sphinx_proceedings.model.people import ROLES, Appointment, Authorship, Person
from sphinx_proceedings.model.programme import Edition, Session, Talk
from sphinx_proceedings.model.record_digests import RecordDigests
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.model.timetable.table import Timetable, make_timetable
from sphinx_proceedings.model.topics import Term, Topic, TopicIndex, make_topics
from sphinx_proceedings.model.when_asked import WhenAsked
from sphinx_proceedings.wording.messages import noop

__all__ = [
    "Activity",
    "PaperId",
    "Portal",
    "ScheduledTalk",
    "SessionId",
    "TalkId",
    "id_of",
    "relations_to_papers",
    "talks_of_papers",
]

PaperId = tuple[str, str]
"""An edition's id and a paper's key in it."""
SessionId = tuple[str, str]
"""An edition's id and a session's in it."""
TalkId = tuple[str, str, str]
"""An edition's id, a session's in it, and a talk's key in that."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScheduledTalk:
    """A talk with the session it belongs to."""

    session: Session
    talk: Talk


@dataclass(frozen=True, kw_only=True, slots=True)
class Activity:
    """Everything one person does in the portal, in order of edition."""

    papers: tuple[Paper, ...] = ()
    talks: tuple[ScheduledTalk, ...] = ()
    chaired: tuple[Session, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    edited: tuple[Edition, ...] = ()

    @property
    def roles(self) -> list[str]:
        """What the person was or did beside writing papers: `TPC member`, `Speaker`; messages."""
        found = list(dict.fromkeys(ROLES[held.role].one for held in self.appointments))
        if self.edited:
            found.append(noop("Editor"))
        if any(not item.talk.paper for item in self.talks):
            found.append(noop("Speaker"))
        elif self.talks and not self.papers:
            found.append(noop("Presenter"))
        if self.chaired:
            found.append(noop("Session chair"))
        return found


@dataclass(frozen=True, kw_only=True)
class Portal:
    """A read-only view of all sources.  Indexes are computed once, when first asked for."""

    editions: Sequence[Edition] = ()
    """Oldest first."""
    papers: Sequence[Paper] = ()
    """By edition, then in source order."""
    people: Sequence[Person] = ()
    """By id."""
    appointments: Sequence[Appointment] = ()
    thesaurus: tuple[Term, ...] = ()
    """What keywords mean, as far as editors say it."""
    institutions: tuple[Institution, ...] = ()
    """The registry of affiliations."""
    ledgers: Sequence[Ledger] = ()
    """Of the editions of which the programme was released, in their order."""
    damaged: frozenset[str] = frozenset()
    """Ids of editions of which the programme or the ledger is damaged: what is missing there was
    not removed, and what is told may be wrong."""
    embargoes: Mapping[PaperId, Embargo] = field(default_factory=dict, hash=False)
    """Of papers, over or not; none in what is published (`published.py`)."""

    @cached_property
    def digests(self) -> RecordDigests:
        """Digests of the records."""
        return RecordDigests(self.edition_by_id, self.paper_by_id, self.session_by_id)

    @cached_property
    def edition_by_id(self) -> Mapping[str, Edition]:
        """Editions by id."""
        return {edition.id: edition for edition in self.editions}

    def editions_around(self, edition: Edition) -> tuple[Edition | None, Edition | None]:
        """The editions before and after one in its series; without series, of those without."""
        series = [each for each in self.editions if each.series == edition.series]
        at = [each.id for each in series].index(edition.id)
        before, after = series[:at], series[at + 1 :]
        return before[-1] if before else None, after[0] if after else None

    @cached_property
    def paper_by_id(self) -> Mapping[PaperId, Paper]:
        """Papers by edition and key."""
        return {(paper.edition, paper.key): paper for paper in self.papers}

    @cached_property
    def session_by_id(self) -> Mapping[SessionId, Session]:
        """Sessions by edition and id."""
        return {
            (edition.id, session.id): session
            for edition in self.editions
            for session in edition.sessions
        }

    @cached_property
    def timetables(self) -> Mapping[str, Timetable]:
        """When and where everything takes place; every edition has a key."""
        return WhenAsked(
            self.edition_by_id,
            lambda edition: make_timetable(
                self.edition_by_id[edition], partial(self.talk_title, edition)
            ),
        )

    @cached_property
    def ledger_by_edition(self) -> Mapping[str, Ledger]:
        """Ledgers by edition; not every edition has one."""
        return {ledger.edition: ledger for ledger in self.ledgers}

    @cached_property
    def released(self) -> frozenset[str]:
        """Ids of editions of which a programme was announced."""
        return frozenset(ledger.edition for ledger in self.ledgers if ledger.releases)

    def last_release(self, edition: str) -> Release | None:
        """The newest; the ledger of an imported programme has none yet."""
        ledger = self.ledger_by_edition.get(edition)
        return ledger.releases[-1] if ledger and ledger.releases else None

    @cached_property
    def event_identities(self) -> Mapping[str, Mapping[str, EventIdentity]]:
        """Each event's identity and version by its key; every edition has a key."""
        return WhenAsked(
            self.edition_by_id,
            lambda edition: event_identities(
                self.timetables[edition],
                self.ledger_by_edition.get(edition),
                is_damaged=edition in self.damaged,
            ),
        )

    @cached_property
    def event_ids(self) -> Mapping[str, Mapping[str, str]]:
        """Each event's short id by its anchor in pages; every edition has a key."""
        return WhenAsked(self.edition_by_id, self._ids_of_events)

    def _ids_of_events(self, edition: str) -> dict[str, str]:
        identities = self.event_identities[edition]
        events = self.timetables[edition].events
        return {event.anchor: identities[event.key].short_id for event in events}

    @cached_property
    def recent_changes(self) -> Mapping[str, Mapping[str, Change]]:
        """What attendees should be told of changed events, by key; every edition has a key."""
        return WhenAsked(
            self.edition_by_id,
            lambda edition: recent_changes(
                self.edition_by_id[edition],
                self.ledger_by_edition.get(edition),
                self.event_identities[edition],
            ),
        )

    def paper_of(self, edition: str, talk: Talk | None) -> Paper | None:
        """The paper that a talk presents; None where it is no talk, or of no paper."""
        return self.paper_by_id.get((edition, talk.paper)) if talk else None

    def talk_title(self, edition: str, talk: Talk) -> RichText:
        """A talk's title as presented; its paper's where it has none of its own."""
        if talk.title or not talk.paper:
            return talk.title
        return self.paper_by_id[edition, talk.paper].full_title

    @cached_property
    def person_by_id(self) -> Mapping[str, Person]:
        """People by id."""
        return {person.id: person for person in self.people}

    def orcid_of(self, person: Authorship) -> str:
        """The ORCID iD of an author or editor, as printed or as registered; or empty."""
        return person.orcid or self.person_by_id[person.person].orcid

    @cached_property
    def papers_by_edition(self) -> Mapping[str, tuple[Paper, ...]]:
        """Papers of each edition in source order; every edition has a key."""
        found: dict[str, list[Paper]] = {edition.id: [] for edition in self.editions}
        for paper in self.papers:
            found[paper.edition].append(paper)
        return {edition: tuple(papers) for edition, papers in found.items()}

    @cached_property
    def published(self) -> frozenset[str]:
        """Ids of editions that have papers."""
        return frozenset(edition for edition, papers in self.papers_by_edition.items() if papers)

    @cached_property
    def appointments_by_edition(self) -> Mapping[str, tuple[Appointment, ...]]:
        """Appointments of each edition in source order; every edition has a key."""
        found: dict[str, list[Appointment]] = {edition.id: [] for edition in self.editions}
        for appointment in self.appointments:
            found[appointment.edition].append(appointment)
        return {edition: tuple(held) for edition, held in found.items()}

    @cached_property
    def talks_of_paper(self) -> Mapping[PaperId, tuple[ScheduledTalk, ...]]:
        """The talks that present each scheduled paper, in order of time."""
        return talks_of_papers(self.editions)

    def papers_of_session(self, session: Session) -> tuple[Paper, ...]:
        """The papers that a session presents, in order, each once."""
        keys = dict.fromkeys(talk.paper for talk in session.talks if talk.paper)
        return tuple(self.paper_by_id[session.edition, key] for key in keys)

    def relations_from(self, paper: Paper) -> Iterator[tuple[Paper, Relation]]:
        """What a paper says it is to others, with those of them that there are."""
        for relation in paper.relations:
            other = self.paper_by_id.get((paper.edition, relation.key))
            if other is not None:
                yield other, relation

    @cached_property
    def relations_to(self) -> Mapping[PaperId, tuple[tuple[Paper, Relation], ...]]:
        """What other papers say they are to each paper that they name."""
        return relations_to_papers(self.papers)

    @cached_property
    def _topic_index(self) -> TopicIndex:
        return make_topics(self.papers, self.thesaurus)

    @property
    def topics(self) -> Sequence[Topic]:
        """What papers are about, by slug."""
        return self._topic_index.topics

    @property
    def topics_of_paper(self) -> Mapping[PaperId, tuple[Topic, ...]]:
        """The topics of each paper in order of its keywords; every paper has a key."""
        return self._topic_index.of_paper

    @property
    def topic_by_keyword(self) -> Mapping[str, Topic]:
        """What keywords mean as they are printed on papers that are not withdrawn."""
        return self._topic_index.by_keyword

    def topics_by_keyword(self, paper: Paper) -> tuple[tuple[str, Topic | None], ...]:
        """A paper's keywords as printed with their topics; those of a withdrawn one have none."""
        by_keyword = {} if paper.withdrawn else self.topic_by_keyword
        return tuple((keyword, by_keyword.get(keyword)) for keyword in paper.keywords)

    @cached_property
    def topic_by_slug(self) -> Mapping[str, Topic]:
        """Topics by slug."""
        return {topic.slug: topic for topic in self.topics}

    @cached_property
    def _affiliation_index(self) -> AffiliationIndex:
        named = (
            mention
            for edition in self.editions
            for mention in mentions(
                edition,
                self.papers_by_edition[edition.id],
                self.appointments_by_edition[edition.id],
            )
        )
        return make_affiliations(named, self.institutions)

    @property
    def affiliations(self) -> tuple[Affiliation, ...]:
        """Where people are said to be, by slug."""
        return self._affiliation_index.affiliations

    @cached_property
    def affiliations_of_person(self) -> Mapping[str, tuple[Affiliation, ...]]:
        """The affiliations of each person, oldest first; every person has a key."""
        found = self._affiliation_index.of_person
        return {person.id: found.get(person.id, ()) for person in self.people}

    @cached_property
    def affiliation_by_slug(self) -> Mapping[str, Affiliation]:
        """Affiliations by slug."""
        return {affiliation.slug: affiliation for affiliation in self.affiliations}

    @cached_property
    def affiliation_by_spelling(self) -> Mapping[str, Affiliation]:
        """Affiliations by what is printed for them, of which white space is folded."""
        return {
            spelling: affiliation
            for affiliation in self.affiliations
            for spelling in affiliation.spellings
        }

    @cached_property
    def papers_by_person(self) -> Mapping[str, tuple[Paper, ...]]:
        """What each person wrote; every person has a key."""
        found: dict[str, list[Paper]] = defaultdict(list)
        for paper in self.papers:
            for person in dict.fromkeys(author.person for author in paper.authors):
                found[person].append(paper)
        return {person.id: tuple(found[person.id]) for person in self.people}

    @cached_property
    def activity_by_person(self) -> Mapping[str, Activity]:
        """What each person does; every person has a key."""
        talks: dict[str, list[ScheduledTalk]] = defaultdict(list)
        chaired: dict[str, list[Session]] = defaultdict(list)
        held: dict[str, list[Appointment]] = defaultdict(list)
        edited: dict[str, list[Edition]] = defaultdict(list)
        for appointment in self.appointments:
            held[appointment.person].append(appointment)
        for edition in self.editions:
            for editor in edition.volume.publication.editors if edition.volume else ():
                edited[editor.person].append(edition)
            for session in edition.sessions:
                for chair in session.chairs:
                    chaired[chair.person].append(session)
                for talk in session.talks:
                    for presenter in talk.presenters:
                        talks[presenter.person].append(ScheduledTalk(session=session, talk=talk))
        return {
            person.id: Activity(
                papers=self.papers_by_person[person.id],
                talks=tuple(talks[person.id]),
                chaired=tuple(chaired[person.id]),
                appointments=tuple(held[person.id]),
                edited=tuple(edited[person.id]),
            )
            for person in self.people
        }


def id_of(paper: Paper) -> PaperId:
    """What a paper is known by in a portal."""
    return paper.edition, paper.key


def talks_of_papers(editions: Iterable[Edition]) -> dict[PaperId, tuple[ScheduledTalk, ...]]:
    """The talks in these editions that present papers, by what they present, in order of time."""
    found: dict[PaperId, list[ScheduledTalk]] = defaultdict(list)
    for edition in editions:
        for session in edition.sessions:
            for talk in session.talks:
                if talk.paper:
                    found[edition.id, talk.paper].append(ScheduledTalk(session=session, talk=talk))
    return {paper: tuple(talks) for paper, talks in found.items()}


def relations_to_papers(
    papers: Iterable[Paper],
) -> dict[PaperId, tuple[tuple[Paper, Relation], ...]]:
    """What these papers say they are to others, by whom they name."""
    found: dict[PaperId, list[tuple[Paper, Relation]]] = defaultdict(list)
    for paper in papers:
        for relation in paper.relations:
            found[paper.edition, relation.key].append((paper, relation))
    return {paper: tuple(relations) for paper, relations in found.items()}
