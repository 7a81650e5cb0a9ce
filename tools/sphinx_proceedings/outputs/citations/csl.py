"""Works as CSL-JSON (schema `csl-data.json` of CSL 1.0.2), the input of CSL processors.

Titles and notes carry the inline markup that CSL's processors share (citeproc-js manual, “HTML-like
formatting tags”).  A formula is plain text, as none of them reads TeX.

CSL has no way to say “and others”.  A last name that is nothing but the literal `others` is what
converters from BibTeX write; pandoc prints “et al.” for it, others print it as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from sphinx_proceedings.model.contributors import ContributorRole
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Issued, Season, Status
from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text
from sphinx_proceedings.outputs.citations.type_names import TYPE_NAMES
from sphinx_proceedings.outputs.cited import archive_name, cited_note, cited_title
from sphinx_proceedings.outputs.plain_text import one_line, xml_text
from sphinx_proceedings.outputs.work import Work, WorkKind

__all__ = ["csl_array", "csl_item", "csl_object"]

# Whose number counts the volumes of a series; elsewhere it is an issue's or the work's own.
_IN_SERIES = frozenset(
    {
        WorkKind.CONFERENCE_PAPER,
        WorkKind.CHAPTER,
        WorkKind.BOOK,
        WorkKind.BOOKLET,
        WorkKind.MANUAL,
        WorkKind.THESIS,
        WorkKind.REFERENCE_ENTRY,
    }
)
_PUBSTATES = {
    "inpreparation": "in preparation",
    "inpress": "in press",
}
_SEASONS = {Season.SPRING: 1, Season.SUMMER: 2, Season.AUTUMN: 3, Season.WINTER: 4}
_TAGS = {
    Style.EMPHASIS: ("<i>", "</i>"),
    Style.STRONG: ("<b>", "</b>"),
    Style.CODE: ("", ""),
    Style.SMALL_CAPS: ('<span style="font-variant: small-caps;">', "</span>"),
    Style.SUPERSCRIPT: ("<sup>", "</sup>"),
    Style.SUBSCRIPT: ("<sub>", "</sub>"),
    Style.PROTECTED: ('<span class="nocase">', "</span>"),
}
# U+2060, a word joiner, is nothing to see, and with it no processor takes this for a tag.
_LOOKS_LIKE_TAG = re.compile(r"<(?=/?(?:i|b|sc|sup|sub|span)\b)", re.IGNORECASE)
_SAFE = "<\u2060"

Csl = dict[str, object]


def csl_item(work: Work) -> str:
    """One object, indented, without a line feed at its end.

    A reference manager would take the literal `others` for a person: it is a custom key here.
    """
    item = csl_object(work)
    if work.paper.standing.status is not Status.PUBLISHED:
        # Styles print it: to CSL it says that something is forthcoming.
        item["status"] = work.paper.standing.status.value
    if "\\-" in str(item.get("page", "")):
        # Reference managers show what they read.
        item["page"] = work.paper.pages
    if work.paper.more_authors:
        item["author"] = _names(work.paper.authors)
        item["custom"] = {"more-authors": True}
    return json.dumps(
        {name: value for name, value in item.items() if value}, ensure_ascii=False, indent=1
    )


def csl_array(items: Sequence[str]) -> str:
    """The text of a file: an array of these objects."""
    joined = ",\n".join(items)
    return f"[\n{joined}\n]\n" if items else "[]\n"


def csl_object(work: Work) -> Csl:
    """The work as processors take it, for those that are given values and no text."""
    paper, publication = work.paper, work.paper.publication
    found: Csl = {
        "id": one_line(work.key) or paper.slug,
        "type": TYPE_NAMES[work.kind].csl,
        "author": _names(paper.authors, others=paper.more_authors),
        "title": _rich(cited_title(paper)),
        "original-title": _rich(paper.original_title.text) if paper.original_title else "",
        "container-title": _rich(publication.container),
        "collection-title": _rich(work.collection),
        "editor": _names(publication.editors),
        **_contributors(work),
        "issued": _date(work.issued),
        **_event(work),
        "publisher": _rich(work.issuer),
        "publisher-place": _rich(publication.address),
        "genre": _text(paper.genre),
        "edition": _text(publication.edition),
        "volume": _text(publication.volume),
        "number-of-volumes": _text(publication.volumes),
        "part-number": _text(publication.part),
        "chapter-number": _text(paper.chapter),
        "number": _text(paper.article_number),
        **_numbers(work),
        "page": _text(_page(paper.pages)),
        "number-of-pages": _text(paper.page_count),
        "version": _text(paper.version),
        "status": _text(_PUBSTATES.get(paper.pubstate.lower(), paper.pubstate)),
        "language": work.language or _text(paper.language),
        "accessed": _date(paper.visited),
        **_identifiers(work),
        "keyword": _text(", ".join(paper.keywords)),
        "abstract": "\n".join(_text(paragraph.plain) for paragraph in paper.abstract),
        "note": _rich(cited_note(work)),
    }
    if paper.eprint and not publication.container:
        # Styles print an archive after the publisher: so only for what is published nowhere else.
        found["archive"] = _text(archive_name(paper.eprint))
        found["archive_location"] = _text(paper.eprint.id)
    return {name: value for name, value in found.items() if value}


def _numbers(work: Work) -> Csl:
    """What the number of a publication counts."""
    if work.is_in_journal:
        return {"issue": _text(work.issue)}
    number = _text(work.paper.publication.number)
    own = not work.paper.article_number and work.kind not in _IN_SERIES
    return {"number" if own else "collection-number": number} if number else {}


def _page(pages: str) -> str:
    """Pages for processors, which print an en dash for the hyphen of a range (CSL 1.0.2).

    They would do so for a hyphen within the number of a page, too, which is kept by a backslash
    (citeproc-js manual, “page”), or, in a range, by an en dash where the range is parted.
    """
    if "-" in pages and "–" not in pages:
        return pages.replace("-", "\\-")
    return pages if "-" in pages else pages.replace("–", "-")


def _contributors(work: Work) -> Csl:
    """Roles that CSL 1.0.2 knows; forewords and the like it does not."""
    roles = {
        "translator": ContributorRole.TRANSLATOR,
        "container-author": ContributorRole.BOOK_AUTHOR,
        "compiler": ContributorRole.COMPILER,
        "director": ContributorRole.DIRECTOR,
        "producer": ContributorRole.PRODUCER,
        "organizer": ContributorRole.ORGANIZER,
    }
    return {name: [_name(one) for one in work.contributors(role)] for name, role in roles.items()}


def _event(work: Work) -> Csl:
    """The event as the paper calls it, else its edition."""
    publication = work.paper.publication
    place = publication.location.plain or (work.edition.place if work.is_of_edition else "")
    is_of_event = work.kind in {WorkKind.CONFERENCE_PAPER, WorkKind.PRESENTATION}
    return {
        "event-title": _rich(publication.event_title) or _text(work.event_name),
        "event-date": _dates(publication.event_start, publication.event_end),
        "event-place": _text(place) if is_of_event else "",
    }


def _identifiers(work: Work) -> Csl:
    paper, publication = work.paper, work.paper.publication
    return {
        "ISBN": _text(publication.isbn),
        "ISSN": _text(publication.issn),
        "DOI": _text(paper.doi),
        "PMID": paper.pmid,
        "PMCID": paper.pmcid,
        "URL": _text(work.url or work.page_url),
    }


def _names(people: Iterable[Authorship], *, others: bool = False) -> list[Csl]:
    names = [_name(person.name) for person in people]
    return [*names, {"literal": "others"}] if others else names


def _name(name: Name) -> Csl:
    if name.corporate:
        return {"literal": _text(name.family)}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: _text(value) for part, value in parts.items() if value}


def _date(issued: Issued | None) -> Csl:
    return _dates(issued, None)


def _dates(first: Issued | None, last: Issued | None) -> Csl:
    if first is None:
        return {}
    parts = [list(map(int, day.parts)) for day in (first, last) if day is not None]
    found: Csl = {"date-parts": parts}
    if first.season is not None:
        found["season"] = _SEASONS[first.season]
    if first.circa:
        found["circa"] = True
    return found


def _text(text: str) -> str:
    line = one_line(text)
    return _LOOKS_LIKE_TAG.sub(_SAFE, line) if "<" in line else line


def _rich(text: RichText) -> str:
    match text.nodes:
        case ():
            return ""
        case (Text(plain),):
            return _text(plain)
    return " ".join(_written(text.nodes).split())


def _written(nodes: Iterable[Node]) -> str:
    return "".join(map(_node, nodes))


def _node(node: Node) -> str:
    match node:
        case Text(text):
            return _guarded(text)
        case Math(tex, _, text):
            # Case in a formula means something: no style may change it.
            opening, closing = _TAGS[Style.PROTECTED]
            return f"{opening}{_guarded(text or tex)}{closing}"
        case Span(style, children):
            opening, closing = _TAGS[style]
            inside = _written(children)
            return f"{opening}{inside}{closing}" if inside else ""
        case Link(_, children):
            return _written(children)


def _guarded(text: str) -> str:
    return _LOOKS_LIKE_TAG.sub(_SAFE, xml_text(text))
