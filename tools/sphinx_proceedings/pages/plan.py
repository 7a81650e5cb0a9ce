"""All generated pages of a portal, in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.papers import paper_page, papers_index, papers_page
from sphinx_proceedings.pages.people import people_page, person_page, redirect_page
from sphinx_proceedings.pages.program import program_index, program_page, session_page

__all__ = ["plan_pages"]


def plan_pages(portal: Portal, bibtex: Callable[[Paper], str]) -> Iterator[Page]:
    """Every page; `bibtex` gives the entry that a paper's page shows for citing."""
    for edition in portal.editions:
        papers = portal.papers_by_edition[edition.id]
        if papers:
            yield papers_page(portal, edition)
        for paper in papers:
            yield paper_page(portal, paper, bibtex(paper))
        if edition.sessions:
            yield program_page(portal, edition)
        for session in edition.sessions:
            yield session_page(portal, session)
    for person in portal.people:
        yield person_page(portal, person)
        for former_id in person.former_ids:
            yield redirect_page(person, former_id)
    yield papers_index(portal)
    yield program_index(portal)
    yield people_page(portal)
