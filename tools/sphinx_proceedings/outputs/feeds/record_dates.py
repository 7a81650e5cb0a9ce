"""When what a page tells of was last changed in the sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Protocol

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.portal import PaperId, Portal, SessionId
from sphinx_proceedings.model.programme import Edition, Session
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.model.when_asked import WhenAsked

__all__ = ["ChangeHistory", "RecordDates", "newest"]


class ChangeHistory(Protocol):
    """What is asked of version control; None stands for not known."""

    def changed_file(self, path: str) -> datetime | None:
        """When a file last changed."""

    def changed_entry(self, path: str, line: int) -> datetime | None:
        """When the BibTeX entry that begins at a line last changed."""

    def changed_item(self, path: str, line: int, column: int) -> datetime | None:
        """When the YAML item that begins at a place last changed."""


class DatesOfRecords(Protocol):
    """When the pages of records last had something new to say; None where not known."""

    def of(self, paper: PaperId) -> datetime | None:
        """That of a paper, by edition and key."""

    def of_session(self, session: SessionId) -> datetime | None:
        """That of a session, by edition and id."""

    def person(self, person: str) -> datetime | None:
        """That of a person, by id."""

    def edition(self, edition: str) -> datetime | None:
        """Those of an edition, by id."""

    def topic(self, slug: str) -> datetime | None:
        """That of a topic."""

    def affiliation(self, slug: str) -> datetime | None:
        """That of an affiliation."""

    @property
    def whole(self) -> datetime | None:
        """Those that tell of everything."""


def newest(dates: Iterable[datetime | None]) -> datetime | None:
    """The newest date; None if there is none, or if one of them is not known."""
    found: datetime | None = None
    for date in dates:
        if date is None:
            return None
        if found is None or date > found:
            found = date
    return found


@dataclass(frozen=True, kw_only=True)
class RecordDates:
    """When each record's page last had something new to say; UTC, or None where not known.

    A page has the date of the newest of the places in the sources that it is made from.  Macros
    and `@xdata` entries that a BibTeX entry draws on are not among them.
    """

    portal: Portal
    history: ChangeHistory
    people_files: tuple[str, ...] = ()
    """Paths of the sources in `people/`.  They count as a whole: where in them a person's own
    lines are is not in the model."""
    topics_files: tuple[str, ...] = ()
    """Paths of the thesaurus, if there is one."""
    known: Mapping[PaperId, datetime] | None = None
    """When papers have changed, where that is known of all but those of the editions `asked`."""
    asked: Collection[str] = ()

    def paper(self, paper: Paper) -> datetime | None:
        """Its entry, its volume's, and the sessions that present it."""
        return self._papers[paper.edition, paper.key]

    def of(self, paper: PaperId) -> datetime | None:
        """The same of a paper by edition and key."""
        return self._papers[paper]

    def of_session(self, session: SessionId) -> datetime | None:
        """The item of a session, by edition and id, in the programme."""
        return self.session(self.portal.session_by_id[session])

    def volume(self, edition: str) -> datetime | None:
        """The entry of its volume; of an edition that is a file of papers alone, the file.

        None where there is neither.
        """
        return self._volumes[edition]

    def session(self, session: Session) -> datetime | None:
        """Its item in the programme."""
        known, session_id = self._sessions, (session.edition, session.id)
        if session_id not in known:
            at = session.location
            known[session_id] = self.history.changed_item(at.path, at.line, at.column)
        return known[session_id]

    def person(self, person: str) -> datetime | None:
        """All that the page of the person with this id tells."""
        return newest(self._of_person(self.portal.person_by_id[person]))

    def edition(self, edition: str) -> datetime | None:
        """Its programme and releases as a whole, its volume and its papers."""
        return self._editions[edition]

    def topic(self, slug: str) -> datetime | None:
        """Its papers, those of the topics around it, and the thesaurus."""
        topic = self.portal.topic_by_slug[slug]
        around = (topic, *(self.portal.topic_by_slug[other] for other in topic.narrower))
        papers = (self.paper(paper) for near in around for paper in near.papers)
        return newest((*papers, *self._of_topics()))

    def affiliation(self, slug: str) -> datetime | None:
        """All that the pages of those who were there tell, and the registry."""
        affiliation = self.portal.affiliation_by_slug[slug]
        registered = (self._people,) if affiliation.ror or affiliation.website else ()
        return newest((*map(self.person, affiliation.people), *registered))

    @cached_property
    def _thesaurus(self) -> datetime | None:
        return newest(map(self.history.changed_file, self.topics_files))

    @cached_property
    def whole(self) -> datetime | None:
        """Everything: all editions, and the files about people and topics."""
        return newest((*self._editions.values(), self._people, *self._of_topics()))

    def _of_topics(self) -> Iterable[datetime | None]:
        return (self._thesaurus,) if self.topics_files else ()

    @cached_property
    def _people(self) -> datetime | None:
        return newest(map(self.history.changed_file, self.people_files))

    @cached_property
    def _volumes(self) -> Mapping[str, datetime | None]:
        editions = self.portal.edition_by_id

        def of(edition: str) -> datetime | None:
            found = editions[edition]
            if found.volume is None and found.location.path != bib_path(edition):
                return None
            return self._entry(found.volume.location if found.volume else found.location)

        return WhenAsked(editions, of)

    @cached_property
    def _sessions(self) -> dict[tuple[str, str], datetime | None]:
        return {}

    @cached_property
    def _papers(self) -> Mapping[PaperId, datetime | None]:
        return WhenAsked(self.portal.paper_by_id, self._paper)

    def _paper(self, paper: PaperId) -> datetime | None:
        if self.known is not None and paper[0] not in self.asked:
            return self.known.get(paper)
        talks = self.portal.talks_of_paper.get(paper, ())
        return newest(
            (
                self._entry(self.portal.paper_by_id[paper].location),
                *((self._volumes[paper[0]],) if self.portal.edition_by_id[paper[0]].volume else ()),
                *(self.session(item.session) for item in talks),
            )
        )

    @cached_property
    def _editions(self) -> Mapping[str, datetime | None]:
        editions = self.portal.edition_by_id
        return WhenAsked(editions, lambda each: newest(self._of_edition(editions[each])))

    def _of_edition(self, edition: Edition) -> Iterable[datetime | None]:
        yield self._entry(edition.location)
        if edition.volume:
            yield self._volumes[edition.id]
        ledger = self.portal.ledger_by_edition.get(edition.id)
        if ledger:
            yield self._entry(ledger.location)
        yield from map(self.paper, self.portal.papers_by_edition[edition.id])

    def _of_person(self, person: Person) -> Iterable[datetime | None]:
        activity = self.portal.activity_by_person[person.id]
        yield from map(self.paper, activity.papers)
        yield from (self.session(item.session) for item in activity.talks)
        yield from map(self.session, activity.chaired)
        yield from (self._volumes[edition.id] for edition in activity.edited)
        registered = person.variants or person.former_ids or person.orcid or person.website
        if activity.appointments or registered or person.bio or person.photo:
            yield self._people

    def _entry(self, location: Location) -> datetime | None:
        if not location.line:
            return self.history.changed_file(location.path)
        return self.history.changed_entry(location.path, location.line)
