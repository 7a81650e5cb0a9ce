"""From the model to the parts that documents of the JSON API share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote

from sphinx_proceedings.model.addresses import (
    SiteAddress,
    paper_docname,
    person_docname,
    session_docname,
)
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Paper, Publication
from sphinx_proceedings.model.people import Authorship, Presenter
from sphinx_proceedings.model.portal import Portal, ScheduledTalk
from sphinx_proceedings.model.programme import Session, Talk
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.feeds.api_document_parts import (
    Author,
    Contributor,
    NameParts,
    PaperLinkItem,
    PersonLink,
    Prose,
    PublicationItem,
    SessionItem,
    TalkItem,
    TalkOfRecord,
)
from sphinx_proceedings.outputs.richtext_html import richtext_to_html

__all__ = [
    "PartMaker",
    "edition_path",
    "name_parts",
    "optional_prose",
    "paper_path",
    "person_path",
    "prose",
    "proses",
]


def edition_path(edition: str) -> str:
    """Where an edition's document is."""
    return f"api/editions/{edition}.json"


def paper_path(paper: Paper) -> str:
    """Where a paper's document is."""
    return f"api/{paper_docname(paper)}.json"


def person_path(person: str) -> str:
    """Where a person's document is."""
    return f"api/{person_docname(person)}.json"


def prose(text: RichText) -> Prose:
    """A text in both forms."""
    return Prose(text=text.plain, html=richtext_to_html(text))


def proses(paragraphs: Iterable[RichText]) -> tuple[Prose, ...]:
    """Paragraphs in both forms."""
    return tuple(map(prose, paragraphs))


def optional_prose(text: RichText) -> Prose | None:
    """A text in both forms, or None for an empty one."""
    return prose(text) if text else None


def name_parts(name: Name) -> NameParts:
    """A name with its parts."""
    return NameParts(
        full=name.full,
        given=name.given or None,
        particle=name.particle or None,
        family=name.family or None,
        suffix=name.suffix or None,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class PartMaker:
    """Makes the parts of documents; addresses in them are as the site's address allows."""

    portal: Portal
    site: SiteAddress

    def link(self, path: str) -> str:
        """A file's absolute address, or its path from the site's root."""
        return self.site.file(path) or quote(path)

    def page(self, docname: str) -> str:
        """A page's absolute address, or its path from the site's root."""
        return self.link(self.site.path(docname))

    def author(self, author: Authorship) -> Author:
        """An author or editor, with the ORCID iD as printed or as registered."""
        return Author(
            person=author.person,
            name=name_parts(author.name),
            affiliation=author.affiliation or None,
            orcid=self.portal.orcid_of(author) or None,
            page=self.page(person_docname(author.person)),
            document=self.link(person_path(author.person)),
        )

    def presenter(self, presenter: Presenter) -> PersonLink:
        """A person of the programme."""
        return PersonLink(
            person=presenter.person,
            name=presenter.name,
            affiliation=presenter.affiliation or None,
            document=self.link(person_path(presenter.person)),
        )

    def publication(self, publication: Publication) -> PublicationItem:
        """Where something was published."""
        issued = publication.issued
        return PublicationItem(
            container=optional_prose(publication.container),
            editors=tuple(map(self.author, publication.editors)),
            series=publication.series.plain or None,
            publisher=publication.publisher.plain or None,
            address=publication.address.plain or None,
            location=publication.location.plain or None,
            volume=publication.volume or None,
            number=publication.number or None,
            issue=publication.issue or None,
            main_title=optional_prose(publication.main_title),
            issue_title=optional_prose(publication.issue_title),
            contributors=tuple(
                Contributor(role=one.role.value, name=name_parts(name))
                for one in publication.contributors
                for name in one.names
            ),
            organization=publication.organization.plain or None,
            event_title=publication.event_title.plain or None,
            edition=publication.edition or None,
            volumes=publication.volumes or None,
            part=publication.part or None,
            isbn=publication.isbn or None,
            issn=publication.issn or None,
            year=issued.year if issued else None,
            month=issued.month if issued else None,
            day=issued.day if issued else None,
        )

    def paper(self, paper: Paper) -> PaperLinkItem:
        """A paper in a list."""
        return PaperLinkItem(
            edition=paper.edition,
            key=paper.key,
            title=paper.full_title.plain,
            authors=tuple(author.name.full for author in paper.authors),
            status=paper.standing.status.value,
            page=self.page(paper_docname(paper)),
            document=self.link(paper_path(paper)),
        )

    def session(self, session: Session) -> SessionItem:
        """A session with its talks."""
        return SessionItem(
            id=session.id,
            title=session.title,
            kinds=tuple(kind.value for kind in session.kinds),
            start=session.start,
            end=session.end,
            room=session.room or None,
            note=session.note or None,
            chairs=tuple(map(self.presenter, session.chairs)),
            talks=tuple(map(self.talk, session.talks)),
            page=self.page(session_docname(session)),
        )

    def talk(self, talk: Talk) -> TalkItem:
        """What happens in a session."""
        return TalkItem(
            paper=talk.paper or None,
            title=optional_prose(talk.title),
            presenters=tuple(map(self.presenter, talk.presenters)),
            abstract=proses(talk.abstract),
            start=talk.start,
            minutes=None if talk.length is None else talk.length / timedelta(minutes=1),
        )

    def scheduled(self, item: ScheduledTalk) -> TalkOfRecord:
        """A talk with its session."""
        session = item.session
        return TalkOfRecord(
            edition=session.edition,
            session=session.id,
            session_title=session.title,
            room=session.room or None,
            page=self.page(session_docname(session)),
            session_start=session.start,
            talk=self.talk(item.talk),
        )
