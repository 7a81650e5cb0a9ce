"""A person's page; the lists of people are in `people_lists.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from sphinx_proceedings.insight.coauthors import MANY_AUTHORS, Neighbourhood
from sphinx_proceedings.model.addresses import affiliation_docname, person_docname
from sphinx_proceedings.model.people import ROLES, Person
from sphinx_proceedings.model.portal import Activity, Portal, ScheduledTalk
from sphinx_proceedings.model.resolvers import orcid_url
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import (
    Block,
    Body,
    Item,
    Slot,
    bullets,
    heading,
    items,
    paragraph,
)
from sphinx_proceedings.pages.coauthor_drawing import neighbourhood_drawing
from sphinx_proceedings.pages.event_lines import talk_when
from sphinx_proceedings.pages.inlines import (
    Inline,
    Line,
    Words,
    doc_link,
    joined,
    line,
    span,
    url_link,
)
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.record_links import (
    exports_of,
    paper_item,
    person_link,
    session_link,
    talk_line,
    with_affiliation,
)
from sphinx_proceedings.pages.sort_keys import name_key

__all__ = ["person_page"]


def person_page(portal: Portal, person: Person, around: Neighbourhood | None) -> Page:
    """The page of one person: roles, papers, talks, and who is `around` them."""
    return Page(
        docname=person_docname(person.id),
        kind=kinds.PERSON,
        name=person.id,
        title=person.name.full,
        qualifier=person.id,
        body=partial(_body, portal, person, around),
    )


def _body(portal: Portal, person: Person, around: Neighbourhood | None) -> Body:
    activity = portal.activity_by_person[person.id]
    affiliations = _affiliations(portal, person)
    return Body(
        "the papers, programmes and committees that name this person",
        (
            heading(1, person.name.full),
            *((paragraph(span("affiliation", affiliations)),) if affiliations else ()),
            *bullets("links", _links(person)),
            *map(paragraph, person.bio),
            *_section("Roles", bullets("roles", _roles(portal, activity))),
            *_section("Papers", items("papers", map(paper_item, activity.papers))),
            *exports_of(activity.papers),
            *_section("Talks", items("papers", [_talk(portal, talk) for talk in activity.talks])),
            *_section("Sessions chaired", bullets("chaired", map(session_link, activity.chaired))),
            *((Slot("calendars"),) if activity.talks or activity.chaired else ()),
            *_section("Co-authors", _around(portal, activity, person, around)),
        ),
    )


def _section(title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """A section; none where nothing is in it."""
    found = tuple(blocks)
    if found:
        yield heading(2, Words(title))
        yield from found


def _links(person: Person) -> Iterator[Inline]:
    if person.orcid:
        yield url_link(f"ORCID {person.orcid}", orcid_url(person.orcid))
    if person.website:
        yield url_link(Words("Website"), person.website)


def _talk(portal: Portal, item: ScheduledTalk) -> Item:
    where = line(session_link(item.session), Words(", "), talk_when(portal, item))
    return Item((talk_line(portal, item.session, item.talk), span("by", where)))


def _around(
    portal: Portal, activity: Activity, person: Person, around: Neighbourhood | None
) -> Iterator[Block]:
    coauthors = _coauthors(portal, activity, person)
    if coauthors and around:
        yield neighbourhood_drawing(portal, person, around)
    yield from bullets(
        "coauthors",
        [
            line(link, " ", span("count", Words(f"{count} papers"))) if count > 1 else link
            for link, count in coauthors
        ],
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


def _roles(portal: Portal, activity: Activity) -> Iterator[Inline]:
    """Role, edition and affiliation, in order of edition."""
    for held in activity.appointments:
        role, edition = ROLES[held.role].one, portal.edition_by_id[held.edition].name
        yield with_affiliation(line(Words(f"{role}, "), edition), held.affiliation)
    for edited in activity.edited:
        yield line(Words("Editor of the proceedings, "), edited.name)


def _coauthors(portal: Portal, activity: Activity, person: Person) -> list[tuple[Inline, int]]:
    """Linked co-authors with the number of shared papers, most first.

    Papers of large collaborations do not count: everybody would be listed with everybody.
    """
    shared = Counter(
        other
        for paper in activity.papers
        if len(paper.authors) <= MANY_AUTHORS
        for other in {author.person for author in paper.authors}
        if other != person.id
    )
    names = {other: portal.person_by_id[other].name for other in shared}
    ordered = sorted(shared, key=lambda other: (-shared[other], name_key(names[other]), other))
    return [(person_link(names[other].full, other), shared[other]) for other in ordered]
