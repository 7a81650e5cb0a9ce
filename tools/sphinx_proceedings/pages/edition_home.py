"""What an edition is, at a glance: for its own page, and for home pages written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sphinx_proceedings.insight.statistics import has_statistics
from sphinx_proceedings.model.addresses import (
    AFFILIATIONS_INDEX,
    PEOPLE_INDEX,
    TOPICS_INDEX,
    map_docname,
    my_programme_docname,
    papers_docname,
    programme_docname,
    statistics_docname,
    venue_map_path,
)
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.people import Presenter
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition, SessionKind, Venue
from sphinx_proceedings.model.timetable.events import Event
from sphinx_proceedings.pages.blocks import (
    Block,
    Box,
    Cards,
    Fact,
    Facts,
    Paragraph,
    Slot,
    bullets,
    heading,
    paragraph,
)
from sphinx_proceedings.pages.inlines import (
    Inline,
    Line,
    Part,
    Time,
    Words,
    doc_link,
    joined,
    line,
    span,
    time,
    url_link,
    words,
)
from sphinx_proceedings.pages.key_dates import key_dates
from sphinx_proceedings.pages.record_links import (
    person_link,
    photos,
    session_link,
    talk_line,
    with_affiliation,
)
from sphinx_proceedings.wording.dates import clock, day, days
from sphinx_proceedings.wording.messages import gettext, ngettext

__all__ = [
    "Found",
    "edition_facts",
    "edition_home",
    "found_in",
    "sponsors",
    "venue_map_alt",
    "when_and_where",
]

_WAYS = (2, 2, 4, 4)
_KEYNOTES = (1, 1, 2, 2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """How much there is of an edition."""

    papers: int
    with_code: int
    authors: int
    topics: int
    talks: int
    """In sessions of talks, without those that are off."""
    posters: int
    keynotes: int
    committee: int
    """Who is on a committee, each once."""


def found_in(portal: Portal, edition: Edition) -> Found:
    """How much there is of an edition; papers that were withdrawn do not count."""
    papers = [paper for paper in portal.papers_by_edition[edition.id] if not paper.withdrawn]
    topics = (portal.topics_of_paper[paper.edition, paper.key] for paper in papers)
    return Found(
        papers=len(papers),
        with_code=sum(any(link.kind is LinkKind.CODE for link in paper.links) for paper in papers),
        authors=len({author.person for paper in papers for author in paper.authors}),
        topics=len({topic.slug for each in topics for topic in each}),
        talks=len(_talks(portal, edition, SessionKind.TALKS)),
        posters=len(_talks(portal, edition, SessionKind.POSTERS)),
        keynotes=len(_talks(portal, edition, SessionKind.KEYNOTE)),
        committee=len({held.person for held in portal.appointments_by_edition[edition.id]}),
    )


def _talks(portal: Portal, edition: Edition, kind: SessionKind) -> list[Event]:
    """The talks of an edition in sessions of a kind, without those that are off."""
    return [
        talk
        for item in portal.timetables[edition.id].sessions
        if kind in item.session.kinds
        for talk in item.talks
        if not talk.cancelled
    ]


def edition_home(portal: Portal, edition: Edition, *, has_map: bool) -> Iterator[Block]:
    """What stands above a text about the edition: the event, its keynotes, and the ways in."""
    if event := tuple(_event(edition)):
        yield Box("div", "edition-home", event)
    ways = tuple(_ways(edition, found_in(portal, edition)))
    if ways:
        yield Cards(tuple(map(_way, ways)), "ways", _WAYS)
    yield from bullets("links more-ways", _more_ways(portal, edition, has_map=has_map))
    keynotes = [
        _keynote(portal, who, talk)
        for talk in _talks(portal, edition, SessionKind.KEYNOTE)
        for who in talk.people
    ]
    if keynotes:
        yield Cards(tuple(keynotes), "keynotes", _KEYNOTES)


def _way(way: tuple[Inline, Inline]) -> tuple[Block, ...]:
    link, told = way
    return paragraph(link, classes="way"), paragraph(told, classes="note")


def _event(edition: Edition) -> Iterator[Block]:
    if edition.title and edition.title != edition.name:
        yield paragraph(edition.title, classes="edition-title")
    yield from when_and_where(edition, edition.venue.name if edition.venue else "")
    if edition.start:
        yield Slot("edition-now", edition.id)
    yield from bullets("links actions", _actions(edition))


def when_and_where(edition: Edition, venue: str = "") -> Iterator[Paragraph]:
    """The days, or the year, and the place of an edition, as far as they are known."""
    year = Words(str(edition.year)) if edition.year else None
    told = [part for part in (_days(edition) or year, venue, edition.place) if part]
    if told:
        yield paragraph(joined(" · ", told), classes="when-and-where")


def _days(edition: Edition) -> Time | None:
    if edition.start is None:
        return None
    return Time(edition.start.isoformat(), days(edition.start, edition.end or edition.start))


def _actions(edition: Edition) -> Iterator[Inline]:
    if edition.has_programme_page:
        yield span("primary", doc_link(words("See the programme"), programme_docname(edition.id)))
    if edition.registration:
        yield url_link(words("Register"), edition.registration.url)
    if edition.website:
        yield url_link(words("Website"), edition.website)
    if edition.handle and edition.handle.url:
        yield url_link(edition.handle.name, edition.handle.url)


def _keynote(portal: Portal, who: Presenter, talk: Event) -> tuple[Block, ...]:
    speaker = with_affiliation(person_link(who.name, who.person), who.affiliation)
    title = talk_line(portal, talk.session, talk.talk) if talk.talk else None
    start = talk.start
    when = time(start, f"{day(start.date())}, {clock(start)}")
    return (
        *photos(portal, [who.person]),
        paragraph(span("sd-badge", words("Keynote"))),
        paragraph(speaker, classes="speaker"),
        *((paragraph(title, classes="talk-title"),) if talk.title else ()),
        paragraph(line(when, Words(", "), session_link(talk.session)), classes="note"),
    )


def _ways(edition: Edition, found: Found) -> Iterator[tuple[Inline, Inline]]:
    """Links into the edition with what is there."""
    if edition.has_programme_page:
        events = _counts(
            found.talks and ngettext("{count} talk", "{count} talks", found.talks),
            found.posters and ngettext("{count} poster", "{count} posters", found.posters),
            found.keynotes and ngettext("{count} keynote", "{count} keynotes", found.keynotes),
        )
        link = doc_link(words("Programme"), programme_docname(edition.id))
        yield link, events or words("Not known yet")
    if found.papers:
        papers = _counts(
            ngettext("{count} paper", "{count} papers", found.papers),
            found.with_code and ngettext("{count} with code", "{count} with code", found.with_code),
        )
        yield doc_link(words("Papers"), papers_docname(edition.id)), papers
    if found.authors or found.committee:
        yield (
            doc_link(words("People"), PEOPLE_INDEX),
            _counts(
                found.authors and ngettext("{count} author", "{count} authors", found.authors),
                found.committee
                and ngettext(
                    "{count} committee member", "{count} committee members", found.committee
                ),
            ),
        )
    if found.topics:
        topics = ngettext("{count} topic", "{count} topics", found.topics)
        yield doc_link(words("Topics"), TOPICS_INDEX), Words(topics)


def _counts(*told: str | int) -> Line:
    """`14 talks, 9 posters`, of what there is some."""
    return joined(", ", [Words(each) for each in told if isinstance(each, str)])


def _more_ways(portal: Portal, edition: Edition, *, has_map: bool) -> Iterator[Inline]:
    if edition.sessions:
        yield doc_link(words("My programme"), my_programme_docname(edition.id))
    if has_map:
        yield doc_link(words("Similarity map"), map_docname(edition.id))
    if has_statistics(portal, edition):
        yield doc_link(words("Numbers"), statistics_docname(edition.id))
    papers = portal.papers_by_edition[edition.id]
    if any(author.affiliations for paper in papers for author in paper.authors):
        yield doc_link(words("Affiliations"), AFFILIATIONS_INDEX)


def edition_facts(edition: Edition) -> Iterator[Block]:
    """What stands below a text about the edition: dates, where it is, whom to ask, who pays."""
    if edition.key_dates:
        yield heading(2, words("Key dates"))
        yield from key_dates(edition)
    facts = tuple(_facts(edition))
    if facts:
        yield heading(2, words("Venue and contact") if edition.venue else words("Contact"))
        yield Facts(facts)
    yield from _venue_map(edition)
    if edition.sponsors:
        yield heading(2, words("Sponsors") if len(edition.sponsors) > 1 else words("Sponsor"))
        yield from sponsors(edition)


def _venue_map(edition: Edition) -> Iterator[Block]:
    """The place of the map of the venue, which leads to it in its full size."""
    if edition.venue and (shown := edition.venue.map):
        path, alt = venue_map_path(edition.id, shown.ending), venue_map_alt(edition.venue)
        # The digest as well, so that pages which show it are others when it is.
        told = (path, shown.width, shown.height, shown.digest, alt)
        yield Slot("venue-map", "\n".join(map(str, told)))


def venue_map_alt(venue: Venue) -> str:
    """What stands in the place of the map of a venue for those who do not see it."""
    told = venue.map.alt if venue.map else ""
    return told or gettext("Map of {venue}", venue=" ".join(venue.name.split()))


def sponsors(edition: Edition) -> Iterator[Block]:
    """Who pays, by level."""
    for level, group in groupby(edition.sponsors, key=lambda sponsor: sponsor.level):
        if level:
            yield paragraph(level, classes="sponsor-level")
        yield from bullets("sponsors", [url_link(each.name, each.url) for each in group])


def _facts(edition: Edition) -> Iterator[Fact]:
    """Labels and values, of what is known."""
    venue, registration, handle = edition.venue, edition.registration, edition.handle
    if venue:
        where = _some(url_link(venue.name, venue.url), venue.address, edition.place)
        yield Fact(words("Venue"), where)
    if registration:
        yield Fact(
            words("Registration"),
            _some(url_link(words("Register"), registration.url), registration.note),
        )
    if edition.website:
        yield Fact(words("Website"), url_link(_short(edition.website), edition.website))
    if edition.contact or edition.email:
        email = url_link(edition.email, f"mailto:{edition.email}") if edition.email else None
        yield Fact(words("Contact"), joined(" ", filter(None, (edition.contact, email))))
    if handle:
        yield Fact(words("Follow"), url_link(handle.name, handle.url))


def _some(*parts: Part) -> Line:
    return joined(", ", filter(None, parts))


def _short(address: str) -> str:
    """An address as people say it."""
    return address.partition("://")[2].rstrip("/")
