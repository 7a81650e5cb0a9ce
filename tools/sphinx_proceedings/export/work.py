"""A paper as exports tell of it: what it shares with its edition is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from sphinx_proceedings.model.addresses import SiteAddress, paper_docname
from sphinx_proceedings.model.papers import Issued, LinkKind, Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition

__all__ = ["Work", "WorkKind", "unique_keys", "work_of"]


# `iv`, `e12`, `S-3`, and `12:1` of proceedings that number the pages of each article.
_PAGE = re.compile(r"\w+(?:[:.-]\w+)*")


class WorkKind(StrEnum):
    """What kind of publication an entry is, whatever a format calls it."""

    CONFERENCE_PAPER = "conference paper"
    JOURNAL_ARTICLE = "journal article"
    CHAPTER = "chapter"
    BOOK = "book"
    REPORT = "report"
    THESIS = "thesis"
    OTHER = "other"


_KINDS = {
    "inproceedings": WorkKind.CONFERENCE_PAPER,
    "conference": WorkKind.CONFERENCE_PAPER,
    "article": WorkKind.JOURNAL_ARTICLE,
    "periodical": WorkKind.JOURNAL_ARTICLE,
    "incollection": WorkKind.CHAPTER,
    "inbook": WorkKind.CHAPTER,
    "book": WorkKind.BOOK,
    "mvbook": WorkKind.BOOK,
    "booklet": WorkKind.BOOK,
    "techreport": WorkKind.REPORT,
    "report": WorkKind.REPORT,
    "thesis": WorkKind.THESIS,
    "phdthesis": WorkKind.THESIS,
    "mastersthesis": WorkKind.THESIS,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """A paper with all that an export says of it."""

    paper: Paper
    edition: Edition
    key: str
    """What to cite it by; unique within one file."""
    kind: WorkKind
    issued: Issued | None
    """The paper's own date; of a conference paper without one, the year of its edition."""
    orcids: tuple[str, ...]
    """Of each author in order, as printed or as registered; empty where there is none."""
    page_url: str
    """The absolute address of its page; empty where the site's address is not known."""
    pdf_url: str
    """An absolute address, or empty."""

    @property
    def doi_url(self) -> str:
        """The DOI as an address, or empty."""
        return f"https://doi.org/{self.paper.doi}" if self.paper.doi else ""

    @property
    def url(self) -> str:
        """Where to read about it: the publisher's page, else its page here; empty with a DOI."""
        if self.paper.doi:
            return ""
        return self.paper.link(LinkKind.URL) or self.page_url

    @property
    def pages(self) -> tuple[str, str]:
        """First and last page; both empty for lists of ranges and where there is none."""
        first, dash, last = self.paper.pages.partition("–")
        if not dash:
            last = first
        parts = (first.strip(), last.strip())
        return parts if all(_PAGE.fullmatch(part) for part in parts) else ("", "")


def work_of(portal: Portal, paper: Paper, site: SiteAddress) -> Work:
    """The work that a paper is."""
    edition = portal.edition_by_id[paper.edition]
    issued = paper.publication.issued
    kind = _KINDS.get(paper.entry_type, WorkKind.OTHER)
    if issued is None and edition.year is not None and kind is WorkKind.CONFERENCE_PAPER:
        issued = Issued(year=edition.year)
    return Work(
        paper=paper,
        edition=edition,
        key=paper.key,
        kind=kind,
        issued=issued,
        orcids=tuple(
            author.orcid or portal.person_by_id[author.person].orcid for author in paper.authors
        ),
        page_url=site.page(paper_docname(paper)),
        pdf_url=paper.link(LinkKind.PDF),
    )


def unique_keys(works: Iterable[Work]) -> tuple[Work, ...]:
    """The same works in order; keys that several editions use get the edition in front.

    Tools that read one file with two entries of one key keep only one of them.
    """
    listed = tuple(works)
    seen: dict[str, int] = {}
    for work in listed:
        seen[work.key.casefold()] = seen.get(work.key.casefold(), 0) + 1
    return tuple(
        replace(work, key=f"{work.paper.edition}:{work.key}")
        if seen[work.key.casefold()] > 1
        else work
        for work in listed
    )
