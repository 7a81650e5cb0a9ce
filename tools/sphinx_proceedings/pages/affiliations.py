"""Pages of affiliations: one an affiliation, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.addresses import AFFILIATIONS_INDEX, PEOPLE_INDEX, affiliation_docname
from sphinx_proceedings.model.affiliations import Affiliation
from sphinx_proceedings.model.countries import country_name
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.resolvers import ror_url
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.alphabet import Spelled, alphabetical_pages
from sphinx_proceedings.pages.blocks import Block, Fact, Facts, Item, bullets, paragraph
from sphinx_proceedings.pages.inlines import (
    Plain,
    Words,
    doc_link,
    joined,
    line,
    span,
    url_link,
    words,
)
from sphinx_proceedings.pages.lists import Entry, Listing, Section, list_pages
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.paper_lists import PaperLines
from sphinx_proceedings.pages.people_lists import People
from sphinx_proceedings.pages.sort_keys import folded
from sphinx_proceedings.wording.messages import gettext, ngettext, spoken

__all__ = ["affiliation_pages", "pages_of_affiliation"]

_SOURCE = "the papers, programmes and committees, and the registry of affiliations"


def affiliation_pages(people: People, lines: PaperLines) -> Iterator[Page]:
    """The list of affiliations and the page of each; nothing where none is printed."""
    affiliations = people.portal.affiliations
    if not affiliations:
        return
    listing = Listing(
        docname=AFFILIATIONS_INDEX,
        kind=kinds.AFFILIATIONS,
        name="affiliations",
        title=gettext("Affiliations"),
        source=_SOURCE,
        style="affiliations-list",
        above=((gettext("People"), PEOPLE_INDEX),),
        lead=(
            paragraph(
                Words(
                    # For translators: as papers and programmes print them.
                    ngettext(
                        "{count} affiliation, as printed.",
                        "{count} affiliations, as printed.",
                        len(affiliations),
                    )
                )
            ),
        ),
    )
    yield from alphabetical_pages(
        listing, (_spelled(people, affiliation) for affiliation in affiliations)
    )
    for affiliation in affiliations:
        yield from pages_of_affiliation(people, lines, affiliation)


def _spelled(people: People, affiliation: Affiliation) -> Spelled:
    count = ngettext("{count} person", "{count} people", len(affiliation.people))
    if affiliation.ror:
        count += f", ROR {affiliation.ror}"
    return Spelled(
        key=(folded(affiliation.name), affiliation.name),
        entry=Entry(
            name=affiliation.name,
            version=version_of(affiliation.slug, affiliation.name, count),
            # Not the affiliation, which holds its papers.
            line=_item,
            of=(affiliation.name, affiliation.slug, count),
        ),
    )


def _item(name: str, slug: str, count: str) -> Item:
    link = doc_link(name, affiliation_docname(slug))
    return Item((line(link, " ", span("count", Words(count))),))


def pages_of_affiliation(
    people: People, lines: PaperLines, affiliation: Affiliation
) -> Iterator[Page]:
    """The pages of an affiliation: who was there, and what was written there."""
    spelled = sorted(map(people.summary, affiliation.people), key=lambda item: item.key)
    sections = [
        Section(
            entries=tuple(item.entry for item in spelled),
            title=gettext("People"),
            heading=words("People"),
            style="people",
        )
    ]
    if affiliation.papers:
        sections.append(
            Section(
                entries=lines.newest_first(affiliation.papers),
                title=gettext("Papers"),
                heading=words("Papers"),
            )
        )
    listing = Listing(
        docname=affiliation_docname(affiliation.slug),
        kind=kinds.AFFILIATION,
        name=affiliation.slug,
        title=affiliation.name,
        heading=Plain(affiliation.name),
        # For translators: tells it from other pages of the same title, in brackets behind it.
        qualifier=gettext("affiliation"),
        source=_SOURCE,
        sections=tuple(sections),
        above=(
            (gettext("People"), PEOPLE_INDEX),
            (gettext("Affiliations"), AFFILIATIONS_INDEX),
        ),
        lead=tuple(_lead(affiliation)),
    )
    yield from list_pages(listing)


def _lead(affiliation: Affiliation) -> Iterator[Block]:
    people = ngettext("{count} person", "{count} people", len(affiliation.people))
    papers = ngettext("{count} paper", "{count} papers", len(affiliation.papers))
    # For translators: such as “2 people” and “1 paper”.
    told = words("{people} and {papers} with this affiliation.", people=people, papers=papers)
    yield paragraph(told)
    if affiliation.country:
        country = country_name(affiliation.country, str(spoken().locale))
        yield Facts((Fact(words("Country"), Plain(country)),))
    links = []
    if affiliation.ror:
        links.append(url_link(f"ROR {affiliation.ror}", ror_url(affiliation.ror)))
    if affiliation.website:
        links.append(url_link(words("Website"), affiliation.website))
    yield from bullets("links", links)
    others = [spelling for spelling in affiliation.spellings if spelling != affiliation.name]
    if others:
        yield Facts((Fact(words("Also printed as"), joined("; ", others)),))
