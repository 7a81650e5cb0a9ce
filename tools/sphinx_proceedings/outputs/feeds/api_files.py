"""The JSON API: one document for the portal, each edition, each paper and each person.

It is files beside the pages, `api/index.json` first, with one schema for all of them in
`api/schema.json` (JSON Schema 2020-12).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from typing import Any

from pydantic_core import PydanticSerializationError, to_json

from sphinx_proceedings.model.addresses import (
    SiteAddress,
    paper_docname,
    papers_docname,
    person_docname,
    photo_path,
    programme_docname,
)
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.languages import language_tag
from sphinx_proceedings.model.papers import Paper, Relation, Volume
from sphinx_proceedings.model.people import PHOTO_SIZE, Person
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.views import View, Views
from sphinx_proceedings.model.whole_characters import whole_characters
from sphinx_proceedings.outputs.citation_format import Format
from sphinx_proceedings.outputs.feeds.api_document_parts import (
    EditionLink,
    ExportFile,
    KeyDateItem,
    PhotoItem,
    RegistrationItem,
    RelatedPaper,
    RoleItem,
    SponsorItem,
    VenueItem,
    VolumeItem,
)
from sphinx_proceedings.outputs.feeds.api_documents import (
    Document,
    EditionDocument,
    PaperDocument,
    PersonDocument,
    PortalDocument,
    document_adapter,
)
from sphinx_proceedings.outputs.feeds.api_part_maker import (
    PartMaker,
    edition_path,
    licence_told,
    name_parts,
    optional_prose,
    paper_path,
    person_path,
    prose,
    title_item,
    told,
)
from sphinx_proceedings.outputs.feeds.atom import PORTAL_FEED, person_feed_path
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.outputs.work import work_of

__all__ = ["INDEX", "SCHEMA", "api_files", "api_schema", "document_json"]

INDEX = "api/index.json"
SCHEMA = "api/schema.json"

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def api_files(
    portal: Portal,
    site: SiteAddress,
    site_name: str,
    formats: Sequence[Format],
    versions: Mapping[PaperId, str],
    *,
    has_feeds: bool = True,
) -> Iterator[SiteFile]:
    """Every document and the schema; `versions` has a digest of each paper."""
    maker = _Maker(
        portal=portal,
        site=site,
        # Where feeds are.
        feeds=site if has_feeds else SiteAddress(),
        formats=tuple(formats),
    )
    index = maker.index(site_name)
    yield _file(INDEX, version_of(index), lambda: index, View)
    yield SiteFile(
        path=SCHEMA,
        version=version_of(site.file(SCHEMA)),
        render=partial(_schema_json, site),
        view=View,
    )
    plan = _Plan(maker, versions)
    yield from plan.editions()
    yield from plan.papers()
    yield from plan.people()


def api_schema(site: SiteAddress) -> dict[str, object]:
    """The schema of all documents; its `kind` says which one a document is."""
    address = site.file(SCHEMA)
    return {
        "$schema": _DIALECT,
        **({"$id": address} if address else {}),
        "title": "Proceedings portal",
        "description": (
            "Every document of the API is one of these. `api` is the version: within it keys may"
            " be added, none goes away. What is not known is null or an empty list. Addresses of"
            " the portal's own pages and files are absolute where the portal knows its address,"
            " else they are relative to the root of the site."
        ),
        **_definitions(),
    }


@cache
def _definitions() -> Mapping[str, object]:
    """What documents consist of, which is the same for all portals."""
    return document_adapter.json_schema(mode="serialization")


def _schema_json(site: SiteAddress) -> bytes:
    return json.dumps(api_schema(site), ensure_ascii=False, indent=1).encode() + b"\n"


def document_json(document: Document) -> bytes:
    """A document as UTF-8; half of a surrogate pair becomes U+FFFD."""
    try:
        # As the adapter, which takes a tenth of a second to be made.
        return to_json(document)
    except PydanticSerializationError:
        data = document_adapter.dump_python(document, mode="python")
        written = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_as_text)
        return whole_characters(written).encode()


@dataclass(frozen=True, kw_only=True)
class _Maker:
    """Makes the documents of one portal."""

    portal: Portal
    site: SiteAddress
    feeds: SiteAddress
    formats: tuple[Format, ...]

    @cached_property
    def items(self) -> PartMaker:
        """What makes their parts."""
        return PartMaker(portal=self.portal, site=self.site)

    def index(self, site_name: str) -> PortalDocument:
        """What the portal holds."""
        portal = self.portal
        return PortalDocument(
            name=site_name,
            page=self.items.page("index"),
            editions=tuple(
                told(
                    EditionLink,
                    edition,
                    papers=len(portal.papers_by_edition[edition.id]),
                    sessions=len(edition.sessions),
                    document=self.items.link(edition_path(edition.id)),
                )
                for edition in portal.editions
            ),
            papers=len(portal.papers),
            people=len(portal.people),
            schema=self.items.link(SCHEMA),
            feed=self.feeds.file(PORTAL_FEED) or None,
            generator="sphinx-proceedings",
        )

    def edition(self, edition: Edition) -> EditionDocument:
        """What an edition holds."""
        papers = self.portal.papers_by_edition[edition.id]
        page = self.items.page
        return told(
            EditionDocument,
            edition,
            venue=told(VenueItem, edition.venue) if edition.venue else None,
            registration=edition.registration and told(RegistrationItem, edition.registration),
            handle=edition.handle.name if edition.handle else None,
            handle_url=(edition.handle.url or None) if edition.handle else None,
            sponsors=tuple(told(SponsorItem, sponsor) for sponsor in edition.sponsors),
            volume=self._volume(edition.volume) if edition.volume else None,
            key_dates=tuple(told(KeyDateItem, key_date) for key_date in edition.key_dates),
            sessions=tuple(map(self.items.session, edition.sessions)),
            papers=tuple(map(self.items.paper, papers)),
            papers_page=page(papers_docname(edition.id)) if papers else None,
            program_page=page(programme_docname(edition.id))
            if edition.has_programme_page
            else None,
        )

    def _volume(self, volume: Volume) -> VolumeItem:
        return told(
            VolumeItem,
            volume,
            publication=self.items.publication(volume.publication),
            licence=licence_told(volume.licence),
        )

    def paper(self, paper: Paper) -> PaperDocument:
        """What is known of a paper."""
        items = self.items
        talks = self.portal.talks_of_paper.get((paper.edition, paper.key), ())
        document = told(
            PaperDocument,
            paper,
            type=work_of(self.portal, paper, self.site).kind.value,
            title=prose(paper.full_title),
            other_titles=tuple(map(title_item, paper.other_titles)),
            authors=tuple(map(items.author, paper.authors)),
            publication=items.publication(paper.publication),
            language=language_tag(paper.language) or paper.language or None,
            eprint_archive=paper.eprint.archive if paper.eprint else None,
            eprint_id=paper.eprint.id if paper.eprint else None,
            links=tuple(map(items.address, paper.links)),
            files=items.files(paper),
            withheld=items.withheld(paper),
            licence=licence_told(paper.licence),
            status=paper.standing.status.value,
            status_since=paper.standing.since,
            status_notice=optional_prose(paper.standing.notice),
            relations=tuple(self.related(relation, paper) for relation in paper.relations),
            talks=tuple(map(items.scheduled, talks)),
            page=items.page(paper_docname(paper)),
            exports=self._exports(paper),
        )
        return replace(document, **_WITHDRAWN) if paper.withdrawn else document

    def _exports(self, paper: Paper) -> tuple[ExportFile, ...]:
        """The paper's citation files, which stand beside its page."""
        return tuple(
            ExportFile(
                format=form.name,
                media_type=form.media_type,
                url=self.items.link(f"{paper_docname(paper)}{form.suffix}"),
            )
            for form in self.formats
        )

    def related(self, relation: Relation, paper: Paper) -> RelatedPaper:
        """What a paper is to another, with where that is told of."""
        other = self.portal.paper_by_id.get((paper.edition, relation.key))
        return RelatedPaper(
            kind=relation.kind.value,
            key=relation.key,
            document=self.items.link(paper_path(other)) if other else None,
        )

    def person(self, person: Person) -> PersonDocument:
        """What is known of a person."""
        activity = self.portal.activity_by_person[person.id]
        feed = self.feeds.file(person_feed_path(person.id)) if activity.papers else ""
        return told(
            PersonDocument,
            person,
            name=name_parts(person.name),
            photo=self._photo(person),
            papers=tuple(map(self.items.paper, activity.papers)),
            talks=tuple(map(self.items.scheduled, activity.talks)),
            roles=tuple(self._roles(person)),
            page=self.items.page(person_docname(person.id)),
            feed=feed or None,
        )

    def _photo(self, person: Person) -> PhotoItem | None:
        if person.photo is None:
            return None
        url = self.items.link(photo_path(person.id))
        return PhotoItem(url=url, alt=person.photo.alt, width=PHOTO_SIZE, height=PHOTO_SIZE)

    def _roles(self, person: Person) -> Iterator[RoleItem]:
        activity = self.portal.activity_by_person[person.id]
        for held in activity.appointments:
            yield told(RoleItem, held)
        for edition in activity.edited:
            yield RoleItem(
                edition=edition.id,
                role="editor",
                title="Editor of the proceedings",
                affiliation=None,
            )
        for session in activity.chaired:
            printed = [chair.affiliation for chair in session.chairs if chair.person == person.id]
            yield RoleItem(
                edition=session.edition,
                role="session-chair",
                title=session.title,
                affiliation=next(filter(None, printed), None),
            )


class _Plan:
    """Which documents there are, and what they are made from."""

    def __init__(self, maker: _Maker, versions: Mapping[PaperId, str]) -> None:
        self._maker = maker
        self._versions = versions
        portal = self._portal = maker.portal
        self._views = Views(portal)
        self._around = version_of(
            maker.feeds,
            maker.site,
            [(form.name, form.suffix, form.media_type) for form in maker.formats],
        )
        self._orcids = {person.id: person.orcid for person in portal.people if person.orcid}
        self._sessions = portal.digests.sessions

    def editions(self) -> Iterator[SiteFile]:
        """A file for each edition."""
        for edition in self._portal.editions:
            papers = self._portal.papers_by_edition[edition.id]
            editors = edition.volume.publication.editors if edition.volume else ()
            version = version_of(
                self._around,
                edition,
                [self._versions[paper.edition, paper.key] for paper in papers],
                [self._orcids.get(editor.person) for editor in editors],
            )
            made = partial(self._maker.edition, edition)
            yield _file(
                edition_path(edition.id), version, made, partial(self._views.edition, edition)
            )

    def papers(self) -> Iterator[SiteFile]:
        """A file for each paper."""
        talks = self._portal.talks_of_paper
        for paper in self._portal.papers:
            paper_id = (paper.edition, paper.key)
            people = (*paper.authors, *paper.publication.editors)
            related = [self._maker.related(relation, paper) for relation in paper.relations]
            version = version_of(
                self._around,
                self._versions[paper_id],
                [self._orcids.get(author.person) for author in people],
                [
                    self._sessions[paper.edition, item.session.id]
                    for item in talks.get(paper_id, ())
                ],
                related,
            )
            made = partial(self._maker.paper, paper)
            yield _file(paper_path(paper), version, made, partial(self._views.paper, paper))

    def people(self) -> Iterator[SiteFile]:
        """A file for each person."""
        for person in self._portal.people:
            activity = self._portal.activity_by_person[person.id]
            version = version_of(
                self._around,
                person,
                [self._versions[paper.edition, paper.key] for paper in activity.papers],
                [
                    (self._sessions[item.session.edition, item.session.id], item.talk)
                    for item in activity.talks
                ],
                [self._sessions[session.edition, session.id] for session in activity.chaired],
                activity.appointments,
                [(edition.id, edition.name) for edition in activity.edited],
            )
            made = partial(self._maker.person, person)
            view = partial(self._views.in_sessions, person)
            yield _file(person_path(person.id), version, made, view)


_WITHDRAWN: Mapping[str, Any] = {
    **dict.fromkeys(("abstract", "keywords", "links", "files", "talks", "exports"), ()),
    **dict.fromkeys(("publication", "pages", "article_number", "page_count", "chapter", "note")),
    **dict.fromkeys(("how_published", "eprint_archive", "eprint_id", "award", "withheld")),
    **dict.fromkeys(("licence", "copyright")),
}
"""What is told no more of a withdrawn paper."""


def _file(
    path: str, version: str, made: Callable[[], Document], view: Callable[[], View]
) -> SiteFile:
    return SiteFile(path=path, version=version, render=partial(_written, made), view=view)


def _written(made: Callable[[], Document]) -> bytes:
    return document_json(made())


def _as_text(value: object) -> str:
    """A date or time, the only values of documents that JSON does not know."""
    return value.isoformat()  # type: ignore[attr-defined,no-any-return]
