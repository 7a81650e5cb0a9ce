"""A paper's page; lists of papers are in `edition_papers.py` and `paper_lists.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

from sphinx_proceedings.model.addresses import (
    first_page_path,
    paper_docname,
    paper_file_path,
    topic_docname,
)
from sphinx_proceedings.model.countries import country_beside
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import PrintedAffiliation
from sphinx_proceedings.model.portal import Portal, ScheduledTalk
from sphinx_proceedings.model.resolvers import doi_url, ror_url
from sphinx_proceedings.model.richtext import RichText, Span, Style, Text
from sphinx_proceedings.model.timetable.events import talk_key
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import (
    Block,
    Body,
    Box,
    Code,
    Fact,
    Facts,
    Heading,
    Html,
    Item,
    Slot,
    bullets,
    heading,
    items,
    neighbours,
    paragraph,
)
from sphinx_proceedings.pages.event_lines import talk_when
from sphinx_proceedings.pages.event_links import talk_links
from sphinx_proceedings.pages.headings import unbroken
from sphinx_proceedings.pages.inlines import (
    AnchorLink,
    Inline,
    Line,
    Plain,
    Rich,
    Words,
    as_inline,
    doc_link,
    joined,
    line,
    span,
    url_link,
    words,
)
from sphinx_proceedings.pages.notices import notice, relations, withheld_told
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.paper_languages import (
    abstract_classes,
    citation_attributes,
    in_its_language,
    other_title,
)
from sphinx_proceedings.pages.paper_links import file_told, reading_links
from sphinx_proceedings.pages.publication import further_facts, pages_told, publication_line
from sphinx_proceedings.pages.record_links import (
    paper_link,
    person_link,
    presenters,
    session_link,
    with_others,
)
from sphinx_proceedings.wording.messages import gettext, ngettext, noop, spoken

__all__ = ["Citing", "author_blocks", "first_page", "paper_page"]

_PARTS = {"abstract": noop("Abstract"), "cite": noop("Cite"), "similar": noop("Similar papers")}
"""The sections of the page, by the names of their places."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Citing:
    """How to cite one paper."""

    bibtex: str
    """The entry as its file has it."""
    formatted: tuple[tuple[str, str], ...] = ()
    """Names of citation styles, each with the citation as HTML that is safe as it stands."""


def paper_page(
    portal: Portal,
    paper: Paper,
    citing: Callable[[Paper], Citing],
    related: Callable[[Paper], Sequence[Item]],
) -> Page:
    """The page of one paper; of a withdrawn one it tells who, what and why, and no more."""
    return Page(
        docname=paper_docname(paper),
        kind=kinds.PAPER,
        name=f"{paper.edition}/{paper.key}",
        title=paper.full_title.plain,
        qualifier=portal.edition_by_id[paper.edition].name,
        edition=paper.edition,
        body=partial(_body, portal, paper, citing, related),
    )


def _body(
    portal: Portal,
    paper: Paper,
    citing: Callable[[Paper], Citing],
    related: Callable[[Paper], Sequence[Item]],
) -> Body:
    talks = portal.talks_of_paper.get((paper.edition, paper.key), ())
    previous, following = _neighbours(portal, paper, talks)
    told, facts = notice(paper), tuple(_facts(portal, paper, talks))
    standing = f"standing standing-{paper.standing.status}"
    sections = (
        *(() if paper.withdrawn else _abstract_and_citations(paper, citing(paper))),
        *_similar(related(paper)),
    )
    return Body(
        f"{paper.location.path}, entry {paper.key}",
        (
            *(() if paper.withdrawn else (Slot("skip-to-citation"),)),
            *((paragraph(span("award-badge", paper.award)),) if paper.award else ()),
            heading(1, in_its_language(paper, unbroken(paper.full_title)), classes="paper-page"),
            *(paragraph(other_title(title), classes="other-title") for title in paper.other_titles),
            *_not_archival(paper),
            *((paragraph(told, classes=standing),) if told else ()),
            *author_blocks(paper),
            *(() if paper.withdrawn else _actions(paper, has_talks=bool(talks))),
            *_rail(paper, facts, sections, has_talks=bool(talks)),
            *sections,
            *neighbours(
                gettext("Other papers of this session"),
                paper_link(previous) if previous else None,
                paper_link(following) if following else None,
            ),
        ),
    )


def _not_archival(paper: Paper) -> Iterator[Block]:
    if not paper.archival:
        told = words("It was presented, and is not part of the proceedings.")
        yield paragraph(told, classes="standing standing-presented")


def author_blocks(paper: Paper) -> Iterator[Block]:
    """Authors in a line, and below them where they are from, with numbers where that differs."""
    printed = [author.affiliations for author in paper.authors]
    places = list(dict.fromkeys(place for each in printed for place in each))
    is_same = len(set(printed)) == 1 and not paper.more_authors
    names: list[Inline] = []
    for author in paper.authors:
        link = person_link(author.name.full, author.person)
        numbers = [] if is_same else [str(places.index(each) + 1) for each in author.affiliations]
        # For translators: an author to whom readers are to turn with questions.
        mark = span("corresponding", words("corresponding author"))
        marks = [_raised(",".join(numbers))] if numbers else []
        marks += [Words(" "), mark] if author.corresponding else []
        names.append(line(link, *marks) if marks else link)
    if listed := with_others(paper, joined(", ", names)):
        yield paragraph(listed, classes="authors")
    yield from items(
        "affiliations",
        [Item((_place(place),)) for place in places],
        first=0 if is_same else 1,
    )
    if any(author.corresponding for author in paper.authors):
        # It says what the mark means that styles set in place of the words.
        yield paragraph(words("Corresponding author"), classes="corresponding-key")


def _place(place: PrintedAffiliation) -> Inline:
    """An affiliation with its country, and with what leads to its record at ROR."""
    country = country_beside(place.name, place.country, str(spoken().locale))
    told = joined(", ", filter(None, (place.name, country)))
    if not place.ror:
        return told if country else as_inline(place.name)
    return line(told, " ", span("ror", url_link(f"ROR {place.ror}", ror_url(place.ror))))


def _raised(text: str) -> Inline:
    return Rich(RichText((Span(Style.SUPERSCRIPT, (Text(text),)),)))


def _actions(paper: Paper, *, has_talks: bool) -> Iterator[Block]:
    star = (Slot("talk"),) if has_talks else ()
    yield Box("div", "paper-actions", (*bullets("links", reading_links(paper)), *star))
    if paper.withheld and not paper.withheld.abstract:
        yield paragraph(withheld_told(paper.withheld), classes="embargo")


def _rail(
    paper: Paper, facts: tuple[Fact, ...], sections: Iterable[Block], *, has_talks: bool
) -> Iterator[Block]:
    """What stands beside the text where there is room: facts, calendar, parts of the page."""
    places = [block.anchor for block in sections if isinstance(block, Heading)]
    links = bullets("", [AnchorLink(words(_PARTS[place]), place) for place in places])
    parts = Box("nav", "page-parts", tuple(links), gettext("On this page"))
    blocks = (
        *first_page(paper),
        *((Facts(facts),) if facts else ()),
        *((Slot("calendars"),) if has_talks else ()),
        *((parts,) if len(places) > 1 else ()),
        *(() if paper.withdrawn else (Slot("correction", paper.location.path),)),
    )
    if blocks:
        yield Box("div", "paper-rail", blocks)


def first_page(paper: Paper) -> Iterator[Block]:
    """The place of the picture of the first page, which leads to the text."""
    file = None if paper.withdrawn else paper.pdf
    if file is not None and file.first_page is not None:
        picture, alt = file.first_page, gettext("First page of the PDF")
        told = (first_page_path(paper), paper_file_path(paper, file), picture.width, picture.height)
        yield Slot("first-page", "\n".join(map(str, (*told, alt))))


def _facts(portal: Portal, paper: Paper, talks: Sequence[ScheduledTalk]) -> Iterator[Fact]:
    for what, link in relations(portal, paper):
        yield Fact(Words(what), link)
    for title in _presented_titles(portal, talks):
        yield Fact(words("Title in the programme"), as_inline(title))
    for item in talks:
        when = span("talk-when", talk_when(portal, item))
        yield Fact(words("Session"), line(session_link(item.session), " ", when))
        yield from _place_of(portal, item)
        if item.talk.presenters:
            # For translators: people who present the paper are named behind it.
            yield Fact(words("Presented by"), presenters(item.talk.presenters))
    yield from _published(paper)
    if not paper.withdrawn:
        yield from _identifiers(paper)
        yield from (Fact(Words(label), value) for label, value in further_facts(paper))
    if keywords := _keywords(portal, paper):
        yield Fact(words("Keywords"), keywords)
    for file in () if paper.withdrawn else paper.files:
        yield Fact(words("File"), file_told(paper, file))
    if paper.note:
        yield Fact(words("Note"), as_inline(paper.note))


def _place_of(portal: Portal, item: ScheduledTalk) -> Iterator[Fact]:
    """Where the poster hangs, and where a talk can be followed and talked about."""
    event = portal.timetables[item.session.edition].by_key[talk_key(item.talk.key)]
    if event.board:
        yield Fact(words("Poster board"), as_inline(event.board))
    if links := talk_links(portal, event):
        # For translators: links to the stream of a talk and the like are behind it.
        yield Fact(words("Online"), links)


def _published(paper: Paper) -> Iterator[Fact]:
    # Where no book holds it, it would say a year alone.
    is_told = paper.archival or paper.publication.container
    if is_told and (publication := publication_line(paper)):
        # For translators: a book or journal is named behind it.
        yield Fact(words("Published in"), publication)
    if pages := pages_told(paper):
        yield Fact(words("Pages"), Plain(pages))
    if editors := paper.publication.editors:
        links = [person_link(editor.name.full, editor.person) for editor in editors]
        label = Words(ngettext("Editor", "Editors", len(links)))
        yield Fact(label, joined(", ", links))


def _identifiers(paper: Paper) -> Iterator[Fact]:
    """The licence, and what the paper is called elsewhere."""
    if licence := paper.licence:
        yield Fact(words("Licence"), url_link(licence.name, licence.url))
    if paper.copyright:
        # For translators: who holds the rights of a paper.
        yield Fact(words("Copyright"), as_inline(paper.copyright))
    if paper.doi:
        yield Fact(words("DOI"), url_link(paper.doi, doi_url(paper.doi)))
    if paper.eprint is not None:
        url = paper.eprint.url
        link = url_link(paper.eprint.id, url) if url else as_inline(paper.eprint.id)
        yield Fact(as_inline(paper.eprint.label), link)


def _abstract_and_citations(paper: Paper, citing: Citing) -> Iterator[Block]:
    if paper.withheld and paper.withheld.abstract:
        yield _section("abstract")
        yield paragraph(withheld_told(paper.withheld), classes="embargo")
    elif paper.abstract:
        yield _section("abstract")
        classes = abstract_classes(paper)
        yield from (paragraph(each, classes=classes) for each in paper.abstract)
    yield _section("cite")
    yield Code("bibtex", citing.bibtex, is_searched=False)
    if citing.formatted:
        yield _formatted(citing, citation_attributes(paper))
    yield Slot("exports")


def _section(place: str) -> Heading:
    return heading(2, words(_PARTS[place]), anchor=place)


def _similar(related: Sequence[Item]) -> Iterator[Block]:
    if related:
        yield _section("similar")
        yield from items("papers", related)
        how = words(
            "Found by words of titles, keywords and abstracts that few other papers here have,"
            " and by authors."
        )
        yield paragraph(how, classes="how-made")


def _keywords(portal: Portal, paper: Paper) -> Line:
    """As printed, each linked to its topic."""
    return joined(
        ", ",
        [
            doc_link(keyword, topic_docname(topic.slug)) if topic else as_inline(keyword)
            for keyword, topic in portal.topics_by_keyword(paper)
        ],
    )


def _formatted(citing: Citing, attributes: str) -> Html:
    """The formatted citations, each an element with these attributes.

    They are HTML: for five citations a page, MyST would take as long as for the rest.
    """
    listed = "\n".join(
        f"<dt>{escape(name)}</dt>\n<dd{attributes}>{' '.join(html.split())}</dd>"
        for name, html in citing.formatted
    )
    # To the theme, which indents what is in others, it is a list like most.
    return Html(f'<dl class="simple citations">\n{listed}\n</dl>', is_searched=False)


def _presented_titles(portal: Portal, talks: Iterable[ScheduledTalk]) -> tuple[RichText, ...]:
    """Titles under which the paper was presented where they differ from the published one."""
    titles = (
        portal.talk_title(scheduled.session.edition, scheduled.talk)
        for scheduled in talks
        if scheduled.talk.title
    )
    return tuple(dict.fromkeys(titles))


def _neighbours(
    portal: Portal, paper: Paper, talks: tuple[ScheduledTalk, ...]
) -> tuple[Paper | None, Paper | None]:
    """The papers before and after in the session."""
    if not talks:
        return None, None
    listed = portal.papers_of_session(talks[0].session)
    index = listed.index(paper)
    before = listed[index - 1] if index else None
    after = listed[index + 1] if index + 1 < len(listed) else None
    return before, after
