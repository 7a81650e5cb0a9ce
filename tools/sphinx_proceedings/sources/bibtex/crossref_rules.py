"""What an entry hands down to those that name it in `crossref`, field by field.

biblatex (manual, appendix B) hands down everything but what it needs for its own bookkeeping, which
gives every paper the volume's own identity: its DOI, its PDF, its note.  Here a volume hands down
what is true of each paper in it, and nothing that is only the volume's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sphinx_proceedings.sources.bibtex.fields import OTHER_TITLES

__all__ = ["RULES", "STATEMENTS", "CrossrefRule", "inherited_name"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CrossrefRule:
    """What happens to some fields, and why."""

    handed_down: bool
    reason: str
    fields: frozenset[str]


def _handed(reason: str, *fields: str) -> CrossrefRule:
    return CrossrefRule(handed_down=True, reason=reason, fields=frozenset(fields))


def _stays(reason: str, *fields: str) -> CrossrefRule:
    return CrossrefRule(handed_down=False, reason=reason, fields=frozenset(fields))


RULES: tuple[CrossrefRule, ...] = (
    _handed(
        "the title of the volume is where the paper appeared, under another name", "title",
        "subtitle", "titleaddon",
    ),
    _handed(
        "names what holds the paper, as it holds the volume", "booktitle", "booksubtitle",
        "booktitleaddon", "maintitle", "mainsubtitle", "maintitleaddon", "journal", "journaltitle",
        "journalsubtitle", "journaltitleaddon", "shortjournal", "issue", "issuetitle",
        "issuesubtitle", "issuetitleaddon", "issn", "series", "shortseries", "volume", "volumes",
        "number", "part", "edition",
    ),
    _handed("a paper is cited by the ISBN of its volume, and has none itself", "isbn"),
    _handed(
        "who made the volume is named with the paper", "editor", "editortype", "editora",
        "editoratype", "editorb", "editorbtype", "editorc", "editorctype", "shorteditor",
        "bookauthor", "translator", "annotator", "commentator", "introduction", "foreword",
        "afterword",
    ),
    _handed(
        "who published the volume, and where, published the paper", "publisher", "address",
        "location", "organization", "institution", "school", "howpublished", "origlocation",
        "origpublisher",
    ),
    _handed(
        "the paper was published when the volume was", "date", "year", "month", "day", "endyear",
        "endmonth", "endday", "pubstate", "issue_date", "origdate", "origyear", "origmonth",
        "origday", "origendyear", "origendmonth", "origendday",
    ),
    _handed(
        "the paper was presented where the volume's event was held", "venue", "eventtitle",
        "eventtitleaddon", "eventdate", "eventyear", "eventmonth", "eventday", "eventendyear",
        "eventendmonth", "eventendday",
    ),
    _handed(
        "the papers are in the volume's language unless one says otherwise", "language", "langid",
        "langidopts", "hyphenation", "origlanguage",
    ),
    _handed(
        "the papers are under the volume's licence unless one says otherwise", "license",
        "copyright", "rights",
    ),
    _handed("the papers are withheld as long as the volume unless one says otherwise", "embargo"),
    _handed("how pages are counted in the volume", "bookpagination", "pagination"),
    _stays(
        "identifies the volume itself: a paper that had it would be taken for the volume", "doi",
        "eprint", "eprinttype", "eprintclass", "archiveprefix", "primaryclass", "isan", "ismn",
        "isrn", "iswc", "lccn", "pmid", "pmcid", "acmid", "mrnumber", "zblnumber", "eid",
        "articleno", "articlenumber", "article-number", "article_number",
    ),
    _stays(
        "leads to the volume itself: readers would get it in place of the paper", "url", "urldate",
        "urlyear", "urlmonth", "urlday", "urlendyear", "urlendmonth", "urlendday", "pdf", "file",
        "preprint", "code", "dataset", "supplement", "slides", "poster", "video", "software",
        "github", "repository", "presentation-video",
    ),
    _stays(
        "is said of the volume as a whole", "abstract", "note", "addendum", "annotation", "annote",
        "award", "keywords", "presenter", "keyword", "author_keywords", "author-keywords", "pages",
        "pagetotal", "numpages", "chapter", "type", "version", "library", "contents", "price",
        "size", "origtitle", "reprinttitle", "track", "section", "sections", "archival",
        *OTHER_TITLES,
    ),
    _stays(
        "who wrote the volume did not write the paper; of a book it becomes `bookauthor`", "author",
        "authortype", "shortauthor", "nameaddon", "gender", "holder",
    ),
    _stays("says whether the volume itself stands", "status", "statusdate", "notice"),
    _stays("is about what is wrong with the volume itself", "known"),
    _stays(
        "is how the volume itself is labelled, sorted and related", "ids", "crossref", "xref",
        "xdata", "entryset", "entrysubtype", "execute", "label", "options", "related",
        "relatedoptions", "relatedstring", "relatedtype", "key", "shorthand", "shorthandintro",
        "shorttitle", "indextitle", "indexsorttitle", "presort", "sortkey", "sortname",
        "sortshorthand", "sorttitle", "sortyear",
    ),
    _stays(
        "means what each user of biblatex wants it to mean", "usera", "userb", "userc", "userd",
        "usere", "userf", "verba", "verbb", "verbc", "lista", "listb", "listc", "listd", "liste",
        "listf", "namea", "nameatype", "nameb", "namebtype", "namec", "namectype",
    ),
    _stays(
        "is a database's record of the volume", "bibsource", "biburl", "timestamp", "date-added",
        "date-modified", "owner", "groups",
    ),
)  # fmt: skip
"""A field that is nowhere here stays: it may be the volume's own."""

_HANDED_DOWN = frozenset(name for rule in RULES if rule.handed_down for name in rule.fields)

STATEMENTS: tuple[tuple[str, ...], ...] = (
    ("booktitle", "booksubtitle", "booktitleaddon"),
    ("maintitle", "mainsubtitle", "maintitleaddon"),
    ("journaltitle", "journal", "journalsubtitle", "journaltitleaddon", "shortjournal"),
    ("issuetitle", "issuesubtitle", "issuetitleaddon"),
    ("eventtitle", "eventtitleaddon"),
    ("series", "shortseries"),
    ("copyright", "rights"),
    ("editor", "editortype", "shorteditor"),
    ("editora", "editoratype"),
    ("editorb", "editorbtype"),
    ("editorc", "editorctype"),
    ("year", "date", "month", "day", "endyear", "endmonth", "endday", "issue_date"),
    ("eventdate", "eventyear", "eventmonth", "eventday"),
)
"""Fields that say one thing together, which a paper takes as a whole: one that names another editor
has not the type of the volume's.  The first field of each says most."""

_SINGLE_VOLUMES = frozenset({"proceedings", "collection", "book", "reference"})
_IN_BOOK = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_IN_SET = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
_IN_PERIODICAL = {
    "title": "journaltitle",
    "subtitle": "journalsubtitle",
    "titleaddon": "journaltitleaddon",
}


def inherited_name(name: str, parent_type: str, child_type: str) -> str:
    """What a parent's field is called in a child; empty where it stays with the parent."""
    base, plus, annotation = name.partition("+")
    if base == "author" and parent_type in ("book", "mvbook") and child_type != parent_type:
        return f"bookauthor{plus}{annotation}"
    if base not in _HANDED_DOWN:
        return ""
    return f"{_renamed(parent_type, child_type).get(base, base)}{plus}{annotation}"


def _renamed(parent_type: str, child_type: str) -> Mapping[str, str]:
    if parent_type == "periodical":
        return _IN_PERIODICAL
    if parent_type == child_type:
        return {}
    if parent_type.startswith("mv") and child_type in _SINGLE_VOLUMES:
        return _IN_SET
    return _IN_BOOK
