"""All generated pages of a portal, in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from types import MappingProxyType

from sphinx_proceedings.insight.coauthors import CoAuthors
from sphinx_proceedings.insight.paper_maps import PaperMap
from sphinx_proceedings.insight.statistics import has_statistics, printed_places
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.model.programme import Edition, Session
from sphinx_proceedings.model.views import View, Views
from sphinx_proceedings.model.where_named import WhereNamed
from sphinx_proceedings.pages.affiliations import affiliation_pages, pages_of_affiliation
from sphinx_proceedings.pages.changes import changes_page
from sphinx_proceedings.pages.edition_papers import edition_pages, papers_index
from sphinx_proceedings.pages.editions import edition_page, editions_page
from sphinx_proceedings.pages.my_programme import my_programme_page
from sphinx_proceedings.pages.own_pages import OwnPages
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.paper_lists import Common, PaperLines, PaperLists, paper_list_pages
from sphinx_proceedings.pages.paper_map import map_page
from sphinx_proceedings.pages.papers import Citing, paper_page
from sphinx_proceedings.pages.people import person_page
from sphinx_proceedings.pages.people_lists import People, people_pages
from sphinx_proceedings.pages.posters import has_posters, posters_page
from sphinx_proceedings.pages.programme import programme_index, programme_page, session_page
from sphinx_proceedings.pages.redirects import former_paper_page, former_person_page
from sphinx_proceedings.pages.related_papers import RelatedLists, list_of
from sphinx_proceedings.pages.rooms import room_pages
from sphinx_proceedings.pages.statistics import statistics_page
from sphinx_proceedings.pages.topics import pages_of_topic, topic_pages
from sphinx_proceedings.pages.trails import trail

__all__ = ["EditedTexts", "plan_edited_pages", "plan_pages"]


@dataclass(frozen=True, kw_only=True, slots=True)
class EditedTexts:
    """Papers that say something else than before."""

    texts: frozenset[PaperId]
    """Those of which the title or the abstract is another."""
    titles: Mapping[PaperId, str]
    """The title that those of them had of which it is another, as plain text."""
    named: WhereNamed
    """What names these."""
    related: frozenset[PaperId]
    """Those to which others are related, or for other reasons."""
    listed: Callable[[Common], Sequence[PaperId]]
    """The papers that have something in common."""


Place = tuple[tuple[str, str], ...]
"""The pages that lead to another, as `Page.above` has them."""


def plan_pages(
    portal: Portal,
    citing: Callable[[Paper], Citing],
    made_with: str,
    *,
    related: RelatedLists | None = None,
    maps: Mapping[str, PaperMap] = MappingProxyType({}),
    own: OwnPages = OwnPages(),  # noqa: B008  # a frozen value
) -> Iterator[Page]:
    """Every page as the portal changes it; those of its own kinds come last.

    `citing` tells how to cite a paper; `made_with` is a version of everything but the portal that
    pages are made with; `related` lists the papers that are like each paper, `maps` are the maps
    of editions by their ids.  Raises `OwnPageError`.
    """
    plan = _Plan(portal, citing, related or RelatedLists(portal, {}), maps)
    everything = Views(portal).everything if own.kinds else ""
    planned = chain(plan.pages(), own.pages(portal, everything))
    yield from map(own.changed, _finished(portal, made_with, planned))


def plan_edited_pages(
    portal: Portal,
    citing: Callable[[Paper], Citing],
    made_with: str,
    *,
    edited: EditedTexts,
    related: RelatedLists,
    maps: Mapping[str, PaperMap],
) -> Iterator[Page]:
    """Those of `plan_pages` that may say something else where nothing but texts is another."""
    plan = _Plan(portal, citing, related, maps)
    yield from _finished(portal, made_with, plan.telling(edited))


def _finished(portal: Portal, made_with: str, pages: Iterable[Page]) -> Iterator[Page]:
    """Pages with where they stand, and with what they are made."""
    # Hundreds stand in the same place.
    places: dict[Place, Place] = {}
    for page in pages:
        above = trail(portal, page)
        above = places.setdefault(above, above)
        yield replace(page, above=above, version=version_of(made_with, page.version, above))


class _Plan:
    """The pages that every portal has."""

    def __init__(
        self,
        portal: Portal,
        citing: Callable[[Paper], Citing],
        related: RelatedLists,
        maps: Mapping[str, PaperMap],
    ) -> None:
        self._portal = portal
        self._citing = citing
        self._related = related
        self._maps = maps
        self._views = Views(portal)
        self._lines = PaperLines(portal)
        self._coauthors = CoAuthors(portal)

    def pages(self) -> Iterator[Page]:
        """All of them, in a fixed order."""
        for edition in self._portal.editions:
            yield from self._of_edition(edition)
            for paper in self._portal.papers_by_edition[edition.id]:
                yield from self._of_paper(paper)
            yield from self._programme(edition)
            for session in edition.sessions:
                yield self._of_session(edition, session)
        for person in self._portal.people:
            yield from self._of_person(person)
        yield programme_index(self._portal)
        if len(self._portal.editions) > 1:
            yield editions_page(self._portal)
        yield from self._lists()

    def telling(self, edited: EditedTexts) -> Iterator[Page]:
        """Those that tell of edited texts: of an abstract few do."""
        portal, whole = self._portal, {edition for edition, _ in edited.titles}
        named = edited.named
        for paper in sorted({*edited.texts, *edited.related, *named.papers}):
            yield from self._of_paper(portal.paper_by_id[paper])
        for edition in sorted({edition for edition, _ in edited.texts}):
            if edition in whole:
                yield from self._of_edition(portal.edition_by_id[edition])
                yield from self._programme(portal.edition_by_id[edition])
            else:
                yield from self._map(portal.edition_by_id[edition])
        for session in map(portal.session_by_id.__getitem__, named.sessions):
            yield self._of_session(portal.edition_by_id[session.edition], session)
        for person in named.people:
            yield from self._of_person(portal.person_by_id[person])
        yield from self._lists_telling(edited)

    def _lists_telling(self, edited: EditedTexts) -> Iterator[Page]:
        """Those that list papers by their titles, whatever edition these belong to."""
        portal, papers = self._portal, self._portal.paper_by_id
        lists = PaperLists(portal)
        for common in dict.fromkeys(chain(*(lists.of(papers[each]) for each in edited.titles))):
            listed = tuple(map(papers.__getitem__, edited.listed(common)))
            yield from paper_list_pages(self._lines, common, listed)
        for topic in edited.named.topics:
            yield from pages_of_topic(self._lines, portal.topic_by_slug[topic])
        people = People(portal)
        for where in edited.named.affiliations:
            affiliation = portal.affiliation_by_slug[where]
            yield from pages_of_affiliation(people, self._lines, affiliation)

    def _map(self, edition: Edition) -> Iterator[Page]:
        """The map of its papers, as far as it has one."""
        made = self._maps.get(edition.id)
        if made is not None:
            view = self._views.edition(edition)
            yield self._seeing(view, map_page(self._portal, edition, made), made)

    def _seeing(self, view: View, page: Page, *more: object) -> Page:
        """A page with what it is made from: a view, and what follows from more than that."""
        return replace(page, view=view, version=version_of(self._views.digest(view), *more))

    def _of_edition(self, edition: Edition) -> Iterator[Page]:
        """The pages that show an edition, or its papers, as a whole."""
        portal, made = self._portal, self._maps.get(edition.id)
        at_a_glance = edition_page(portal, edition, has_map=made is not None)
        yield self._seeing(self._views.landing(edition), at_a_glance, made is not None)
        view = self._views.edition(edition)
        if portal.papers_by_edition[edition.id]:
            whole, *titles = edition_pages(self._lines, edition, has_map=made is not None)
            yield self._seeing(view, whole, made is not None)
            yield from titles
        yield from self._map(edition)
        if has_statistics(portal, edition):
            places = printed_places(portal, edition)
            page = statistics_page(portal, edition, places)
            yield self._seeing(view, page, sorted(places.items()))

    def _programme(self, edition: Edition) -> Iterator[Page]:
        """The pages that show an edition's programme as a whole."""
        portal, view = self._portal, self._views.edition(edition)
        if edition.has_programme_page:
            yield self._seeing(view, programme_page(portal, edition))
        if edition.sessions:
            yield self._seeing(view, my_programme_page(edition))
        for page in room_pages(portal, edition):
            yield self._seeing(view, page)
        if has_posters(portal, edition):
            yield self._seeing(view, posters_page(portal, edition))
        if edition.id in portal.released:
            yield self._seeing(view, changes_page(portal, portal.ledger_by_edition[edition.id]))

    def _of_session(self, edition: Edition, session: Session) -> Page:
        view = self._views.session(edition, session)
        return self._seeing(view, session_page(self._portal, session))

    def _of_paper(self, paper: Paper) -> Iterator[Page]:
        page = paper_page(self._portal, paper, self._citing, partial(list_of, self._related))
        yield self._seeing(self._views.paper(paper), page, self._related.version(paper))
        for key, slug in zip(paper.former_keys, paper.former_slugs, strict=True):
            yield former_paper_page(paper, key, slug)

    def _of_person(self, person: Person) -> Iterator[Page]:
        around = self._coauthors.around(person.id)
        page = person_page(self._portal, person, around)
        # What co-authors wrote without the person is in no view of the person.
        yield self._seeing(self._views.person(person), page, around and around.ties)
        for former_id in person.former_ids:
            yield former_person_page(person, former_id)

    def _lists(self) -> Iterator[Page]:
        """What leads to pages of records, whatever edition they belong to."""
        people, lists = People(self._portal), PaperLists(self._portal)
        yield papers_index(self._lines, lists)
        for common, papers in lists.by_common.items():
            yield from paper_list_pages(self._lines, common, papers)
        yield from people_pages(people)
        yield from topic_pages(self._lines)
        yield from affiliation_pages(people, self._lines)
