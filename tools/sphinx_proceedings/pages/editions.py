"""Papers by edition: an edition's papers, and the ways to all papers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from sphinx_proceedings.discover.statistics import has_statistics
from sphinx_proceedings.model.addresses import (
    AFFILIATIONS_INDEX,
    AWARDS,
    PAPERS_INDEX,
    TOPICS_INDEX,
    artefact_docname,
    map_docname,
    papers_docname,
    program_docname,
    role_docname,
    statistics_docname,
    titles_docname,
    year_docname,
)
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.versions import version_of
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.folding import letter
from sphinx_proceedings.pages.inlines import (
    NOTHING,
    Emphasised,
    Inline,
    Line,
    Plain,
    Rich,
    doc_link,
    joined,
)
from sphinx_proceedings.pages.lists import MOST_PAPERS, Listing, Section, cut, list_pages
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.paper_lists import PaperLines, PaperLists
from sphinx_proceedings.pages.parts import (
    LINK_LABELS,
    byline,
    counted,
    paper_link,
    session_link,
    title_key,
)
from sphinx_proceedings.pages.people_lists import AUTHORS
from sphinx_proceedings.pages.published import imprint
from sphinx_proceedings.pages.render import render
from sphinx_proceedings.pages.writers.myst import Myst

__all__ = ["edition_pages", "papers_index"]

_PAPERS = ("Papers", PAPERS_INDEX)


def edition_pages(lines: PaperLines, edition: Edition, *, has_map: bool) -> Iterator[Page]:
    """An edition's papers: by session as presented, then by title.

    Where they are too many for one page, it leads to the sessions and to pages by title.
    """
    portal, versions = lines.portal, lines.versions
    is_large = len(portal.papers_by_edition[edition.id]) > MOST_PAPERS
    titles = _titles(lines, edition) if is_large else None
    yield Page(
        docname=papers_docname(edition.id),
        kind=kinds.PAPERS,
        name=edition.id,
        title=f"Papers of {edition.name}",
        edition=edition.id,
        version=version_of(versions.edition_page(edition), has_map),
        render=partial(_papers_text, portal, edition, titles, has_map=has_map),
    )
    if titles:
        yield from list_pages(titles, versions)


def _papers_text(portal: Portal, edition: Edition, titles: Listing | None, *, has_map: bool) -> str:
    papers = portal.papers_by_edition[edition.id]
    sessions = [
        (session, portal.papers_of_session(session))
        for session in edition.sessions
        if any(talk.paper for talk in session.talks)
    ]
    scheduled = {paper.key for _, listed in sessions for paper in listed}
    return render(
        "papers",
        source=f"papers/{edition.id}.bib",
        slug=Myst(edition.id),
        edition=edition,
        papers_index=PAPERS_INDEX,
        program_link=doc_link("the programme", program_docname(edition.id)),
        overviews=list(_overviews(portal, edition, has_map=has_map)),
        count=len(papers),
        citable=any(not paper.withdrawn for paper in papers),
        sessions=sessions,
        unscheduled=[paper for paper in papers if paper.key not in scheduled],
        by_title=sorted(papers, key=lambda paper: title_key(paper.full_title)),
        letters=_letters(titles) if titles else [],
        paper_link=paper_link,
        byline=byline,
        session_link=session_link,
        volume=_volume_line(edition),
    )


def _overviews(portal: Portal, edition: Edition, *, has_map: bool) -> Iterator[Inline]:
    """Links to other pages about all papers of an edition."""
    if has_map:
        yield doc_link("on a map", map_docname(edition.id))
    if has_statistics(portal, edition):
        yield doc_link("in numbers", statistics_docname(edition.id))


def _titles(lines: PaperLines, edition: Edition) -> Listing:
    """All papers of a large edition by the first letter of the title."""
    papers = sorted(lines.portal.papers_by_edition[edition.id], key=lines.sort_key)
    groups = groupby(papers, key=lambda paper: letter(lines.sort_key(paper)[0]))
    return Listing(
        docname=titles_docname(edition.id, 1),
        part_docname=partial(titles_docname, edition.id),
        kind=kinds.LIST,
        name=f"{edition.id}-by-title",
        title=f"Papers of {edition.name} by title",
        edition=edition.id,
        source=f"papers/{edition.id}.bib",
        sections=tuple(
            Section(entries=tuple(map(lines.entry, group)), title=name) for name, group in groups
        ),
        above=(_PAPERS, (edition.name, papers_docname(edition.id))),
        lead=Plain(counted(len(papers), "paper", "papers") + "."),
    )


def _letters(titles: Listing) -> list[Inline]:
    """Each letter, linked to the page on which it begins."""
    begins: dict[str, int] = {}
    for number, sections in enumerate(cut(titles.sections, titles.most), start=1):
        for section in sections:
            begins.setdefault(section.title, number)
    return [doc_link(name, titles.address(number)) for name, number in begins.items()]


def papers_index(lines: PaperLines, lists: PaperLists) -> Page:
    """All editions that have papers, newest first, and the other ways to browse."""
    portal = lines.portal
    editions = [
        (doc_link(edition.name, papers_docname(edition.id)), len(papers))
        for edition in reversed(portal.editions)
        if (papers := portal.papers_by_edition[edition.id])
    ]
    ways = {what: links for what, links in _ways(portal, lists) if links} if editions else {}
    return Page(
        docname=PAPERS_INDEX,
        kind=kinds.PAPERS,
        name="papers",
        title="Papers",
        version=lines.versions.of(editions, ways),
        render=partial(render, "papers_index", source="papers/", editions=editions, ways=ways),
    )


_Ways = list[tuple[Inline, str]]


def _ways(portal: Portal, lists: PaperLists) -> Iterator[tuple[str, _Ways]]:
    """What to browse by, and links with what there is of it."""
    authors = {author.person for paper in portal.papers for author in paper.authors}
    yield (
        "By person",
        [
            *_way("Authors", role_docname(AUTHORS), len(authors)),
            *_way("Affiliations", AFFILIATIONS_INDEX, len(portal.affiliations)),
        ],
    )
    yield "By topic", [*_way("Topics", TOPICS_INDEX, len(portal.topics))]
    yield (
        "By year",
        [
            way
            for year, papers in lists.years.items()
            for way in _way(str(year), year_docname(year), len(papers))
        ],
    )
    yield (
        "With",
        [
            *_way("Awards", AWARDS, len(lists.awarded)),
            *(
                way
                for kind, found in lists.with_artefact.items()
                for way in _way(LINK_LABELS[kind], artefact_docname(kind), len(found))
            ),
        ],
    )


def _way(label: str, docname: str, count: int) -> _Ways:
    """A link with a count; nothing where there is nothing."""
    return [(doc_link(label, docname), f"{count:,}")] if count else []


def _volume_line(edition: Edition) -> Line:
    """The volume that holds the papers."""
    if edition.volume is None:
        return NOTHING
    publication = edition.volume.publication
    isbn = f"ISBN {publication.isbn}" if publication.isbn else ""
    parts = (Emphasised(Rich(publication.container)), imprint(publication), isbn)
    return joined(". ", filter(None, parts))
