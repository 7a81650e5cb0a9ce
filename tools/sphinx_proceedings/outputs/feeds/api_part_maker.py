"""From the model to the parts that documents of the JSON API share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from types import NoneType
from typing import TypeVar, get_args, get_type_hints
from urllib.parse import quote

from sphinx_proceedings.model.addresses import (
    SiteAddress,
    paper_docname,
    paper_file_path,
    person_docname,
    session_docname,
)
from sphinx_proceedings.model.licences import Licence
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Paper, PaperLink, Publication
from sphinx_proceedings.model.people import Authorship, Presenter
from sphinx_proceedings.model.portal import Portal, ScheduledTalk
from sphinx_proceedings.model.programme import Session, Talk
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.model.titles import OtherTitle
from sphinx_proceedings.outputs.feeds.api_document_parts import (
    AddressLink,
    AffiliationItem,
    Author,
    Contributor,
    Described,
    FileItem,
    NameParts,
    PaperLinkItem,
    PersonLink,
    Prose,
    PublicationItem,
    SessionItem,
    TalkItem,
    TalkOfRecord,
    TitleItem,
    WithheldItem,
)
from sphinx_proceedings.outputs.richtext_html import richtext_to_html

__all__ = [
    "SCHEMA",
    "PartMaker",
    "edition_path",
    "licence_told",
    "name_parts",
    "optional_prose",
    "paper_path",
    "person_path",
    "prose",
    "title_item",
    "told",
]

Part = TypeVar("Part", bound=Described)
SCHEMA = "api/schema.json"
"""Where the schema of all documents is."""


def edition_path(edition: str) -> str:
    """Where an edition's document is."""
    return f"api/editions/{edition}.json"


def paper_path(paper: Paper) -> str:
    """Where a paper's document is."""
    return f"api/{paper_docname(paper)}.json"


def person_path(person: str) -> str:
    """Where a person's document is."""
    return f"api/{person_docname(person)}.json"


def told(kind: type[Part], record: object, **stated: object) -> Part:
    """A part with what is stated, and the record's fields of the same names for the others.

    A text is in both forms or plain, as the part has it; an empty one is None where it may be.
    """
    part: object = kind  # of which mypy knows that it can be hashed
    found = {
        name: _told(getattr(record, name), hint)
        for name, hint in _hints(part).items()
        if name not in stated and hasattr(record, name)
    }
    return kind(**found, **stated)


@cache
def _hints(kind: object) -> dict[str, object]:
    return get_type_hints(kind)


def _told(value: object, hint: object) -> object:
    choices = (hint, *get_args(hint))
    match value:
        case RichText() if Prose not in choices:
            value = value.plain
        case RichText() if value or NoneType not in choices:
            value = prose(value)
        case tuple() if value and isinstance(value[0], RichText):
            value = tuple(map(prose, value))
    return value or None if NoneType in choices and isinstance(value, str | RichText) else value


def prose(text: RichText) -> Prose:
    """A text in both forms."""
    return Prose(text=text.plain, html=richtext_to_html(text))


def optional_prose(text: RichText) -> Prose | None:
    """A text in both forms, or None for an empty one."""
    return prose(text) if text else None


def licence_told(licence: Licence | None) -> str | None:
    """The address of a licence where it is known, else its name."""
    return (licence.url or licence.name) if licence else None


def title_item(title: OtherTitle) -> TitleItem:
    """A title in another language."""
    return TitleItem(
        text=prose(title.text), language=title.language or None, original=title.is_original
    )


def name_parts(name: Name) -> NameParts:
    """A name with its parts."""
    return told(NameParts, name)


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
        return told(
            Author,
            author,
            name=name_parts(author.name),
            affiliations=tuple(told(AffiliationItem, place) for place in author.affiliations),
            orcid=self.portal.orcid_of(author) or None,
            page=self.page(person_docname(author.person)),
            document=self.link(person_path(author.person)),
        )

    def presenter(self, presenter: Presenter) -> PersonLink:
        """A person of the programme."""
        return told(PersonLink, presenter, document=self.link(person_path(presenter.person)))

    def publication(self, publication: Publication) -> PublicationItem:
        """Where something was published."""
        issued = publication.issued
        return told(
            PublicationItem,
            publication,
            editors=tuple(map(self.author, publication.editors)),
            contributors=tuple(
                Contributor(role=one.role.value, name=name_parts(name))
                for one in publication.contributors
                for name in one.names
            ),
            year=issued.year if issued else None,
            month=issued.month if issued else None,
            day=issued.day if issued else None,
        )

    def files(self, paper: Paper) -> tuple[FileItem, ...]:
        """What the authors gave beside the page."""
        return tuple(
            FileItem(
                kind=file.kind.value,
                name=file.name or None,
                media_type=file.media_type,
                size=file.size,
                sha256=file.sha256,
                url=self.link(paper_file_path(paper, file)),
            )
            for file in paper.files
        )

    def address(self, link: PaperLink) -> AddressLink:
        """An address outside the portal."""
        return AddressLink(kind=link.kind.value, url=link.url)

    def withheld(self, record: Paper | Talk) -> WithheldItem | None:
        """What is not published yet of a paper or a talk."""
        return told(WithheldItem, record.withheld) if record.withheld else None

    def paper(self, paper: Paper) -> PaperLinkItem:
        """A paper in a list."""
        return told(
            PaperLinkItem,
            paper,
            title=paper.full_title.plain,
            authors=tuple(author.name.full for author in paper.authors),
            status=paper.standing.status.value,
            page=self.page(paper_docname(paper)),
            document=self.link(paper_path(paper)),
        )

    def session(self, session: Session) -> SessionItem:
        """A session with its talks."""
        return told(
            SessionItem,
            session,
            kinds=tuple(kind.value for kind in session.kinds),
            links=tuple(map(self.address, session.links)),
            chairs=tuple(map(self.presenter, session.chairs)),
            talks=tuple(map(self.talk, session.talks)),
            page=self.page(session_docname(session)),
        )

    def talk(self, talk: Talk) -> TalkItem:
        """What happens in a session."""
        return told(
            TalkItem,
            talk,
            presenters=tuple(map(self.presenter, talk.presenters)),
            withheld=self.withheld(talk),
            links=tuple(map(self.address, talk.links)),
            minutes=None if talk.length is None else talk.length / timedelta(minutes=1),
        )

    def scheduled(self, item: ScheduledTalk) -> TalkOfRecord:
        """A talk with its session."""
        session = item.session
        return told(
            TalkOfRecord,
            session,
            session=session.id,
            session_title=session.title,
            page=self.page(session_docname(session)),
            session_start=session.start,
            talk=self.talk(item.talk),
        )
