"""Papers and the volumes that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.archives import Eprint
from sphinx_proceedings.model.contributors import Contributors
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.embargoes import Withheld
from sphinx_proceedings.model.entry_types import genre_of, said_genre
from sphinx_proceedings.model.known import Known
from sphinx_proceedings.model.languages import language_tag
from sphinx_proceedings.model.licences import Licence
from sphinx_proceedings.model.paper_files import FileKind, PaperFile
from sphinx_proceedings.model.people import Authorship, Presenter
from sphinx_proceedings.model.richtext import RichText, Text
from sphinx_proceedings.model.titles import OtherTitle

__all__ = [
    "MONTHS",
    "MONTH_NAMES",
    "Eprint",
    "Issued",
    "LinkKind",
    "Paper",
    "PaperLink",
    "Publication",
    "Relation",
    "RelationKind",
    "Season",
    "Standing",
    "Status",
    "Volume",
]


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's macros for the months, January first."""

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""What the macros stand for in BibTeX's plain style."""


class Season(StrEnum):
    """A season that stands for a month of publication, in the order of EDTF's 21 to 24."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class LinkKind(StrEnum):
    """What a link of a paper, talk or session leads to, in the order pages show them."""

    PDF = "pdf"
    PREPRINT = "preprint"
    URL = "url"
    STREAM = "stream"
    """Where a session or talk can be followed while it is on; no paper has one."""
    QUESTIONS = "questions"
    """Where questions are asked and talked about; no paper has one."""
    CODE = "code"
    DATASET = "dataset"
    SUPPLEMENT = "supplement"
    SLIDES = "slides"
    POSTER = "poster"
    VIDEO = "video"


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperLink:
    """An http(s) address that belongs to a paper, a talk or a session."""

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
class Issued:
    """A date of publication, as far as it is known."""

    year: int
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    season: Season | None = None
    """Instead of a month."""
    circa: bool = False
    """The source marks the date as uncertain or approximate."""

    @property
    def parts(self) -> tuple[str, ...]:
        """`2023`, `05`, `08`, as far as it is known."""
        known = (self.month, self.day if self.month else None)
        return (f"{self.year:04}", *(f"{part:02}" for part in known if part))

    @property
    def iso(self) -> str:
        """`2023-05-08`, as far as it is known (ISO 8601)."""
        return "-".join(self.parts)

    @property
    def first_day(self) -> date | None:
        """The day itself, or the first one of the month or year; None where there is no such."""
        try:
            return date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Publication:
    """Where something was published: shared by a volume and the papers in it."""

    container: RichText = RichText()
    """Title of the book or journal that holds the paper, with its subtitle."""
    main_title: RichText = RichText()
    """Of the several volumes of which `container` is one."""
    issue_title: RichText = RichText()
    """Of the issue of a journal."""
    editors: tuple[Authorship, ...] = ()
    contributors: tuple[Contributors, ...] = ()
    series: RichText = RichText()
    publisher: RichText = RichText()
    """Whoever publishes it: of a thesis the university, of a report the institution."""
    organization: RichText = RichText()
    """Who sponsored the event, or stands behind a manual or web page."""
    address: RichText = RichText()
    """Where the publisher is."""
    location: RichText = RichText()
    """Where the event took place."""
    event_title: RichText = RichText()
    event_start: Issued | None = None
    event_end: Issued | None = None
    volume: str = ""
    volumes: str = ""
    """How many there are."""
    part: str = ""
    number: str = ""
    """Of a journal its issue, of a report its own, else in the series."""
    issue: str = ""
    """What an issue is called where it has a name beside its number, or none."""
    edition: str = ""
    """A number, or words."""
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
    licence: Licence | None = None
    copyright: str = ""
    """Who holds the rights, as a line: `© 2027 My Society`."""
    sections: tuple[str, ...] = ()
    """Titles of its sections, in their order; each is the `track` of its papers."""


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
    other_titles: tuple[OtherTitle, ...] = ()
    authors: tuple[Authorship, ...] = ()
    more_authors: bool = False
    """The source ends its list with `and others`."""
    presenters: tuple[Presenter, ...] = ()
    abstract: tuple[RichText, ...] = ()
    """Paragraphs."""
    keywords: tuple[str, ...] = ()
    publication: Publication = Publication()
    genre_key: str = ""
    """The field `type` as written: a key of biblatex's, such as `mathesis`, or words."""
    how_published: RichText = RichText()
    chapter: str = ""
    pages: str = ""
    """With an en dash between first and last."""
    article_number: str = ""
    """What an article has instead of pages, or beside them."""
    page_count: str = ""
    version: str = ""
    language: str = ""
    """As written: biblatex's name of a language, a BCP 47 tag or words."""
    track: str = ""
    """What it is listed under: a track of the conference, or a section of the volume."""
    archival: bool = True
    """Whether it is part of the proceedings; else it was presented there and no more."""
    pubstate: str = ""
    """Why there is no date yet: biblatex's `inpress`, `submitted`, …, or words."""
    visited: Issued | None = None
    """When somebody last saw what the address leads to."""
    doi: str = ""
    """Bare, without resolver."""
    eprint: Eprint | None = None
    pmid: str = ""
    pmcid: str = ""
    links: tuple[PaperLink, ...] = ()
    files: tuple[PaperFile, ...] = ()
    """What stands beside its page, in the order pages show it; nothing that a link is there for."""
    licence: Licence | None = None
    """What others may do with the text."""
    copyright: str = ""
    """Who holds the rights, as a line: `© 2027 The authors`."""
    award: RichText = RichText()
    note: RichText = RichText()
    standing: Standing = Standing()
    relations: tuple[Relation, ...] = ()
    """What this entry is to others; they do not repeat it."""
    former_keys: tuple[str, ...] = ()
    """Keys the entry had; links that use them still work."""
    former_slugs: tuple[str, ...] = ()
    """The addresses of the former keys, in the same order."""
    withheld: Withheld | None = None
    """What of it is not published yet and so not here (`published.py`)."""
    known: tuple[Known, ...] = field(default=(), repr=False)
    """No page says it, and none is made anew for it."""
    _beside_texts: str = field(default="", init=False, repr=False, compare=False)
    _outline: str = field(default="", init=False, repr=False, compare=False)
    _digest: str = field(default="", init=False, repr=False, compare=False)

    @property
    def outlined(self) -> Paper:
        """The paper without the text of its abstract, of which it is known whether there is one."""
        return replace(self, abstract=(RichText(),) if self.abstract else ())

    @property
    def beside_texts(self) -> str:
        """A digest of all that it says but its title and its abstract."""
        if not self._beside_texts:
            beside = replace(self.outlined, title=RichText(), subtitle=RichText())
            # To print a paper takes long.
            object.__setattr__(self, "_beside_texts", version_of(beside))
        return self._beside_texts

    @property
    def outline(self) -> str:
        """A digest of all that it says but its abstract."""
        if not self._outline:
            outline = version_of(self.beside_texts, self.title, self.subtitle)
            object.__setattr__(self, "_outline", outline)
        return self._outline

    @property
    def digest(self) -> str:
        """A digest of all that it says, which stays with it where it is kept."""
        if not self._digest:
            object.__setattr__(self, "_digest", version_of(self.outline, self.abstract))
        return self._digest

    def __hash__(self) -> int:
        """That of its name: what is kept of papers is found without looking at all of one."""
        return hash((self.edition, self.key))

    @property
    def full_title(self) -> RichText:
        """Title and subtitle as published."""
        if not self.subtitle:
            return self.title
        return RichText((*self.title.nodes, Text(": "), *self.subtitle.nodes))

    @property
    def title_language(self) -> str:
        """The tag of the language of `title`, or empty: a translated one is not in the paper's."""
        own = language_tag(self.language)
        is_own = all(not title.is_original or title.language != own for title in self.other_titles)
        return own if is_own else ""

    @property
    def original_title(self) -> OtherTitle | None:
        """The one in the language in which the paper is written, where `title` is not in it."""
        return next((title for title in self.other_titles if title.is_original), None)

    @property
    def genre(self) -> str:
        """What it calls itself, in English: `PhD thesis`; empty where nothing says it."""
        return genre_of(self.entry_type, self.genre_key)

    @property
    def genre_said(self) -> str:
        """The same as pages say it."""
        return said_genre(self.entry_type, self.genre_key)

    @property
    def withdrawn(self) -> bool:
        """Whether only a notice is left of it."""
        return self.standing.status is Status.WITHDRAWN

    def link(self, kind: LinkKind) -> str:
        """The address of this kind, or an empty string."""
        return next((link.url for link in self.links if link.kind is kind), "")

    @property
    def pdf(self) -> PaperFile | None:
        """Its text, where that stands beside its page."""
        return next((file for file in self.files if file.kind is FileKind.PDF), None)

    def has(self, kind: LinkKind) -> bool:
        """Whether there is a link of this kind, or a file beside the page."""
        return bool(self.link(kind)) or any(file.kind.value == kind for file in self.files)
