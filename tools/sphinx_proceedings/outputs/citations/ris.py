"""Works as RIS records.

Tags are those of the RIS specification (Research Information Systems, 2011), as EndNote writes
them and Zotero's RIS translator reads them: `A2` is who edited what holds the paper, `A3` who
edited a book; the title of the proceedings is `T2` and, for readers that take `T2` for the event,
`C3`; where they were published is `C1`, and `CY` is where the event was.

RIS has no way to say “and others”: the names that are known are listed.  A retracted paper's title
says so, and `N1` tells when and why.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.contributors import ContributorRole
from sphinx_proceedings.model.papers import Issued, Publication
from sphinx_proceedings.outputs.citations.type_names import TYPE_NAMES
from sphinx_proceedings.outputs.cited import archive_name, cited_note, cited_title, inverted_name
from sphinx_proceedings.outputs.plain_text import one_line, paragraphs_text
from sphinx_proceedings.outputs.work import Work, WorkKind

__all__ = ["ris_item"]


def ris_item(work: Work) -> str:
    """One record, each line ending in CR LF, with an empty line after it."""
    tags = [(tag, value) for tag, text in _tags(work) if (value := one_line(text))]
    lines = [f"{tag}  - {value}" for tag, value in tags]
    return "\r\n".join([f"TY  - {TYPE_NAMES[work.kind].ris}", *lines, "ER  - ", "", ""])


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    """Tags between type and end; an empty one is left out."""
    paper, publication = work.paper, work.paper.publication
    yield "ID", work.key
    for author in paper.authors:
        yield "AU", inverted_name(author.name)
    yield "TI", cited_title(paper).plain
    for title in paper.other_titles:
        yield "OP" if title.is_original else "TT", title.text.plain
    yield from _container(work, publication)
    for name in work.contributors(ContributorRole.TRANSLATOR):
        yield "A4", inverted_name(name)
    yield from _date(work.issued)
    first, last = work.pages
    yield "SP", first or paper.pages
    yield "EP", last
    yield from _particulars(work)
    yield "PB", work.issuer.plain
    numbers = (publication.isbn, publication.issn)
    # Some readers keep only the first.
    for number in reversed(numbers) if work.kind is WorkKind.JOURNAL_ARTICLE else numbers:
        yield "SN", number
    yield "DO", paper.doi
    yield "UR", work.url or work.page_url
    yield "L1", work.pdf_url
    if paper.eprint is not None:
        yield "AN", f"{archive_name(paper.eprint)}:{paper.eprint.id}"
    elif paper.pmid:
        yield "AN", paper.pmid
    yield "C2", paper.pmcid
    for keyword in paper.keywords:
        yield "KW", keyword
    yield "AB", paragraphs_text(paper.abstract)
    yield "N1", cited_note(work).plain


def _container(work: Work, publication: Publication) -> Iterator[tuple[str, str]]:
    is_paper = work.kind is WorkKind.CONFERENCE_PAPER
    container, series = publication.container.plain, work.collection.plain
    address, location = publication.address.plain, publication.location.plain
    if container:
        yield "T2", container
        yield "C3", container if is_paper else ""
        yield "T3", series
    else:
        yield "T2", series
    for editor in publication.editors:
        yield "A3" if work.kind is WorkKind.BOOK else "A2", inverted_name(editor.name)
    yield "C1", address if is_paper else ""
    yield "CY", (location or address) if is_paper else (address or location)
    yield "VL", publication.volume
    is_issue = work.kind is WorkKind.JOURNAL_ARTICLE
    yield ("IS", work.issue) if is_issue else ("M1", publication.number)


def _particulars(work: Work) -> Iterator[tuple[str, str]]:
    """What only some works have.  To journals `ET` is the date of an early version."""
    paper, publication = work.paper, work.paper.publication
    yield "C7", paper.article_number
    yield "SE", paper.chapter
    yield "M3", paper.genre
    if work.kind is not WorkKind.JOURNAL_ARTICLE:
        yield "ET", publication.edition or paper.version
    yield "NV", publication.volumes
    yield "LA", work.language or paper.language
    if paper.visited is not None:
        yield "Y2", _day(paper.visited)


def _date(issued: Issued | None) -> Iterator[tuple[str, str]]:
    if issued is None:
        return
    yield "PY", f"{issued.year:04}"
    yield "DA", _day(issued)


def _day(issued: Issued) -> str:
    """`YYYY/MM/DD/other`, with what is known; a season is other information."""
    year, month, day = (*issued.parts, "", "")[:3]
    other = issued.season.value.capitalize() if issued.season else ""
    return f"{year}/{month}/{day}/{other}"
