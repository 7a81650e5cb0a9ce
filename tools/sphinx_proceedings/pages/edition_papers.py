"""Papers by edition: an edition's papers, and the ways to all papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from sphinx_proceedings.insight.statistics import has_statistics
from sphinx_proceedings.model.addresses import (
    AFFILIATIONS_INDEX,
    PAPERS_INDEX,
    TOPICS_INDEX,
    map_docname,
    papers_docname,
    programme_docname,
    role_docname,
    statistics_docname,
    titles_docname,
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
    Box,
    Fact,
    Facts,
    Items,
    bullets,
    heading,
    items,
    paragraph,
)
from sphinx_proceedings.pages.edition_sections import (
    begins_of,
    by_section,
    named_sections,
    papers_in_order,
    section_pages,
)
from sphinx_proceedings.pages.inlines import (
    NOTHING,
    AnchorLink,
    Emphasised,
    Inline,
    Line,
    Part,
    Plain,
    Rich,
    Strong,
    Words,
    doc_link,
    joined,
    line,
    span,
    told,
    words,
)
from sphinx_proceedings.pages.lists import MOST_PAPERS, Listing, Section, list_pages
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.paper_lists import Common, PaperLines, PaperLists, listed_paper
from sphinx_proceedings.pages.people_lists import AUTHORS
from sphinx_proceedings.pages.publication import imprint
from sphinx_proceedings.pages.record_links import (
    LINK_LABELS,
    exports_of,
    session_link,
)
from sphinx_proceedings.pages.sort_keys import letter, title_key
from sphinx_proceedings.wording.messages import gettext, ngettext, noop, number

__all__ = ["edition_pages", "papers_index"]

_SESSIONS, _SECTIONS = "session", "section"
_AWARDS = noop("Awards")


def edition_pages(lines: PaperLines, edition: Edition, *, has_map: bool) -> Iterator[Page]:
    """An edition's papers: by session as presented, then by title.

    Where they are too many for one page, it leads to the sessions and to pages by title.
    """
    portal = lines.portal
    is_large = len(portal.papers_by_edition[edition.id]) > MOST_PAPERS
    grouping = _grouping(portal, edition)
    titles = _titles(lines, edition, grouping) if is_large or grouping else None
    sections = section_pages(lines, edition) if is_large and grouping == _SECTIONS else None
    yield Page(
        docname=papers_docname(edition.id),
        kind=kinds.PAPERS,
        name=edition.id,
        title=gettext("Papers of {edition}", edition=edition.name),
        edition=edition.id,
        body=partial(_papers_body, portal, edition, titles, sections, has_map=has_map),
    )
    for listing in filter(None, (titles, sections)):
        yield from list_pages(listing)


def _grouping(portal: Portal, edition: Edition) -> str:
    """What an edition's papers stand under: sections that its volume names, sessions, or tracks."""
    papers = portal.papers_by_edition[edition.id]
    if named_sections(edition) and any(paper.track for paper in papers):
        return _SECTIONS
    if _presenting(edition):
        return _SESSIONS
    return _SECTIONS if any(paper.track for paper in papers) else ""


def _papers_body(
    portal: Portal,
    edition: Edition,
    titles: Listing | None,
    sections: Listing | None,
    *,
    has_map: bool,
) -> Body:
    papers = portal.papers_by_edition[edition.id]
    grouping = _grouping(portal, edition)
    volume = _volume_line(edition)
    seen = _overviews(portal, edition, has_map=has_map)
    return Body(
        bib_path(edition.id),
        (
            heading(1, told("Papers of {edition}", edition=edition.name)),
            *((paragraph(volume),) if volume else ()),
            paragraph(
                *_lead(edition, len(papers)),
                *((Words("\n"), seen) if seen else ()),
            ),
            *exports_of(papers),
            *(_orders(edition, grouping, grouping) if grouping else ()),
            *(_by_session(portal, edition) if grouping == _SESSIONS else ()),
            *(by_section(edition, papers, sections) if grouping == _SECTIONS else ()),
            heading(2, words("By title"), label=f"{edition.id}-by-title"),
            *(_by_title(titles, len(papers)) if titles else _papers_by_title(papers)),
        ),
    )


def _presenting(edition: Edition) -> list[Session]:
    """Its sessions that present papers."""
    return [item for item in edition.sessions if any(talk.paper for talk in item.talks)]


def _orders(edition: Edition, grouping: str, chosen: str) -> Iterator[Box]:
    """What leads to the same papers in another order."""
    groups = words("By section") if grouping == _SECTIONS else words("By session")
    ways = (
        (grouping, groups, papers_docname(edition.id)),
        ("title", words("By title"), titles_docname(edition.id, 1)),
    )
    links = [
        Strong(label) if order == chosen else doc_link(label, docname)
        for order, label, docname in ways
    ]
    yield Box("nav", "orders", tuple(bullets("orders", links)), gettext("Order of the papers"))


def _lead(edition: Edition, count: int) -> Iterator[Part]:
    yield Words(ngettext("{count} paper.", "{count} papers.", count))
    if edition.sessions:
        # For translators: what {programme} stands for in “… is in {programme}.”
        programme = doc_link(words("the programme"), programme_docname(edition.id))
        yield Words("\n")
        yield told("When each is presented is in {programme}.", programme=programme)


def _by_session(portal: Portal, edition: Edition) -> Iterator[Block]:
    """Sessions with their papers; of a large edition with the number of papers only."""
    papers = portal.papers_by_edition[edition.id]
    sessions = [(session, portal.papers_of_session(session)) for session in _presenting(edition)]
    yield heading(2, words("By session"), label=f"{edition.id}-by-session")
    if len(papers) > MOST_PAPERS:
        counts = [
            line(session_link(session), " ", span("count", number(len(listed))))
            for session, listed in sessions
        ]
        yield from bullets("chaired", counts)
        return
    for session, listed in sessions:
        yield heading(3, session_link(session))
        yield from items("papers", map(listed_paper, listed))
    scheduled = {paper.key for _, listed in sessions for paper in listed}
    others = [paper for paper in papers if paper.key not in scheduled]
    if others:
        yield heading(3, words("Without a session"))
        yield from items("papers", map(listed_paper, others))


def _papers_by_title(papers: Iterable[Paper]) -> Iterator[Items]:
    ordered = sorted(papers, key=lambda paper: title_key(paper.full_title))
    yield from items("papers", map(listed_paper, ordered))


def _overviews(portal: Portal, edition: Edition, *, has_map: bool) -> Line:
    """Links to other pages about all papers of an edition."""
    # For translators: what {on_a_map} and {in_numbers} stand for in “See them …”.
    on_a_map = doc_link(words("on a map"), map_docname(edition.id))
    in_numbers = doc_link(words("in numbers"), statistics_docname(edition.id))
    if not has_statistics(portal, edition):
        return told("See them {on_a_map}.", on_a_map=on_a_map) if has_map else NOTHING
    if not has_map:
        return told("See them {in_numbers}.", in_numbers=in_numbers)
    return told("See them {on_a_map} or {in_numbers}.", on_a_map=on_a_map, in_numbers=in_numbers)


def _titles(lines: PaperLines, edition: Edition, grouping: str) -> Listing:
    """All papers by title, with a heading for each first letter."""
    papers = sorted(lines.portal.papers_by_edition[edition.id], key=lines.sort_key)
    groups = groupby(papers, key=lambda paper: letter(lines.sort_key(paper)[0]))
    sections = tuple(
        Section(
            entries=tuple(map(lines.entry, group)),
            title=name,
            place=f"letter-{name.lower()}",
        )
        for name, group in groups
    )
    title = noop("Papers of {edition} by title")
    listing = papers_in_order(edition, "title", title, titles_docname, sections)
    order = _orders(edition, grouping, "title") if grouping else ()
    return replace(listing, everywhere=(*order, *bullets("letters", _letters(listing))))


def _by_title(titles: Listing, count: int) -> Iterator[Block]:
    """What leads to them where they have pages of their own."""
    if _is_cut(titles):
        yield from bullets("letters", _letters(titles))
    else:
        all_papers = ngettext("{count} paper by title", "{count} papers by title", count)
        yield paragraph(doc_link(Words(all_papers), titles.address(1)))


def _is_cut(titles: Listing) -> bool:
    """Whether they are on several pages."""
    return sum(len(section.entries) for section in titles.sections) > titles.most


def _letters(titles: Listing) -> list[Inline]:
    """Each letter, linked to where it begins."""
    if not _is_cut(titles):
        return [AnchorLink(Plain(each.title), each.place) for each in titles.sections]
    return [doc_link(name, titles.address(part)) for name, part in begins_of(titles).items()]


def papers_index(lines: PaperLines, lists: PaperLists) -> Page:
    """All editions that have papers, newest first, and the other ways to browse."""
    portal = lines.portal
    editions = _by_series(portal)
    ways = {what: links for what, links in _ways(portal, lists) if links} if editions else {}
    return Page(
        docname=PAPERS_INDEX,
        kind=kinds.PAPERS,
        name="papers",
        title=gettext("Papers"),
        version=version_of(editions, ways),
        view=View(),
        body=partial(_index_body, editions, ways),
    )


def _by_series(portal: Portal) -> dict[str, list[Line]]:
    """The editions that have papers by their series, newest first, those without one last."""
    found: dict[str, list[Line]] = {}
    for edition in reversed(portal.editions):
        if papers := portal.papers_by_edition[edition.id]:
            year = str(edition.year or "")
            count = ngettext("{count} paper", "{count} papers", len(papers))
            about = [count] if year in edition.name else [year, count]
            link = doc_link(edition.name, papers_docname(edition.id))
            did = span("did", joined(", ", map(Words, about)))
            found.setdefault(edition.series, []).append(line(link, " ", did))
    return {series: found[series] for series in sorted(found, key=lambda name: not name)}


def _index_body(editions: Mapping[str, Sequence[Line]], ways: Mapping[str, _Ways]) -> Body:
    has_series = len(editions) > 1
    series = [
        block
        for name, listed in editions.items()
        for block in (
            *((heading(2, name or words("Other editions")),) if has_series else ()),
            *bullets("edition-cards", listed),
        )
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
            heading(1, words("Papers")),
            *(() if editions else (paragraph(words("There is no paper yet.")),)),
            *series,
            *((heading(2, words("More ways to browse")),) if ways else ()),
            *((Facts(facts, ("facts", "ways")),) if ways else ()),
        ),
    )


_Ways = list[tuple[Inline, str]]


def _ways(portal: Portal, lists: PaperLists) -> Iterator[tuple[str, _Ways]]:
    """What to browse by, and links with what there is of it."""
    authors = {author.person for paper in portal.papers for author in paper.authors}
    yield (
        gettext("By person"),
        [
            *_way(gettext("Authors"), role_docname(AUTHORS), len(authors)),
            *_way(gettext("Affiliations"), AFFILIATIONS_INDEX, len(portal.affiliations)),
        ],
    )
    yield gettext("By topic"), [*_way(gettext("Topics"), TOPICS_INDEX, len(portal.topics))]
    yield (
        gettext("By year"),
        [
            way
            for common, papers in lists.by_common.items()
            if common.year is not None
            for way in _way(str(common.year), common.docname, len(papers))
        ],
    )
    yield (
        # For translators: papers with awards, code and so on, which are named behind it.
        gettext("With"),
        [
            way
            for common, papers in lists.by_common.items()
            if common.year is None
            for way in _way(_what(common), common.docname, len(papers))
        ],
    )


def _what(common: Common) -> str:
    return gettext(LINK_LABELS[common.artefact] if common.artefact else _AWARDS)


def _way(label: str, docname: str, count: int) -> _Ways:
    """A link with a count; nothing where there is nothing."""
    return [(doc_link(Words(label), docname), number(count))] if count else []


def _volume_line(edition: Edition) -> Line:
    """The volume that holds the papers."""
    if edition.volume is None:
        return NOTHING
    publication = edition.volume.publication
    isbn = f"ISBN {publication.isbn}" if publication.isbn else ""
    rights = edition.volume.copyright
    parts = (Emphasised(Rich(publication.container)), imprint(publication), isbn, rights)
    return joined(". ", filter(None, parts))
