"""Lists of papers across editions: by year, with an award, with code and so on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from sphinx_proceedings.model.when_asked import WhenAsked
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
    "Common",
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
_AWARDED = noop("Papers with an award")
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
    def _sort_keys(self) -> Mapping[PaperId, tuple[str, str]]:
        papers = self.portal.paper_by_id
        return WhenAsked(papers, lambda paper: title_key(papers[paper].full_title))

    @cached_property
    def _outlines(self) -> Mapping[PaperId, Paper]:
        """Papers without their abstracts, which no line shows: lines are sent to other machines."""
        papers = self.portal.paper_by_id
        return WhenAsked(papers, lambda paper: papers[paper].outlined)

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
        self, papers: Iterable[Paper], more: Callable[[Paper], Iterable[Inline]]
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


@dataclass(frozen=True, slots=True)
class Common:
    """What papers of a list have in common: a year, something that they come with, or an award."""

    year: int | None = None
    artefact: LinkKind | None = None

    @property
    def name(self) -> str:
        """Its own name among others."""
        return self.docname.rpartition("/")[2]

    @property
    def docname(self) -> str:
        """Where the list is."""
        if self.year is not None:
            return year_docname(self.year)
        return AWARDS if self.artefact is None else artefact_docname(self.artefact)

    @property
    def title(self) -> str:
        """What the list is called."""
        if self.year is not None:
            return gettext("Papers of {year}", year=self.year)
        return gettext(TITLES[self.artefact] if self.artefact else _AWARDED)


class PaperLists:
    """Which papers have something in common."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    @cached_property
    def by_common(self) -> Mapping[Common, Sequence[Paper]]:
        """The papers of each list: by year, latest first, with an award, with each artefact."""
        found: dict[Common, list[Paper]] = defaultdict(list)
        for paper in self._portal.papers:
            for common in self.of(paper):
                found[common].append(paper)
        return {common: found[common] for common in sorted(found, key=_place)}

    def of(self, paper: Paper) -> Iterator[Common]:
        """What this paper has in common with those of each list that it is in.

        Where it does not tell its year, its edition may.
        """
        issued = paper.publication.issued
        year = issued.year if issued else self._portal.edition_by_id[paper.edition].year
        if year is not None:
            yield Common(year=year)
        if paper.withdrawn:
            return
        if paper.award:
            yield Common()
        there = {link.kind for link in _links(self._portal, paper)}
        yield from (Common(artefact=k) for k in ARTEFACTS if k in there or paper.has(k))


def _place(common: Common) -> tuple[int, int]:
    kind = ARTEFACTS.index(common.artefact) + 1 if common.artefact else 0
    return kind if common.year is None else -1, -(common.year or 0)


def _links(portal: Portal, paper: Paper) -> Iterable[PaperLink]:
    """Its own, and those of the talks that present it."""
    talks = portal.talks_of_paper.get((paper.edition, paper.key), ())
    return dict.fromkeys(
        (*paper.links, *(link for scheduled in talks for link in scheduled.talk.links))
    )


def paper_list_pages(lines: PaperLines, common: Common, papers: Sequence[Paper]) -> Iterator[Page]:
    """The pages of the list of these papers, which have this in common."""
    more = partial(_artefacts, lines.portal, common.artefact)
    count = len(papers)
    lead = ngettext(
        "{count} paper, by edition and title.", "{count} papers, by edition and title.", count
    )
    docname = common.docname
    listing = Listing(
        docname=docname,
        kind=kinds.LIST,
        name=docname.partition("/")[2].replace("/", "-"),
        title=common.title,
        # For translators: tells it from other pages of the same title, in brackets behind it.
        qualifier=gettext("list"),
        source=_SOURCE,
        sections=lines.by_edition(papers, more),
        above=((gettext("Papers"), PAPERS_INDEX),),
        lead=(paragraph(Words(lead)),),
    )
    yield from list_pages(listing)


def _artefacts(portal: Portal, kind: LinkKind | None, paper: Paper) -> Iterator[Marked]:
    # Those of its talks; its own are told in any list.
    links = (link for link in _links(portal, paper) if link.kind is kind)
    if found := [link for link in links if link not in paper.links]:
        yield span("artefacts", joined(", ", map(labelled_link, found)))
