"""A person's page; the lists of people are in `people_lists.py`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from html import escape

from sphinx_proceedings.insight.coauthors import MANY_AUTHORS, MOST_CLOSE, Neighbourhood
from sphinx_proceedings.model.addresses import affiliation_docname, papers_docname, person_docname
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import ROLES, Person
from sphinx_proceedings.model.portal import Activity, Portal, ScheduledTalk
from sphinx_proceedings.model.programme import Session
from sphinx_proceedings.model.resolvers import orcid_url
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import (
    Block,
    Body,
    Box,
    Html,
    Item,
    Slot,
    bullets,
    heading,
    items,
    paragraph,
)
from sphinx_proceedings.pages.charts import Bar, Chart, share_of_papers
from sphinx_proceedings.pages.coauthor_drawing import LONGEST_NAME, neighbourhood_drawing
from sphinx_proceedings.pages.english_words import english_attribute
from sphinx_proceedings.pages.event_lines import talk_when
from sphinx_proceedings.pages.inlines import (
    Inline,
    Line,
    Words,
    doc_link,
    joined,
    line,
    span,
    time,
    told,
    told_of_many,
    url_link,
    words,
)
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.record_links import (
    byline,
    exports_of,
    paper_link,
    person_link,
    photos,
    room_link,
    session_link,
    talk_line,
    with_affiliation,
)
from sphinx_proceedings.pages.sort_keys import name_key
from sphinx_proceedings.wording.dates import clock, day, zone
from sphinx_proceedings.wording.messages import gettext, number, spoken

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
            *photos(portal, [person.id]),
            *((paragraph(span("affiliation", affiliations)),) if affiliations else ()),
            *bullets("links", _links(person)),
            *map(paragraph, person.bio),
            *_section(gettext("Roles"), bullets("roles", _roles(portal, activity))),
            *_section(gettext("Papers"), _papers(portal, person, activity.papers)),
            *exports_of(activity.papers),
            *_section(
                gettext("Talks"), items("papers", [_talk(portal, talk) for talk in activity.talks])
            ),
            *_section(
                gettext("Sessions chaired"),
                items("papers", [_chaired(portal, session) for session in activity.chaired]),
            ),
            *((Slot("calendars"),) if activity.talks or activity.chaired else ()),
            *_section(gettext("Co-authors"), _around(portal, activity, person, around)),
            Slot("correction", person.location.path if person.location else ""),
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
        yield url_link(words("Website"), person.website)


def _talk(portal: Portal, item: ScheduledTalk) -> Item:
    edition = portal.edition_by_id[item.session.edition].name
    where = line(session_link(item.session), f", {edition}, ", talk_when(portal, item))
    return Item((talk_line(portal, item.session, item.talk), span("by", where)))


def _papers(portal: Portal, person: Person, papers: Sequence[Paper]) -> Iterator[Block]:
    """By year where there are several, newest first; each with its edition."""
    by_year: dict[int, list[Item]] = defaultdict(list)
    for paper in reversed(papers):
        issued, edition = paper.publication.issued, portal.edition_by_id[paper.edition]
        year = issued.year if issued else edition.year
        where = doc_link(edition.name, papers_docname(edition.id))
        told = span("by", line(byline(paper, person.id), " · ", where))
        by_year[year or 0].append(Item((paper_link(paper), told)))
    for year, listed in sorted(by_year.items(), reverse=True):
        if len(by_year) > 1:
            # Docutils has no id of its own for digits alone.
            title, place = (str(year), f"year-{year}") if year else (words("Year not known"), "")
            yield heading(3, title, anchor=place)
        yield from items("papers", listed)


def _chaired(portal: Portal, session: Session) -> Item:
    """A session with its edition, day, time and room."""
    start, end = session.start, session.end
    until = (Words("–"), time(end, clock(end))) if end else ()
    at = line(time(start, clock(start)), *until, Words(f" {zone(start)}"))
    room = (Words(", "), room_link(portal, session)) if session.room else ()
    edition = portal.edition_by_id[session.edition].name
    when = line(f"{edition}, ", Words(f"{day(start.date())}, "), at, *room)
    flag = (" ", span("flag flag-cancelled", words("Cancelled"))) if session.cancelled else ()
    return Item((session_link(session), span("by", line(when, *flag))))


def _around(
    portal: Portal, activity: Activity, person: Person, around: Neighbourhood | None
) -> Iterator[Block]:
    """All co-authors, or the closest of many and the others one tap away."""
    coauthors = _coauthors(portal, activity, person)
    if len(coauthors) <= MOST_CLOSE:
        names = (portal.person_by_id[other].name.full for other in around.shared) if around else ()
        if around and max(map(len, names)) <= LONGEST_NAME:
            yield neighbourhood_drawing(portal, person, around)
        yield from _listed(coauthors)
        return
    closest = coauthors[:MOST_CLOSE]
    if closest[0][1] > 1:
        yield Chart(
            title="",
            of=gettext("Closest co-authors"),
            counted=gettext("Papers"),
            bars=[Bar(label=link, count=count) for link, count in closest],
            whole=len(activity.papers),
            share=share_of_papers(len(activity.papers)),
        ).table
    else:
        yield from _listed(closest)
    label = gettext("All {count} co-authors", count=number(len(coauthors)))
    summary = f"<summary{english_attribute(spoken().pages)}>{escape(label)}</summary>"
    yield Box("details", "more", (Html(summary), *_listed(coauthors)))


def _listed(coauthors: Iterable[tuple[Inline, int]]) -> Iterator[Block]:
    return bullets("coauthors", [_with_count(link, count) for link, count in coauthors])


def _with_count(link: Inline, count: int) -> Inline:
    if count == 1:
        return link
    return line(link, " ", span("count", told_of_many("{count} paper", "{count} papers", count)))


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
        role, edition = gettext(ROLES[held.role].one), portal.edition_by_id[held.edition].name
        yield with_affiliation(line(Words(f"{role}, "), edition), held.affiliation)
    for edited in activity.edited:
        yield told("Editor of the proceedings, {edition}", edition=edited.name)


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
