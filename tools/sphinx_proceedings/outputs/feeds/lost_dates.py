"""Which pages have no date any more, when some papers and volumes have none."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from sphinx_proceedings.model.portal import PaperId, Portal

__all__ = ["LostDates"]

_AS_BEFORE = datetime.max.replace(tzinfo=UTC)


class LostDates:
    """`DatesOfRecords` that are None for all that tells of some papers, or of some volumes.

    Those are without a key, and so are all papers in them.  Every other date is one that nobody
    asks for, as it is as it was.
    """

    def __init__(self, portal: Portal, lost: Collection[PaperId]) -> None:
        papers = [portal.paper_by_id[each] for each in lost if each[1]]
        volumes = [portal.edition_by_id[edition].volume for edition, key in lost if not key]
        topics = [topic for each in lost if each[1] for topic in portal.topics_of_paper[each]]
        self._papers = frozenset(lost)
        self._editions = {edition for edition, _ in lost}
        self._people = {who.person for paper in papers for who in paper.authors}
        for volume in volumes:
            self._people |= {who.person for who in volume.publication.editors} if volume else set()
        self._topics = {topic.slug for topic in topics} | {topic.broader for topic in topics}
        self._affiliations = {
            where.slug for person in self._people for where in portal.affiliations_of_person[person]
        }
        self.whole = None if lost else _AS_BEFORE

    def of(self, paper: PaperId) -> datetime | None:
        """That of a paper, by edition and key."""
        return _date(is_lost=paper in self._papers)

    def of_session(self, _session: tuple[str, str]) -> datetime | None:
        """That of a session, which is in no file of papers."""
        return _AS_BEFORE

    def person(self, person: str) -> datetime | None:
        """That of a person, by id."""
        return _date(is_lost=person in self._people)

    def edition(self, edition: str) -> datetime | None:
        """Those of an edition, by id."""
        return _date(is_lost=edition in self._editions)

    def topic(self, slug: str) -> datetime | None:
        """That of a topic."""
        return _date(is_lost=slug in self._topics)

    def affiliation(self, slug: str) -> datetime | None:
        """That of an affiliation."""
        return _date(is_lost=slug in self._affiliations)


def _date(*, is_lost: bool) -> datetime | None:
    return None if is_lost else _AS_BEFORE
