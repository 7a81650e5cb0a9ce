"""Papers and the volumes that hold them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.people import Authorship, Presenter
from sphinx_proceedings.model.richtext import RichText

__all__ = ["MONTHS", "Eprint", "Issued", "LinkKind", "Paper", "PaperLink", "Publication", "Volume"]


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
    """An http(s) address that belongs to a paper."""

    kind: LinkKind
    url: str


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
    location: Location
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
    location: Location
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
