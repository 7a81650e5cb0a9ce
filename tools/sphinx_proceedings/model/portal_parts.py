"""Parts of a portal: what a view names and nothing else, as a portal of its own.

What follows from all of a portal, such as addresses of topics and times of sessions, is as in the
whole.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import TypeVar

from sphinx_proceedings.model.affiliations import AffiliationIndex
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.portal import Activity, PaperId, Portal, ScheduledTalk, SessionId
from sphinx_proceedings.model.programme import Edition, Session
from sphinx_proceedings.model.timetable.events import SessionEvents
from sphinx_proceedings.model.timetable.table import Timetable
from sphinx_proceedings.model.topics import Topic, TopicIndex
from sphinx_proceedings.model.views import View, contents_of, united

__all__ = ["PortalParts"]

Key = TypeVar("Key")
Value = TypeVar("Value")


class PortalParts:
    """The parts of a portal."""

    def __init__(self, portal: Portal) -> None:
        self.whole = portal
        self._outlined: dict[PaperId, Paper] = {}

    def of(self, view: View) -> Portal:
        """The part that a view names."""
        return _Part(self.whole, view, self._places, self._outline).made()

    def _outline(self, paper: Paper) -> Paper:
        """The same each time: what sends parts knows what it has sent."""
        paper_id = (paper.edition, paper.key)
        if paper_id not in self._outlined:
            self._outlined[paper_id] = paper.outlined
        return self._outlined[paper_id]

    @cached_property
    def _places(self) -> Mapping[PaperId, int]:
        return {paper: number for number, paper in enumerate(self.whole.paper_by_id)}


class _Part:
    """What a view names, by kind."""

    def __init__(
        self,
        portal: Portal,
        view: View,
        places: Mapping[PaperId, int],
        outline: Callable[[Paper], Paper],
    ) -> None:
        self._portal = portal
        self._view = view
        self._outline = outline
        contents = (contents_of(portal, portal.edition_by_id[each]) for each in view.whole)
        inside = united([view, *contents])
        self._abstracts = set(view.abstracts)
        self._papers = sorted(self._abstracts | set(inside.papers), key=places.__getitem__)
        self._sessions = dict.fromkeys(inside.sessions)
        self._talks: dict[SessionId, set[str]] = {each: set() for each in view.beside}
        for edition, session, talk in view.talks:
            self._talks.setdefault((edition, session), set()).add(talk)
        self._short = {
            each: self._shortened(portal.session_by_id[each], told)
            for each, told in self._talks.items()
            if each not in self._sessions
        }
        self._described = {*view.described, *view.active}
        # In an order, as what is sent is to be the same bytes each time.
        self._named = dict.fromkeys((*view.described, *view.active, *inside.named))
        of_records = (each for each, _ in chain(self._papers, self._sessions, self._short))
        self._editions = {*view.editions, *view.whole, *of_records}

    def made(self) -> Portal:
        """The portal, with what follows from all of the whole one."""
        portal, view = self._portal, self._view
        papers = {
            paper: self._paper(told)
            for paper, told in _among(portal.paper_by_id, self._papers).items()
        }
        part = replace(
            portal,
            editions=tuple(
                self._edition(edition)
                for edition in portal.editions
                if edition.id in self._editions
            ),
            papers=tuple(papers.values()),
            people=tuple(map(self._person, _among(portal.person_by_id, self._named).values())),
            appointments=_all(_among(portal.appointments_by_edition, view.whole)),
            thesaurus=(),
            institutions=(),
            ledgers=tuple(_among(portal.ledger_by_edition, view.whole).values()),
        )
        timetables = self._timetables(part.edition_by_id)
        # What is computed when it is asked for would follow from the part alone.
        vars(part).update(
            published=portal.published & self._editions,
            released=portal.released & self._editions,
            timetables=timetables,
            event_identities=self._of_events(timetables, portal.event_identities),
            recent_changes=self._of_events(timetables, portal.recent_changes),
            talks_of_paper=_among(portal.talks_of_paper, self._abstracts),
            relations_to=_among(portal.relations_to, self._abstracts),
            activity_by_person=self._activities(part),
            _topic_index=self._topics(papers),
            _affiliation_index=self._affiliations(),
        )
        return part

    def _edition(self, edition: Edition) -> Edition:
        """An edition with those sessions that are told of."""
        told = (self._told(session) for session in edition.sessions)
        return replace(edition, sessions=tuple(session for session in told if session))

    def _told(self, session: Session) -> Session | None:
        """What is told of a session."""
        session_id = (session.edition, session.id)
        return session if session_id in self._sessions else self._short.get(session_id)

    def _shortened(self, session: Session, told: Collection[str]) -> Session:
        """A session of which only these talks, by key, and the title are told."""
        talks = tuple(talk for talk in session.talks if talk.key in told)
        return replace(session, talks=talks, chairs=(), note="", links=())

    def _paper(self, paper: Paper) -> Paper:
        is_whole = (paper.edition, paper.key) in self._abstracts
        return paper if is_whole else self._outline(paper)

    def _person(self, person: Person) -> Person:
        if person.id in self._described:
            return person
        return Person(id=person.id, name=person.name, orcid=person.orcid)

    def _timetables(self, editions: Mapping[str, Edition]) -> Mapping[str, Timetable]:
        return {edition.id: self._timetable(edition) for edition in editions.values()}

    def _timetable(self, edition: Edition) -> Timetable:
        made = Timetable(edition=edition, sessions=tuple(self._events(edition.id)))
        told = {session.room for session in edition.sessions}
        rooms = (room for room in self._portal.timetables[edition.id].rooms if room.name in told)
        # Addresses of rooms that are called alike follow from all of them.
        vars(made).update(rooms=tuple(rooms))
        return made

    def _events(self, edition: str) -> Iterator[SessionEvents]:
        """When and where what is told of an edition takes place."""
        for item in self._portal.timetables[edition].sessions:
            if (edition, item.session.id) in self._sessions:
                yield item
            elif short := self._short.get((edition, item.session.id)):
                told = self._talks[edition, short.id]
                yield SessionEvents(
                    event=replace(item.event, session=short, people=()),
                    talks=tuple(
                        replace(event, session=short)
                        for event in item.talks
                        if event.talk and event.talk.key in told
                    ),
                )

    def _of_events(
        self, timetables: Mapping[str, Timetable], by_edition: Mapping[str, Mapping[str, Value]]
    ) -> Mapping[str, Mapping[str, Value]]:
        """What is known of events by edition and key, of those that are told of."""
        found = {
            edition: _among(by_edition[edition], (event.key for event in timetable.events))
            for edition, timetable in timetables.items()
        }
        # Those of events that are no more as well.
        return found | {edition: by_edition[edition] for edition in self._view.whole}

    def _activities(self, part: Portal) -> Mapping[str, Activity]:
        """What those did whose pages are told of; all of it is told of."""
        found, sessions = self._portal.activity_by_person, part.session_by_id
        return {
            person: replace(
                activity,
                papers=tuple(part.paper_by_id[each.edition, each.key] for each in activity.papers),
                talks=tuple(
                    ScheduledTalk(
                        session=sessions[each.session.edition, each.session.id], talk=each.talk
                    )
                    for each in activity.talks
                ),
                chaired=tuple(sessions[each.edition, each.id] for each in activity.chaired),
                edited=tuple(part.edition_by_id[each.id] for each in activity.edited),
            )
            for person, activity in _among(found, self._view.active).items()
        }

    def _topics(self, papers: Mapping[PaperId, Paper]) -> TopicIndex:
        """What keywords mean, without who else has them."""
        portal = self._portal
        told = [paper for paper in papers if paper in self._abstracts]
        by_keyword = {
            keyword: _alone(topic)
            for paper in told
            for keyword, topic in portal.topics_by_keyword(papers[paper])
            if topic is not None
        }
        whole = set(self._view.whole)
        of_paper = {
            paper: tuple(map(_alone, portal.topics_of_paper[paper]))
            for paper in papers
            if paper[0] in whole
        }
        return TopicIndex(of_paper=of_paper, by_keyword=by_keyword)

    def _affiliations(self) -> AffiliationIndex:
        """Where those whose pages are told of are, without who else is there."""
        of_person = {
            person: tuple(
                replace(where, people=(), papers=())
                for where in self._portal.affiliations_of_person[person]
            )
            for person in self._view.active
        }
        listed = {where.slug: where for found in of_person.values() for where in found}
        return AffiliationIndex(affiliations=tuple(listed.values()), of_person=of_person)


def _among(found: Mapping[Key, Value], keys: Iterable[Key]) -> dict[Key, Value]:
    """What is found of these keys, in their order."""
    return {key: found[key] for key in keys if key in found}


def _all(listed: Mapping[str, tuple[Value, ...]]) -> tuple[Value, ...]:
    return tuple(chain(*listed.values()))


def _alone(topic: Topic) -> Topic:
    return Topic(slug=topic.slug, label=topic.label)
