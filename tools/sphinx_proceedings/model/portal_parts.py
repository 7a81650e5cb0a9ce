"""Parts of a portal: what a view names and nothing else, as a portal of its own.

What follows from all of a portal, such as addresses of topics and times of sessions, is as in the
whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import TypeVar

from sphinx_proceedings.model.affiliations import AffiliationIndex
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.timetable.table import Timetable
from sphinx_proceedings.model.topics import Topic, TopicIndex
from sphinx_proceedings.model.views import View, contents_of, united

__all__ = ["PortalParts"]

Key = TypeVar("Key")
Value = TypeVar("Value")


class PortalParts:
    """The parts of a portal."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    def of(self, view: View) -> Portal:
        """The part that a view names."""
        return _Part(self._portal, view, self._places).made()

    @cached_property
    def _places(self) -> Mapping[PaperId, int]:
        return {paper: number for number, paper in enumerate(self._portal.paper_by_id)}


class _Part:
    """What a view names, by kind."""

    def __init__(self, portal: Portal, view: View, places: Mapping[PaperId, int]) -> None:
        self._portal = portal
        self._view = view
        contents = (contents_of(portal, portal.edition_by_id[each]) for each in view.whole)
        inside = united([view, *contents])
        self._abstracts = set(view.abstracts)
        self._papers = sorted(self._abstracts | set(inside.papers), key=places.__getitem__)
        self._sessions = set(inside.sessions)
        self._beside = set(view.beside) - self._sessions
        self._described = {*view.described, *view.active}
        self._named = self._described | set(inside.named)
        of_records = (each for each, _ in chain(self._papers, self._sessions, self._beside))
        self._editions = {*view.editions, *view.whole, *of_records}

    def made(self) -> Portal:
        """The portal, with what follows from all of the whole one."""
        portal, view = self._portal, self._view
        papers = _among(portal.paper_by_id, self._papers)
        part = replace(
            portal,
            editions=tuple(
                map(self._edition, _among(portal.edition_by_id, self._editions).values())
            ),
            papers=tuple(map(self._paper, papers.values())),
            people=tuple(map(self._person, _among(portal.person_by_id, self._named).values())),
            appointments=_all(_among(portal.appointments_by_edition, view.whole)),
            thesaurus=(),
            institutions=(),
            ledgers=tuple(_among(portal.ledger_by_edition, view.whole).values()),
        )
        # What is computed when it is asked for would follow from the part alone.
        vars(part).update(
            published=portal.published & self._editions,
            released=portal.released & self._editions,
            timetables=self._timetables(part.edition_by_id),
            event_identities=self._of_events(portal.event_identities),
            recent_changes=self._of_events(portal.recent_changes),
            talks_of_paper=_among(portal.talks_of_paper, self._abstracts),
            relations_to=_among(portal.relations_to, self._abstracts),
            activity_by_person=_among(portal.activity_by_person, view.active),
            _topic_index=self._topics(papers),
            _affiliation_index=self._affiliations(),
        )
        return part

    def _edition(self, edition: Edition) -> Edition:
        """An edition with those sessions that are told of."""
        told = []
        for session in edition.sessions:
            if (edition.id, session.id) in self._sessions:
                told.append(session)
            elif (edition.id, session.id) in self._beside:
                told.append(replace(session, talks=(), chairs=(), note=""))
        return replace(edition, sessions=tuple(told))

    def _paper(self, paper: Paper) -> Paper:
        is_whole = (paper.edition, paper.key) in self._abstracts
        return paper if is_whole else replace(paper, abstract=())

    def _person(self, person: Person) -> Person:
        if person.id in self._described:
            return person
        return Person(id=person.id, name=person.name, orcid=person.orcid)

    def _timetables(self, editions: Mapping[str, Edition]) -> Mapping[str, Timetable]:
        return {
            edition.id: Timetable(
                edition=edition,
                sessions=tuple(
                    item
                    for item in self._portal.timetables[edition.id].sessions
                    if (edition.id, item.session.id) in self._sessions
                ),
            )
            for edition in editions.values()
        }

    def _of_events(
        self, by_edition: Mapping[str, Mapping[str, Value]]
    ) -> Mapping[str, Mapping[str, Value]]:
        """What is known of events by edition and key, of the sessions that are told of."""
        found: dict[str, dict[str, Value]] = {edition: {} for edition in self._editions}
        for edition, session in self._sessions:
            known = by_edition[edition]
            item = self._portal.timetables[edition].session_by_id[session]
            keys = (event.key for event in (item.event, *item.talks))
            found[edition].update((key, known[key]) for key in keys if key in known)
        for edition in self._view.whole:
            # Those of events that are no more as well.
            found[edition] = dict(by_edition[edition])
        return found

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
