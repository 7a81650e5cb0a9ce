"""Pages at addresses that records had."""

from __future__ import annotations

from functools import partial

from sphinx_proceedings.model.addresses import (
    paper_docname,
    papers_path,
    person_docname,
    topic_docname,
)
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.topics import Topic
from sphinx_proceedings.model.views import View
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import Body, heading, paragraph
from sphinx_proceedings.pages.inlines import Inline, Words, doc_link, told
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.record_links import paper_link
from sphinx_proceedings.wording.messages import pgettext

__all__ = ["former_paper_page", "former_person_page", "former_topic_page"]


def former_paper_page(paper: Paper, former_key: str, former_slug: str) -> Page:
    """The page at the address of a key that the entry had."""
    return _redirect(
        papers_path(paper.edition, former_slug),
        f"{paper.edition}/{former_key}",
        (paper_docname(paper), paper_link(paper)),
        source=f"{paper.location.path}, entry {paper.key}",
        edition=paper.edition,
    )


def former_person_page(person: Person, former_id: str) -> Page:
    """The page at an address that a person had; it tells no former name."""
    docname = person_docname(person.id)
    return _redirect(
        person_docname(former_id),
        former_id,
        (docname, doc_link(person.name.full, docname)),
        source="the registry of people",
    )


def former_topic_page(topic: Topic, former_slug: str) -> Page:
    """The page at the address that another spelling of a topic had, or would have had."""
    docname = topic_docname(topic.slug)
    return _redirect(
        topic_docname(former_slug),
        former_slug,
        (docname, doc_link(topic.label, docname)),
        source="papers/topics.yaml",
    )


def _redirect(
    docname: str, name: str, moved_to: tuple[str, Inline], *, source: str, edition: str = ""
) -> Page:
    target, link = moved_to
    return Page(
        docname=docname,
        kind=kinds.REDIRECT,
        name=name,
        title=pgettext("a page", "Moved"),
        edition=edition,
        target=target,
        version=version_of(source, link),
        view=View(),
        body=partial(_moved, source, link),
    )


def _moved(source: str, link: Inline) -> Body:
    # For translators: {page} is a link, called by the name of a person or the title of a paper.
    where = told("This page has moved to {page}.", page=link)
    return Body(source, (heading(1, Words(pgettext("a page", "Moved"))), paragraph(where)))
