"""Works as MODS 3.8 (Metadata Object Description Schema, Library of Congress)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from xml.sax.saxutils import escape, quoteattr

from sphinx_proceedings.export.bibtex import cited_note, cited_title
from sphinx_proceedings.export.ris import one_line
from sphinx_proceedings.export.work import Work, WorkKind
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Issued, Publication, Status
from sphinx_proceedings.model.people import Authorship

__all__ = ["mods_collection", "mods_item"]

_COLLECTION = """\
<?xml version="1.0" encoding="UTF-8"?>
<modsCollection xmlns="http://www.loc.gov/mods/v3"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://www.loc.gov/mods/v3 http://www.loc.gov/standards/mods/v3/mods-3-8.xsd">
"""
# Terms of the MARC Genre Term List for what holds a work.
_HOST_GENRES = {
    WorkKind.CONFERENCE_PAPER: "conference publication",
    WorkKind.JOURNAL_ARTICLE: "periodical",
    WorkKind.CHAPTER: "book",
}


def mods_item(work: Work) -> str:
    """One `mods` element without its namespace, which the collection around it declares."""
    return _element("mods", *_contents(work), version="3.8") + "\n"


def mods_collection(items: Sequence[str]) -> str:
    """The text of a file: a collection of these elements."""
    return "".join([_COLLECTION, *items, "</modsCollection>\n"])


def _contents(work: Work) -> Iterator[str]:
    """The elements of a record; those without content are empty strings."""
    paper, publication = work.paper, work.paper.publication
    yield _element(
        "titleInfo",
        _leaf("title", cited_title(paper, whole=False).plain),
        _leaf("subTitle", paper.subtitle.plain),
    )
    yield from _names(paper.authors, "author", work.orcids)
    if paper.more_authors:
        yield _element("name", "\n<etal/>", _role("author"))
    yield _leaf("typeOfResource", "text")
    yield _leaf("genre", work.kind.value)
    has_host = bool(publication.container)
    yield _element(
        "originInfo",
        "" if has_host else _publisher(publication),
        _leaf("dateIssued", _date(work.issued), encoding="w3cdtf"),
    )
    yield "" if has_host else _editors(publication.editors)
    for paragraph in paper.abstract:
        yield _leaf("abstract", paragraph.plain)
    yield _leaf("note", cited_note(paper).plain, **_note_type(work))
    for keyword in paper.keywords:
        yield _element("subject", _leaf("topic", keyword))
    yield _host(work, publication) if has_host else _series(publication)
    yield from _identifiers(work)
    yield _element(
        "location",
        _leaf("url", work.page_url, usage="primary display"),
        _leaf("url", work.pdf_url, access="raw object"),
    )


def _note_type(work: Work) -> dict[str, str]:
    """A note on what became of the work says so in its type."""
    status = work.paper.standing.status
    return {} if status is Status.PUBLISHED else {"type": status.value}


def _host(work: Work, publication: Publication) -> str:
    genre = _HOST_GENRES.get(work.kind, "")
    first, last = work.pages
    pages = (
        [_leaf("start", first), _leaf("end", last)] if first else [_leaf("list", work.paper.pages)]
    )
    return _element(
        "relatedItem",
        _element("titleInfo", _leaf("title", publication.container.plain)),
        _editors(publication.editors),
        _leaf("genre", genre, authority="marcgt"),
        _element("originInfo", _publisher(publication)),
        _leaf("identifier", publication.isbn, type="isbn"),
        _leaf("identifier", publication.issn, type="issn"),
        _element(
            "part",
            _element("detail", _leaf("number", publication.volume), type="volume"),
            _element("detail", _leaf("number", publication.number), type="issue"),
            _element("extent", *pages, unit="pages"),
        ),
        _series(publication, volume=False),
        type="host",
    )


def _series(publication: Publication, *, volume: bool = True) -> str:
    number = publication.volume or publication.number if volume else ""
    return _element(
        "relatedItem",
        _element(
            "titleInfo",
            _leaf("title", publication.series.plain),
            _leaf("partNumber", number) if publication.series else "",
        ),
        type="series",
    )


def _publisher(publication: Publication) -> str:
    return _element("place", _leaf("placeTerm", publication.address.plain, type="text")) + _leaf(
        "publisher", publication.publisher.plain
    )


def _identifiers(work: Work) -> Iterator[str]:
    paper, publication = work.paper, work.paper.publication
    yield _leaf("identifier", work.key, type="citekey")
    yield _leaf("identifier", paper.doi, type="doi")
    if paper.eprint is not None:
        yield _leaf("identifier", paper.eprint.id, type=paper.eprint.archive)
    yield _leaf("identifier", work.url, type="uri")
    if not publication.container:
        yield _leaf("identifier", publication.isbn, type="isbn")
        yield _leaf("identifier", publication.issn, type="issn")


@lru_cache(maxsize=256)  # the editors of a volume stand in each of its records
def _editors(editors: tuple[Authorship, ...]) -> str:
    return "".join(_names(editors, "editor"))


def _names(people: Iterable[Authorship], role: str, orcids: Sequence[str] = ()) -> Iterator[str]:
    for index, person in enumerate(people):
        name = person.name
        is_whole = name.corporate
        orcid = orcids[index] if orcids else person.orcid
        yield _element(
            "name",
            *_name_parts(name, is_whole=is_whole),
            _role(role),
            _leaf("affiliation", person.affiliation),
            _leaf("nameIdentifier", orcid, type="orcid"),
            type="corporate" if is_whole else "personal",
        )


def _name_parts(name: Name, *, is_whole: bool) -> Iterator[str]:
    if is_whole:
        yield _leaf("namePart", name.family)
        return
    yield _leaf("namePart", name.given, type="given")
    yield _leaf("namePart", name.surname, type="family")
    yield _leaf("namePart", name.suffix, type="termsOfAddress")


@cache
def _role(role: str) -> str:
    return _element("role", _leaf("roleTerm", role, authority="marcrelator", type="text"))


def _date(issued: Issued | None) -> str:
    if issued is None:
        return ""
    month = f"-{issued.month:02}" if issued.month else ""
    day = f"-{issued.day:02}" if issued.month and issued.day else ""
    return f"{issued.year:04}{month}{day}"


def _leaf(element: str, text: str, **attributes: str) -> str:
    """An element on a line of its own with this text, or nothing where there is no text."""
    line = one_line(text)
    return f"\n<{element}{_attributes(attributes)}>{escape(line)}</{element}>" if line else ""


def _element(element: str, *children: str, **attributes: str) -> str:
    """An element with these children, or nothing where there are none."""
    inside = "".join(children)
    return f"\n<{element}{_attributes(attributes)}>{inside}\n</{element}>" if inside else ""


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(one_line(value))}" for name, value in attributes.items())
