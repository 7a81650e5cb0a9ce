"""Works as MODS 3.8 (Metadata Object Description Schema, Library of Congress)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from xml.sax.saxutils import escape, quoteattr

from sphinx_proceedings.model.contributors import ContributorRole
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Publication, Status
from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.outputs.cited import cited_note, cited_title
from sphinx_proceedings.outputs.plain_text import XML_DECLARATION, one_line
from sphinx_proceedings.outputs.work import Work, WorkKind

__all__ = ["mods_collection", "mods_item"]

_COLLECTION = f"""\
{XML_DECLARATION}<modsCollection xmlns="http://www.loc.gov/mods/v3"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://www.loc.gov/mods/v3 http://www.loc.gov/standards/mods/v3/mods-3-8.xsd">
"""
# Terms of the MARC Genre Term List for what holds a work.
_HOST_GENRES = {
    WorkKind.CONFERENCE_PAPER: "conference publication",
    WorkKind.JOURNAL_ARTICLE: "periodical",
    WorkKind.REVIEW: "periodical",
    WorkKind.CHAPTER: "book",
    WorkKind.REFERENCE_ENTRY: "encyclopedia",
}
# MODS's own list for `typeOfResource`.
_RESOURCES = {
    WorkKind.DATASET: "software, multimedia",
    WorkKind.SOFTWARE: "software, multimedia",
    WorkKind.ARTWORK: "still image",
    WorkKind.IMAGE: "still image",
    WorkKind.AUDIO: "sound recording",
    WorkKind.MUSIC: "sound recording",
    WorkKind.VIDEO: "moving image",
    WorkKind.FILM: "moving image",
}
# Roles that MARC's list of relators has.
_RELATORS = {
    ContributorRole.TRANSLATOR: "translator",
    ContributorRole.ANNOTATOR: "annotator",
    ContributorRole.COMMENTATOR: "commentator",
    ContributorRole.INTRODUCTION: "author of introduction, etc.",
    ContributorRole.FOREWORD: "author of introduction, etc.",
    ContributorRole.AFTERWORD: "author of afterword, colophon, etc.",
    ContributorRole.HOLDER: "patent holder",
    ContributorRole.COMPILER: "compiler",
    ContributorRole.REDACTOR: "redaktor",
    ContributorRole.ORGANIZER: "organizer",
    ContributorRole.DIRECTOR: "director",
    ContributorRole.PRODUCER: "producer",
    ContributorRole.EDITOR: "editor",
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
    for title in paper.other_titles:
        kind = {"type": "alternative" if title.is_original else "translated"}
        language = {"xml:lang": title.language} if title.language else {}
        yield _element("titleInfo", _leaf("title", title.text.plain), **kind, **language)
    yield from _names(paper.authors, "author", work.orcids)
    if paper.more_authors:
        yield _element("name", "\n<etal/>", _role("author"))
    for one in publication.contributors:
        for name in one.names:
            yield _name(name, _RELATORS.get(one.role, "contributor"))
    yield _leaf("typeOfResource", _RESOURCES.get(work.kind, "text"))
    yield _leaf("genre", work.kind.value)
    yield _leaf("genre", paper.genre)
    has_host = bool(publication.container)
    yield _element(
        "originInfo",
        "" if has_host else _publisher(work),
        _leaf("dateIssued", work.issued.iso if work.issued else "", encoding="w3cdtf"),
        "" if has_host else _leaf("edition", publication.edition or paper.version),
    )
    yield _element("language", _language(work))
    yield "" if has_host else _editors(publication.editors)
    for paragraph in paper.abstract:
        yield _leaf("abstract", paragraph.plain)
    yield _leaf("note", cited_note(work).plain, **_note_type(work))
    for keyword in paper.keywords:
        yield _element("subject", _leaf("topic", keyword))
    yield _host(work, publication) if has_host else _series(work)
    yield from _identifiers(work)
    yield _element(
        "location",
        _leaf("url", work.page_url, usage="primary display"),
        _visited(work),
        _leaf("url", work.pdf_url, access="raw object"),
    )
    if licence := paper.licence:
        told = " ".join(filter(None, dict.fromkeys((licence.name, licence.url))))
        yield _leaf("accessCondition", told, type="use and reproduction")
    yield _leaf("accessCondition", paper.copyright, type="copyright")


def _language(work: Work) -> str:
    tag = work.language
    known = _leaf("languageTerm", tag, type="code", authority="rfc5646") if tag else ""
    return known or _leaf("languageTerm", work.paper.language, type="text")


def _visited(work: Work) -> str:
    """The address that somebody saw, and when."""
    day = work.paper.visited
    return _leaf("url", work.url, dateLastAccessed=day.iso) if day else ""


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
        _event(publication),
        _element("originInfo", _publisher(work), _leaf("edition", publication.edition)),
        _leaf("identifier", publication.isbn, type="isbn"),
        _leaf("identifier", publication.issn, type="issn"),
        _element(
            "part",
            _element("detail", _leaf("number", publication.volume), type="volume"),
            _element("detail", _leaf("number", publication.part), type="part"),
            _element("detail", _leaf("number", work.issue), type="issue"),
            _element("detail", _leaf("number", work.paper.chapter), type="chapter"),
            _element("detail", _leaf("number", work.paper.article_number), type="article"),
            _element("detail", _leaf("title", work.paper.track), type="section"),
            _element("extent", *pages, unit="pages"),
        ),
        _series(work, volume=False),
        type="host",
    )


def _event(publication: Publication) -> str:
    """The conference by its own name."""
    return _element("name", _leaf("namePart", publication.event_title.plain), type="conference")


def _series(work: Work, *, volume: bool = True) -> str:
    publication = work.paper.publication
    number = publication.volume or publication.number if volume else ""
    return _element(
        "relatedItem",
        _element(
            "titleInfo",
            _leaf("title", work.collection.plain),
            _leaf("partNumber", number) if work.collection else "",
        ),
        type="series",
    )


def _publisher(work: Work) -> str:
    place = _leaf("placeTerm", work.paper.publication.address.plain, type="text")
    return _element("place", place) + _leaf("publisher", work.issuer.plain)


def _identifiers(work: Work) -> Iterator[str]:
    paper, publication = work.paper, work.paper.publication
    yield _leaf("identifier", work.key, type="citekey")
    yield _leaf("identifier", paper.doi, type="doi")
    if paper.eprint is not None:
        yield _leaf("identifier", paper.eprint.id, type=paper.eprint.archive)
    yield _leaf("identifier", paper.pmid, type="pmid")
    yield _leaf("identifier", paper.pmcid, type="pmcid")
    yield _leaf("identifier", work.url, type="uri")
    if not publication.container:
        yield _leaf("identifier", publication.isbn, type="isbn")
        yield _leaf("identifier", publication.issn, type="issn")


@lru_cache(maxsize=256)  # the editors of a volume stand in each of its records
def _editors(editors: tuple[Authorship, ...]) -> str:
    return "".join(_names(editors, "editor"))


def _names(people: Iterable[Authorship], role: str, orcids: Sequence[str] = ()) -> Iterator[str]:
    for index, person in enumerate(people):
        orcid = orcids[index] if orcids else person.orcid
        yield _name(
            person.name,
            role,
            *(_leaf("affiliation", place.name) for place in person.affiliations),
            _leaf("nameIdentifier", orcid, type="orcid"),
        )


def _name(name: Name, role: str, *more: str) -> str:
    return _element(
        "name",
        *_name_parts(name, is_whole=name.corporate),
        _role(role),
        *more,
        type="corporate" if name.corporate else "personal",
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
