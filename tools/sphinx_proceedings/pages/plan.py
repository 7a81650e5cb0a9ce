"""All generated pages of a portal, in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from sphinx_proceedings.insight.coauthors import CoAuthors
from sphinx_proceedings.insight.paper_maps import PaperMap
from sphinx_proceedings.insight.related_papers import Related
from sphinx_proceedings.insight.statistics import has_statistics
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.versions import Versions
from sphinx_proceedings.pages.affiliations import affiliation_pages
from sphinx_proceedings.pages.changes import changes_page
from sphinx_proceedings.pages.edition_papers import edition_pages, papers_index
from sphinx_proceedings.pages.my_programme import my_programme_page
from sphinx_proceedings.pages.own_pages import OwnPages
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.paper_lists import PaperLines, PaperLists, paper_list_pages
from sphinx_proceedings.pages.paper_map import map_page
from sphinx_proceedings.pages.papers import Citing, paper_page
from sphinx_proceedings.pages.people import person_page
from sphinx_proceedings.pages.people_lists import People, people_pages
from sphinx_proceedings.pages.programme import programme_index, programme_page, session_page
from sphinx_proceedings.pages.redirects import former_paper_page, former_person_page
from sphinx_proceedings.pages.related_papers import RelatedLists
from sphinx_proceedings.pages.statistics import statistics_page
from sphinx_proceedings.pages.topics import topic_pages

__all__ = ["plan_pages"]


def plan_pages(
    portal: Portal,
    citing: Callable[[Paper], Citing],
    made_with: str,
    *,
    related: Related = MappingProxyType({}),
    maps: Mapping[str, PaperMap] = MappingProxyType({}),
    own: OwnPages = OwnPages(),  # noqa: B008  # a frozen value
    versions: type[Versions] = Versions,
) -> Iterator[Page]:
    """Every page as the portal changes it; those of its own kinds come last.

    `citing` tells how to cite a paper; `made_with` is a version of everything but the portal that
    pages are made with; `related` are the papers that are like each paper, `maps` the maps of
    editions by their ids.  `versions` tells when pages have to be made again.  Raises
    `OwnPageError`.
    """
    whole = versions(portal, made_with)
    # No page but the paper's own shows its abstract.
    told = versions(portal, made_with, abstracts=False)
    lists = RelatedLists(portal, related)
    pages = _pages(portal, whole, told, citing, lists=lists, maps=maps)
    yield from map(own.changed, chain(pages, own.pages(portal, whole.portal)))


def _pages(
    portal: Portal,
    whole: Versions,
    versions: Versions,
    citing: Callable[[Paper], Citing],
    *,
    lists: RelatedLists,
    maps: Mapping[str, PaperMap],
) -> Iterator[Page]:
    """The pages that every portal has."""
    people, lines = People(portal, versions), PaperLines(portal, versions)
    for edition in portal.editions:
        papers = portal.papers_by_edition[edition.id]
        if papers:
            yield from edition_pages(lines, edition, has_map=edition.id in maps)
        yield from _overviews(portal, edition, versions.edition_page(edition), maps)
        for paper in papers:
            version = versions.paper_page(paper)
            own = whole.papers[paper.edition, paper.key]
            yield paper_page(
                portal, paper, citing, lists.of, version_of(own, version, lists.version(paper))
            )
            for key, slug in zip(paper.former_keys, paper.former_slugs, strict=True):
                yield former_paper_page(paper, key, slug, version)
        yield from _programme(portal, edition, versions.edition_page(edition))
        for session in edition.sessions:
            yield session_page(portal, session, versions.session_page(edition, session))
    coauthors = CoAuthors(portal)
    for person in portal.people:
        version = versions.person(person)
        yield person_page(portal, person, coauthors, version)
        for former_id in person.former_ids:
            yield former_person_page(person, former_id, version)
    yield programme_index(portal, versions.portal)
    yield from _lists(people, lines)


def _lists(people: People, lines: PaperLines) -> Iterator[Page]:
    """What leads to pages of records, whatever edition they belong to."""
    lists = PaperLists(lines.portal)
    yield papers_index(lines, lists)
    yield from paper_list_pages(lists, lines)
    yield from people_pages(people)
    yield from topic_pages(lines)
    yield from affiliation_pages(people, lines)


def _programme(portal: Portal, edition: Edition, version: str) -> Iterator[Page]:
    """The pages that show an edition's programme as a whole."""
    if edition.has_programme_page:
        yield programme_page(portal, edition, version)
    if edition.sessions:
        yield my_programme_page(edition, version)
    ledger = portal.ledger_by_edition.get(edition.id)
    if ledger is not None and ledger.releases:
        yield changes_page(portal, ledger, version)


def _overviews(
    portal: Portal, edition: Edition, version: str, maps: Mapping[str, PaperMap]
) -> Iterator[Page]:
    """The pages that show an edition's papers as a whole."""
    if edition.id in maps:
        yield map_page(portal, edition, maps[edition.id], version)
    if has_statistics(portal, edition):
        yield statistics_page(portal, edition, version)
