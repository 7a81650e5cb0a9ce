"""Crossref deposit XML, schema 5.4.0: one conference, its volumes and their papers.

Elements, their order and limits follow crossref5.4.0.xsd, common5.4.0.xsd and relations.xsd
(https://gitlab.com/crossref/schema) and the markup guide for conference proceedings
(https://www.crossref.org/documentation/schema-library/markup-guide-record-types/).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.addresses import papers_docname
from sphinx_proceedings.model.countries import country_beside
from sphinx_proceedings.model.languages import primary_language
from sphinx_proceedings.model.papers import Issued, Volume
from sphinx_proceedings.model.people import Authorship, PrintedAffiliation
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.resolvers import orcid_url, ror_url
from sphinx_proceedings.model.richtext import RichText, Style
from sphinx_proceedings.outputs.registries.crossref_limits import LIMITS
from sphinx_proceedings.outputs.registries.crossref_status import (
    add_crossmark,
    add_licence,
    add_relations,
    undated_updates,
)
from sphinx_proceedings.outputs.registries.deposits import (
    Deposit,
    Document,
    Order,
    deposited_title,
    is_organisation,
    isbns,
    published_elsewhere,
)
from sphinx_proceedings.outputs.registries.requirements import (
    Missing,
    missing_in,
    ordered,
    repeated_dois,
    required_of,
    unfit,
)
from sphinx_proceedings.outputs.work import Work, WorkKind
from sphinx_proceedings.outputs.xml_elements import add_rich, child, document, leaf, optional_leaf

__all__ = ["Head", "crossref_deposit"]

_NAMESPACE = "http://www.crossref.org/schema/5.4.0"
_FACES = {
    Style.EMPHASIS: "i",
    Style.STRONG: "b",
    Style.CODE: "tt",
    Style.SMALL_CAPS: "scp",
    Style.SUPERSCRIPT: "sup",
    Style.SUBSCRIPT: "sub",
}
_JATS_FACES = {
    Style.EMPHASIS: "jats:italic",
    Style.STRONG: "jats:bold",
    Style.CODE: "jats:monospace",
    Style.SMALL_CAPS: "jats:sc",
    Style.SUPERSCRIPT: "jats:sup",
    Style.SUBSCRIPT: "jats:sub",
}
_DASH = re.compile("[\u2010-\u2015\u2212]")
_COMMAND_LINE = Location(path="command line")


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """Who deposits, and which deposit it is."""

    batch_id: str
    """Names the deposit in Crossref's answers."""
    timestamp: int
    """Must be greater than at the last deposit of the same DOIs; YYYYMMDDhhmmss by custom."""
    depositor: str
    email: str
    """Where Crossref sends its report."""
    registrant: str
    """The organisation that is responsible for the records."""
    policy_doi: str = ""
    """Of the page with the publisher's policy on updates (Crossmark), or empty."""


def crossref_deposit(order: Order, head: Head) -> Deposit:
    """One document for the edition and the papers chosen, or what is missing for it.

    Crossref takes updates (corrections, retractions, withdrawals) only under a policy, which has
    a DOI itself; without `head.policy_doi` they are deposited as relations, and as words in front
    of titles.
    """
    works = tuple(order.works())
    root = Element(
        "doi_batch",
        {
            "xmlns": _NAMESPACE,
            "xmlns:ai": "http://www.crossref.org/AccessIndicators.xsd",
            "xmlns:jats": "http://www.ncbi.nlm.nih.gov/JATS1",
            "xmlns:rel": "http://www.crossref.org/relations.xsd",
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "version": "5.4.0",
            "xsi:schemaLocation": f"{_NAMESPACE}"
            " https://www.crossref.org/schemas/crossref5.4.0.xsd",
        },
    )
    missing = [*repeated_dois(works)]
    written_head = _add_head(root, head)
    missing += unfit(written_head, LIMITS, _COMMAND_LINE, "head of the deposit")
    body = child(root, "body")
    missing += _add_conferences(body, order, works, head)
    if missing:
        return Deposit(missing=ordered(missing))
    return Deposit(documents=(Document(path=f"{order.edition.id}.xml", xml=document(root)),))


def _add_conferences(
    body: Element, order: Order, works: Sequence[Work], head: Head
) -> Iterator[Missing]:
    """Add a `conference` for each volume, which the schema allows one of; gives what is missing."""
    edition = order.edition
    conferences: dict[str, Element] = {}
    for volume in order.volumes:
        conferences[volume.key] = conference = child(body, "conference")
        required = _required_of_volume(edition, volume)
        lacks_of_volume = tuple(missing_in(volume.location, f"the volume {volume.key}", required))
        yield from lacks_of_volume or _add_volume(conference, order, volume)
    if not conferences:
        yield Missing(
            edition.location,
            f"{edition.id} has no volume of proceedings",
            "add an @proceedings entry and name its key as volume: of the edition",
        )
    for work in works:
        own = order.volume_of(work.paper) or next(iter(order.volumes), None)
        lacks = [*required_of(work), *_required_of_paper(order, work, own, head)]
        yield from lacks
        if not lacks and own is not None:
            written = _add_paper(conferences[own.key], order, work, head)
            yield from unfit(written, LIMITS, work.paper.location, work.key)


def _required_of_volume(edition: Edition, volume: Volume) -> Iterator[tuple[object, str, str]]:
    publication = volume.publication
    yield publication.container, "title", "add title = {…}"
    yield publication.publisher, "publisher", "add publisher = {…}"
    yield publication.issued or edition.year, "year of publication", "add year = {…}"
    series = publication.series or edition.series or not publication.issn
    yield series, "title of the series that its ISSN is of", "add series = {…}"


def _required_of_paper(
    order: Order, work: Work, volume: Volume | None, head: Head
) -> Iterator[Missing]:
    paper = work.paper
    if work.kind is not WorkKind.CONFERENCE_PAPER:
        yield Missing(
            paper.location,
            f"{paper.key} is no conference paper but @{paper.entry_type}",
            "only conference papers are deposited with an edition; deposit it with what it"
            " appeared in, and choose the others (--paper)",
        )
    elif volume is not None:
        yield from published_elsewhere(paper, volume)
    if head.policy_doi:
        yield from undated_updates(order, paper)


def _add_head(root: Element, head: Head) -> Element:
    element = child(root, "head")
    leaf(element, "doi_batch_id", head.batch_id)
    leaf(element, "timestamp", str(head.timestamp))
    depositor = child(element, "depositor")
    leaf(depositor, "depositor_name", head.depositor)
    leaf(depositor, "email_address", head.email)
    leaf(element, "registrant", head.registrant)
    return element


def _add_volume(conference: Element, order: Order, volume: Volume) -> Iterator[Missing]:
    """Add editors, event and volume; gives what the schema refuses of them."""
    edition = order.edition
    editors = volume.publication.editors
    if editors:
        orcids = tuple(map(order.portal.orcid_of, editors))
        written = _add_contributors(conference, editors, orcids, "editor")
        yield from unfit(written, LIMITS, volume.location, volume.key)
    event = _add_event(conference, edition, volume)
    yield from unfit(event, LIMITS, edition.location, edition.id)
    proceedings = _add_proceedings(conference, order, volume)
    yield from unfit(proceedings, LIMITS, volume.location, volume.key)


def _add_event(conference: Element, edition: Edition, volume: Volume) -> Element:
    event = child(conference, "event_metadata")
    name = edition.title or edition.name
    leaf(event, "conference_name", name)
    acronym = edition.series if edition.series != name else ""
    optional_leaf(event, "conference_acronym", acronym)
    if edition.ordinal is not None:
        leaf(event, "conference_number", str(edition.ordinal))
    place = edition.place or volume.publication.location.plain
    optional_leaf(event, "conference_location", place)
    if edition.start:
        days = _day_attributes("start", edition.start)
        if edition.end:
            days |= _day_attributes("end", edition.end)
        child(event, "conference_date", days)
    return event


def _day_attributes(name: str, day: date) -> dict[str, str]:
    return {
        f"{name}_day": f"{day:%d}",
        f"{name}_month": f"{day:%m}",
        f"{name}_year": f"{day.year:04}",
    }


def _add_proceedings(conference: Element, order: Order, volume: Volume) -> Element:
    publication, edition = volume.publication, order.edition
    if publication.issn:
        element = child(conference, "proceedings_series_metadata")
        series = child(element, "series_metadata")
        add_rich(
            child(child(series, "titles"), "title"),
            publication.series or RichText.from_plain(edition.series),
            _FACES,
        )
        leaf(series, "issn", _DASH.sub("-", publication.issn))
    else:
        element = child(conference, "proceedings_metadata")
    leaf(element, "proceedings_title", publication.container.plain)
    if publication.issn and publication.volume:
        leaf(element, "volume", publication.volume)
    publisher = child(element, "publisher")
    leaf(publisher, "publisher_name", publication.publisher.plain)
    optional_leaf(publisher, "publisher_place", publication.address.plain)
    if issued := order.issued(volume):
        _add_date(element, issued)
    for isbn in isbns(publication.isbn):
        leaf(element, "isbn", _DASH.sub("-", isbn))
    if not isbns(publication.isbn):
        reason = "simple_series" if publication.issn else "monograph"
        child(element, "noisbn", {"reason": reason})
    if volume.doi:
        _add_doi(element, volume.doi, order.site.page(papers_docname(edition.id)))
    return element


def _add_paper(conference: Element, order: Order, work: Work, head: Head) -> Element:
    paper = work.paper
    # At a withdrawn paper's address there is no text any more; "full_text" is the default.
    kind = {"publication_type": "bibliographic_record"} if paper.withdrawn else {}
    language = primary_language(work.language)
    element = child(
        conference, "conference_paper", kind | ({"language": language} if language else {})
    )
    _add_contributors(element, paper.authors, work.orcids, "author")
    titles = child(element, "titles")
    add_rich(child(titles, "title"), deposited_title(paper), _FACES)
    if paper.subtitle:
        add_rich(child(titles, "subtitle"), paper.subtitle, _FACES)
    if original := paper.original_title:
        code = primary_language(original.language)
        in_language = {"language": code} if code else {}
        written = child(titles, "original_language_title", in_language)
        add_rich(written, original.text, _FACES)
    if paper.abstract and not paper.withdrawn:
        abstract = child(element, "jats:abstract")
        for paragraph in paper.abstract:
            add_rich(child(abstract, "jats:p"), paragraph, _JATS_FACES)
    if work.issued:
        _add_date(element, work.issued)
    first, last = work.pages
    if first and not paper.withdrawn:
        pages = child(element, "pages")
        leaf(pages, "first_page", first)
        if last not in ("", first):
            leaf(pages, "last_page", last)
    if paper.article_number and not paper.withdrawn:
        number = {"item_number_type": "article_number"}
        leaf(child(element, "publisher_item"), "item_number", paper.article_number, number)
    if head.policy_doi:
        add_crossmark(element, order, paper, head.policy_doi)
    else:
        add_licence(element, paper)
    add_relations(element, order, paper, updates_apart=bool(head.policy_doi))
    _add_doi(element, paper.doi, work.page_url, work.pdf_url if paper.pdf else "")
    return element


def _add_contributors(
    parent: Element, names: tuple[Authorship, ...], orcids: tuple[str, ...], role: str
) -> Element:
    contributors = child(parent, "contributors")
    for number, (author, orcid) in enumerate(zip(names, orcids, strict=True)):
        attributes = {
            "sequence": "additional" if number else "first",
            "contributor_role": role,
        }
        if is_organisation(author, orcid):
            leaf(contributors, "organization", author.name.full, attributes)
            continue
        person = child(contributors, "person_name", attributes)
        name = author.name
        optional_leaf(person, "given_name", name.given)
        leaf(person, "surname", name.surname)
        optional_leaf(person, "suffix", name.suffix)
        if author.affiliations:
            affiliations = child(person, "affiliations")
            for place in author.affiliations:
                _add_institution(child(affiliations, "institution"), place)
        if orcid:
            leaf(person, "ORCID", orcid_url(orcid), {"authenticated": "false"})
    return contributors


def _add_institution(parent: Element, place: PrintedAffiliation) -> None:
    leaf(parent, "institution_name", place.name)
    optional_leaf(parent, "institution_id", ror_url(place.ror), {"type": "ror"})
    # The schema has no other place for a country.
    optional_leaf(parent, "institution_place", country_beside(place.name, place.country))


def _add_date(parent: Element, issued: Issued) -> None:
    element = child(parent, "publication_date", {"media_type": "online"})
    if issued.month:
        leaf(element, "month", f"{issued.month:02}")
        if issued.day:
            leaf(element, "day", f"{issued.day:02}")
    leaf(element, "year", str(issued.year))


def _add_doi(parent: Element, doi: str, address: str, pdf: str = "") -> None:
    """Add where the DOI leads; the `pdf` itself is for those who mine texts."""
    data = child(parent, "doi_data")
    leaf(data, "doi", doi)
    leaf(data, "resource", address)
    if pdf:
        item = child(child(data, "collection", {"property": "text-mining"}), "item")
        of_record = {"mime_type": "application/pdf", "content_version": "vor"}
        leaf(item, "resource", pdf, of_record)
