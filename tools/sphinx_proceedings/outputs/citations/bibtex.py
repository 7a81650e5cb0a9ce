r"""Works as BibTeX entries.

There are two forms.  One is UTF-8, with fields that BibTeX and biblatex both read.  The other is
for classic BibTeX and its styles: ASCII only, and entry types from “BibTeXing” (Patashnik, 1988).
There a character becomes a command where an exact one is known; other characters, such as
Chinese, are transliterated, and what cannot be transliterated is a question mark.

Inherited fields are written out, so that an entry stands alone; protected case is kept.

Names of publishers' tags and entities that are meant as text (`<b>`, `&amp;`) are written with
braces within, because readers of BibTeX, this tool's too, take them for markup: `{<}b>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat

from sphinx_proceedings.model.contributors import ContributorRole, Contributors
from sphinx_proceedings.model.languages import primary_language
from sphinx_proceedings.model.latex.texts import bibtex_text
from sphinx_proceedings.model.latex.values import keyword_list, name_list, verbatim
from sphinx_proceedings.model.papers import MONTHS, Issued, Publication
from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.model.titles import OtherTitle
from sphinx_proceedings.outputs.cited import archive_name, cited_note, cited_title
from sphinx_proceedings.outputs.plain_text import xml_text
from sphinx_proceedings.outputs.work import Work

__all__ = [
    "bibtex_ascii_item",
    "bibtex_item",
]

_PUBLISHERS = {
    "phdthesis": "school",
    "mastersthesis": "school",
    "thesis": "institution",
    "techreport": "institution",
    "report": "institution",
}
_FIELDS_OF_ROLES = frozenset(
    {
        ContributorRole.TRANSLATOR,
        ContributorRole.ANNOTATOR,
        ContributorRole.COMMENTATOR,
        ContributorRole.INTRODUCTION,
        ContributorRole.FOREWORD,
        ContributorRole.AFTERWORD,
        ContributorRole.BOOK_AUTHOR,
        ContributorRole.HOLDER,
    }
)
_LETTERS_OF_CODE = 2
_JOURNAL_TYPES = frozenset({"article", "periodical", "suppperiodical"})
_CLASSIC_TYPES = {
    **{
        name: name
        for name in (
            "article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings",
            "manual", "mastersthesis", "misc", "phdthesis", "proceedings", "techreport",
            "unpublished",
        )
    },
    "mvbook": "book",
    "bookinbook": "inbook",
    "suppbook": "inbook",
    "suppcollection": "incollection",
    "inreference": "incollection",
    "suppperiodical": "article",
    "report": "techreport",
    "thesis": "phdthesis",
    "commentary": "book",
}  # fmt: skip
_CLASSIC_THESES = {"mathesis": "mastersthesis", "mastersthesis": "mastersthesis"}
# Readers take what only begins like a command, such as `@commentary`, for one.
_ENTRY_TYPE = re.compile(r"(?!comment|preamble|string)[a-z]+")
# biber refuses `"#%'(),={}~\`; BibTeX ends a key at a comma, space or brace; LaTeX's \cite reads
# some of the others.  What is left is what keys are made of in practice.
_KEY = re.compile(r"[\w.:/+-]+")


def bibtex_item(work: Work) -> str:
    """One entry in UTF-8, ending in a line feed.

    A key that BibTeX, biber or LaTeX cannot read is replaced by the last part of the address of
    the paper's page.
    """
    return _Entry(work, ascii_only=False).written()


def bibtex_ascii_item(work: Work) -> str:
    """One entry in ASCII for classic BibTeX, ending in a line feed."""
    return _Entry(work, ascii_only=True).written()


class _Entry:
    """Writes a work, knowing in which form."""

    def __init__(self, work: Work, *, ascii_only: bool) -> None:
        self._work = work
        self._paper = work.paper
        self._ascii_only = ascii_only

    def written(self) -> str:
        """The entry with the fields that have a value."""
        present = [Field(name, value) for name, value in self._fields() if value]
        key = _key(self._work, ascii_only=self._ascii_only)
        library = Library([Entry(self._type(), key, present)])
        text = xml_text(write_string(library, unparse_stack=[], bibtex_format=_format()))
        return text.replace("\ufffd", "?") if self._ascii_only else text

    def _fields(self) -> Iterator[tuple[str, str]]:
        """Names and delimited values, some of them empty."""
        paper, publication = self._paper, self._paper.publication
        container = "journal" if paper.entry_type in _JOURNAL_TYPES else "booktitle"
        yield "author", self._names(paper.authors, others=paper.more_authors)
        yield "title", self._rich(cited_title(paper, whole=False))
        yield "subtitle", self._rich(paper.subtitle)
        yield from self._other_titles(paper.other_titles)
        yield container, self._rich(publication.container)
        yield "maintitle", self._rich(publication.main_title)
        yield "issuetitle", self._rich(publication.issue_title)
        yield "editor", self._names(publication.editors)
        yield from self._contributors(publication.contributors)
        yield "edition", self._plain(publication.edition)
        yield "series", self._rich(publication.series)
        yield "volume", self._plain(publication.volume)
        yield "volumes", self._plain(publication.volumes)
        yield "part", self._plain(publication.part)
        yield "number", self._plain(publication.number)
        yield "issue", self._plain(publication.issue)
        yield "chapter", self._plain(paper.chapter)
        yield "eid", self._plain(paper.article_number)
        yield "pages", self._plain(paper.pages)
        yield "pagetotal", self._plain(paper.page_count)
        yield from self._date(self._work.issued)
        yield "pubstate", self._plain(paper.pubstate)
        yield from self._published(publication)
        yield "type", self._genre()
        yield "version", self._plain(paper.version)
        yield "language", self._plain(paper.language)
        if licence := paper.licence:
            yield "license", self._verbatim(licence.url) or self._plain(licence.name)
        yield "copyright", self._plain(paper.copyright)
        yield "doi", self._verbatim(paper.doi)
        yield "url", self._verbatim(self._work.url)
        yield "urldate", _iso(paper.visited)
        if paper.eprint is not None:
            # biblatex takes this for `eprinttype`, which the styles of physicists do not know.
            yield "eprint", self._verbatim(paper.eprint.id)
            yield "archiveprefix", self._plain(archive_name(paper.eprint))
            yield "primaryclass", self._plain(paper.eprint.section)
        yield "pmid", self._plain(paper.pmid)
        yield "pmcid", self._plain(paper.pmcid)
        yield "track", self._plain(paper.track)
        yield "keywords", self._keywords(paper.keywords)
        yield "note", self._rich(cited_note(self._work))

    def _other_titles(self, titles: Iterable[OtherTitle]) -> Iterator[tuple[str, str]]:
        """The original, and translations under the names that tell their languages."""
        names: set[str] = set()
        for title in titles:
            code = primary_language(title.language)
            name = f"title-{code}" if len(code) == _LETTERS_OF_CODE else "translatedtitle"
            name = "origtitle" if title.is_original else name
            if name not in names:
                names.add(name)
                yield name, self._rich(title.text)
                yield "origlanguage", self._plain(title.language) if title.is_original else ""

    def _published(self, publication: Publication) -> Iterator[tuple[str, str]]:
        entry_type = self._paper.entry_type
        yield _PUBLISHERS.get(entry_type, "publisher"), self._rich(publication.publisher)
        yield "organization", self._rich(publication.organization)
        yield "howpublished", self._rich(self._paper.how_published)
        yield "address", self._rich(publication.address)
        yield "eventtitle", self._rich(publication.event_title)
        yield "eventdate", _iso(publication.event_start, publication.event_end)
        yield "venue", self._rich(publication.location)
        yield "isbn", self._plain(publication.isbn)
        yield "issn", self._plain(publication.issn)

    def _type(self) -> str:
        entry_type = self._paper.entry_type
        if self._ascii_only:
            if entry_type == "thesis" and (key := self._paper.genre_key.lower()) in _CLASSIC_THESES:
                return _CLASSIC_THESES[key]
            return _CLASSIC_TYPES.get(entry_type, "misc")
        is_safe = _ENTRY_TYPE.fullmatch(entry_type)
        return entry_type if is_safe else _CLASSIC_TYPES.get(entry_type, "misc")

    def _date(self, issued: Issued | None) -> Iterator[tuple[str, str]]:
        if issued is None:
            return
        yield "year", f"{{{issued.year}}}"
        if issued.month is not None:
            yield "month", MONTHS[issued.month - 1]
            yield "day", f"{{{issued.day}}}" if issued.day else ""
        elif issued.season is not None:
            yield "month", f"{{{issued.season.value.capitalize()}}}"

    def _genre(self) -> str:
        """A key of biblatex's; classic styles print the words."""
        paper = self._paper
        if not self._ascii_only:
            return self._plain(paper.genre_key)
        is_told = paper.genre_key.lower() in (*_CLASSIC_THESES, "phdthesis")
        return "" if is_told or not paper.genre_key else self._plain(paper.genre)

    def _contributors(self, groups: tuple[Contributors, ...]) -> Iterator[tuple[str, str]]:
        """Fields of their own for roles that have one, else further editors with their role."""
        further = iter(("editora", "editorb", "editorc"))
        for group in groups:
            names = f"{{{name_list(group.names, ascii_only=self._ascii_only)}}}"
            if group.role in _FIELDS_OF_ROLES:
                yield group.role.value, names
            elif field := next(further, ""):
                yield field, names
                yield f"{field}type", f"{{{group.role.value}}}"

    def _names(self, people: tuple[Authorship, ...], *, others: bool = False) -> str:
        names = name_list(
            (person.name for person in people), others=others, ascii_only=self._ascii_only
        )
        return f"{{{names}}}" if names else ""

    def _rich(self, value: RichText) -> str:
        return f"{{{bibtex_text(value, ascii_only=self._ascii_only)}}}" if value else ""

    def _plain(self, value: str) -> str:
        return self._rich(RichText.from_plain(value)) if value else ""

    def _keywords(self, words: tuple[str, ...]) -> str:
        return self._rich(keyword_list(words))

    def _verbatim(self, value: str) -> str:
        quoted = verbatim(xml_text(value), ascii_only=self._ascii_only)
        return f"{{{quoted}}}" if quoted else ""


def _iso(first: Issued | None, last: Issued | None = None) -> str:
    """A date or range as biblatex has it, in braces; empty where there is none."""
    days = [day.iso for day in (first, last) if day is not None]
    return f"{{{'/'.join(days)}}}" if days else ""


def _key(work: Work, *, ascii_only: bool) -> str:
    if _KEY.fullmatch(work.key) and (work.key.isascii() or not ascii_only):
        return work.key
    paper = work.paper
    return paper.slug if work.key == paper.key else f"{paper.edition}:{paper.slug}"


@cache
def _format() -> BibtexFormat:
    """One field a line, values in one column, a comma behind the last as well."""
    form = BibtexFormat()  # type: ignore[no-untyped-call]
    form.indent = "  "
    form.value_column = "auto"
    form.trailing_comma = True
    return form
