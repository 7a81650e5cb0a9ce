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

from sphinx_proceedings.export.bibtex import archive_name, cited_note, cited_title
from sphinx_proceedings.export.ris import one_line
from sphinx_proceedings.export.work import Work, WorkKind
from sphinx_proceedings.export.xml_text import xml_text
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Issued, Status
from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text

__all__ = ["csl_array", "csl_item", "csl_object"]

_TYPES = {
    WorkKind.CONFERENCE_PAPER: "paper-conference",
    WorkKind.JOURNAL_ARTICLE: "article-journal",
    WorkKind.CHAPTER: "chapter",
    WorkKind.BOOK: "book",
    WorkKind.REPORT: "report",
    WorkKind.THESIS: "thesis",
}
_OTHER_TYPES = {
    "dataset": "dataset",
    "online": "webpage",
    "patent": "patent",
    "software": "software",
    "unpublished": "manuscript",
}
# What a number counts; elsewhere it counts the volumes of a series.
_NUMBERS = {
    WorkKind.JOURNAL_ARTICLE: "issue",
    WorkKind.REPORT: "number",
    WorkKind.OTHER: "number",
}
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
    is_paper = work.kind is WorkKind.CONFERENCE_PAPER
    found: Csl = {
        "id": one_line(work.key) or paper.slug,
        "type": _TYPES.get(work.kind) or _OTHER_TYPES.get(paper.entry_type, "document"),
        "author": _names(paper.authors, others=paper.more_authors),
        "title": _rich(cited_title(paper)),
        "container-title": _rich(publication.container),
        "collection-title": _rich(publication.series),
        "editor": _names(publication.editors),
        "issued": _date(work.issued),
        "event-title": _event(work.edition) if is_paper else "",
        "event-place": _text(publication.location.plain or work.edition.place) if is_paper else "",
        "publisher": _rich(publication.publisher),
        "publisher-place": _rich(publication.address),
        "volume": _text(publication.volume),
        _NUMBERS.get(work.kind, "collection-number"): _text(publication.number),
        # Processors print an en dash for the hyphen of a range (CSL 1.0.2, page-range-delimiter).
        "page": _text(paper.pages.replace("–", "-")),
        "number-of-pages": _text(paper.page_count),
        "ISBN": _text(publication.isbn),
        "ISSN": _text(publication.issn),
        "DOI": _text(paper.doi),
        "URL": _text(work.url or work.page_url),
        "keyword": _text(", ".join(paper.keywords)),
        "abstract": "\n".join(_text(paragraph.plain) for paragraph in paper.abstract),
        "note": _rich(cited_note(paper)),
    }
    if paper.eprint and not publication.container:
        # Styles print an archive after the publisher: so only for what is published nowhere else.
        found["archive"] = _text(archive_name(paper.eprint))
        found["archive_location"] = _text(paper.eprint.id)
    return {name: value for name, value in found.items() if value}


def _event(edition: Edition) -> str:
    """What the event is called; nothing where only an id is known."""
    return _text(edition.title or (edition.name if edition.name != edition.id else ""))


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
    if issued is None:
        return {}
    parts = [issued.year]
    if issued.month:
        parts += [issued.month, issued.day] if issued.day else [issued.month]
    return {"date-parts": [parts]}


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
