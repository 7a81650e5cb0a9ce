"""Highwire Press tags, which Google Scholar and reference managers read.

What they ask for: Google Scholar's inclusion guidelines for webmasters, and the tags that Zotero's
translator for embedded metadata knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.resolvers import orcid_url
from sphinx_proceedings.outputs.head.descriptions import citation_name
from sphinx_proceedings.outputs.head.tags import Meta
from sphinx_proceedings.outputs.work import Work, WorkKind

__all__ = ["highwire_tags"]

_IN_BOOKS = frozenset({WorkKind.CONFERENCE_PAPER, WorkKind.CHAPTER, WorkKind.REFERENCE_ENTRY})
_NUMBERS = {
    WorkKind.REPORT: "citation_technical_report_number",
    WorkKind.PATENT: "citation_patent_number",
}
_INSTITUTIONS = {
    WorkKind.REPORT: "citation_technical_report_institution",
    WorkKind.THESIS: "citation_dissertation_institution",
}


def highwire_tags(work: Work) -> Iterator[Meta]:
    """The tags of a paper's page; none for a withdrawn paper, which is not to be indexed.

    Institutions and an ORCID iD belong to the author before them.
    """
    paper = work.paper
    if paper.withdrawn:
        return
    yield Meta("citation_title", paper.full_title.plain)
    for author, orcid in zip(paper.authors, work.orcids, strict=True):
        yield Meta("citation_author", citation_name(author.name))
        for place in author.affiliations:
            yield Meta("citation_author_institution", place.name)
        if orcid:
            yield Meta("citation_author_orcid", orcid_url(orcid))
    first, last = work.pages
    publication = paper.publication
    for name, content in (
        ("citation_publication_date", "/".join(work.issued.parts) if work.issued else ""),
        *_container(work),
        ("citation_volume", publication.volume),
        (_NUMBERS.get(work.kind, "citation_issue"), work.issue),
        # Publishers of articles that have a number and no pages give it here.
        ("citation_firstpage", first or ("" if paper.pages else paper.article_number)),
        ("citation_lastpage", last),
        ("citation_publisher", work.issuer.plain),
        (_INSTITUTIONS.get(work.kind, ""), publication.publisher.plain),
        ("citation_isbn", publication.isbn),
        ("citation_issn", publication.issn),
        ("citation_doi", paper.doi),
        ("citation_pmid", paper.pmid),
        ("citation_language", work.language),
        ("citation_pdf_url", work.pdf_url),
        ("citation_abstract_html_url", work.page_url),
        ("citation_public_url", work.page_url),
    ):
        if name and content:
            yield Meta(name, content)
    for keyword in paper.keywords:
        yield Meta("citation_keywords", keyword)


def _container(work: Work) -> tuple[tuple[str, str], ...]:
    """Indexers take the conference's title, reference managers the book's for the same thing."""
    publication = work.paper.publication
    container = publication.container.plain
    if work.is_in_journal:
        return (("citation_journal_title", container),)
    if work.kind not in _IN_BOOKS:
        return ()
    conference = container if work.kind is WorkKind.CONFERENCE_PAPER else ""
    return (
        ("citation_conference_title", conference),
        ("citation_inbook_title", container),
        ("citation_series_title", work.collection.plain),
    )
