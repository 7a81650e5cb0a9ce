"""A paper's page; lists of papers are in `editions.py` and `paper_lists.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from html import escape

from sphinx_proceedings.model.addresses import (
    paper_docname,
    papers_docname,
    person_docname,
    topic_docname,
)
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal, ScheduledTalk
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.citing import Citing
from sphinx_proceedings.pages.event_lines import talk_when
from sphinx_proceedings.pages.inlines import Inline, Line, as_inline, doc_link, joined, url_link
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.parts import (
    LINK_LABELS,
    paper_link,
    presenters,
    session_link,
)
from sphinx_proceedings.pages.published import further_facts, publication_line
from sphinx_proceedings.pages.related import RelatedItem
from sphinx_proceedings.pages.render import render
from sphinx_proceedings.pages.standing import notice, relations
from sphinx_proceedings.pages.writers.myst import Myst, code_block

__all__ = ["CITATIONS", "paper_page"]

CITATIONS = '<dl class="citations">'
"""How the list of formatted citations on a paper's page begins."""


def paper_page(
    portal: Portal,
    paper: Paper,
    citing: Callable[[Paper], Citing],
    related: Callable[[Paper], Sequence[RelatedItem]],
    version: str,
) -> Page:
    """The page of one paper; of a withdrawn one it tells who, what and why, and no more."""
    return Page(
        docname=paper_docname(paper),
        kind=kinds.PAPER,
        name=f"{paper.edition}/{paper.key}",
        title=paper.full_title.plain,
        qualifier=portal.edition_by_id[paper.edition].name,
        edition=paper.edition,
        version=version,
        render=partial(_paper_text, portal, paper, citing, related),
    )


def _paper_text(
    portal: Portal,
    paper: Paper,
    citing: Callable[[Paper], Citing],
    related: Callable[[Paper], Sequence[RelatedItem]],
) -> str:
    edition = portal.edition_by_id[paper.edition]
    talks = portal.talks_of_paper.get((paper.edition, paper.key), ())
    previous, following = _neighbours(portal, paper, talks)
    return render(
        "paper",
        source=f"{paper.location.path}, entry {paper.key}",
        edition=edition,
        edition_link=doc_link(edition.name, papers_docname(edition.id)),
        paper=paper,
        title=paper.full_title,
        person_docname=person_docname,
        links=[] if paper.withdrawn else list(_links(paper)),
        talks=talks,
        talk_when=partial(talk_when, portal),
        session_link=session_link,
        people=presenters,
        presented_titles=_presented_titles(portal, talks),
        publication=publication_line(paper),
        further=[] if paper.withdrawn else list(further_facts(paper)),
        keywords=_keywords(portal, paper),
        notice=notice(paper),
        relations=list(relations(portal, paper)),
        cite=None if paper.withdrawn else _cite_section(citing(paper)),
        related=related(paper),
        previous=previous,
        following=following,
        paper_link=paper_link,
    )


def _keywords(portal: Portal, paper: Paper) -> Line:
    """As printed, each linked to its topic."""
    return joined(
        ", ",
        [
            doc_link(keyword, topic_docname(topic.slug)) if topic else as_inline(keyword)
            for keyword, topic in portal.topics_by_keyword(paper)
        ],
    )


def _cite_section(citing: Citing) -> tuple[Myst, Myst]:
    """The BibTeX entry, and the formatted citations.

    These are an HTML list: for five citations a page, MyST would take as long as for the rest.
    """
    listed = "\n".join(
        f"<dt>{escape(name)}</dt>\n<dd>{' '.join(html.split())}</dd>"
        for name, html in citing.formatted
    )
    formatted = f"{CITATIONS}\n{listed}\n</dl>" if listed else ""
    return code_block("bibtex", citing.bibtex), Myst(formatted)


def _links(paper: Paper) -> Iterable[Inline]:
    if paper.doi:
        yield url_link(f"doi:{paper.doi}", f"https://doi.org/{paper.doi}")
    if paper.eprint is not None:
        label = f"{paper.eprint.label}:{paper.eprint.id}"
        url = paper.eprint.url
        yield url_link(label, url) if url else as_inline(label)
    for link in paper.links:
        yield url_link(LINK_LABELS[link.kind], link.url)


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
