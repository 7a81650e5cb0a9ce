"""Where a paper was published, and what else its entry says of it, as its page tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_proceedings.model.entry_types import ENTRY_TYPES, WorkKind
from sphinx_proceedings.model.languages import language_tag
from sphinx_proceedings.model.papers import (
    MONTH_NAMES,
    ContributorRole,
    Issued,
    Paper,
    Publication,
)
from sphinx_proceedings.model.richtext import RichText, Text
from sphinx_proceedings.pages.inlines import Emphasised, Inline, Line, Plain, Rich, joined, line

__all__ = ["further_facts", "imprint", "pages_told", "publication_line"]

_RANGE = re.compile(r"(?P<letters>[A-Za-z]*)(?P<first>\d{1,9})–(?P=letters)(?P<last>\d{1,9})")
_IN_JOURNALS = frozenset({WorkKind.JOURNAL_ARTICLE, WorkKind.REVIEW})
_PUBSTATES = {"inpress": "in press", "inpreparation": "in preparation"}
_ROLES = {
    ContributorRole.TRANSLATOR: "Translated by",
    ContributorRole.ANNOTATOR: "Annotations by",
    ContributorRole.COMMENTATOR: "Commentary by",
    ContributorRole.INTRODUCTION: "Introduction by",
    ContributorRole.FOREWORD: "Foreword by",
    ContributorRole.AFTERWORD: "Afterword by",
    ContributorRole.BOOK_AUTHOR: "Book by",
    ContributorRole.HOLDER: "Holder",
    ContributorRole.EDITOR: "Further editors",
}


def publication_line(paper: Paper) -> Line:
    """`Proceedings of …, volume 2. Publisher, 2023` as far as it is known; without pages."""
    publication = paper.publication
    container = Emphasised(Rich(publication.container)) if publication.container else None
    in_series = _in_series(publication, paper)
    where = joined(" ", filter(None, (container, f"({in_series})" if in_series else "")))
    for part in _parts(paper):
        where = line(where, f", {part}") if where else line(part)
    # “Proc.” has its full stop.
    has_stop = where.parts == (container,) and _ends_with_stop(publication.container)
    return joined(" " if has_stop else ". ", filter(None, (where, imprint(publication))))


def _in_series(publication: Publication, paper: Paper) -> str:
    main = publication.main_title.plain
    series = publication.series.plain
    kind = ENTRY_TYPES.get(paper.entry_type)
    if series and publication.number and kind not in _IN_JOURNALS:
        series += f" {publication.number}"
    return ", ".join(part for part in (main, series) if part)


def _parts(paper: Paper) -> Iterator[str]:
    """Volume, number and article, from the outside in."""
    publication = paper.publication
    kind = ENTRY_TYPES.get(paper.entry_type)
    if publication.volume:
        of = f" of {publication.volumes}" if publication.volumes else ""
        yield f"volume {publication.volume}{of}"
    if publication.part:
        yield f"part {publication.part}"
    is_issue = kind in _IN_JOURNALS
    if publication.number and (is_issue or not publication.series):
        yield f"number {publication.number}"
    if publication.issue:
        yield publication.issue
    if publication.issue_title:
        yield f"“{publication.issue_title.plain}”"
    if paper.chapter:
        yield f"chapter {paper.chapter}"
    if paper.article_number:
        yield f"article {paper.article_number}"


def imprint(publication: Publication) -> str:
    """Publisher and year, as far as they are known."""
    parts = [publication.publisher.plain, _issued(publication.issued)]
    return ", ".join(part for part in parts if part)


def _issued(issued: Issued | None) -> str:
    if issued is None:
        return ""
    year = f"{issued.season.value} {issued.year}" if issued.season else str(issued.year)
    return f"c. {year}" if issued.circa else year


def further_facts(paper: Paper) -> Iterator[tuple[str, Inline]]:
    """Labels and values of what few papers have."""
    publication = paper.publication
    facts = (
        ("Type", paper.genre),
        ("Track", paper.track),
        ("Edition", publication.edition),
        ("Version", paper.version),
        ("Event", _event(publication)),
        ("Organisation", publication.organization.plain),
        ("Language", _language(paper.language)),
        ("State", _PUBSTATES.get(paper.pubstate.lower(), paper.pubstate)),
        ("PubMed", paper.pmid),
        ("PubMed Central", paper.pmcid),
        ("Address seen", _day(paper.visited)),
    )
    for label, value in facts:
        if value:
            yield label, Plain(value)
    if paper.how_published:
        yield "Published as", Rich(paper.how_published)
    for group in publication.contributors:
        label = _ROLES.get(group.role, group.role.value.capitalize())
        yield label, Plain(", ".join(name.full for name in group.names))


def _event(publication: Publication) -> str:
    days = " – ".join(filter(None, map(_day, (publication.event_start, publication.event_end))))
    where = publication.location.plain if publication.event_title else ""
    parts = (publication.event_title.plain, where, days)
    return ", ".join(part for part in parts if part)


def _day(day: Issued | None) -> str:
    """`8 May 2027`, as far as it is known."""
    if day is None:
        return ""
    parts = [str(day.year)]
    if day.month:
        parts = [MONTH_NAMES[day.month - 1], *parts]
        parts = [str(day.day), *parts] if day.day else parts
    return " ".join(parts)


def pages_told(paper: Paper) -> str:
    """`42–48 (7 pages)`, as far as it is known."""
    count = paper.page_count or _count(paper.pages)
    counted = f"{count} {'page' if count == '1' else 'pages'}" if count else ""
    return f"{paper.pages} ({counted})" if paper.pages and counted else paper.pages or counted


def _count(pages: str) -> str:
    """How many there are from first to last; nothing where that is not certain."""
    total = 0
    for part in pages.split(","):
        ends = _RANGE.fullmatch(part.strip())
        if ends is None or int(ends["last"]) < int(ends["first"]):
            return ""
        total += int(ends["last"]) - int(ends["first"]) + 1
    return str(total)


def _language(written: str) -> str:
    """English needs no word on an English page."""
    is_english = language_tag(written).partition("-")[0] == "en"
    return "" if is_english else written[:1].upper() + written[1:]


def _ends_with_stop(title: RichText) -> bool:
    """Whether a title ends so, unless in a part that is marked."""
    last = title.nodes[-1] if title.nodes else None
    return isinstance(last, Text) and last.text.rstrip().endswith(".")
