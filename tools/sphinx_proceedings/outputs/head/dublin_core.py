"""Dublin Core in a page's head: DCMI Metadata Terms, written as DCMI's DC-HTML asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_proceedings.model.addresses import paper_docname
from sphinx_proceedings.model.papers import Paper, RelationKind
from sphinx_proceedings.model.resolvers import doi_url
from sphinx_proceedings.outputs.head.context import PageContext
from sphinx_proceedings.outputs.head.descriptions import citation_name
from sphinx_proceedings.outputs.head.tags import Link, Meta
from sphinx_proceedings.outputs.plain_text import paragraphs_text
from sphinx_proceedings.outputs.work import Work, WorkKind

__all__ = ["dublin_core_tags"]

_NUMBER = re.compile(r"[0-9-]+[0-9Xx]")
_SCHEMAS = (
    Link(rel="schema.DC", href="http://purl.org/dc/elements/1.1/"),
    Link(rel="schema.DCTERMS", href="http://purl.org/dc/terms/"),
)
# DCMI's type vocabulary.
_TYPES = {
    WorkKind.DATASET: "Dataset",
    WorkKind.SOFTWARE: "Software",
    WorkKind.ARTWORK: "StillImage",
    WorkKind.IMAGE: "StillImage",
    WorkKind.AUDIO: "Sound",
    WorkKind.MUSIC: "Sound",
    WorkKind.VIDEO: "MovingImage",
    WorkKind.FILM: "MovingImage",
}
# A correction and a notice stand beside what they are about; neither replaces it.
_TO_OTHERS = {RelationKind.VERSION_OF: "DCTERMS.isVersionOf"}
_FROM_OTHERS = {RelationKind.VERSION_OF: "DCTERMS.hasVersion"}


def dublin_core_tags(context: PageContext, work: Work) -> Iterator[Link | Meta]:
    """The tags of a paper's page; of a withdrawn paper only what it was called, and relations."""
    paper = work.paper
    yield from _SCHEMAS
    yield Meta("DC.title", paper.full_title.plain)
    for title in paper.other_titles:
        yield Meta("DCTERMS.alternative", title.text.plain)
    yield Meta("DC.type", _TYPES.get(work.kind, "Text"))
    if work.doi_url or work.page_url:
        yield Meta("DC.identifier", work.doi_url or work.page_url)
    if not paper.withdrawn:
        yield from _publication(work)
    yield from _relations(context, paper)


def _publication(work: Work) -> Iterator[Meta]:
    paper = work.paper
    publication = paper.publication
    for author in paper.authors:
        yield Meta("DC.creator", citation_name(author.name))
    for name, content in (
        ("DC.date", work.issued.iso if work.issued else ""),
        ("DC.publisher", work.issuer.plain),
        ("DC.language", work.language),
        ("DC.description", paragraphs_text(paper.abstract)),
        ("DC.source", publication.container.plain),
        ("DCTERMS.isPartOf", _urn("isbn", publication.isbn) or _urn("issn", publication.issn)),
        ("DC.format", work.paper.pdf.media_type if work.paper.pdf else ""),
        ("DCTERMS.hasFormat", work.pdf_url if work.paper.pdf else ""),
        ("DC.rights", paper.licence.name if paper.licence else ""),
        ("DC.rights", paper.copyright),
        ("DCTERMS.license", paper.licence.url if paper.licence else ""),
    ):
        if content:
            yield Meta(name, content)
    for keyword in paper.keywords:
        yield Meta("DC.subject", keyword)


def _urn(space: str, number: str) -> str:
    """`urn:isbn:…` (RFC 8141); empty for several numbers in one field."""
    number = number.strip()
    return f"urn:{space}:{number}" if _NUMBER.fullmatch(number) else ""


def _relations(context: PageContext, paper: Paper) -> Iterator[Meta]:
    """What the paper is to others, then what others are to it."""
    portal = context.portal
    for other, relation in portal.relations_from(paper):
        yield Meta(_TO_OTHERS.get(relation.kind, "DC.relation"), _named(context, other))
    for other, relation in portal.relations_to.get((paper.edition, paper.key), ()):
        yield Meta(_FROM_OTHERS.get(relation.kind, "DC.relation"), _named(context, other))


def _named(context: PageContext, paper: Paper) -> str:
    """An identifier where there is one, else the title."""
    page = context.site.page(paper_docname(paper))
    return doi_url(paper.doi) or page or paper.full_title.plain
