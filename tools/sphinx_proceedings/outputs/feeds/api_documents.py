"""The documents of the JSON API: one definition for what is written and for its schema."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from sphinx_proceedings.outputs.feeds.api_document_parts import (
    AddressLink,
    Author,
    Described,
    EditionLink,
    ExportFile,
    FileItem,
    KeyDateItem,
    NameParts,
    PaperLinkItem,
    PhotoItem,
    Prose,
    PublicationItem,
    RegistrationItem,
    RelatedPaper,
    RoleItem,
    SessionItem,
    SponsorItem,
    TalkOfRecord,
    TitleItem,
    VenueItem,
    VolumeItem,
    WithheldItem,
)

__all__ = [
    "API",
    "Document",
    "EditionDocument",
    "PaperDocument",
    "PersonDocument",
    "PortalDocument",
    "document_adapter",
]

API: Literal["1"] = "1"
"""The version of the API.  Within it, keys may be added; none goes away or changes its meaning."""


class PortalDocument(Described):
    """`api/index.json`: where everything else is."""

    name: str
    page: str
    """The portal's first page."""
    editions: tuple[EditionLink, ...]
    """Oldest first."""
    papers: int
    """How many."""
    people: int
    """How many."""
    schema: str
    """Address of the schema of all documents."""
    feed: str | None
    """Address of the feed of what is new."""
    generator: str
    kind: Literal["portal"] = "portal"
    api: Literal["1"] = API


class EditionDocument(Described):
    """`api/editions/<edition>.json`."""

    id: str
    name: str
    title: str | None
    series: str | None
    ordinal: int | None
    year: int | None
    start: date | None
    end: date | None
    timezone: str
    """IANA name."""
    place: str | None
    website: str | None
    venue: VenueItem | None
    registration: RegistrationItem | None
    contact: str | None
    """Whom to ask, as a sentence."""
    email: str | None
    handle: str | None
    handle_url: str | None
    """The page to which it belongs."""
    sponsors: tuple[SponsorItem, ...]
    """In the order in which they are shown."""
    volume: VolumeItem | None
    key_dates: tuple[KeyDateItem, ...]
    topics: tuple[str, ...]
    sessions: tuple[SessionItem, ...]
    """In order of time."""
    papers: tuple[PaperLinkItem, ...]
    papers_page: str | None
    program_page: str | None
    kind: Literal["edition"] = "edition"
    api: Literal["1"] = API


class PaperDocument(Described):
    """`api/papers/<edition>/<slug>.json`; of a withdrawn paper only who, what and why."""

    edition: str
    key: str
    """Its identity within the edition."""
    slug: str
    """The last part of its addresses."""
    former_keys: tuple[str, ...]
    type: str
    """`conference paper`, `journal article`, `chapter`, `book`, `thesis`, … or `other`."""
    title: Prose
    """With its subtitle."""
    other_titles: tuple[TitleItem, ...]
    """In other languages or scripts."""
    authors: tuple[Author, ...]
    more_authors: bool
    """Whether the list of authors goes on (`and others`)."""
    abstract: tuple[Prose, ...]
    """Paragraphs."""
    withheld: WithheldItem | None
    keywords: tuple[str, ...]
    publication: PublicationItem | None
    pages: str | None
    article_number: str | None
    """What an article has instead of pages, or beside them."""
    page_count: str | None
    chapter: str | None
    genre: str | None
    """What a thesis or report calls itself, such as `PhD thesis`."""
    how_published: Prose | None
    version: str | None
    language: str | None
    """A BCP 47 tag where it is known, else as written."""
    track: str | None
    """Of the conference, or a section of the volume."""
    archival: bool
    """Whether it is part of the proceedings; else it was presented, and no more."""
    pubstate: str | None
    """Why there is no date yet, such as `inpress`."""
    doi: str | None
    """Bare, without resolver."""
    eprint_archive: str | None
    eprint_id: str | None
    pmid: str | None
    pmcid: str | None
    links: tuple[AddressLink, ...]
    files: tuple[FileItem, ...]
    """Of the authors, beside the page; what a link leads to elsewhere is not among them."""
    licence: str | None
    """Its address where it is known, else its name."""
    copyright: str | None
    """As a line."""
    award: Prose | None
    note: Prose | None
    status: str
    """`published`, `corrected`, `retracted` or `withdrawn`."""
    status_since: date | None
    status_notice: Prose | None
    relations: tuple[RelatedPaper, ...]
    talks: tuple[TalkOfRecord, ...]
    """That present it, in order of time."""
    page: str
    exports: tuple[ExportFile, ...]
    kind: Literal["paper"] = "paper"
    api: Literal["1"] = API


class PersonDocument(Described):
    """`api/people/<id>.json`."""

    id: str
    """Stable in this portal."""
    name: NameParts
    orcid: str | None
    website: str | None
    bio: tuple[Prose, ...]
    """Paragraphs."""
    photo: PhotoItem | None
    papers: tuple[PaperLinkItem, ...]
    talks: tuple[TalkOfRecord, ...]
    roles: tuple[RoleItem, ...]
    page: str
    feed: str | None
    """Address of the feed of the person's papers."""
    kind: Literal["person"] = "person"
    api: Literal["1"] = API


Document = PortalDocument | EditionDocument | PaperDocument | PersonDocument

document_adapter: TypeAdapter[Document] = TypeAdapter(
    # Made when it is first used, which few builds do: it takes a tenth of a second.
    Annotated[Document, Field(discriminator="kind")],
    config=ConfigDict(defer_build=True),
)
"""Writes any document, reads it back, and makes the schema."""
