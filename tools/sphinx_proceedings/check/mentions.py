"""What the portal says about each person that helps to tell people apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.portal import Activity, Portal

__all__ = ["Mentions", "mentions"]

_NOWHERE = Location(path="people")
_COMMON = frozenset("and of the university institute college department de di for".split())  # noqa: SIM905


@dataclass(frozen=True, kw_only=True, slots=True)
class Mentions:
    """One person in the portal."""

    location: Location
    """The first paper, or else the first edition, that names the person."""
    orcids: frozenset[str]
    affiliations: frozenset[str]
    coauthors: frozenset[str]
    """Ids."""
    year_of_two_places: int | None
    """When papers without a common co-author print affiliations without a common word."""


def mentions(portal: Portal) -> dict[str, Mentions]:
    """By id; every person has a key."""
    return {
        person.id: _mentions(portal, person, portal.activity_by_person[person.id])
        for person in portal.people
    }


def _mentions(portal: Portal, person: Person, record: Activity) -> Mentions:
    printed = [
        (paper, author)
        for paper in record.papers
        for author in paper.authors
        if author.person == person.id
    ]
    affiliations = {place.name for _, author in printed for place in author.affiliations}
    affiliations |= {appointment.affiliation for appointment in record.appointments}
    affiliations |= {
        name
        for item in record.talks
        for presenter in item.talk.presenters
        if presenter.person == person.id
        for name in presenter.affiliations
    }
    orcids = {person.orcid, *(author.orcid for _, author in printed)}
    coauthors = {author.person for paper in record.papers for author in paper.authors}
    return Mentions(
        location=next(_locations(portal, record), _NOWHERE),
        orcids=frozenset(orcids - {""}),
        affiliations=frozenset(affiliations - {""}),
        coauthors=frozenset(coauthors - {person.id}),
        year_of_two_places=_year_of_two_places(
            portal, person.id, [(paper, author.affiliation) for paper, author in printed]
        ),
    )


def _locations(portal: Portal, record: Activity) -> Iterator[Location]:
    yield from (paper.location for paper in record.papers)
    yield from (portal.edition_by_id[held.edition].location for held in record.appointments)
    yield from (item.talk.location for item in record.talks)
    yield from (session.location for session in record.chaired)
    yield from (edition.location for edition in record.edited)


def _year_of_two_places(
    portal: Portal, person: str, printed: Iterable[tuple[Paper, str]]
) -> int | None:
    by_year: dict[int, list[tuple[set[str], set[str]]]] = defaultdict(list)
    for paper, affiliation in printed:
        year = portal.edition_by_id[paper.edition].year
        if year and (words := _place_words(affiliation)):
            others = {author.person for author in paper.authors} - {person}
            by_year[year].append((words, others))
    for year, papers in sorted(by_year.items()):
        for (words, others), (more_words, more_others) in combinations(papers, 2):
            if not words & more_words and not others & more_others:
                return year
    return None


def _place_words(affiliation: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", affiliation.casefold())) - _COMMON
