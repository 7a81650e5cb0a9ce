"""A paper's page; lists of papers are in `edition_papers.py` and `paper_lists.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

from sphinx_proceedings.model.addresses import (
    paper_docname,
    papers_docname,
    topic_docname,
)
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal, ScheduledTalk
from sphinx_proceedings.model.resolvers import doi_url
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import (
    Block,
    Body,
    Code,
    Fact,
    Facts,
    Html,
    Item,
    Slot,
    bullets,
    eyebrow,
    heading,
    items,
    neighbours,
    paragraph,
)
from sphinx_proceedings.pages.event_lines import talk_when
from sphinx_proceedings.pages.inlines import (
    Inline,
    Line,
    Words,
    as_inline,
    doc_link,
    joined,
    line,
    url_link,
)
from sphinx_proceedings.pages.notices import notice, relations
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.publication import further_facts, publication_line
from sphinx_proceedings.pages.record_links import (
    labelled_link,
    paper_link,
    person_link,
    presenters,
    session_link,
    with_affiliation,
)

__all__ = ["Citing", "paper_page"]

_HOW_MADE = """\
Found by what they share: words of title, keywords and abstract that few other papers here have
(TF-IDF), and authors."""


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
    edition = portal.edition_by_id[paper.edition]
    talks = portal.talks_of_paper.get((paper.edition, paper.key), ())
    previous, following = _neighbours(portal, paper, talks)
    told, facts = notice(paper), tuple(_facts(portal, paper, talks))
    standing = f"standing standing-{paper.standing.status}"
    return Body(
        f"{paper.location.path}, entry {paper.key}",
        (
            eyebrow(doc_link(edition.name, papers_docname(edition.id))),
            heading(1, paper.full_title, classes="paper-page"),
            *((paragraph(told, classes=standing),) if told else ()),
            *bullets("authors", _authors(paper)),
            *bullets("links", () if paper.withdrawn else _links(paper)),
            *((Facts(facts),) if facts else ()),
            *((Slot("calendars"),) if talks else ()),
            *(() if paper.withdrawn else _abstract_and_citations(paper, citing(paper))),
            *_related(related(paper)),
            *neighbours(
                "Other papers of this session",
                paper_link(previous) if previous else None,
                paper_link(following) if following else None,
            ),
        ),
    )


def _authors(paper: Paper) -> Iterator[Inline]:
    for author in paper.authors:
        link = person_link(author.name.full, author.person)
        yield with_affiliation(link, author.affiliation)
    if paper.more_authors:
        yield Words("and others")


def _facts(portal: Portal, paper: Paper, talks: Sequence[ScheduledTalk]) -> Iterator[Fact]:
    for what, link in relations(portal, paper):
        yield Fact(Words(what), link)
    for title in _presented_titles(portal, talks):
        yield Fact(Words("Presented as"), as_inline(title))
    for item in talks:
        when = line(session_link(item.session), Words(", "), talk_when(portal, item))
        yield Fact(Words("Session"), when)
        if item.talk.presenters:
            yield Fact(Words("Presented by"), presenters(item.talk.presenters))
    if publication := publication_line(paper):
        yield Fact(Words("Published in"), publication)
    for label, value in () if paper.withdrawn else further_facts(paper):
        yield Fact(Words(label), value)
    if paper.award:
        yield Fact(Words("Award"), as_inline(paper.award))
    if keywords := _keywords(portal, paper):
        yield Fact(Words("Keywords"), keywords)
    if paper.note:
        yield Fact(Words("Note"), as_inline(paper.note))


def _abstract_and_citations(paper: Paper, citing: Citing) -> Iterator[Block]:
    if paper.abstract:
        yield heading(2, Words("Abstract"))
        yield from map(paragraph, paper.abstract)
    yield heading(2, Words("Cite"))
    yield Code("bibtex", citing.bibtex, is_searched=False)
    if citing.formatted:
        yield _formatted(citing)
    yield Slot("exports")


def _related(related: Sequence[Item]) -> Iterator[Block]:
    if related:
        yield heading(2, Words("Related papers"))
        yield from items("papers", related)
        yield paragraph(Words(_HOW_MADE), classes="how-made")


def _keywords(portal: Portal, paper: Paper) -> Line:
    """As printed, each linked to its topic."""
    return joined(
        ", ",
        [
            doc_link(keyword, topic_docname(topic.slug)) if topic else as_inline(keyword)
            for keyword, topic in portal.topics_by_keyword(paper)
        ],
    )


def _formatted(citing: Citing) -> Html:
    """The formatted citations.

    They are HTML: for five citations a page, MyST would take as long as for the rest.
    """
    listed = "\n".join(
        f"<dt>{escape(name)}</dt>\n<dd>{' '.join(html.split())}</dd>"
        for name, html in citing.formatted
    )
    return Html(f'<dl class="citations">\n{listed}\n</dl>', is_searched=False)


def _links(paper: Paper) -> Iterable[Inline]:
    if paper.doi:
        yield url_link(f"doi:{paper.doi}", doi_url(paper.doi))
    if paper.eprint is not None:
        label = f"{paper.eprint.label}:{paper.eprint.id}"
        url = paper.eprint.url
        yield url_link(label, url) if url else as_inline(label)
    yield from map(labelled_link, paper.links)


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
