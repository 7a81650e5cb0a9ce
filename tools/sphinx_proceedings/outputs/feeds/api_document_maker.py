"""Makes the documents of the JSON API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sphinx_proceedings.model.addresses import (
    SiteAddress,
    paper_docname,
    papers_docname,
    person_docname,
    photo_path,
    programme_docname,
)
from sphinx_proceedings.model.languages import language_tag
from sphinx_proceedings.model.papers import Paper, Relation, Volume
from sphinx_proceedings.model.people import PHOTO_SIZE, Person
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
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
    EditionDocument,
    PaperDocument,
    PersonDocument,
    PortalDocument,
)
from sphinx_proceedings.outputs.feeds.api_part_maker import (
    SCHEMA,
    PartMaker,
    edition_path,
    licence_told,
    name_parts,
    optional_prose,
    paper_path,
    prose,
    title_item,
    told,
)
from sphinx_proceedings.outputs.feeds.atom import PORTAL_FEED, person_feed_path
from sphinx_proceedings.outputs.work import work_of

__all__ = ["DocumentMaker"]

_WITHDRAWN: Mapping[str, Any] = {
    **dict.fromkeys(("abstract", "keywords", "links", "files", "talks", "exports"), ()),
    **dict.fromkeys(("publication", "pages", "article_number", "page_count", "chapter", "note")),
    **dict.fromkeys(("how_published", "eprint_archive", "eprint_id", "award", "withheld")),
    **dict.fromkeys(("licence", "copyright")),
}
"""What is told no more of a withdrawn paper."""


@dataclass(frozen=True, kw_only=True)
class DocumentMaker:
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
