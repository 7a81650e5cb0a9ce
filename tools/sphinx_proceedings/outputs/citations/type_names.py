"""What formats that have one list of types call each kind of work."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_proceedings.outputs.work import WorkKind

__all__ = ["TYPE_NAMES", "TypeNames"]


class TypeNames(NamedTuple):
    """A kind of work, as readers of these formats know it."""

    csl: str
    """As pandoc reads biblatex's types, with the types that CSL 1.0.2 added."""
    ris: str
    endnote: str


TYPE_NAMES = {
    WorkKind.CONFERENCE_PAPER: TypeNames("paper-conference", "CPAPER", "Conference Proceedings"),
    WorkKind.JOURNAL_ARTICLE: TypeNames("article-journal", "JOUR", "Journal Article"),
    WorkKind.CHAPTER: TypeNames("chapter", "CHAP", "Book Section"),
    WorkKind.BOOK: TypeNames("book", "BOOK", "Book"),
    WorkKind.BOOKLET: TypeNames("pamphlet", "PAMP", "Pamphlet"),
    WorkKind.MANUAL: TypeNames("book", "BOOK", "Book"),
    WorkKind.REPORT: TypeNames("report", "RPRT", "Report"),
    WorkKind.THESIS: TypeNames("thesis", "THES", "Thesis"),
    WorkKind.REFERENCE_ENTRY: TypeNames("entry-encyclopedia", "ENCYC", "Encyclopedia"),
    WorkKind.REVIEW: TypeNames("review", "JOUR", "Journal Article"),
    WorkKind.MANUSCRIPT: TypeNames("manuscript", "UNPB", "Unpublished Work"),
    WorkKind.PRESENTATION: TypeNames("speech", "CPAPER", "Conference Paper"),
    WorkKind.DATASET: TypeNames("dataset", "DATA", "Dataset"),
    WorkKind.SOFTWARE: TypeNames("software", "COMP", "Computer Program"),
    WorkKind.PATENT: TypeNames("patent", "PAT", "Patent"),
    WorkKind.STANDARD: TypeNames("standard", "STAND", "Standard"),
    WorkKind.WEB_PAGE: TypeNames("webpage", "ELEC", "Web Page"),
    WorkKind.ARTWORK: TypeNames("graphic", "ART", "Artwork"),
    WorkKind.IMAGE: TypeNames("figure", "FIGURE", "Figure"),
    WorkKind.AUDIO: TypeNames("song", "SOUND", "Audiovisual Material"),
    WorkKind.MUSIC: TypeNames("song", "MUSIC", "Music"),
    WorkKind.VIDEO: TypeNames("motion_picture", "VIDEO", "Audiovisual Material"),
    WorkKind.FILM: TypeNames("motion_picture", "MPCT", "Film or Broadcast"),
    WorkKind.PERFORMANCE: TypeNames("performance", "ADVS", "Audiovisual Material"),
    WorkKind.LETTER: TypeNames("personal_communication", "PCOMM", "Personal Communication"),
    WorkKind.LEGAL_CASE: TypeNames("legal_case", "CASE", "Case"),
    WorkKind.LEGISLATION: TypeNames("legislation", "STAT", "Statute"),
    WorkKind.LEGAL_TEXT: TypeNames("treaty", "LEGAL", "Legal Rule or Regulation"),
    WorkKind.OTHER: TypeNames("document", "GEN", "Generic"),
}
