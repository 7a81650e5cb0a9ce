"""Types of entries: those of biblatex and of BibTeX's own styles, and what kind of work each is.

biblatex manual, 2.1.1 (regular types), 2.1.2 (aliases), 2.1.3 (types without a driver of their
own); “BibTeXing” (Patashnik, 1988), section 3.1; and the types of biblatex-software.
"""

from __future__ import annotations

from enum import StrEnum

from sphinx_proceedings.wording.messages import gettext, noop

__all__ = [
    "ENTRY_TYPES",
    "GENRES",
    "PAGELESS_TYPES",
    "VOLUME_TYPES",
    "WorkKind",
    "genre_of",
    "said_genre",
]


class WorkKind(StrEnum):
    """What kind of publication an entry is, whatever a format calls it."""

    CONFERENCE_PAPER = "conference paper"
    JOURNAL_ARTICLE = "journal article"
    CHAPTER = "chapter"
    BOOK = "book"
    BOOKLET = "booklet"
    MANUAL = "manual"
    REPORT = "report"
    THESIS = "thesis"
    REFERENCE_ENTRY = "reference entry"
    REVIEW = "review"
    MANUSCRIPT = "manuscript"
    PRESENTATION = "presentation"
    """Of what was presented at the event and is not in its proceedings."""
    DATASET = "dataset"
    SOFTWARE = "software"
    PATENT = "patent"
    STANDARD = "standard"
    WEB_PAGE = "web page"
    ARTWORK = "artwork"
    IMAGE = "image"
    AUDIO = "audio recording"
    MUSIC = "music"
    VIDEO = "video"
    FILM = "film"
    PERFORMANCE = "performance"
    LETTER = "letter"
    LEGAL_CASE = "legal case"
    LEGISLATION = "legislation"
    LEGAL_TEXT = "legal text"
    OTHER = "other"


ENTRY_TYPES = {
    "article": WorkKind.JOURNAL_ARTICLE,
    "suppperiodical": WorkKind.JOURNAL_ARTICLE,
    "book": WorkKind.BOOK,
    "mvbook": WorkKind.BOOK,
    "reference": WorkKind.BOOK,
    "mvreference": WorkKind.BOOK,
    "commentary": WorkKind.BOOK,
    "booklet": WorkKind.BOOKLET,
    "manual": WorkKind.MANUAL,
    "inbook": WorkKind.CHAPTER,
    "bookinbook": WorkKind.CHAPTER,
    "suppbook": WorkKind.CHAPTER,
    "incollection": WorkKind.CHAPTER,
    "suppcollection": WorkKind.CHAPTER,
    "inreference": WorkKind.REFERENCE_ENTRY,
    "inproceedings": WorkKind.CONFERENCE_PAPER,
    "conference": WorkKind.CONFERENCE_PAPER,
    "report": WorkKind.REPORT,
    "techreport": WorkKind.REPORT,
    "thesis": WorkKind.THESIS,
    "phdthesis": WorkKind.THESIS,
    "mastersthesis": WorkKind.THESIS,
    "unpublished": WorkKind.MANUSCRIPT,
    "review": WorkKind.REVIEW,
    "dataset": WorkKind.DATASET,
    "software": WorkKind.SOFTWARE,
    "softwareversion": WorkKind.SOFTWARE,
    "softwaremodule": WorkKind.SOFTWARE,
    "codefragment": WorkKind.SOFTWARE,
    "patent": WorkKind.PATENT,
    "standard": WorkKind.STANDARD,
    "online": WorkKind.WEB_PAGE,
    "electronic": WorkKind.WEB_PAGE,
    "www": WorkKind.WEB_PAGE,
    "artwork": WorkKind.ARTWORK,
    "image": WorkKind.IMAGE,
    "audio": WorkKind.AUDIO,
    "music": WorkKind.MUSIC,
    "video": WorkKind.VIDEO,
    "movie": WorkKind.FILM,
    "performance": WorkKind.PERFORMANCE,
    "letter": WorkKind.LETTER,
    "jurisdiction": WorkKind.LEGAL_CASE,
    "legislation": WorkKind.LEGISLATION,
    "legal": WorkKind.LEGAL_TEXT,
    "misc": WorkKind.OTHER,
    **{f"custom{letter}": WorkKind.OTHER for letter in "abcdef"},
}
"""Every type of entry that has a page → the kind of its work."""

VOLUME_TYPES = frozenset({"proceedings", "mvproceedings", "collection", "mvcollection"})
"""Entry types that hold papers and are none themselves."""

PAGELESS_TYPES = VOLUME_TYPES | {"xdata", "set", "periodical", "bibnote", "ieeetranbstctl"}
"""Entry types that are no papers: volumes, and what serves other entries or styles."""

GENRES = {
    "phdthesis": noop("PhD thesis"),
    "mathesis": noop("Master’s thesis"),
    "mastersthesis": noop("Master’s thesis"),
    "bathesis": noop("Bachelor’s thesis"),
    "bachelorsthesis": noop("Bachelor’s thesis"),
    "candthesis": noop("Candidate thesis"),
    "techreport": noop("Technical report"),
    "resreport": noop("Research report"),
    "software": noop("Computer software"),
    "datacd": noop("Data CD"),
    "audiocd": noop("Audio CD"),
    "patent": noop("Patent"),
    "patentde": noop("German patent"),
    "patenteu": noop("European patent"),
    "patentfr": noop("French patent"),
    "patentuk": noop("British patent"),
    "patentus": noop("U.S. patent"),
    "patreq": noop("Patent request"),
    "patreqde": noop("German patent request"),
    "patreqeu": noop("European patent request"),
    "patreqfr": noop("French patent request"),
    "patrequk": noop("British patent request"),
    "patrequs": noop("U.S. patent request"),
}
"""Keys that biblatex's `type` may have (manual, 4.9.2.13), and classic types, in words."""


def genre_of(entry_type: str, written: str) -> str:
    """What a thesis or report calls itself, in English; empty where nothing says it.

    `written` is the entry's `type`, a key of biblatex's or words; it outdoes the type of the entry.
    """
    return _known_genre(entry_type, written) or written


def said_genre(entry_type: str, written: str) -> str:
    """The same in the language that is spoken; words of the entry stay as they are."""
    known = _known_genre(entry_type, written)
    return gettext(known) if known else written


def _known_genre(entry_type: str, written: str) -> str:
    if written:
        return GENRES.get(written.lower(), "")
    kind = ENTRY_TYPES.get(entry_type)
    is_told = kind in (WorkKind.THESIS, WorkKind.REPORT)
    return GENRES.get(entry_type, "") if is_told else ""
