"""Papers by edition: an edition's papers, and the ways to all papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from sphinx_proceedings.insight.statistics import has_statistics
from sphinx_proceedings.model.addresses import (
    AFFILIATIONS_INDEX,
    AWARDS,
    PAPERS_INDEX,
    TOPICS_INDEX,
    artefact_docname,
    map_docname,
    papers_docname,
    programme_docname,
    role_docname,
    statistics_docname,
    titles_docname,
    year_docname,
)
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition, Session
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.model.views import View
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import (
    Block,
    Body,
    Fact,
    Facts,
    Items,
    bullets,
    eyebrow,
    heading,
    items,
    paragraph,
)
from sphinx_proceedings.pages.inlines import (
    NOTHING,
    AnchorLink,
    Emphasised,
    Inline,
    Line,
    Part,
    Rich,
    Words,
    doc_link,
    joined,
    line,
    span,
)
from sphinx_proceedings.pages.lists import MOST_PAPERS, Listing, Section, cut, list_pages
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.paper_lists import PaperLines, PaperLists
from sphinx_proceedings.pages.people_lists import AUTHORS
from sphinx_proceedings.pages.publication import imprint
from sphinx_proceedings.pages.record_links import (
    LINK_LABELS,
    counted,
    exports_of,
    paper_item,
    session_link,
)
from sphinx_proceedings.pages.sort_keys import letter, title_key

__all__ = ["edition_pages", "papers_index"]

_PAPERS = ("Papers", PAPERS_INDEX)


def edition_pages(lines: PaperLines, edition: Edition, *, has_map: bool) -> Iterator[Page]:
    """An edition's papers: by session as presented, then by title.

    Where they are too many for one page, it leads to the sessions and to pages by title.
    """
    portal = lines.portal
    is_large = len(portal.papers_by_edition[edition.id]) > MOST_PAPERS
    titles = _titles(lines, edition) if is_large else None
    yield Page(
        docname=papers_docname(edition.id),
        kind=kinds.PAPERS,
        name=edition.id,
        title=f"Papers of {edition.name}",
        edition=edition.id,
        body=partial(_papers_body, portal, edition, titles, has_map=has_map),
    )
    if titles:
        yield from list_pages(titles)


def _papers_body(
    portal: Portal, edition: Edition, titles: Listing | None, *, has_map: bool
) -> Body:
    papers = portal.papers_by_edition[edition.id]
    sessions = [
        (session, portal.papers_of_session(session))
        for session in edition.sessions
        if any(talk.paper for talk in session.talks)
    ]
    volume = _volume_line(edition)
    seen = list(_overviews(portal, edition, has_map=has_map))
    return Body(
        bib_path(edition.id),
        (
            eyebrow(doc_link(Words("Papers"), PAPERS_INDEX)),
            heading(1, Words("Papers of "), edition.name),
            *((paragraph(volume),) if volume else ()),
            paragraph(
                *_lead(edition, len(papers), has_sessions=bool(sessions)),
                *((Words("\nSee them "), joined(" or ", seen), Words(".")) if seen else ()),
            ),
            *exports_of(papers),
            *(_by_session(edition, papers, sessions, is_large=bool(titles)) if sessions else ()),
            heading(2, Words("By title"), label=f"{edition.id}-by-title"),
            *(bullets("letters", _letters(titles)) if titles else _by_title(papers)),
        ),
    )


def _lead(edition: Edition, count: int, *, has_sessions: bool) -> Iterator[Part]:
    yield Words(f"{count} {'paper' if count == 1 else 'papers'}")
    if has_sessions:
        yield Words(", ")
        yield AnchorLink(Words("by session"), f"{edition.id}-by-session")
        yield Words(" and ")
        yield AnchorLink(Words("by title"), f"{edition.id}-by-title")
    yield Words(".")
    if edition.sessions:
        yield Words("\nWhen each is presented is in ")
        yield doc_link(Words("the programme"), programme_docname(edition.id))
        yield Words(".")


def _by_session(
    edition: Edition,
    papers: Iterable[Paper],
    sessions: Sequence[tuple[Session, Sequence[Paper]]],
    *,
    is_large: bool,
) -> Iterator[Block]:
    """Sessions with their papers; of a large edition with the number of papers only."""
    yield heading(2, Words("By session"), label=f"{edition.id}-by-session")
    if is_large:
        counts = [
            line(session_link(session), " ", span("count", str(len(listed))))
            for session, listed in sessions
        ]
        yield from bullets("chaired", counts)
        return
    for session, listed in sessions:
        yield heading(3, session_link(session))
        yield from items("papers", map(paper_item, listed))
    scheduled = {paper.key for _, listed in sessions for paper in listed}
    others = [paper for paper in papers if paper.key not in scheduled]
    if others:
        yield heading(3, Words("Without a session"))
        yield from items("papers", map(paper_item, others))


def _by_title(papers: Iterable[Paper]) -> Iterator[Items]:
    ordered = sorted(papers, key=lambda paper: title_key(paper.full_title))
    yield from items("papers", map(paper_item, ordered))


def _overviews(portal: Portal, edition: Edition, *, has_map: bool) -> Iterator[Inline]:
    """Links to other pages about all papers of an edition."""
    if has_map:
        yield doc_link(Words("on a map"), map_docname(edition.id))
    if has_statistics(portal, edition):
        yield doc_link(Words("in numbers"), statistics_docname(edition.id))


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
        heading=line(Words("Papers of "), edition.name, Words(" by title")),
        edition=edition.id,
        source=bib_path(edition.id),
        sections=tuple(
            Section(entries=tuple(map(lines.entry, group)), title=name) for name, group in groups
        ),
        above=(_PAPERS, (edition.name, papers_docname(edition.id))),
        lead=(paragraph(Words(counted(len(papers), "paper", "papers") + ".")),),
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
        version=version_of(editions, ways),
        view=View(),
        body=partial(_index_body, editions, ways),
    )


def _index_body(editions: Sequence[tuple[Inline, int]], ways: Mapping[str, _Ways]) -> Body:
    counts = [
        line(link, " ", span("did", Words(f"{count} {'paper' if count == 1 else 'papers'}")))
        for link, count in editions
    ]
    facts = tuple(
        Fact(
            Words(what),
            joined(", ", [line(link, " ", span("count", count)) for link, count in links]),
        )
        for what, links in ways.items()
    )
    return Body(
        "papers/",
        (
            heading(1, Words("Papers")),
            *(() if editions else (paragraph(Words("There is no paper yet.")),)),
            *bullets("editions", counts),
            *((heading(2, Words("More ways to browse")),) if ways else ()),
            *((Facts(facts, ("facts", "ways")),) if ways else ()),
        ),
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
    return [(doc_link(Words(label), docname), f"{count:,}")] if count else []


def _volume_line(edition: Edition) -> Line:
    """The volume that holds the papers."""
    if edition.volume is None:
        return NOTHING
    publication = edition.volume.publication
    isbn = f"ISBN {publication.isbn}" if publication.isbn else ""
    parts = (Emphasised(Rich(publication.container)), imprint(publication), isbn)
    return joined(". ", filter(None, parts))
