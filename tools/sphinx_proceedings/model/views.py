"""What is made from which records: views of a portal, and when they are others.

A view names the records that a page or a file is made from, and how much of each it tells.  Its
digest says when that has to be made again; the part of the portal that it names (`portal_parts.py`)
is all that a worker elsewhere has for making it.  So what is forgotten here is missing there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import chain
from typing import TypeVar

from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.portal import PaperId, Portal, SessionId, TalkId, id_of
from sphinx_proceedings.model.programme import Edition, Session, SessionKind
from sphinx_proceedings.model.timetable.events import talk_key

__all__ = ["View", "Views", "contents_of", "seen_in_all", "united"]

Id = TypeVar("Id")


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """Records by their ids, each kind in an order that may be shown, and what is told of them."""

    editions: tuple[str, ...] = ()
    """What these say beside their sessions; so do those of papers and sessions in the view."""
    papers: tuple[PaperId, ...] = ()
    """All but abstracts."""
    abstracts: tuple[PaperId, ...] = ()
    """Papers with their abstracts, what they are to others and what their keywords mean."""
    sessions: tuple[SessionId, ...] = ()
    """With when and where everything in them takes place, and what has changed of it."""
    beside: tuple[SessionId, ...] = ()
    """Titles of sessions."""
    talks: tuple[TalkId, ...] = ()
    """Single talks, and the titles of their sessions."""
    named: tuple[str, ...] = ()
    """Names and ORCID iDs of people."""
    described: tuple[str, ...] = ()
    """People with what they say of themselves."""
    active: tuple[str, ...] = ()
    """The same with all that they did, and where they are said to be."""
    whole: tuple[str, ...] = ()
    """Editions with all that is in them, but abstracts."""


def united(views: Iterable[View]) -> View:
    """What is in any of the views."""
    listed = tuple(views)
    return View(
        **{
            each.name: tuple(dict.fromkeys(chain(*(getattr(view, each.name) for view in listed))))
            for each in fields(View)
        }
    )


def seen_in_all(views: Iterable[View | None]) -> View | None:
    """What is in any of the views; None where that may be anything, as for one that is None."""
    listed = tuple(views)
    told = [view for view in listed if view is not None]
    return united(told) if len(told) == len(listed) else None


class _Each(dict[Id, str]):
    """Digests by what they are of, each found when it is first asked for."""

    def __init__(self, of: Callable[[Id], str]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, key: Id) -> str:
        found = self[key] = self._of(key)
        return found


class Views:
    """What the pages of a portal's records are made from."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._editions = _Each(self._beside_sessions)
        self._sessions = _Each(self._session)
        self._named = _Each(self._name)
        self._described = _Each(self._description)
        self._whole = _Each(self._all_of)

    def exported(self, paper: Paper) -> View:
        """A paper as files in other formats tell of it."""
        editors = paper.publication.editors
        return View(
            abstracts=((paper.edition, paper.key),),
            named=_once(who.person for who in (*paper.authors, *editors)),
        )

    def paper(self, paper: Paper) -> View:
        """A paper's page, without the papers that are like it."""
        portal, paper_id = self._portal, (paper.edition, paper.key)
        sessions = [talk.session for talk in portal.talks_of_paper.get(paper_id, ())]
        own = self.exported(paper)
        return View(
            abstracts=own.abstracts,
            papers=_once(
                (
                    *(id_of(other) for other, _ in portal.relations_from(paper)),
                    *(id_of(other) for other, _ in portal.relations_to.get(paper_id, ())),
                    # The papers before and after in the session.
                    *(
                        id_of(other)
                        for session in sessions
                        for other in portal.papers_of_session(session)
                    ),
                )
            ),
            sessions=_once(map(_session_id, sessions)),
            named=_once((*own.named, *chain(*map(_in, sessions)))),
        )

    def session(self, edition: Edition, session: Session) -> View:
        """A session's page, with the titles of its neighbours."""
        around = (edition.session_before(session), edition.session_after(session))
        return View(
            papers=_once(map(id_of, self._portal.papers_of_session(session))),
            sessions=(_session_id(session),),
            beside=tuple(_session_id(other) for other in around if other),
            described=_once(_in(session)),
        )

    def person(self, person: Person) -> View:
        """A person's page."""
        activity = self._portal.activity_by_person[person.id]
        presented = ((item.session.edition, item.talk.paper) for item in activity.talks)
        coauthors = (author.person for paper in activity.papers for author in paper.authors)
        return View(
            editions=_once(
                (
                    *(edition.id for edition in activity.edited),
                    *(held.edition for held in activity.appointments),
                )
            ),
            papers=_once((*map(id_of, activity.papers), *(each for each in presented if each[1]))),
            sessions=_once(map(_session_id, activity.chaired)),
            talks=_once((*_session_id(item.session), item.talk.key) for item in activity.talks),
            named=_once(coauthors),
            active=(person.id,),
        )

    def in_sessions(self, person: Person) -> View:
        """The same with all of the sessions that the person is in."""
        activity = self._portal.activity_by_person[person.id]
        sessions = (*(item.session for item in activity.talks), *activity.chaired)
        return replace(self.person(person), sessions=_once(map(_session_id, sessions)))

    def edition(self, edition: Edition) -> View:
        """What shows an edition's papers or its programme as a whole."""
        return View(whole=(edition.id,))

    def landing(self, edition: Edition) -> View:
        """What shows an edition at a glance, with the editions around it and who gives keynotes."""
        portal = self._portal
        before, after = portal.editions_around(edition)
        speakers = (
            who.person
            for session in edition.sessions
            if SessionKind.KEYNOTE in session.kinds
            for talk in session.talks
            for who in talk.presenters
        )
        around = tuple(other.id for other in (before, after) if other)
        return View(editions=around, described=_once(speakers), whole=(edition.id,))

    def digest(self, view: View) -> str:
        """The same as long as everything is that the view tells."""
        digests = self._portal.digests
        records = (*view.papers, *view.abstracts, *view.sessions, *view.talks)
        editions = dict.fromkeys((*view.editions, *(each[0] for each in records)))
        return version_of(
            [self._editions[each] for each in editions],
            [digests.outlines[each] for each in view.papers],
            [self._abstracts(each) for each in view.abstracts],
            [self._sessions[each] for each in view.sessions],
            [self._portal.session_by_id[each].title for each in view.beside],
            [self._talk(*each) for each in view.talks],
            [self._named[each] for each in view.named],
            [self._described[each] for each in view.described],
            [self._active(each) for each in view.active],
            [self._whole[each] for each in view.whole],
        )

    @cached_property
    def everything(self) -> str:
        """The same as long as the whole portal is."""
        portal = self._portal
        return version_of(
            [self._whole[edition.id] for edition in portal.editions],
            dict(portal.digests.papers),
            list(portal.people),
            portal.thesaurus,
            portal.institutions,
        )

    def _beside_sessions(self, edition: str) -> str:
        portal = self._portal
        is_published, is_released = edition in portal.published, edition in portal.released
        return version_of(portal.digests.editions[edition], is_published, is_released)

    def _abstracts(self, paper_id: PaperId) -> str:
        portal = self._portal
        paper = portal.paper_by_id[paper_id]
        meant = [topic and topic.slug for _, topic in portal.topics_by_keyword(paper)]
        relations = [(id_of(other), kind) for other, kind in portal.relations_to.get(paper_id, ())]
        talks = [
            (item.session.id, item.talk.key) for item in portal.talks_of_paper.get(paper_id, ())
        ]
        return version_of(portal.digests.papers[paper_id], meant, relations, talks)

    def _session(self, session: SessionId) -> str:
        said = self._portal.digests.sessions[session]
        return version_of(said, self._announced(self._portal.session_by_id[session]))

    def _talk(self, edition: str, session: str, key: str) -> tuple[object, ...]:
        """What a talk is, and when; its session's title, and what has changed."""
        portal = self._portal
        event = portal.timetables[edition].by_key[talk_key(key)]
        title = portal.session_by_id[edition, session].title
        changed = portal.recent_changes[edition].get(event.key)
        room = portal.timetables[edition].room_by_name.get(event.room)
        return title, event.talk, event.title, event.slot, room, event.cancelled, changed

    def _announced(self, session: Session) -> list[object]:
        """When and where a session and its talks are, and which versions of them these are."""
        timetable = self._portal.timetables[session.edition]
        identities = self._portal.event_identities[session.edition]
        changes = self._portal.recent_changes[session.edition]
        found = timetable.session_by_id[session.id]
        return [
            timetable.room_by_name.get(session.room),
            *(
                (event.slot, event.title, identities[event.key], changes.get(event.key))
                for event in (found.event, *found.talks)
            ),
        ]

    def _name(self, person: str) -> str:
        named = self._portal.person_by_id[person]
        return version_of(named.id, named.name, named.orcid)

    def _description(self, person: str) -> str:
        return version_of(self._portal.person_by_id[person])

    def _active(self, person: str) -> str:
        activity = self._portal.activity_by_person[person]
        return version_of(
            self._described[person],
            list(map(id_of, activity.papers)),
            [(_session_id(item.session), item.talk.key) for item in activity.talks],
            list(map(_session_id, activity.chaired)),
            activity.appointments,
            [edition.id for edition in activity.edited],
            [
                (where.slug, where.name, where.ror, where.spellings)
                for where in self._portal.affiliations_of_person[person]
            ],
        )

    def _all_of(self, edition: str) -> str:
        portal = self._portal
        return version_of(
            self.digest(contents_of(portal, portal.edition_by_id[edition])),
            [
                [topic.label for topic in portal.topics_of_paper[id_of(paper)]]
                for paper in portal.papers_by_edition[edition]
            ],
            portal.ledger_by_edition.get(edition),
            portal.appointments_by_edition[edition],
        )


def _once(ids: Iterable[Id]) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(ids))


def _session_id(session: Session) -> SessionId:
    return session.edition, session.id


def _in(session: Session) -> Iterable[str]:
    """Who presents in a session or chairs it."""
    presenters = (who.person for talk in session.talks for who in talk.presenters)
    return chain(presenters, (who.person for who in session.chairs))


def contents_of(portal: Portal, edition: Edition) -> View:
    """All that is in an edition, but abstracts, by name."""
    papers = portal.papers_by_edition[edition.id]
    editors = edition.volume.publication.editors if edition.volume else ()
    authors = (who for paper in papers for who in (*paper.authors, *paper.publication.editors))
    return View(
        editions=(edition.id,),
        papers=tuple(map(id_of, papers)),
        sessions=tuple(map(_session_id, edition.sessions)),
        named=_once(
            (
                *(who.person for who in (*authors, *editors)),
                *chain(*map(_in, edition.sessions)),
            )
        ),
    )
