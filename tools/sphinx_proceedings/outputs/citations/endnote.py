"""Works as EndNote's tagged format, which descends from refer.

Tags are those of the chapter “EndNote Import” of EndNote's manual; every reader of the format
takes repeated `%A`, `%E` and `%K`.  The format has no way to say “and others”: the names that are
known are listed.  A retracted paper's title says so, and `%Z` tells when and why.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.contributors import ContributorRole
from sphinx_proceedings.model.papers import Issued
from sphinx_proceedings.outputs.citations.type_names import TYPE_NAMES
from sphinx_proceedings.outputs.cited import archive_name, cited_note, cited_title, inverted_name
from sphinx_proceedings.outputs.plain_text import one_line, paragraphs_text
from sphinx_proceedings.outputs.work import Work, WorkKind

__all__ = ["endnote_item"]


def endnote_item(work: Work) -> str:
    """One record, with an empty line after it."""
    tags = [(tag, value) for tag, text in _tags(work) if (value := one_line(text))]
    return "".join(
        [
            f"%0 {TYPE_NAMES[work.kind].endnote}\n",
            *(f"%{tag} {value}\n" for tag, value in tags),
            "\n",
        ]
    )


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    """Tags after the type; an empty one is left out."""
    paper, publication = work.paper, work.paper.publication
    for author in paper.authors:
        yield "A", inverted_name(author.name)
    yield "T", cited_title(paper).plain
    for title in paper.other_titles:
        yield "O" if title.is_original else "Q", title.text.plain
    container = "J" if work.kind is WorkKind.JOURNAL_ARTICLE else "B"
    yield container, publication.container.plain
    for editor in publication.editors:
        yield "E", inverted_name(editor.name)
    for name in work.contributors(ContributorRole.TRANSLATOR):
        yield "?", inverted_name(name)
    yield "S", work.collection.plain
    yield "V", publication.volume
    yield "6", publication.volumes
    yield "N", work.issue if container == "J" else publication.number
    yield "&", paper.chapter
    # A hyphen within the number of a page would be taken for one between pages.
    yield "P", paper.pages if "-" in paper.pages else paper.pages.replace("–", "-")
    yield "]", paper.article_number
    if work.issued is not None:
        yield "D", f"{work.issued.year:04}"
        yield "8", _date(work.issued)
    if paper.visited is not None:
        yield "[", _date(paper.visited) or f"{paper.visited.year:04}"
    yield "I", work.issuer.plain
    yield "9", paper.genre
    if container != "J":
        yield "7", publication.edition or paper.version
    yield "G", work.language or paper.language
    yield "C", (publication.address or publication.location).plain
    yield "@", publication.isbn
    yield "@", publication.issn
    yield "R", paper.doi
    yield "U", work.url or work.page_url
    yield ">", work.pdf_url
    if paper.eprint is not None:
        yield "M", f"{archive_name(paper.eprint)}:{paper.eprint.id}"
    for keyword in paper.keywords:
        yield "K", keyword
    yield "X", paragraphs_text(paper.abstract)
    yield "Z", cited_note(work).plain
    yield "F", work.key


def _date(issued: Issued) -> str:
    """As much as is known beside the year; empty where that is all."""
    if issued.season:
        return f"{issued.season.value.capitalize()} {issued.year:04}"
    return issued.iso if issued.month else ""
