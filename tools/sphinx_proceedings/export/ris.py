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

from sphinx_proceedings.export.bibtex import archive_name, cited_note, cited_title
from sphinx_proceedings.export.work import Work, WorkKind
from sphinx_proceedings.export.xml_text import xml_text
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Issued, Publication

__all__ = ["inverted_name", "one_line", "ris_item"]

_TYPES = {
    WorkKind.CONFERENCE_PAPER: "CPAPER",
    WorkKind.JOURNAL_ARTICLE: "JOUR",
    WorkKind.CHAPTER: "CHAP",
    WorkKind.BOOK: "BOOK",
    WorkKind.REPORT: "RPRT",
    WorkKind.THESIS: "THES",
    WorkKind.OTHER: "GEN",
}


def ris_item(work: Work) -> str:
    """One record, each line ending in CR LF, with an empty line after it."""
    tags = [(tag, value) for tag, text in _tags(work) if (value := one_line(text))]
    lines = [f"{tag}  - {value}" for tag, value in tags]
    return "\r\n".join([f"TY  - {_TYPES[work.kind]}", *lines, "ER  - ", "", ""])


def one_line(text: str) -> str:
    """The text with every run of spaces, line ends and the like as one space."""
    return " ".join(xml_text(text).split())


def inverted_name(name: Name) -> str:
    """`von Family, Given, Jr`.

    A comma parts; one within a name is left out.  After a name that is all family, such as a
    group's, there is a comma too, so that EndNote does not look for a given name in it.
    """
    family, given, suffix = (
        one_line(part.replace(",", " ")) for part in (name.surname, name.given, name.suffix)
    )
    return f"{family}, {given}, {suffix}" if suffix else f"{family}, {given}".rstrip(" ")


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    """Tags between type and end; an empty one is left out."""
    paper, publication = work.paper, work.paper.publication
    yield "ID", work.key
    for author in paper.authors:
        yield "AU", inverted_name(author.name)
    yield "TI", cited_title(paper).plain
    yield from _container(work, publication)
    yield from _date(work.issued)
    first, last = work.pages
    yield "SP", first or paper.pages
    yield "EP", last
    yield "PB", publication.publisher.plain
    numbers = (publication.isbn, publication.issn)
    # Some readers keep only the first.
    for number in reversed(numbers) if work.kind is WorkKind.JOURNAL_ARTICLE else numbers:
        yield "SN", number
    yield "DO", paper.doi
    yield "UR", work.url or work.page_url
    yield "L1", work.pdf_url
    if paper.eprint is not None:
        yield "AN", f"{archive_name(paper.eprint)}:{paper.eprint.id}"
    for keyword in paper.keywords:
        yield "KW", keyword
    yield "AB", " ".join(paragraph.plain for paragraph in paper.abstract)
    yield "N1", cited_note(paper).plain


def _container(work: Work, publication: Publication) -> Iterator[tuple[str, str]]:
    is_paper = work.kind is WorkKind.CONFERENCE_PAPER
    container, series = publication.container.plain, publication.series.plain
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
    yield "IS" if work.kind is WorkKind.JOURNAL_ARTICLE else "M1", publication.number


def _date(issued: Issued | None) -> Iterator[tuple[str, str]]:
    if issued is None:
        return
    yield "PY", f"{issued.year:04}"
    month = f"{issued.month:02}" if issued.month else ""
    day = f"{issued.day:02}" if issued.month and issued.day else ""
    yield "DA", f"{issued.year:04}/{month}/{day}/"
