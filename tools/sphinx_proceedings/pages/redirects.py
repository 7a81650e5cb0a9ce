"""Pages at addresses that records had."""

from __future__ import annotations

from functools import partial

from sphinx_proceedings.model.addresses import (
    paper_docname,
    papers_path,
    person_docname,
    topic_docname,
)
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.topics import Topic
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import Body, heading, paragraph
from sphinx_proceedings.pages.inlines import Inline, Words, doc_link
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.record_links import paper_link

__all__ = ["former_paper_page", "former_person_page", "former_topic_page"]


def former_paper_page(paper: Paper, former_key: str, former_slug: str, version: str) -> Page:
    """The page at the address of a key that the entry had."""
    return Page(
        docname=papers_path(paper.edition, former_slug),
        kind=kinds.REDIRECT,
        name=f"{paper.edition}/{former_key}",
        title="Moved",
        edition=paper.edition,
        target=paper_docname(paper),
        version=version,
        body=partial(_moved, f"{paper.location.path}, entry {paper.key}", paper_link(paper)),
    )


def former_person_page(person: Person, former_id: str, version: str) -> Page:
    """The page at an address that a person had; it tells no former name."""
    return Page(
        docname=person_docname(former_id),
        kind=kinds.REDIRECT,
        name=former_id,
        title="Moved",
        target=person_docname(person.id),
        version=version,
        body=partial(
            _moved, "the registry of people", doc_link(person.name.full, person_docname(person.id))
        ),
    )


def former_topic_page(topic: Topic, former_slug: str, version: str) -> Page:
    """The page at the address that another spelling of a topic had, or would have had."""
    return Page(
        docname=topic_docname(former_slug),
        kind=kinds.REDIRECT,
        name=former_slug,
        title="Moved",
        target=topic_docname(topic.slug),
        version=version,
        body=partial(
            _moved, "papers/topics.yaml", doc_link(topic.label, topic_docname(topic.slug))
        ),
    )


def _moved(source: str, link: Inline) -> Body:
    told = paragraph(Words("This page has moved to "), link, Words("."))
    return Body(source, (heading(1, Words("Moved")), told))
