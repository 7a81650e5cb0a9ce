"""Records for Zenodo and other repositories that run InvenioRDM: metadata as JSON, files beside it.

A folder for each paper and one for the volume, with what its interface takes for a new draft
(https://inveniordm.docs.cern.ch/reference/metadata/, “Metadata reference”, and “Optional metadata
fields” for conferences and imprints).  Types of resources, of relations and licences are ids of the
vocabularies that it comes with.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from sphinx_proceedings.bundles.delivery import (
    Delivery,
    Found,
    abstract_of,
    copied,
    further_files,
    pdf_of,
    volume_lacks,
    work_lacks,
)
from sphinx_proceedings.files.members import Member
from sphinx_proceedings.model.languages import three_letters
from sphinx_proceedings.model.licences import Licence
from sphinx_proceedings.model.papers import Issued, LinkKind, Publication, Volume
from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.outputs.cited import cited_title
from sphinx_proceedings.outputs.plain_text import one_line
from sphinx_proceedings.outputs.registries.deposits import is_organisation, isbns
from sphinx_proceedings.outputs.registries.requirements import Missing
from sphinx_proceedings.outputs.richtext_html import richtext_to_html
from sphinx_proceedings.outputs.work import Work, WorkKind

__all__ = ["invenio"]

_TYPES = {
    WorkKind.CONFERENCE_PAPER: "publication-conferencepaper",
    WorkKind.JOURNAL_ARTICLE: "publication-article",
    WorkKind.CHAPTER: "publication-section",
    WorkKind.BOOK: "publication-book",
    WorkKind.REPORT: "publication-report",
    WorkKind.DATASET: "dataset",
    WorkKind.SOFTWARE: "software",
    WorkKind.IMAGE: "image",
    WorkKind.VIDEO: "video",
}
_VOLUME = "publication-conferenceproceeding"
_SHORTEST_TITLE = 3
"""Characters."""
_LINKS = {LinkKind.CODE: "software", LinkKind.DATASET: "dataset", LinkKind.VIDEO: "video"}
_LICENCE_HINT = "add license = {CC-BY-4.0}, or what was agreed, to it or to its volume"

_Json = Mapping[str, object]


def invenio(delivery: Delivery) -> Found:
    """The records."""
    yield from volume_lacks(delivery)
    if volume := delivery.volume:
        issued = delivery.order.issued(volume)
        if issued is None:
            what = f"the volume {volume.key} has no year of publication"
            yield Missing(volume.location, what, "add year = {…}")
        yield _record("volume", _of_volume(delivery, volume, issued))
    for work in delivery.works:
        paper = work.paper
        folder = f"papers/{paper.slug}"
        yield from work_lacks(
            work,
            (work.issued, "year of publication", "add year = {…} to it or to its volume"),
            (paper.licence, "licence", _LICENCE_HINT),
            abstract_of(work),
        )
        if len(cited_title(paper).plain) < _SHORTEST_TITLE:
            what = f"the title of {work.key} has fewer than {_SHORTEST_TITLE} characters"
            yield Missing(paper.location, what, "the repository refuses it; correct the title")
        yield _record(folder, _of_paper(delivery, work))
        yield from pdf_of(paper, f"{folder}/{paper.slug}.pdf")
        for file in further_files(paper):
            yield copied(f"{folder}/{paper.slug}{file.part}", file)


def _record(folder: str, record: _Json) -> Member:
    text = json.dumps(record, ensure_ascii=False, indent=2)
    # A lone surrogate, which UTF-8 cannot hold, becomes a question mark.
    return Member(path=f"{folder}/metadata.json", data=f"{text}\n".encode(errors="replace"))


def _draft(metadata: _Json, custom: _Json, doi: str, *, has_files: bool) -> _Json:
    pids = {"doi": {"identifier": doi, "provider": "external"}} if doi else {}
    return _filled(
        {
            "access": {"record": "public", "files": "public"},
            "files": {"enabled": has_files},
            "pids": pids,
            "metadata": metadata,
            "custom_fields": custom,
        }
    )


def _of_paper(delivery: Delivery, work: Work) -> _Json:
    paper = work.paper
    people = zip(paper.authors, work.orcids, strict=True)
    language = three_letters(work.language) if work.language else ""
    metadata = _filled(
        {
            "resource_type": {"id": _TYPES.get(work.kind, "publication-other")},
            "title": one_line(cited_title(paper).plain),
            "creators": [_creator(author, orcid) for author, orcid in people],
            "publication_date": _date(work.issued),
            "publisher": one_line(paper.publication.publisher.plain),
            "description": "".join(f"<p>{richtext_to_html(each)}</p>" for each in paper.abstract),
            "subjects": [{"subject": one_line(word)} for word in dict.fromkeys(paper.keywords)],
            "languages": [{"id": language}] if language else [],
            "rights": _rights(paper.licence),
            "related_identifiers": list(_related(delivery, work)),
        }
    )
    pages = "-".join(dict.fromkeys(filter(None, work.pages)))
    custom = _custom(delivery, paper.publication, pages)
    return _draft(metadata, custom, paper.doi, has_files=bool(paper.files))


def _of_volume(delivery: Delivery, volume: Volume, issued: Issued | None) -> _Json:
    publication = volume.publication
    portal = delivery.order.portal
    editors = [
        {**_creator(editor, portal.orcid_of(editor)), "role": {"id": "editor"}}
        for editor in publication.editors
    ]
    parts = [
        {
            "identifier": work.paper.doi,
            "scheme": "doi",
            "relation_type": {"id": "haspart"},
            "resource_type": {"id": _TYPES.get(work.kind, "publication-other")},
        }
        for work in delivery.works
        if work.paper.doi
    ]
    metadata = _filled(
        {
            "resource_type": {"id": _VOLUME},
            "title": one_line(publication.container.plain),
            "creators": editors,
            "publication_date": _date(issued),
            "publisher": one_line(publication.publisher.plain),
            "rights": _rights(volume.licence),
            "identifiers": [
                {"identifier": isbn, "scheme": "isbn"} for isbn in isbns(publication.isbn)
            ],
            "related_identifiers": parts,
        }
    )
    return _draft(metadata, _custom(delivery, publication, ""), volume.doi, has_files=False)


def _creator(person: Authorship, orcid: str) -> dict[str, object]:
    name = person.name
    if is_organisation(person, orcid):
        who: dict[str, object] = {"type": "organizational", "name": one_line(name.full)}
    else:
        family = " ".join(filter(None, (name.surname or name.given, name.suffix)))
        given = name.given if name.surname else ""
        who = _filled(
            {
                "type": "personal",
                "family_name": one_line(family),
                "given_name": one_line(given),
                "identifiers": [{"scheme": "orcid", "identifier": orcid}] if orcid else [],
            }
        )
    places = dict.fromkeys(one_line(place.name) for place in person.affiliations)
    affiliations = [{"name": place} for place in places if place]
    return _filled({"person_or_org": who, "affiliations": affiliations})


def _rights(licence: Licence | None) -> Sequence[_Json]:
    """The id of a known licence, which is that of SPDX in small letters, else what it says."""
    if licence is None:
        return []
    if "creativecommons.org" in licence.url:
        return [{"id": licence.name.lower().replace(" ", "-")}]
    told = {"title": {"en": one_line(licence.name)}}
    return [{**told, "link": licence.url} if licence.url else told]


def _related(delivery: Delivery, work: Work) -> Iterator[_Json]:
    volume = delivery.volume
    if volume is not None and volume.doi:
        relation = {"relation_type": {"id": "ispartof"}, "resource_type": {"id": _VOLUME}}
        yield {"identifier": volume.doi, "scheme": "doi", **relation}
    if work.page_url:
        relation = {"relation_type": {"id": "isdescribedby"}}
        yield {"identifier": work.page_url, "scheme": "url", **relation}
    for link in work.paper.links:
        if kind := _LINKS.get(link.kind):
            relation = {"relation_type": {"id": "issupplementedby"}, "resource_type": {"id": kind}}
            yield {"identifier": link.url, "scheme": "url", **relation}


def _custom(delivery: Delivery, publication: Publication, pages: str) -> _Json:
    edition = delivery.edition
    days = [day.isoformat() for day in (edition.start, edition.end) if day is not None]
    meeting = _filled(
        {
            "title": one_line(edition.title or edition.name),
            "acronym": one_line(edition.name),
            "dates": " to ".join(dict.fromkeys(days)),
            "place": one_line(edition.place),
            "url": edition.website,
        }
    )
    imprint = _filled(
        {
            "title": one_line(publication.container.plain),
            "isbn": next(iter(isbns(publication.isbn)), ""),
            "pages": pages,
            "place": one_line(publication.address.plain),
        }
    )
    return _filled({"meeting:meeting": meeting, "imprint:imprint": imprint})


def _date(issued: Issued | None) -> str:
    return issued.iso if issued else ""


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value not in ("", [], {}, None)}
