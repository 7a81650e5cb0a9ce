"""A person's page; the lists of people are in `people_lists.py`."""

from __future__ import annotations

from collections import Counter
from functools import partial

from sphinx_proceedings.discover.coauthors import MANY_AUTHORS, CoAuthors, Neighbourhood
from sphinx_proceedings.model.addresses import affiliation_docname, person_docname
from sphinx_proceedings.model.people import ROLES, Person
from sphinx_proceedings.model.portal import Portal, Record
from sphinx_proceedings.model.versions import version_of
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.event_lines import talk_when
from sphinx_proceedings.pages.inlines import Inline, Line, Words, doc_link, joined, line
from sphinx_proceedings.pages.neighbourhood import neighbourhood_drawing
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.parts import (
    byline,
    name_key,
    paper_link,
    session_link,
    talk_line,
)
from sphinx_proceedings.pages.render import render

__all__ = ["person_page"]


def person_page(portal: Portal, person: Person, coauthors: CoAuthors, version: str) -> Page:
    """The page of one person: roles, papers, talks, co-authors."""
    around = coauthors.around(person.id)
    return Page(
        docname=person_docname(person.id),
        kind=kinds.PERSON,
        name=person.id,
        title=person.name.full,
        qualifier=person.id,
        # What co-authors wrote without the person is in no version but this.
        version=version_of(version, around.ties) if around else version,
        render=partial(_person_text, portal, person, around),
    )


def _person_text(portal: Portal, person: Person, around: Neighbourhood | None) -> str:
    record = portal.record_by_person[person.id]
    return render(
        "person",
        source="the papers, programmes and committees that name this person",
        person=person,
        affiliations=_affiliations(portal, person),
        record=record,
        citable=any(not paper.withdrawn for paper in record.papers),
        roles=_roles(portal, record),
        coauthors=_coauthors(portal, record, person),
        drawing=neighbourhood_drawing(portal, person, around) if around else None,
        edition_name=lambda edition: portal.edition_by_id[edition].name,
        paper_link=paper_link,
        byline=byline,
        item_line=lambda item: line(
            session_link(item.session), Words(", "), talk_when(portal, item)
        ),
        session_link=session_link,
        talk_line=lambda item: talk_line(portal, item.session, item.talk),
    )


def _affiliations(portal: Portal, person: Person) -> Line:
    """Where the person was said to be, each linked to all who were there."""
    return joined(
        "; ",
        [
            doc_link(where.name, affiliation_docname(where.slug))
            for where in portal.affiliations_of_person[person.id]
        ],
    )


def _roles(portal: Portal, record: Record) -> list[tuple[str, str, str]]:
    """Role, edition and affiliation, in order of edition."""
    roles = [
        (
            ROLES[appointment.role].one,
            portal.edition_by_id[appointment.edition].name,
            appointment.affiliation,
        )
        for appointment in record.appointments
    ]
    return roles + [("Editor of the proceedings", edition.name, "") for edition in record.edited]


def _coauthors(portal: Portal, record: Record, person: Person) -> list[tuple[Inline, int]]:
    """Linked co-authors with the number of shared papers, most first.

    Papers of large collaborations do not count: everybody would be listed with everybody.
    """
    shared = Counter(
        other
        for paper in record.papers
        if len(paper.authors) <= MANY_AUTHORS
        for other in {author.person for author in paper.authors}
        if other != person.id
    )
    names = {other: portal.person_by_id[other].name for other in shared}
    ordered = sorted(shared, key=lambda other: (-shared[other], name_key(names[other]), other))
    return [
        (doc_link(names[other].full, person_docname(other)), shared[other]) for other in ordered
    ]
