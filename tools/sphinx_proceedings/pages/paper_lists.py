"""Lists of papers across editions: by year, with an award, with code and so on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from sphinx_proceedings.model.addresses import (
    AWARDS,
    PAPERS_INDEX,
    artefact_docname,
    papers_docname,
    year_docname,
)
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import LinkKind, Paper, PaperLink
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import Item, paragraph
from sphinx_proceedings.pages.inlines import (
    Inline,
    Line,
    Marked,
    Words,
    doc_link,
    joined,
    span,
    told,
    words,
)
from sphinx_proceedings.pages.lists import Entry, Listing, Section, list_pages
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.paper_links import artefact_links, paper_texts
from sphinx_proceedings.pages.record_links import labelled_link, paper_item
from sphinx_proceedings.pages.sort_keys import title_key
from sphinx_proceedings.wording.messages import gettext, ngettext, noop

__all__ = [
    "ARTEFACTS",
    "TITLES",
    "PaperLines",
    "PaperLists",
    "listed_paper",
    "paper_list_pages",
]

ARTEFACTS = (
    LinkKind.CODE,
    LinkKind.DATASET,
    LinkKind.VIDEO,
    LinkKind.SLIDES,
    LinkKind.POSTER,
)
"""What readers look for beside the text."""

TITLES = {
    LinkKind.CODE: noop("Papers with code"),
    LinkKind.DATASET: noop("Papers with data"),
    LinkKind.VIDEO: noop("Papers with video"),
    LinkKind.SLIDES: noop("Papers with slides"),
    LinkKind.POSTER: noop("Papers with a poster"),
}
_SOURCE = "the papers of all editions"


def listed_paper(paper: Paper, *more: Inline) -> Item:
    """A paper in a list: title, authors, award, pages, and what it comes with."""
    parts = () if paper.withdrawn else tuple(_beside(paper))
    about = (span("about", joined(" ", parts)),) if parts else ()
    title, *lines = paper_item(paper, *about, *more).lines
    # Scripts open it in its place.
    return Item((span("has-abstract", title) if paper.abstract else title, *lines))


def _beside(paper: Paper) -> Iterator[Inline]:
    if paper.award:
        yield span("award", paper.award)
    if not paper.archival:
        yield span("not-archival", words("Not in the proceedings"))
    if paper.pages:
        yield span("pages", _pages_told(paper.pages))
    yield from paper_texts(paper)
    yield from artefact_links(paper)


def _pages_told(pages: str) -> Line:
    if any(sign in pages for sign in "–,+"):
        # For translators: short for several pages, which are named, such as “pp. 42–48”.
        return told("pp. {pages}", pages=pages)
    # For translators: the same of one page.
    return told("p. {page}", page=pages)


@dataclass(frozen=True)
class PaperLines:
    """The lines of papers in lists."""

    portal: Portal

    def sort_key(self, paper: Paper) -> tuple[str, str]:
        """What papers are sorted by where they are listed by title."""
        return self._sort_keys[paper.edition, paper.key]

    @cached_property
    def _sort_keys(self) -> dict[PaperId, tuple[str, str]]:
        return {
            (paper.edition, paper.key): title_key(paper.full_title) for paper in self.portal.papers
        }

    @cached_property
    def _outlines(self) -> dict[PaperId, Paper]:
        """Papers without their abstracts, which no line shows: lines are sent to other machines."""
        return {(paper.edition, paper.key): paper.outlined for paper in self.portal.papers}

    def entry(self, paper: Paper, *more: Inline) -> Entry:
        """Title, authors, what the paper comes with, and what else this list tells of it."""
        return Entry(
            name=paper.full_title.plain,
            version=version_of(self.portal.digests.outlines[paper.edition, paper.key], more),
            line=listed_paper,
            of=(self._outlines[paper.edition, paper.key], *more),
        )

    def newest_first(self, papers: Iterable[Paper]) -> tuple[Entry, ...]:
        """These papers, those of later editions first; with its edition where there are several."""
        order = {edition.id: number for number, edition in enumerate(self.portal.editions)}
        ordered = sorted(papers, key=lambda paper: -order[paper.edition])
        return tuple(self.entry(paper, *self._editions_told[paper.edition]) for paper in ordered)

    @cached_property
    def _editions_told(self) -> Mapping[str, tuple[Inline, ...]]:
        """The edition of a paper, where there are several."""
        are_several = len(self.portal.editions) > 1
        return {
            edition.id: (span("did", edition.name),) if are_several else ()
            for edition in self.portal.editions
        }

    def by_edition(
        self, papers: Iterable[Paper], more: Callable[[Paper], Iterable[Inline]] = lambda _: ()
    ) -> tuple[Section, ...]:
        """A section an edition, newest first, in it the papers by title."""
        found: dict[str, list[Paper]] = defaultdict(list)
        for paper in papers:
            found[paper.edition].append(paper)
        return tuple(
            Section(
                entries=tuple(
                    self.entry(paper, *more(paper))
                    for paper in sorted(found[edition.id], key=self.sort_key)
                ),
                title=edition.name,
                heading=doc_link(edition.name, papers_docname(edition.id)),
            )
            for edition in reversed(self.portal.editions)
            if edition.id in found
        )


class PaperLists:
    """Which papers have something in common."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    @cached_property
    def years(self) -> dict[int, list[Paper]]:
        """Papers by the year in which they were published, latest first.

        Where a paper does not tell its year, its edition may.
        """
        found: dict[int, list[Paper]] = defaultdict(list)
        for paper in self._portal.papers:
            issued = paper.publication.issued
            year = issued.year if issued else self._portal.edition_by_id[paper.edition].year
            if year is not None:
                found[year].append(paper)
        return {year: found[year] for year in sorted(found, reverse=True)}

    @cached_property
    def awarded(self) -> list[Paper]:
        """Papers with an award."""
        return [paper for paper in self._standing if paper.award]

    @cached_property
    def with_artefact(self) -> dict[LinkKind, list[tuple[Paper, tuple[PaperLink, ...]]]]:
        """Papers that come with something, and where it is; nothing that no paper has."""
        found: dict[LinkKind, list[tuple[Paper, tuple[PaperLink, ...]]]] = {}
        for kind in ARTEFACTS:
            listed = [
                (paper, links)
                for paper in self._standing
                if (links := tuple(link for link in self._links(paper) if link.kind is kind))
                or paper.has(kind)
            ]
            if listed:
                found[kind] = listed
        return found

    @property
    def _standing(self) -> Iterator[Paper]:
        return (paper for paper in self._portal.papers if not paper.withdrawn)

    def _links(self, paper: Paper) -> Iterable[PaperLink]:
        """Its own, and those of the talks that present it."""
        talks = self._portal.talks_of_paper.get((paper.edition, paper.key), ())
        return dict.fromkeys(
            (*paper.links, *(link for scheduled in talks for link in scheduled.talk.links))
        )


def paper_list_pages(lists: PaperLists, lines: PaperLines) -> Iterator[Page]:
    """All lists across editions."""
    for year, papers in lists.years.items():
        title, sections = gettext("Papers of {year}", year=year), lines.by_edition(papers)
        yield from _pages(lines, year_docname(year), title, sections, len(papers))
    if lists.awarded:
        sections = lines.by_edition(lists.awarded)
        yield from _pages(
            lines, AWARDS, gettext("Papers with an award"), sections, len(lists.awarded)
        )
    for kind, found in lists.with_artefact.items():
        links = {(paper.edition, paper.key): where for paper, where in found}
        sections = lines.by_edition((paper for paper, _ in found), partial(_artefacts, links))
        title = gettext(TITLES[kind])
        yield from _pages(lines, artefact_docname(kind), title, sections, len(found))


def _pages(
    lines: PaperLines, docname: str, title: str, sections: tuple[Section, ...], count: int
) -> Iterator[Page]:
    lead = ngettext(
        "{count} paper, by edition and title.", "{count} papers, by edition and title.", count
    )
    listing = Listing(
        docname=docname,
        kind=kinds.LIST,
        name=docname.partition("/")[2].replace("/", "-"),
        title=title,
        # For translators: tells it from other pages of the same title, in brackets behind it.
        qualifier=gettext("list"),
        source=_SOURCE,
        sections=sections,
        above=((gettext("Papers"), PAPERS_INDEX),),
        lead=(paragraph(Words(lead)),),
    )
    yield from list_pages(listing)


def _artefacts(links: dict[PaperId, tuple[PaperLink, ...]], paper: Paper) -> Iterator[Marked]:
    # Those of its talks; its own are told in any list.
    found = [link for link in links[paper.edition, paper.key] if link not in paper.links]
    if found:
        yield span("artefacts", joined(", ", map(labelled_link, found)))
