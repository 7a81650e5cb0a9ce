"""When what is made from a record has to be made again.

A version is a digest: while it stays the same, so does everything made from the record, its
neighbours' titles included.  It may change more often than that.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.model.programme import Edition, Session

__all__ = ["Unversioned", "Versions"]


class Versions:
    """The versions of a portal's records."""

    def __init__(self, portal: Portal, made_with: str = "", *, abstracts: bool = True) -> None:
        """`made_with` is a version of all else that goes into what is made.

        Without `abstracts`, of what tells of papers but leaves out what they say.
        """
        self._portal = portal
        self._made_with = made_with
        self._abstracts = abstracts

    def of(self, *values: object) -> str:
        """Of anything else that is made from these values only."""
        return version_of(self._made_with, *values)

    @cached_property
    def papers(self) -> dict[PaperId, str]:
        """Of each paper as exports tell of it: with its authors' ORCID iDs and its edition."""
        people, digests = self._portal.person_by_id, self._portal.digests
        said = digests.papers if self._abstracts else digests.outlines
        return {
            (paper.edition, paper.key): version_of(
                said[paper.edition, paper.key],
                self.editions[paper.edition],
                [people[author.person].orcid for author in paper.authors],
            )
            for paper in self._portal.papers
        }

    @cached_property
    def editions(self) -> dict[str, str]:
        """Of each edition without its sessions."""
        return {
            edition: version_of(self._made_with, said)
            for edition, said in self._portal.digests.editions.items()
        }

    @cached_property
    def sessions(self) -> dict[tuple[str, str], str]:
        """Of each session with the papers it presents and the people it names."""
        return {
            (session.edition, session.id): self._session(session)
            for edition in self._portal.editions
            for session in edition.sessions
        }

    def _session(self, session: Session) -> str:
        people = {person.person for talk in session.talks for person in talk.presenters}
        return version_of(
            self._portal.digests.sessions[session.edition, session.id],
            self.editions[session.edition],
            [
                self.papers[paper.edition, paper.key]
                for paper in self._portal.papers_of_session(session)
            ],
            [self._portal.person_by_id[person] for person in sorted(people)],
            self._announced(session),
        )

    def _announced(self, session: Session) -> list[object]:
        """When a session and its talks are, and which versions of them these are."""
        timetable = self._portal.timetables[session.edition]
        identities = self._portal.event_identities[session.edition]
        changes = self._portal.recent_changes[session.edition]
        found = timetable.session_by_id[session.id]
        return [
            (event.key, event.slot, identities[event.key], changes.get(event.key))
            for event in (found.event, *found.talks)
        ]

    def paper_page(self, paper: Paper) -> str:
        """Of a paper with its sessions and the papers around it."""
        key = (paper.edition, paper.key)
        return version_of(
            self.papers[key],
            [
                self.sessions[talk.session.edition, talk.session.id]
                for talk in self._portal.talks_of_paper.get(key, ())
            ],
            [self.papers[paper.edition, relation.key] for relation in paper.relations],
            [
                (self.papers[other.edition, other.key], relation)
                for other, relation in self._portal.relations_to.get(key, ())
            ],
            [topic and topic.slug for _, topic in self._portal.topics_by_keyword(paper)],
        )

    def session_page(self, edition: Edition, session: Session) -> str:
        """Of a session and the titles of its neighbours."""
        around = (edition.session_before(session), edition.session_after(session))
        return version_of(
            self.sessions[session.edition, session.id], [other and other.title for other in around]
        )

    def person(self, person: Person) -> str:
        """Of a person with everything they do."""
        activity = self._portal.activity_by_person[person.id]
        coauthors = {author.person for paper in activity.papers for author in paper.authors}
        return version_of(
            self._made_with,
            person,
            activity.appointments,
            [self.papers[paper.edition, paper.key] for paper in activity.papers],
            [self.sessions[item.session.edition, item.session.id] for item in activity.talks],
            [self.sessions[session.edition, session.id] for session in activity.chaired],
            [self.editions[edition.id] for edition in activity.edited],
            [self.editions[item.edition] for item in activity.appointments],
            [self._portal.person_by_id[other].name for other in sorted(coauthors)],
            [
                (where.slug, where.name, where.ror)
                for where in self._portal.affiliations_of_person[person.id]
            ],
        )

    def edition_page(self, edition: Edition) -> str:
        """Of an edition with all its papers and sessions."""
        return version_of(
            self.editions[edition.id],
            [
                self.papers[edition.id, paper.key]
                for paper in self._portal.papers_by_edition[edition.id]
            ],
            [self.sessions[edition.id, session.id] for session in edition.sessions],
            self._portal.ledger_by_edition.get(edition.id),
        )

    @cached_property
    def portal(self) -> str:
        """Of everything."""
        return version_of(
            [self.edition_page(edition) for edition in self._portal.editions],
            self._portal.people,
            self._portal.appointments,
        )


class Unversioned(Versions):
    """Where it is known otherwise what has changed: to compute versions takes long."""

    def of(self, *_values: object) -> str:
        """The same of everything."""
        return ""

    paper_page = session_page = person = edition_page = of  # type: ignore[assignment]  # of anything
    portal = ""

    @property
    def papers(self) -> dict[PaperId, str]:
        """The same of every paper."""
        return defaultdict(str)

    @property
    def editions(self) -> dict[str, str]:
        """The same of every edition."""
        return defaultdict(str)

    sessions = papers
