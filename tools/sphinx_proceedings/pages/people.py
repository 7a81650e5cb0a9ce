"""Pages of people: one a person, and the list of all."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import groupby

from sphinx_proceedings.discover.coauthors import MANY_AUTHORS, CoAuthors, Neighbourhood
from sphinx_proceedings.model.addresses import PEOPLE_INDEX, person_docname
from sphinx_proceedings.model.people import ROLES, Person
from sphinx_proceedings.model.portal import Portal, Record
from sphinx_proceedings.model.versions import version_of
from sphinx_proceedings.pages.event_lines import talk_when
from sphinx_proceedings.pages.myst import Myst, doc_link, span, text
from sphinx_proceedings.pages.neighbourhood import neighbourhood_drawing
from sphinx_proceedings.pages.page import Page, PageKind
from sphinx_proceedings.pages.parts import (
    byline,
    letter,
    name_key,
    paper_link,
    session_link,
    talk_line,
)
from sphinx_proceedings.pages.render import render

__all__ = ["people_page", "person_page"]


def person_page(portal: Portal, person: Person, coauthors: CoAuthors, version: str) -> Page:
    """The page of one person: roles, papers, talks, co-authors."""
    around = coauthors.around(person.id)
    return Page(
        docname=person_docname(person.id),
        kind=PageKind.PERSON,
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
        affiliations=_affiliations(record, person),
        record=record,
        citable=any(not paper.withdrawn for paper in record.papers),
        roles=_roles(portal, record),
        coauthors=_coauthors(portal, record, person),
        drawing=neighbourhood_drawing(portal, person, around) if around else None,
        edition_name=lambda edition: portal.edition_by_id[edition].name,
        paper_link=paper_link,
        byline=byline,
        item_line=lambda item: Myst(f"{session_link(item.session)}, {talk_when(portal, item)}"),
        session_link=session_link,
        talk_line=lambda item: talk_line(portal, item.session, item.talk),
    )


def people_page(portal: Portal, version: str) -> Page:
    """Everybody, by the first letter of the family name."""
    return Page(
        docname=PEOPLE_INDEX,
        kind=PageKind.PEOPLE,
        name="people",
        title="People",
        version=version,
        render=partial(_people_text, portal),
    )


def _people_text(portal: Portal) -> str:
    ordered = sorted(portal.people, key=lambda person: name_key(person.name))
    sections = [
        (initial, [_list_item(portal, person) for person in people])
        for initial, people in groupby(ordered, key=lambda person: letter(person.name))
    ]
    # Names outside A to Z sort around it; they share one last section.
    latin = [section for section in sections if section[0] != "#"]
    others = [item for initial, items in sections if initial == "#" for item in items]
    return render(
        "people",
        source="the papers, programmes and committees",
        count=len(ordered),
        sections=[*latin, ("#", others)] if others else latin,
    )


def _list_item(portal: Portal, person: Person) -> Myst:
    """The linked name, family name stressed, and what the person did."""
    family = person.name.family
    given, _, rest = person.name.full.rpartition(family) if family else ("", "", "")
    label = (
        Myst(f"{text(given.strip())} **{text(family)}** {text(rest.strip())}".strip())
        if family and family[0].isalnum() and family[-1].isalnum()
        else text(person.name.full)
    )
    summary = _summary(portal.record_by_person[person.id])
    return Myst(f"{doc_link(label, person_docname(person.id))} {span('did', summary)}")


def _summary(record: Record) -> str:
    """`TPC member, 2 papers` and so on."""
    held = dict.fromkeys(ROLES[appointment.role].one for appointment in record.appointments)
    parts = list(held)
    if record.edited:
        parts.append("Editor")
    if record.papers:
        parts.append("1 paper" if len(record.papers) == 1 else f"{len(record.papers)} papers")
    if any(not item.talk.paper for item in record.talks):
        parts.append("Speaker")
    elif record.talks and not record.papers:
        parts.append("Presenter")
    if record.chaired:
        parts.append("Session chair")
    return ", ".join(parts)


def _affiliations(record: Record, person: Person) -> tuple[str, ...]:
    """Every affiliation as printed somewhere, once each."""
    printed = [
        author.affiliation
        for paper in record.papers
        for author in paper.authors
        if author.person == person.id
    ]
    printed += [
        presenter.affiliation
        for item in record.talks
        for presenter in item.talk.presenters
        if presenter.person == person.id
    ]
    printed += [appointment.affiliation for appointment in record.appointments]
    return tuple(dict.fromkeys(affiliation for affiliation in printed if affiliation))


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


def _coauthors(portal: Portal, record: Record, person: Person) -> list[tuple[Myst, int]]:
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
