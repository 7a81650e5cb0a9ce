"""A paper as exports tell of it: what it shares with its edition is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sphinx_proceedings.model.addresses import SiteAddress, paper_docname
from sphinx_proceedings.model.contributors import ContributorRole
from sphinx_proceedings.model.entry_types import ENTRY_TYPES, WorkKind
from sphinx_proceedings.model.languages import language_tag
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.paper_files import FileKind, PaperFile
from sphinx_proceedings.model.papers import Issued, LinkKind, Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.resolvers import doi_url
from sphinx_proceedings.model.richtext import RichText, Text
from sphinx_proceedings.outputs.paper_files import files_with_addresses

__all__ = ["Work", "WorkKind", "unique_keys", "work_of"]


# `iv`, `e12`, `S-3`, and `12:1` of proceedings that number the pages of each article.
_PAGE = re.compile(r"\w+(?:[:.-]\w+)*")


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
    files: tuple[tuple[PaperFile, str], ...] = ()
    """What stands beside the page, with absolute addresses; none where the site has none."""

    @property
    def doi_url(self) -> str:
        """The DOI as an address, or empty."""
        return doi_url(self.paper.doi)

    @property
    def url(self) -> str:
        """Where to read about it: the publisher's page, else its page here; empty with a DOI."""
        if self.paper.doi:
            return ""
        return self.paper.link(LinkKind.URL) or self.page_url

    @property
    def pages(self) -> tuple[str, str]:
        """First and last page; both empty for lists of ranges and where there is none.

        Of `17–` and `43+` the last page is not known.
        """
        pages = self.paper.pages
        if _PAGE.fullmatch(pages[:-1]) and pages.endswith(("–", "+")):
            return pages[:-1], ""
        first, dash, last = pages.partition("–")
        if not dash:
            last = first
        parts = (first.strip(), last.strip())
        return parts if all(_PAGE.fullmatch(part) for part in parts) else ("", "")

    @property
    def issuer(self) -> RichText:
        """Who publishes it, or who else stands behind it where nobody does."""
        publication = self.paper.publication
        return publication.publisher or publication.organization or self.paper.how_published

    @property
    def collection(self) -> RichText:
        """The series, and before it the title of all volumes of which it is in one."""
        main, series = self.paper.publication.main_title, self.paper.publication.series
        return (
            RichText((*main.nodes, Text(", "), *series.nodes))
            if main and series
            else (main or series)
        )

    @property
    def issue(self) -> str:
        """Number and name of the issue of a journal."""
        publication = self.paper.publication
        return ", ".join(part for part in (publication.number, publication.issue) if part)

    @property
    def event_name(self) -> str:
        """The event as the paper calls it, else its edition, unless of that only an id is known."""
        own, edition = self.paper.publication.event_title.plain, self.edition
        name = edition.title or (edition.name if edition.name != edition.id else "")
        volume = edition.volume.publication.container.plain if edition.volume else ""
        # Without a programme an edition is called as its volume, in which a presentation is not.
        is_event = self.is_of_edition and (self.paper.archival or name != volume)
        return own or (name if is_event else "")

    @property
    def is_of_edition(self) -> bool:
        """Whether the event of which it is a paper is the edition, also if it is not published."""
        if self.kind is WorkKind.CONFERENCE_PAPER:
            return self.paper.archival
        return self.kind is WorkKind.PRESENTATION

    @property
    def is_in_journal(self) -> bool:
        """Whether what holds it comes in issues."""
        return self.kind in {WorkKind.JOURNAL_ARTICLE, WorkKind.REVIEW}

    @property
    def language(self) -> str:
        """The tag of its language (BCP 47), or empty."""
        return language_tag(self.paper.language)

    def contributors(self, *roles: ContributorRole) -> tuple[Name, ...]:
        """Those who had one of these roles."""
        found = self.paper.publication.contributors
        if not found:
            return ()
        return tuple(name for one in found if one.role in roles for name in one.names)


def work_of(portal: Portal, paper: Paper, site: SiteAddress) -> Work:
    """The work that a paper is."""
    edition = portal.edition_by_id[paper.edition]
    issued = paper.publication.issued
    files = tuple(files_with_addresses(paper, site))
    kind = ENTRY_TYPES.get(paper.entry_type, WorkKind.OTHER)
    if kind is WorkKind.MANUSCRIPT and not paper.archival:
        kind = WorkKind.PRESENTATION
    is_of_event = kind in {WorkKind.CONFERENCE_PAPER, WorkKind.PRESENTATION}
    if issued is None and edition.year is not None and is_of_event:
        issued = Issued(year=edition.year)
    return Work(
        paper=paper,
        edition=edition,
        key=paper.key,
        kind=kind,
        issued=issued,
        orcids=tuple(map(portal.orcid_of, paper.authors)),
        page_url=site.page(paper_docname(paper)),
        pdf_url=paper.link(LinkKind.PDF)
        or next((url for file, url in files if file.kind is FileKind.PDF), ""),
        files=files,
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
