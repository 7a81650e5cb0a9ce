"""DataCite XML, metadata schema 4.6: one document for each DOI.

Properties, their order and vocabularies follow the DataCite Metadata Schema Documentation 4.6
(https://doi.org/10.14454/mzv1-5b55) and its metadata.xsd.  The address a DOI leads to is no part
of the metadata: DataCite takes it beside the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from sphinx_proceedings.model.addresses import papers_docname
from sphinx_proceedings.model.licences import Licence
from sphinx_proceedings.model.papers import (
    Issued,
    LinkKind,
    Paper,
    Publication,
    RelationKind,
    Volume,
)
from sphinx_proceedings.model.people import Authorship, PrintedAffiliation
from sphinx_proceedings.model.resolvers import orcid_url, ror_url
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.paper_files import all_links
from sphinx_proceedings.outputs.plain_text import one_line
from sphinx_proceedings.outputs.registries.deposits import (
    Deposit,
    Document,
    Order,
    deposited_title,
    is_in,
    is_organisation,
    isbns,
    published_elsewhere,
)
from sphinx_proceedings.outputs.registries.requirements import (
    Limit,
    Missing,
    missing_in,
    ordered,
    repeated_dois,
    required_of,
    unfit,
)
from sphinx_proceedings.outputs.work import Work, WorkKind
from sphinx_proceedings.outputs.xml_elements import add_text, child, document, leaf, optional_leaf

__all__ = ["datacite_deposit"]

_PUBLISHER = "add publisher = {…} to it or to its volume"
_NAMESPACE = "http://datacite.org/schema/kernel-4"
_TYPES = {
    WorkKind.CONFERENCE_PAPER: "ConferencePaper",
    WorkKind.JOURNAL_ARTICLE: "JournalArticle",
    WorkKind.CHAPTER: "BookChapter",
    WorkKind.BOOK: "Book",
    WorkKind.REPORT: "Report",
    WorkKind.THESIS: "Dissertation",
    WorkKind.DATASET: "Dataset",
    WorkKind.SOFTWARE: "Software",
    WorkKind.STANDARD: "Standard",
    WorkKind.ARTWORK: "Image",
    WorkKind.IMAGE: "Image",
    WorkKind.AUDIO: "Sound",
    WorkKind.MUSIC: "Sound",
    WorkKind.VIDEO: "Audiovisual",
    WorkKind.FILM: "Audiovisual",
}
_PROCEEDINGS = "ConferenceProceeding"
_CONTAINERS = {
    WorkKind.CONFERENCE_PAPER: _PROCEEDINGS,
    WorkKind.JOURNAL_ARTICLE: "Journal",
    WorkKind.CHAPTER: "Book",
}
_LINKS = {
    LinkKind.CODE: "Software",
    LinkKind.DATASET: "Dataset",
    LinkKind.SUPPLEMENT: "Other",
    LinkKind.SLIDES: "Text",
    LinkKind.POSTER: "Text",
    LinkKind.VIDEO: "Audiovisual",
}
# What biblatex calls merely "related" is none of DataCite's relations.
_RELATIONS = {
    RelationKind.RETRACTION_OF: ("Obsoletes", "IsObsoletedBy"),
    RelationKind.ERRATUM_OF: ("IsSupplementTo", "IsSupplementedBy"),
    RelationKind.VERSION_OF: ("IsVersionOf", "HasVersion"),
}
_LIMITS = {
    "identifier": Limit(label="the DOI", most=2048, pattern=r"10\.[0-9.]+/.+"),
    "publicationYear": Limit(label="the year of publication", most=4, pattern=r"[0-9]{4}"),
    "nameIdentifier": Limit(
        label="an ORCID iD", most=37, pattern=r"https://orcid\.org/([0-9]{4}-){3}[0-9]{3}[0-9X]"
    ),
}


_Item = tuple[str, dict[str, str]]
"""Text and attributes of an element."""


def datacite_deposit(order: Order, *, volume: bool) -> Deposit:
    """One document for each paper chosen and, with `volume`, one for each volume that has a DOI.

    They are called `papers/<slug>.xml`, like the papers' pages, and `volume.xml`, `volume-2.xml`.
    """
    works = tuple(order.works())
    missing = [*repeated_dois(works)]
    documents: list[Document] = []
    with_dois = [one for one in order.volumes if one.doi] if volume else []
    for number, one in enumerate(with_dois, start=1):
        lacks = tuple(
            missing_in(one.location, f"the volume {one.key}", _required_of_volume(order, one))
        )
        missing += lacks
        if not lacks:
            root = _volume(order, one)
            missing += unfit(root, _LIMITS, one.location, one.key)
            path = f"volume-{number}.xml" if number > 1 else "volume.xml"
            documents.append(Document(path=path, xml=document(root)))
    for work in works:
        lacks = (*required_of(work), *_required_of_paper(order, work))
        missing += lacks
        if not lacks:
            root = _paper(order, work)
            missing += unfit(root, _LIMITS, work.paper.location, work.key)
            documents.append(Document(path=f"papers/{work.paper.slug}.xml", xml=document(root)))
    if missing:
        return Deposit(missing=ordered(missing))
    return Deposit(documents=tuple(documents))


def _required_of_paper(order: Order, work: Work) -> Iterator[Missing]:
    is_elsewhere = order.volumes and order.volume_of(work.paper) is None
    if work.kind is WorkKind.CONFERENCE_PAPER and is_elsewhere:
        yield from published_elsewhere(work.paper, order.volumes[0])
    publisher = (work.paper.publication.publisher, "publisher", _PUBLISHER)
    yield from missing_in(work.paper.location, work.key, [publisher])


def _required_of_volume(order: Order, volume: Volume) -> Iterator[tuple[object, str, str]]:
    publication = volume.publication
    yield publication.container, "title", "add title = {…}"
    yield publication.editors, "editor", "add editor = {…}"
    yield publication.publisher, "publisher", "add publisher = {…}"
    yield publication.issued or order.edition.year, "year", "add year = {…}"


def _resource(
    doi: str,
    publication: Publication,
    issued: Issued | None,
    creators: Iterable[tuple[Authorship, str]],
    titles: Iterable[_Item],
) -> Element:
    """What documents begin with; creators with their ORCID iDs."""
    root = Element(
        "resource",
        {
            "xmlns": _NAMESPACE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": f"{_NAMESPACE}"
            " https://schema.datacite.org/meta/kernel-4.6/metadata.xsd",
        },
    )
    leaf(root, "identifier", doi, {"identifierType": "DOI"})
    element = child(root, "creators")
    for author, orcid in creators:
        _add_person(child(element, "creator"), "creatorName", author, orcid)
    _add_group(root, "titles", "title", titles)
    leaf(root, "publisher", publication.publisher.plain)
    optional_leaf(root, "publicationYear", f"{issued.year:04}" if issued else "")
    return root


def _paper(order: Order, work: Work) -> Element:
    paper = work.paper
    language = paper.title_language if paper.other_titles else ""
    titles: list[_Item] = [(deposited_title(paper).plain, _in_language(language))]
    titles.append((paper.subtitle.plain, {"titleType": "Subtitle"}))
    for title in paper.other_titles:
        kind = "AlternativeTitle" if title.is_original else "TranslatedTitle"
        titles.append((title.text.plain, {"titleType": kind} | _in_language(title.language)))
    creators = zip(paper.authors, work.orcids, strict=True)
    root = _resource(paper.doi, paper.publication, work.issued, creators, titles)
    label = work.kind.value.capitalize()
    leaf(root, "resourceType", label, {"resourceTypeGeneral": _TYPES.get(work.kind, "Text")})
    _add_group(root, "subjects", "subject", ((one_line(word), {}) for word in paper.keywords))
    _add_corresponding(root, work)
    _add_group(root, "dates", "date", _dates(work.issued, paper))
    optional_leaf(root, "language", work.language)
    _add_alternates(root, (("URL", work.page_url),))
    _add_related(root, (*_part_of(order, paper), *_related(order, paper)))
    if not paper.withdrawn:
        pages = f"{paper.page_count} pages" if paper.page_count else ""
        size = f"{paper.pdf.size} bytes" if paper.pdf else ""
        _add_group(root, "sizes", "size", ((told, {}) for told in (pages, size)))
        media_type = paper.pdf.media_type if paper.pdf else ""
        _add_group(root, "formats", "format", ((media_type, {}),))
    if not paper.withdrawn:
        _add_rights(root, paper.licence, paper.copyright)
    _add_descriptions(root, paper)
    if paper.publication.container and work.kind in _CONTAINERS:
        _add_container(child(root, "relatedItems"), order, work)
    return root


def _in_language(tag: str) -> dict[str, str]:
    return {"xml:lang": tag} if tag else {}


def _add_rights(root: Element, licence: Licence | None, copyright_line: str) -> None:
    address = {"rightsURI": licence.url} if licence and licence.url else {}
    name = one_line(licence.name) if licence else ""
    _add_group(root, "rightsList", "rights", ((name, address), (one_line(copyright_line), {})))


def _volume(order: Order, volume: Volume) -> Element:
    publication, issued = volume.publication, order.issued(volume)
    creators = ((editor, order.portal.orcid_of(editor)) for editor in publication.editors)
    titles: list[_Item] = [(publication.container.plain, {})]
    root = _resource(volume.doi, publication, issued, creators, titles)
    general = {"resourceTypeGeneral": _PROCEEDINGS}
    leaf(root, "resourceType", "Conference proceedings", general)
    _add_group(root, "dates", "date", _dates(issued))
    page = order.site.page(papers_docname(order.edition.id))
    numbers = [("ISBN", isbn) for isbn in isbns(publication.isbn)]
    _add_alternates(root, (("URL", page), *numbers))
    parts = [
        ("HasPart", "DOI", work.paper.doi, _TYPES.get(work.kind, "Text"))
        for work in order.works()
        if is_in(work.paper, volume)
    ]
    _add_related(root, (("IsPartOf", "ISSN", publication.issn, "Collection"), *parts))
    _add_rights(root, volume.licence, volume.copyright)
    return root


def _add_person(parent: Element, tag: str, author: Authorship, orcid: str) -> None:
    name = author.name
    if is_organisation(author, orcid):
        leaf(parent, tag, name.full, {"nameType": "Organizational"})
    else:
        parts = (name.surname, name.given, name.suffix)
        leaf(parent, tag, ", ".join(filter(None, parts)), {"nameType": "Personal"})
        optional_leaf(parent, "givenName", name.given)
        leaf(parent, "familyName", name.surname)
    if orcid:
        scheme = {"nameIdentifierScheme": "ORCID", "schemeURI": "https://orcid.org"}
        leaf(parent, "nameIdentifier", orcid_url(orcid), scheme)
    for place in author.affiliations:
        if one_line(place.name):
            leaf(parent, "affiliation", place.name, _ror(place) if place.ror else {})


def _ror(place: PrintedAffiliation) -> dict[str, str]:
    scheme = {"affiliationIdentifierScheme": "ROR", "schemeURI": "https://ror.org"}
    return {"affiliationIdentifier": ror_url(place.ror), **scheme}


def _add_corresponding(root: Element, work: Work) -> None:
    """Add those to whom readers are to turn."""
    marked = [
        (author, orcid)
        for author, orcid in zip(work.paper.authors, work.orcids, strict=True)
        if author.corresponding
    ]
    if marked and not work.paper.withdrawn:
        contributors = child(root, "contributors")
        for author, orcid in marked:
            contributor = child(contributors, "contributor", {"contributorType": "ContactPerson"})
            _add_person(contributor, "contributorName", author, orcid)


def _add_group(root: Element, group: str, tag: str, items: Iterable[_Item]) -> None:
    """Add the elements that have a text, in an element of their own where there are any."""
    known = [(text, attributes) for text, attributes in items if text]
    if known:
        element = child(root, group)
        for text, attributes in known:
            leaf(element, tag, text, attributes)


def _dates(issued: Issued | None, paper: Paper | None = None) -> Iterator[_Item]:
    if issued:
        yield issued.iso, {"dateType": "Issued"}
    if paper and paper.standing.since:
        # DataCite's "Withdrawn" is for what cannot be had any more; a retracted paper can.
        kind = {"dateType": "Withdrawn"}
        if not paper.withdrawn:
            kind = {"dateType": "Updated", "dateInformation": paper.standing.status.value}
        yield paper.standing.since.isoformat(), kind


def _add_alternates(root: Element, identifiers: Iterable[tuple[str, str]]) -> None:
    items = ((text, {"alternateIdentifierType": kind}) for kind, text in identifiers)
    _add_group(root, "alternateIdentifiers", "alternateIdentifier", items)


_Related = tuple[str, str, str, str]
"""Relation type, type of identifier, identifier, and general type of the resource or empty."""


def _add_related(root: Element, related: Iterable[_Related]) -> None:
    items = (
        (
            identifier,
            {"relatedIdentifierType": kind, "relationType": relation}
            | ({"resourceTypeGeneral": general} if general else {}),
        )
        for relation, kind, identifier, general in related
    )
    _add_group(root, "relatedIdentifiers", "relatedIdentifier", items)


def _part_of(order: Order, paper: Paper) -> Iterator[_Related]:
    volume = order.volume_of(paper)
    if volume is None:
        return
    numbers = [("ISBN", isbn) for isbn in isbns(volume.publication.isbn)]
    for kind, number in [("DOI", volume.doi)] if volume.doi else numbers:
        yield "IsPartOf", kind, number, _PROCEEDINGS


def _related(order: Order, paper: Paper) -> Iterator[_Related]:
    """To other papers in both directions, to a preprint, and to what belongs to the paper."""
    for target, relation in order.portal.relations_from(paper):
        if relation.kind in _RELATIONS:
            yield _RELATIONS[relation.kind][0], "DOI", target.doi, ""
    for kind, notice in order.notices.get(paper.key, ()):
        if kind in _RELATIONS:
            yield _RELATIONS[kind][1], "DOI", notice.doi, ""
    if paper.eprint and paper.eprint.archive == "arxiv":
        yield "HasVersion", "arXiv", f"arXiv:{paper.eprint.id}", "Preprint"
    for link in () if paper.withdrawn else all_links(paper, order.site):
        if link.kind in _LINKS:
            yield "IsSupplementedBy", "URL", link.url, _LINKS[link.kind]


def _add_descriptions(root: Element, paper: Paper) -> None:
    abstract = () if paper.withdrawn else paper.abstract
    notice = (paper.standing.notice,) if paper.standing.notice else ()
    known = [(kind, text) for kind, text in (("Abstract", abstract), ("Other", notice)) if text]
    if known:
        element = child(root, "descriptions")
        for kind, paragraphs in known:
            _add_paragraphs(child(element, "description", {"descriptionType": kind}), paragraphs)


def _add_paragraphs(element: Element, paragraphs: Iterable[RichText]) -> None:
    for number, paragraph in enumerate(paragraphs):
        if number:
            child(element, "br")
        add_text(element, paragraph.plain)


def _add_container(items: Element, order: Order, work: Work) -> None:
    """Add what holds the paper, with its pages there."""
    publication, volume = work.paper.publication, order.volume_of(work.paper)
    types = {"relatedItemType": _CONTAINERS[work.kind], "relationType": "IsPublishedIn"}
    item = child(items, "relatedItem", types)
    identifier = _identifier(publication)
    if volume is not None and volume.doi:
        identifier = ("DOI", volume.doi)
    if identifier:
        kind, number = identifier
        leaf(item, "relatedItemIdentifier", number, {"relatedItemIdentifierType": kind})
    leaf(child(item, "titles"), "title", publication.container.plain)
    if work.issued:
        leaf(item, "publicationYear", f"{work.issued.year:04}")
    first, last = ("", "") if work.paper.withdrawn else work.pages
    optional_leaf(item, "volume", publication.volume)
    optional_leaf(item, "issue", publication.number)
    if number := "" if work.paper.withdrawn else work.paper.article_number:
        leaf(item, "number", number, {"numberType": "Article"})
    optional_leaf(item, "firstPage", first)
    optional_leaf(item, "lastPage", last)
    optional_leaf(item, "publisher", publication.publisher.plain)
    if publication.editors:
        contributors = child(item, "contributors")
        for editor in publication.editors:
            # Related items name their people without identifiers and affiliations.
            bare = Authorship(person=editor.person, name=editor.name)
            contributor = child(contributors, "contributor", {"contributorType": "Editor"})
            _add_person(contributor, "contributorName", bare, "")


def _identifier(publication: Publication) -> tuple[str, str] | None:
    if numbers := isbns(publication.isbn):
        return "ISBN", numbers[0]
    return ("ISSN", publication.issn) if publication.issn else None
