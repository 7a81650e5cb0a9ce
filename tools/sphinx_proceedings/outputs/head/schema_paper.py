"""Papers in schema.org's terms: `ScholarlyArticle` and its kin, in what holds them."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_proceedings.model.addresses import paper_docname
from sphinx_proceedings.model.contributors import ContributorRole
from sphinx_proceedings.model.paper_files import FileKind, PaperFile
from sphinx_proceedings.model.papers import (
    Paper,
    Publication,
    Relation,
    RelationKind,
    Standing,
    Status,
    Volume,
)
from sphinx_proceedings.model.resolvers import doi_url
from sphinx_proceedings.model.titles import OtherTitle
from sphinx_proceedings.outputs.head.context import PageContext
from sphinx_proceedings.outputs.head.schema_org import (
    Node,
    author_node,
    node,
    organization,
    stated,
)
from sphinx_proceedings.outputs.head.tags import JsonLd
from sphinx_proceedings.outputs.plain_text import paragraphs_text
from sphinx_proceedings.outputs.work import Work, WorkKind

__all__ = ["paper_data", "paper_node", "paper_reference", "paper_type", "volume_data"]

_TYPES = {
    WorkKind.BOOK: "Book",
    WorkKind.CHAPTER: "Chapter",
    WorkKind.REPORT: "Report",
    WorkKind.THESIS: "Thesis",
    WorkKind.BOOKLET: "Book",
    WorkKind.MANUAL: "Book",
    WorkKind.REFERENCE_ENTRY: "Chapter",
    WorkKind.DATASET: "Dataset",
    WorkKind.SOFTWARE: "SoftwareSourceCode",
    WorkKind.PATENT: "CreativeWork",
    WorkKind.STANDARD: "CreativeWork",
    WorkKind.WEB_PAGE: "WebPage",
    WorkKind.ARTWORK: "VisualArtwork",
    WorkKind.IMAGE: "ImageObject",
    WorkKind.AUDIO: "AudioObject",
    WorkKind.MUSIC: "MusicRecording",
    WorkKind.VIDEO: "VideoObject",
    WorkKind.FILM: "Movie",
    WorkKind.PERFORMANCE: "CreativeWork",
    WorkKind.LETTER: "Message",
    WorkKind.LEGAL_CASE: "CreativeWork",
    WorkKind.LEGISLATION: "Legislation",
    WorkKind.LEGAL_TEXT: "Legislation",
}
_STANDING = {
    Status.CORRECTED: "Corrected",
    Status.RETRACTED: "Retracted",
    Status.WITHDRAWN: "Withdrawn",
}
_NOTICES = (RelationKind.ERRATUM_OF, RelationKind.RETRACTION_OF)


def paper_type(work: Work) -> str:
    """What schema.org calls a work of this kind."""
    return _TYPES.get(work.kind, "ScholarlyArticle")


def paper_data(context: PageContext, work: Work) -> JsonLd:
    """A paper's page."""
    return JsonLd(paper_node(context, work))


def paper_node(context: PageContext, work: Work) -> Node:
    """A paper; of a withdrawn one only what it was called, its identifiers and the notice."""
    paper = work.paper
    title = paper.full_title.plain
    return node(
        paper_type(work),
        work.doi_url or work.page_url,
        name=title,
        headline=title,
        alternateName=[_in_language(other) for other in paper.other_titles],
        url=work.page_url,
        mainEntityOfPage=work.page_url,
        identifier=_doi(paper.doi),
        sameAs=work.doi_url,
        creativeWorkStatus=_STANDING.get(paper.standing.status, ""),
        **_relations(context, paper),
        **({} if paper.withdrawn else _content(context, work)),
    )


def paper_reference(context: PageContext, paper: Paper) -> Node:
    """A paper as others mention it."""
    url = context.site.page(paper_docname(paper))
    iri = doi_url(paper.doi) or url
    return node("ScholarlyArticle", iri, name=paper.full_title.plain, url=url)


def volume_data(context: PageContext, volume: Volume) -> Node:
    """A volume of proceedings by itself, with whose it is."""
    found = volume_node(context, volume.publication, volume.doi)
    if not found:
        return found
    licence = volume.licence
    rights = {
        "license": (licence.url or licence.name) if licence else "",
        "copyrightNotice": volume.copyright,
    }
    return found | stated(rights)


def volume_node(context: PageContext, publication: Publication, doi: str = "") -> Node:
    """A book of papers, as a volume of its series where it has a number; empty without a name."""
    name = publication.container.plain
    if not name:
        return {}
    series = node("BookSeries", name=publication.series.plain, issn=publication.issn)
    return node(
        ["Book", "PublicationVolume"] if publication.volume else "Book",
        doi_url(doi),
        name=name,
        volumeNumber=publication.volume,
        isbn=publication.isbn,
        identifier=_doi(doi),
        editor=[
            author_node(context, editor, context.portal.orcid_of(editor))
            for editor in publication.editors
        ],
        publisher=organization(publication.publisher.plain),
        datePublished=publication.issued.iso if publication.issued else "",
        isPartOf=series if publication.series or publication.issn else None,
    )


def _content(context: PageContext, work: Work) -> Node:
    paper = work.paper
    publication = paper.publication
    first, last = work.pages
    number = paper.article_number
    elsewhere = node("MediaObject", contentUrl=work.pdf_url, encodingFormat="application/pdf")
    own = [(file.kind, _file(file, address)) for file, address in work.files]
    return {
        "author": [
            author_node(context, author, orcid)
            for author, orcid in zip(paper.authors, work.orcids, strict=True)
        ],
        "translator": [
            node("Person", name=name.full) for name in work.contributors(ContributorRole.TRANSLATOR)
        ],
        "datePublished": work.issued.iso if work.issued else "",
        "publisher": organization(work.issuer.plain),
        "isPartOf": _container(context, work),
        "genre": paper.genre,
        "bookEdition": publication.edition if paper_type(work) == "Book" else "",
        "reportNumber": publication.number if work.kind is WorkKind.REPORT else "",
        "version": paper.version,
        "articleSection": paper.track,
        "license": (paper.licence.url or paper.licence.name) if paper.licence else "",
        "copyrightNotice": paper.copyright,
        "inLanguage": work.language,
        "pagination": paper.pages or (f"Article {number}" if number else ""),
        "pageStart": first,
        "pageEnd": last,
        "abstract": paragraphs_text(paper.abstract),
        "keywords": list(paper.keywords),
        "award": paper.award.plain,
        "encoding": next(
            (told for kind, told in own if kind is FileKind.PDF),
            elsewhere if work.pdf_url else None,
        ),
        "associatedMedia": [told for kind, told in own if kind is not FileKind.PDF],
    }


def _in_language(title: OtherTitle) -> object:
    """A text with its language, as JSON-LD has it."""
    said = title.text.plain
    return {"@value": said, "@language": title.language} if title.language else said


def _file(file: PaperFile, address: str) -> Node:
    """A file of the site; `sha256` is of the pending terms (schema.org, MediaObject)."""
    return node(
        "MediaObject",
        contentUrl=address,
        encodingFormat=file.media_type,
        contentSize=f"{file.size} B",
        sha256=file.sha256,
        name=file.name or ("" if file.kind is FileKind.PDF else file.kind.value),
    )


def _container(context: PageContext, work: Work) -> Node:
    publication = work.paper.publication
    if not work.is_in_journal:
        return volume_node(context, publication)
    found = node("Periodical", name=publication.container.plain, issn=publication.issn)
    if publication.volume:
        found = node("PublicationVolume", volumeNumber=publication.volume, isPartOf=found)
    if work.issue:
        found = node("PublicationIssue", issueNumber=work.issue, isPartOf=found)
    return found if publication.container else {}


def _doi(doi: str) -> Node | None:
    return node("PropertyValue", propertyID="doi", value=doi) if doi else None


def _relations(context: PageContext, paper: Paper) -> Node:
    """What corrects or withdraws the paper, what it is about, and what it is a version of.

    schema.org has no word for the other end of `isBasedOn`; JSON-LD's `@reverse` says it.  A link
    that says no more than that two papers are related has no word either.
    """
    portal = context.portal
    ours = tuple(portal.relations_from(paper))
    theirs = portal.relations_to.get((paper.edition, paper.key), ())

    def others(relations: Iterable[tuple[Paper, Relation]], *kinds: RelationKind) -> list[Node]:
        return [paper_reference(context, one) for one, how in relations if how.kind in kinds]

    notices = [notice | {"@type": _CORRECTION} for notice in others(theirs, *_NOTICES)]
    versions = others(theirs, RelationKind.VERSION_OF)
    return {
        "correction": [*_notice(paper.standing), *notices],
        "about": others(ours, *_NOTICES),
        "isBasedOn": others(ours, RelationKind.VERSION_OF),
        "@reverse": {"isBasedOn": versions} if versions else None,
    }


_CORRECTION = ["CorrectionComment", "ScholarlyArticle"]


def _notice(standing: Standing) -> list[Node]:
    """What is said about a paper that does not stand as it was published."""
    if standing.status is Status.PUBLISHED or not standing.notice:
        return []
    return [
        node(
            "CorrectionComment",
            text=standing.notice.plain,
            datePublished=standing.since.isoformat() if standing.since else "",
        )
    ]
