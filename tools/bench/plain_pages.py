"""The pages of a portal's papers, people and sessions as anybody might write them in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sphinx_proceedings.model.addresses import (
    SiteAddress,
    paper_docname,
    person_docname,
    session_docname,
)
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Session
from sphinx_proceedings.outputs.citations.bibtex import bibtex_item
from sphinx_proceedings.outputs.work import work_of
from sphinx_proceedings.pages.blocks import Code
from sphinx_proceedings.pages.inlines import PageLink, Part, as_inline, doc_link
from sphinx_proceedings.pages.writers.myst import blocks_text, inline, text, written

__all__ = ["PlainPage", "all_pages", "unlinked_paper_pages"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainPage:
    """A page without what a site generator wants at its head."""

    docname: str
    title: str
    """Plain text."""
    heading: str
    """The same as Markdown."""
    body: str
    """Markdown; links to other pages are `/<docname>.md`."""


def all_pages(portal: Portal) -> Iterator[PlainPage]:
    """A page of each paper, person and session, with links between them."""
    for paper in portal.papers:
        yield _page(paper_docname(paper), paper.full_title.plain, _paper(portal, paper))
    for person in portal.people:
        yield _page(person_docname(person.id), person.name.full, _person(portal, person))
    for edition in portal.editions:
        for session in edition.sessions:
            yield _page(session_docname(session), session.title, _session(portal, session))


def unlinked_paper_pages(portal: Portal) -> Iterator[PlainPage]:
    """A page of each paper, without links, since there are no other pages."""
    for paper in portal.papers:
        names = [author.name.full for author in paper.authors]
        body = [_list(names), *_abstract_and_entry(portal, paper)]
        yield _page(paper_docname(paper), paper.full_title.plain, body)


def _page(docname: str, title: str, blocks: Iterable[str]) -> PlainPage:
    body = "\n\n".join(filter(None, blocks)) + "\n"
    return PlainPage(docname=docname, title=title, heading=text(title), body=body)


def _paper(portal: Portal, paper: Paper) -> Iterator[str]:
    authors = (
        doc_link(author.name.full, person_docname(author.person)) for author in paper.authors
    )
    yield _list(authors)
    talks = portal.talks_of_paper.get((paper.edition, paper.key), ())
    for scheduled in talks:
        session = scheduled.session
        link = doc_link(session.title, session_docname(session))
        yield f"Session: {written(link)}, {text(_when_and_where(session))}"
    yield from _abstract_and_entry(portal, paper)


def _abstract_and_entry(portal: Portal, paper: Paper) -> Iterator[str]:
    if paper.abstract:
        yield "## Abstract"
    yield from map(inline, paper.abstract)
    yield "## Cite"
    entry = bibtex_item(work_of(portal, paper, SiteAddress()))
    yield blocks_text([Code("bibtex", entry)]).rstrip("\n")


def _person(portal: Portal, person: Person) -> Iterator[str]:
    papers = portal.activity_by_person[person.id].papers
    if papers:
        yield "## Papers"
        yield _list(_paper_link(paper) for paper in papers)


def _session(portal: Portal, session: Session) -> Iterator[str]:
    yield text(_when_and_where(session))
    yield "## Talks"
    yield _list(_paper_link(paper) for paper in portal.papers_of_session(session))


def _when_and_where(session: Session) -> str:
    end = f"–{session.end:%H:%M}" if session.end else ""
    when = f"{session.start:%Y-%m-%d %H:%M}{end}"
    return f"{when}, {session.room}" if session.room else when


def _paper_link(paper: Paper) -> PageLink:
    return doc_link(paper.full_title, paper_docname(paper))


def _list(items: Iterable[Part]) -> str:
    return "\n".join(f"- {written(as_inline(item))}" for item in items)
