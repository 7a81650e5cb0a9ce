"""What documents of the JSON API are made from: one definition for data and schema."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import dataclass_transform

from pydantic import ConfigDict

__all__ = [
    "AddressLink",
    "AffiliationItem",
    "Author",
    "Contributor",
    "Described",
    "EditionLink",
    "ExportFile",
    "FileItem",
    "KeyDateItem",
    "NameParts",
    "PaperLinkItem",
    "PersonLink",
    "PhotoItem",
    "Prose",
    "PublicationItem",
    "RegistrationItem",
    "RelatedPaper",
    "RoleItem",
    "SessionItem",
    "SponsorItem",
    "TalkItem",
    "TalkOfRecord",
    "TitleItem",
    "VenueItem",
    "VolumeItem",
    "WithheldItem",
]


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Described:
    """A document, or a part of one: what is said of it here is said in the schema.

    Each class below this one is a data class.
    """

    __pydantic_config__ = ConfigDict(
        use_attribute_docstrings=True, json_schema_serialization_defaults_required=True
    )

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True, kw_only=True)(cls)


class Prose(Described):
    """A text in two forms."""

    text: str
    """Plain; a formula appears as plain text."""
    html: str
    """Phrasing content; a formula is its TeX in `<span class="math">`."""


class TitleItem(Described):
    """A title in another language or script."""

    text: Prose
    language: str | None
    """A BCP 47 tag."""
    original: bool
    """Whether it is in the language in which the paper is written; else it is a translation."""


class NameParts(Described):
    """A personal name; an organisation has only a family part."""

    full: str
    """In reading order."""
    given: str | None
    particle: str | None
    """Such as `van der`."""
    family: str | None
    suffix: str | None
    """Such as `Jr.`."""


class PersonLink(Described):
    """A person as printed somewhere."""

    person: str
    """The person's id, stable in this portal."""
    name: str
    """As printed there."""
    affiliation: str | None
    """As printed there."""
    document: str
    """Address of the person's document."""


class AffiliationItem(Described):
    """Where an author or editor is said to be."""

    name: str
    """As printed there."""
    ror: str | None
    """Nine characters, the ROR id without its address."""
    country: str | None
    """Two letters (ISO 3166-1)."""


class Author(Described):
    """A person as printed on a paper or volume."""

    person: str
    """The person's id, stable in this portal."""
    name: NameParts
    """As printed there."""
    affiliation: str | None
    """All affiliations in one text, with `; ` between them."""
    affiliations: tuple[AffiliationItem, ...]
    """In the order in which they are printed."""
    orcid: str | None
    """An iD such as 0000-0002-1825-0097."""
    corresponding: bool
    """Whether readers are to turn to this author."""
    page: str
    document: str
    """Address of the person's document."""


class AddressLink(Described):
    """An address outside the portal."""

    kind: str
    """`pdf`, `preprint`, `url`, `code`, `dataset`, `supplement`, `slides`, `poster` or `video`;
    of sessions and talks also `stream` and `questions`."""
    url: str


class FileItem(Described):
    """A file of the authors' that stands beside the paper's page."""

    kind: str
    """`pdf`, `supplement`, `slides`, `poster` or `other`."""
    name: str | None
    """What it is called where it is `other`."""
    media_type: str
    size: int
    """Bytes."""
    sha256: str
    """Digest of its bytes, in lower-case hexadecimal digits."""
    url: str


class ExportFile(Described):
    """A file of the portal that tells of the same paper in a citation format."""

    format: str
    media_type: str
    url: str


class WithheldItem(Described):
    """What is not published yet, as it is under an embargo."""

    until: datetime | None
    """With its offset; none where it is not known."""
    abstract: bool
    """Whether there is an abstract."""
    files: bool
    """Whether there are files, or links that lead to some."""


class PaperLinkItem(Described):
    """A paper in a list."""

    edition: str
    key: str
    """Its identity within the edition."""
    title: str
    authors: tuple[str, ...]
    """Names as printed, in order."""
    status: str
    """`published`, `corrected`, `retracted` or `withdrawn`."""
    page: str
    document: str
    """Address of the paper's document."""


class TalkItem(Described):
    """What happens in a session."""

    paper: str | None
    """Key of the paper presented."""
    title: Prose | None
    """Its own, where it has another than its paper."""
    presenters: tuple[PersonLink, ...]
    abstract: tuple[Prose, ...]
    """Paragraphs of a talk that stands alone."""
    start: datetime | None
    """With its offset; only where the programme states it."""
    minutes: float | None
    """Length, where the programme states it."""
    withheld: WithheldItem | None
    board: str | None
    """Where a poster hangs."""
    links: tuple[AddressLink, ...]
    """Its own, as are those of its paper and of its session."""


class SessionItem(Described):
    """A block of the programme."""

    id: str
    """Unique in its edition."""
    title: str
    kinds: tuple[str, ...]
    """Of `talks`, `posters`, `keynote`, `panel`, `break`, `social` and `plenary`."""
    start: datetime
    """With its offset."""
    end: datetime | None
    """With its offset; only where the programme states it."""
    room: str | None
    note: str | None
    links: tuple[AddressLink, ...]
    """Its page elsewhere, the stream, and where questions are asked."""
    chairs: tuple[PersonLink, ...]
    talks: tuple[TalkItem, ...]
    page: str


class Contributor(Described):
    """Somebody who did something else than to write or to edit it."""

    role: str
    """biblatex's name for it, such as `translator`."""
    name: NameParts


class PublicationItem(Described):
    """Where something was published."""

    container: Prose | None
    """Title of the book or journal."""
    editors: tuple[Author, ...]
    series: str | None
    publisher: str | None
    address: str | None
    """Of the publisher."""
    location: str | None
    """Where the event took place."""
    volume: str | None
    volumes: str | None
    """How many there are."""
    part: str | None
    number: str | None
    issue: str | None
    """What an issue of a journal is called, beside its number."""
    main_title: Prose | None
    """Of the volumes of which `container` is one."""
    issue_title: Prose | None
    contributors: tuple[Contributor, ...]
    organization: str | None
    event_title: str | None
    edition: str | None
    isbn: str | None
    issn: str | None
    year: int | None
    month: int | None
    """1 to 12."""
    day: int | None


class VolumeItem(Described):
    """A volume of proceedings."""

    key: str
    publication: PublicationItem
    doi: str | None
    """Bare, without resolver."""
    url: str | None
    licence: str | None
    """Its address where it is known, else its name."""
    copyright: str | None
    """As a line."""
    sections: tuple[str, ...]
    """In their order; each is the `track` of its papers."""


class KeyDateItem(Described):
    """A deadline or other date."""

    what: str
    date: date
    instant: datetime | None
    """With its offset, where a time is stated."""
    zone: str | None
    """As the source calls it, such as AoE."""
    note: str | None


class EditionLink(Described):
    """An edition in a list."""

    id: str
    name: str
    year: int | None
    start: date | None
    end: date | None
    papers: int
    """How many."""
    sessions: int
    """How many."""
    document: str
    """Address of the edition's document."""


class TalkOfRecord(Described):
    """A talk with the session that it is in."""

    edition: str
    session: str
    session_title: str
    room: str | None
    page: str
    """The session's."""
    session_start: datetime
    """With its offset."""
    talk: TalkItem


class VenueItem(Described):
    """The house in which an edition is held."""

    name: str
    address: str | None
    """Postal address."""
    url: str | None


class RegistrationItem(Described):
    """How to take part in an edition."""

    url: str
    note: str | None


class SponsorItem(Described):
    """Who supports an edition."""

    name: str
    url: str | None
    level: str | None
    """Such as `Gold`."""


class PhotoItem(Described):
    """A photo of a person."""

    url: str
    alt: str
    """Text for those who do not see it."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""


class RoleItem(Described):
    """A role that a person has or had in an edition."""

    edition: str
    role: str
    """Such as `program-chair`; `session-chair` and `editor` for these."""
    title: str
    """The heading under which the edition lists it, or the session's title."""
    affiliation: str | None
    """As printed there."""


class RelatedPaper(Described):
    """What a paper is to another one of its edition."""

    kind: str
    """`erratumof`, `versionof`, `retractionof` or `related`."""
    key: str
    document: str | None
    """Address of the other paper's document, where there is one."""
