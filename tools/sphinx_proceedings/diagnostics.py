"""Diagnostics: what is wrong in a source, where exactly, and how to mend it.

A diagnostic is a value.  The core collects them; the command line prints them and the
Sphinx extension hands them to Sphinx's logger.  Nothing here knows about either.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum, unique
from functools import partial

__all__ = [
    "Code",
    "Diagnostic",
    "Location",
    "PlacedError",
    "Problems",
    "Remark",
    "Severity",
    "sort_diagnostics",
    "summed_up",
]


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    """Something from the sources is missing from the portal or wrong in it."""
    WARNING = "warning"
    """The portal is complete, but there is something that an editor should do."""
    NOTE = "note"
    """Worth knowing, with nothing that must be done; never fails a check."""


def _rule(severity: Severity, summary: str) -> tuple[Severity, str]:
    # A tuple, since codes are pickled by their values where sources are remembered.
    return severity, summary


_error = partial(_rule, Severity.ERROR)
_warning = partial(_rule, Severity.WARNING)
_note = partial(_rule, Severity.NOTE)


@unique
class Code(Enum):
    """Every kind of diagnostic, with its severity and one-line explanation."""

    severity: Severity
    """The severity a diagnostic of this code has unless it is recorded as known."""
    summary: str
    """One sentence that explains the code."""

    def __init__(self, severity: Severity, summary: str) -> None:
        self.severity = severity
        self.summary = summary

    # Files
    FILE_MISSING = _error("A source file that the portal needs does not exist.")
    FILE_UNREADABLE = _error("A source file exists but cannot be opened.")
    FILE_ENCODING = _error("A source file is not UTF-8 text.")
    FILE_RECODED = _note("A source file is UTF-16; it is read all the same.")
    FILE_DUPLICATE = _error("Two files are sources of the same edition.")
    FILE_EMPTY = _warning("A source file holds no entry at all.")

    # BibTeX
    BIB_SYNTAX = _error("A BibTeX entry is damaged; the entries around it are read.")
    BIB_DUPLICATE_KEY = _error("Two entries of an edition have the same key.")
    BIB_DUPLICATE_FIELD = _error("An entry gives the same field twice; the first one is used.")
    BIB_UNDEFINED_STRING = _error("A bare word in a value is no number and no @string macro.")
    BIB_KEY = _error("An entry's key cannot be the name of a page.")
    BIB_MISSING_FIELD = _error("An entry lacks a field every paper needs.")
    BIB_VALUE = _error("A field's value is not of the form the field needs.")
    BIB_TYPE = _warning(
        "An entry's type is not known, or gives it no page; it is perhaps misspelt."
    )
    BIB_FIELD = _warning("A field's name looks like a slip of the pen: nothing reads the field.")
    BIB_FIELD_UNREAD = _note("Nothing reads a field, whose name is not known.")
    BIB_CROSSREF = _error("crossref or xdata names no entry, or leads in a circle.")
    BIB_CONTAINER = _warning("Papers do not say in which book or journal they appeared; others do.")
    BIB_UNPUBLISHED = _note("No paper of a file says where it appeared; perhaps none has yet.")
    BIB_ANNOTATION = _error("A data annotation (author+an:…) does not fit the names it annotates.")
    BIB_SECTION = _warning("A paper is in a section that no volume of its file names.")
    ARCHIVAL_DOI = _warning("A paper that is not in the proceedings has a DOI as their papers do.")
    SAME_DOI = _warning("Two papers have the same DOI.")
    SAME_TITLE = _note("Two papers of an edition have the same title.")
    STANDING_INCOMPLETE = _warning("A paper's status does not say since when or why.")
    EMBARGO_PENDING = _note("Abstracts and files of an edition are withheld until a date.")
    EMBARGO_DOUBTFUL = _warning("An embargo withholds nothing, or lasts for years.")
    NAME_SYNTAX = _error("A personal name cannot be split by BibTeX's rules.")
    BIB_KEY_ADDRESS = _note("A key is no page name as it stands; the page has a similar address.")
    NAME_SUSPECT = _warning("A personal name looks like a slip of the pen.")
    TEXT_MARKUP = _note("HTML or XML in a value is taken for what it means, not printed.")
    TEXT_HYPHEN = _warning("A hyphen of a line break, or a soft hyphen, was left in a text.")
    TEXT_CHARACTER = _warning("A text held characters that no text may hold; they are left out.")
    LATEX_COMMAND = _warning("A LaTeX command is not known; its text is kept.")
    LATEX_SYNTAX = _warning("LaTeX in a value is damaged; its text is kept.")

    # YAML
    YAML_SYNTAX = _error("A YAML file is damaged; nothing in it is used.")
    YAML_DUPLICATE_KEY = _error("A YAML mapping gives the same key twice.")
    YAML_UNKNOWN_KEY = _error("A YAML mapping has a key nothing reads.")
    YAML_MISSING_KEY = _error("A YAML mapping lacks a key it needs.")
    YAML_VALUE = _error("A YAML value has the wrong type or form.")

    # References between sources
    EDITION_ID = _error("A source file's name cannot be the name of an edition.")
    UNKNOWN_EDITION = _error("Something names an edition that does not exist.")
    UNKNOWN_PAPER = _error("Something names a paper that does not exist.")
    UNKNOWN_SESSION = _error("Something names a session that does not exist.")
    UNKNOWN_PERSON = _error("Something names a person that does not exist.")
    UNKNOWN_ROLE = _error("A committee has a role that is not in the vocabulary.")
    UNKNOWN_VOLUME = _error("An edition names a volume that does not exist.")
    UNKNOWN_TOPIC = _error("The thesaurus names a topic that it does not have.")
    AMBIGUOUS_REFERENCE = _error("A short reference fits several editions; write edition/key.")

    # Programme
    SESSION_DUPLICATE_ID = _error("Two sessions of an edition have the same id.")
    SESSION_END = _error("A session or talk does not end after it starts.")
    SESSION_OVERLAP = _error("Two sessions in one room, or two talks of one session, overlap.")
    SESSION_ORDER = _warning("Sessions are not listed in order of time.")
    SESSION_TOO_SHORT = _warning("A session's talks need more time than it has.")
    TALK_OUTSIDE_SESSION = _error("A talk starts or ends outside its session.")
    SESSION_OUTSIDE_EDITION = _warning("A session is not on one of the edition's days.")
    EVENT_DUPLICATE_ID = _error("Two talks, or two key dates, of an edition have the same id.")
    EVENT_SAME_NAME = _warning("Two talks, or two key dates, of an edition are called the same.")
    PERSON_TWO_PLACES = _warning("A person presents or chairs in two places at the same time.")
    CHAIR_SPEAKS = _warning("The only chair of a session presents a talk in that session.")
    PAPER_SCHEDULED_TWICE = _warning("Two talks, or two posters, present the same paper.")
    BOARD_TAKEN = _warning("Two posters of a session have the same board.")
    PAPER_UNSCHEDULED = _note("No session presents this paper.")
    TIME_NONEXISTENT = _error("A local time is skipped when the clocks go forward.")
    TIME_AMBIGUOUS = _error("A local time occurs twice when the clocks go back.")

    # Releases of the programme
    LEDGER_DAMAGED = _error("The record of a programme's releases is damaged; it is not used.")
    LEDGER_BEHIND = _note("The programme has changed since its last release.")

    # People
    PERSON_DUPLICATE_ID = _error("Two people in the registry share an id or ORCID iD.")
    PERSON_AMBIGUOUS = _error(
        "A name belongs to several people of the registry; an id must say which."
    )
    PERSON_ADDRESS = _warning(
        "Two different names lead to the same page address; one got a number."
    )
    PHOTO_UNUSABLE = _error("A person's photo cannot be used.")
    MAP_UNUSABLE = _error("The map of a venue cannot be used.")

    PERSON_SUSPECT = _note("Two people may be one, or one person two; nothing is merged.")

    # Papers' own files
    PAPER_FILE_UNUSABLE = _error("A paper's own file cannot be published.")
    UNKNOWN_PAPER_FILE = _warning("A file among those of an edition's papers belongs to none.")
    PAPER_FILE_LARGE = _warning("A paper's own file is larger than the portal wants.")
    PAPER_FILE_ELSEWHERE = _note("A file has an address in its entry too, which counts.")
    PAPER_FILES_MISSING = _error("The folder that conf.py names for papers' files is not there.")

    # What is in papers' PDFs
    PDF_UNREADABLE = _error("A paper's PDF cannot be read.")
    PDF_OTHER_PAPER = _error("The PDF of a paper is that of another one.")
    PDF_REVIEW_VERSION = _error("A paper's PDF is the version that reviewers had.")
    PDF_TITLE = _warning("A paper's PDF has another title than its entry.")
    PDF_AUTHORS = _warning("A paper's PDF names other authors than its entry, or in another order.")
    PDF_PAGES = _warning("A paper's PDF has more or fewer pages than its entry says.")
    PDF_DAMAGED = _warning("A paper's PDF is damaged, although it can be read.")
    PDF_ENCRYPTED = _warning("A paper's PDF is encrypted, although everybody can open it.")
    PDF_NO_TEXT = _warning("A paper's PDF has no text, only pictures of pages.")
    PDF_FONTS = _warning("Fonts of a paper's PDF are not in it.")
    PDF_PICTURE = _warning("No picture can be made of the first page of a paper's PDF.")
    PDF_PAGE_SIZES = _note("Pages of a paper's PDF are of several sizes.")

    # Topics and affiliations
    TOPIC_DUPLICATE = _error("A spelling belongs to two topics of the thesaurus.")
    TOPIC_CIRCLE = _error("Broader topics of the thesaurus lead in a circle.")
    AFFILIATION_DUPLICATE = _error("Two affiliations of the registry share a spelling or a ROR id.")
    AFFILIATION_SUSPECT = _note("Two affiliations may be one institution; nothing is merged.")

    # Pages
    PAGE_IN_THE_WAY = _error("A hand-written page stands where a generated one belongs.")
    PAGE_UNWRITABLE = _error("A generated page cannot be written.")
    IGNORE_IN_THE_WAY = _warning(
        "A hand-written .gitignore stands where the list of generated pages belongs."
    )

    # Settings
    UNKNOWN_OUTPUT = _warning("conf.py asks for an output that nothing is called.")
    CITATION_STYLE = _warning("conf.py names a citation style that does not exist.")

    # Former names
    FORMER_NAME = _warning("A setting, key or field has its former name, which still counts.")
    FORMER_IMPORT = _error("conf.py, or a module beside it, imports what has another name now.")

    # Citations
    CITATION_UNAVAILABLE = _warning(
        "A citation cannot be formatted; BibTeX and the files are there."
    )

    # Search
    SEARCH_UNAVAILABLE = _warning("The site has no search; its lists are complete without.")

    # Printed documents
    PRINT_GLYPH = _warning("No font at hand has a character of a document that is printed.")
    PRINT_LEFT_OUT = _warning("A paper is not in the volume that is printed.")
    PRINT_UNAVAILABLE = _warning("A document that conf.py asks for cannot be printed.")

    # Clusters
    CLUSTER_UNAVAILABLE = _error("The cluster that a build is to use cannot do its work.")

    # Upstream
    UNKNOWN_VERSION = _warning(
        "Sphinx, a theme or a parser is installed in a version not known yet."
    )

    # Bookkeeping
    KNOWN_UNUSED = _warning("A problem recorded as known does not occur (any more).")

    @property
    def slug(self) -> str:
        """The stable name, as printed and as written in `known:`."""
        return self.name.lower().replace("_", "-")

    @property
    def explained_by(self) -> str:
        """The command that tells more of it: hints name it, as whoever reads them has it."""
        return f"proceedings explain {self.slug}"

    @classmethod
    def from_slug(cls, slug: str) -> Code | None:
        """The code with this slug, or None."""
        return next((code for code in cls if code.slug == slug), None)


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Location:
    """A place in a source file."""

    path: str
    """Relative to the portal's root, with forward slashes."""
    line: int = 0
    """From 1; 0 means the file as a whole."""
    column: int = 0
    """From 1, in characters; 0 means the line as a whole."""

    def __str__(self) -> str:
        parts = [self.path]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


class PlacedError(Exception):
    """Why something cannot be done: what, where, and what to do about it."""

    def __init__(self, location: Location, message: str, hint: str) -> None:
        super().__init__(message)
        self.location = location
        self.message = message
        self.hint = hint


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagnostic:
    """One problem, its place and its remedy."""

    code: Code
    location: Location
    message: str
    """What is wrong here, naming the things involved."""
    hint: str
    """What the editor can do about it."""
    pointer: str = ""
    """Path inside a YAML file, as an RFC 6901 JSON Pointer (`/sessions/3/start`)."""
    subject: str = ""
    """The record concerned (`myworkshop2027/session-1`), which `known:` may acknowledge."""
    known: str = ""
    """The reason an editor gave for leaving it, or empty."""
    related: tuple[Location, ...] = field(default=())
    """Other places involved, such as the first of two equal keys."""

    @property
    def severity(self) -> Severity:
        """The code's severity; a known problem is only a note."""
        return Severity.NOTE if self.known else self.code.severity

    def below(self, folder: str) -> Diagnostic:
        """The same diagnostic, its places seen from the folder in which `folder` is."""
        if not folder:
            return self
        here, *related = (
            replace(place, path=posixpath.join(folder, place.path))
            for place in (self.location, *self.related)
        )
        return replace(self, location=here, related=tuple(related))

    def acknowledged(self, reason: str) -> Diagnostic:
        """The same diagnostic, recorded as known for `reason`."""
        return replace(self, known=reason)


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """Something in a file that an editor should know and that is no fault of the portal."""

    location: Location
    text: str


class Problems:
    """Collects diagnostics while something is read."""

    def __init__(self, found: Iterable[Diagnostic] = ()) -> None:
        self._found = list(found)
        self._asked: set[tuple[Hashable, ...]] = set()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found so far, in that order."""
        return tuple(self._found)

    def report(
        self,
        code: Code,
        location: Location,
        message: str,
        hint: str,
        *,
        subject: str = "",
        related: tuple[Location, ...] = (),
    ) -> None:
        """Tell of a problem; what the words mean is said at `Diagnostic`."""
        self._found.append(
            Diagnostic(
                code=code,
                location=location,
                message=message,
                hint=hint,
                subject=subject,
                related=related,
            )
        )

    def extend(self, found: Iterable[Diagnostic]) -> None:
        """Tell what was found elsewhere."""
        self._found += found

    def is_new(self, *what: Hashable) -> bool:
        """Whether this is asked for the first time, for what is told once of several records."""
        number = len(self._asked)
        self._asked.add(what)
        return len(self._asked) > number


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Order by place, then code and message, without duplicates."""
    return tuple(
        sorted(
            dict.fromkeys(diagnostics),
            key=lambda d: (d.location, d.code.slug, d.message),
        )
    )


_MANY = 10
_ASKED_FOR = frozenset({Code.PERSON_SUSPECT, Code.AFFILIATION_SUSPECT})


def summed_up(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same, but of many notes of one kind on one file only the first, with their number.

    What an editor asked for, or recorded as known, is told in full.
    """
    listed = tuple(diagnostics)
    numbers = Counter(map(_kind, listed))
    told: set[tuple[Code, str]] = set()
    kept: list[Diagnostic] = []
    for diagnostic in listed:
        kind = _kind(diagnostic)
        if kind is None or numbers[kind] <= _MANY:
            kept.append(diagnostic)
        elif kind not in told:
            told.add(kind)
            more = f" (and {numbers[kind] - 1:,} more of this kind in the file)"
            kept.append(replace(diagnostic, message=diagnostic.message + more))
    return tuple(kept)


def _kind(diagnostic: Diagnostic) -> tuple[Code, str] | None:
    """What notes are counted by; None for what is told each time."""
    is_note = diagnostic.code.severity is Severity.NOTE and not diagnostic.known
    if not is_note or diagnostic.code in _ASKED_FOR:
        return None
    return diagnostic.code, diagnostic.location.path
