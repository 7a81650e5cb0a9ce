"""Papers and the volumes that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.people import Authorship, Presenter
from sphinx_proceedings.model.richtext import RichText, Text

__all__ = [
    "MONTHS",
    "Eprint",
    "Issued",
    "LinkKind",
    "Paper",
    "PaperLink",
    "Publication",
    "Relation",
    "RelationKind",
    "Standing",
    "Status",
    "Volume",
]


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's macros for the months, January first."""


class LinkKind(StrEnum):
    """What a paper's link leads to, in the order pages show them."""

    PDF = "pdf"
    PREPRINT = "preprint"
    URL = "url"
    CODE = "code"
    DATASET = "dataset"
    SLIDES = "slides"
    POSTER = "poster"
    VIDEO = "video"


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperLink:
    """An http(s) address that belongs to a paper or to a talk."""

    kind: LinkKind
    url: str


class Status(StrEnum):
    """Whether a paper stands as it was published."""

    PUBLISHED = "published"
    CORRECTED = "corrected"
    """A correction is part of the record now; the paper may be cited."""
    RETRACTED = "retracted"
    """Its findings are not to be relied on; it stays readable, marked as such."""
    WITHDRAWN = "withdrawn"
    """It is not part of the proceedings any more; only a notice stays at its address."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A paper's status, since when, and what is said about it."""

    status: Status = Status.PUBLISHED
    since: date | None = None
    notice: RichText = RichText()


class RelationKind(StrEnum):
    """What one entry is to another, as `relatedtype` in the entry says it."""

    ERRATUM_OF = "erratumof"
    VERSION_OF = "versionof"
    RETRACTION_OF = "retractionof"
    RELATED = "related"
    """Anything else that biblatex's `related` may mean."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Relation:
    """A link from a paper to another paper of the same edition."""

    kind: RelationKind
    key: str
    """The other paper's key."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Eprint:
    """An identifier in a preprint archive."""

    archive: str
    """Lower-case name, such as `arxiv` or `hal`."""
    id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Issued:
    """A date of publication, as far as it is known."""

    year: int
    month: int | None = None
    """1 to 12."""
    day: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Publication:
    """Where something was published: shared by a volume and the papers in it."""

    container: RichText = RichText()
    """Title of the book or journal that holds the paper."""
    editors: tuple[Authorship, ...] = ()
    series: RichText = RichText()
    publisher: RichText = RichText()
    address: RichText = RichText()
    location: RichText = RichText()
    """Where the event took place."""
    volume: str = ""
    number: str = ""
    isbn: str = ""
    issn: str = ""
    issued: Issued | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Volume:
    """A proceedings volume: one `@proceedings` entry.  Its `container` is its own title."""

    key: str
    edition: str
    publication: Publication
    location: Location = field(repr=False)
    doi: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A publication: one BibTeX entry."""

    key: str
    """Its identity."""
    slug: str
    """The last part of its page's address: the key, or what of it can be a file's name."""
    edition: str
    entry_type: str
    """BibTeX's, in lower case."""
    title: RichText
    location: Location = field(repr=False)
    subtitle: RichText = RichText()
    authors: tuple[Authorship, ...] = ()
    more_authors: bool = False
    """The source ends its list with `and others`."""
    presenters: tuple[Presenter, ...] = ()
    abstract: tuple[RichText, ...] = ()
    """Paragraphs."""
    keywords: tuple[str, ...] = ()
    publication: Publication = Publication()
    pages: str = ""
    """With an en dash between first and last."""
    page_count: str = ""
    doi: str = ""
    """Bare, without resolver."""
    eprint: Eprint | None = None
    links: tuple[PaperLink, ...] = ()
    award: RichText = RichText()
    note: RichText = RichText()
    standing: Standing = Standing()
    relations: tuple[Relation, ...] = ()
    """What this entry is to others; they do not repeat it."""
    former_keys: tuple[str, ...] = ()
    """Keys the entry had; links that use them still work."""
    former_slugs: tuple[str, ...] = ()
    """The addresses of the former keys, in the same order."""

    @property
    def full_title(self) -> RichText:
        """Title and subtitle as published."""
        if not self.subtitle:
            return self.title
        return RichText((*self.title.nodes, Text(": "), *self.subtitle.nodes))

    @property
    def withdrawn(self) -> bool:
        """Whether only a notice is left of it."""
        return self.standing.status is Status.WITHDRAWN

    def link(self, kind: LinkKind) -> str:
        """The address of this kind, or an empty string."""
        return next((link.url for link in self.links if link.kind is kind), "")
