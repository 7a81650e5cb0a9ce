"""Typed links for machines: the FAIR Signposting profile (signposting.org), RFC 8288."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.addresses import papers_docname
from sphinx_proceedings.model.resolvers import orcid_url
from sphinx_proceedings.outputs.head.context import PageContext
from sphinx_proceedings.outputs.head.schema_paper import paper_type
from sphinx_proceedings.outputs.head.tags import Link
from sphinx_proceedings.outputs.work import Work

__all__ = ["alternate_links", "paper_links", "typed_links"]

_SCHEMA = "https://schema.org/"


def paper_links(context: PageContext, work: Work) -> Iterator[Link]:
    """The links of a paper's page, which is its landing page.

    A withdrawn paper keeps its identifier and its place, but leads to no content, no metadata.
    """
    paper = work.paper
    if work.doi_url:
        yield Link(rel="cite-as", href=work.doi_url)
    yield from typed_links("AboutPage", paper_type(work))
    yield Link(
        rel="collection",
        href=context.href(context.site.path(papers_docname(paper.edition))),
        type="text/html",
    )
    if paper.withdrawn:
        return
    for orcid in work.orcids:
        if orcid:
            yield Link(rel="author", href=orcid_url(orcid))
    if work.pdf_url and paper.pdf is None:
        yield Link(rel="item", href=work.pdf_url, type="application/pdf")
    for own, address in work.files:
        yield Link(rel="item", href=address, type=own.media_type)
    if paper.licence and paper.licence.url:
        yield Link(rel="license", href=paper.licence.url)
    for file in context.alternates:
        yield Link(rel="describedby", href=context.href(file.path), type=file.media_type)
    yield from alternate_links(context)


def typed_links(*types: str) -> Iterator[Link]:
    """What a page and its record are, in schema.org's terms."""
    for name in types:
        yield Link(rel="type", href=f"{_SCHEMA}{name}")


def alternate_links(context: PageContext) -> Iterator[Link]:
    """The page in other formats, and its feeds."""
    for file in (*context.alternates, *context.feeds):
        yield Link(
            rel="alternate", href=context.href(file.path), type=file.media_type, title=file.label
        )
