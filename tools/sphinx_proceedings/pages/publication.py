"""Where a paper was published, and what else its entry says of it, as its page tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_proceedings.model.contributors import ContributorRole
from sphinx_proceedings.model.entry_types import ENTRY_TYPES, WorkKind
from sphinx_proceedings.model.languages import language_tag
from sphinx_proceedings.model.papers import Issued, Paper, Publication, Season
from sphinx_proceedings.model.richtext import RichText, Text
from sphinx_proceedings.pages.inlines import Emphasised, Inline, Line, Plain, Rich, joined, line
from sphinx_proceedings.wording.dates import date_in_words, month_and_year
from sphinx_proceedings.wording.messages import gettext, ngettext, noop, pgettext, spoken

__all__ = ["further_facts", "imprint", "pages_told", "publication_line"]

_RANGE = re.compile(r"(?P<letters>[A-Za-z]*)(?P<first>\d{1,9})–(?P=letters)(?P<last>\d{1,9})")
_NUMBER = re.compile(r"\d{1,9}")
_MANY = 2
_IN_JOURNALS = frozenset({WorkKind.JOURNAL_ARTICLE, WorkKind.REVIEW})
_PUBSTATES = {"inpress": noop("in press"), "inpreparation": noop("in preparation")}
_SEASONS = {
    Season.SPRING: noop("spring {year}"),
    Season.SUMMER: noop("summer {year}"),
    Season.AUTUMN: noop("autumn {year}"),
    Season.WINTER: noop("winter {year}"),
}
_ROLES = {
    # For translators: what people did for a paper, who are named behind it.
    ContributorRole.TRANSLATOR: noop("Translated by"),
    ContributorRole.ANNOTATOR: noop("Annotations by"),
    ContributorRole.COMMENTATOR: noop("Commentary by"),
    ContributorRole.INTRODUCTION: noop("Introduction by"),
    ContributorRole.FOREWORD: noop("Foreword by"),
    ContributorRole.AFTERWORD: noop("Afterword by"),
    ContributorRole.BOOK_AUTHOR: noop("Book by"),
    # For translators: of a patent.
    ContributorRole.HOLDER: noop("Holder"),
    ContributorRole.COMPILER: noop("Compiler"),
    ContributorRole.FOUNDER: noop("Founder"),
    ContributorRole.CONTINUATOR: noop("Continuator"),
    ContributorRole.REDACTOR: noop("Redactor"),
    ContributorRole.REVISER: noop("Reviser"),
    ContributorRole.COLLABORATOR: noop("Collaborator"),
    ContributorRole.ORGANIZER: noop("Organizer"),
    ContributorRole.DIRECTOR: noop("Director"),
    ContributorRole.PRODUCER: noop("Producer"),
    ContributorRole.EDITOR: noop("Further editors"),
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
        yield _volume(publication.volume, publication.volumes)
    if publication.part:
        # For translators: of a volume.
        yield gettext("part {number}", number=publication.part)
    is_issue = kind in _IN_JOURNALS
    if publication.number and (is_issue or not publication.series):
        # For translators: an issue of a journal, or a report.
        yield gettext("number {number}", number=publication.number)
    if publication.issue:
        yield publication.issue
    if publication.issue_title:
        # For translators: a title within a sentence, in the quotation marks of your language.
        yield gettext("“{title}”", title=publication.issue_title.plain)
    if paper.chapter:
        yield gettext("chapter {number}", number=paper.chapter)
    if paper.article_number:
        # For translators: an article that has a number instead of pages.
        yield gettext("article {number}", number=paper.article_number)


def _volume(volume: str, volumes: str) -> str:
    if volumes:
        # For translators: such as “volume 2 of 3”.
        return gettext("volume {volume} of {volumes}", volume=volume, volumes=volumes)
    return gettext("volume {volume}", volume=volume)


def imprint(publication: Publication) -> str:
    """Publisher and year, as far as they are known."""
    parts = [publication.publisher.plain, _issued(publication.issued)]
    return ", ".join(part for part in parts if part)


def _issued(issued: Issued | None) -> str:
    if issued is None:
        return ""
    year = gettext(_SEASONS[issued.season], year=issued.year) if issued.season else issued.year
    # For translators: about, of a date that is not certain, such as “c. 2023”.
    return gettext("c. {date}", date=year) if issued.circa else str(year)


def further_facts(paper: Paper) -> Iterator[tuple[str, Inline]]:
    """Labels and values of what few papers have."""
    publication = paper.publication
    facts = (
        # For translators: of a paper, such as “PhD thesis”.
        (gettext("Type"), paper.genre_said),
        # For translators: of a conference.
        (gettext("Track"), paper.track),
        # For translators: such as “second”.
        (pgettext("of a book", "Edition"), publication.edition),
        (gettext("Version"), paper.version),
        (gettext("Event"), _event(publication)),
        (gettext("Organisation"), publication.organization.plain),
        (gettext("Language"), _language(paper.language)),
        # For translators: of publication, such as “in press”.
        (gettext("State"), _state(paper.pubstate)),
        ("PubMed", paper.pmid),
        ("PubMed Central", paper.pmcid),
        # For translators: when somebody last looked at an address in the web, as a date.
        (gettext("Address seen"), _day(paper.visited)),
    )
    for label, value in facts:
        if value:
            yield label, Plain(value)
    if paper.how_published:
        yield gettext("Published as"), Rich(paper.how_published)
    for group in publication.contributors:
        yield gettext(_ROLES[group.role]), Plain(", ".join(name.full for name in group.names))


def _state(written: str) -> str:
    known = _PUBSTATES.get(written.lower())
    return gettext(known) if known else written


def _event(publication: Publication) -> str:
    days = " – ".join(filter(None, map(_day, (publication.event_start, publication.event_end))))
    where = publication.location.plain if publication.event_title else ""
    parts = (publication.event_title.plain, where, days)
    return ", ".join(part for part in parts if part)


def _day(day: Issued | None) -> str:
    """`8 May 2027`, as far as it is known."""
    if day is None:
        return ""
    first = day.first_day
    if first is None or not day.month:
        return str(day.year)
    return date_in_words(first) if day.day else month_and_year(first)


def pages_told(paper: Paper) -> str:
    """`42–48 (7 pages)`, as far as it is known."""
    pages, count = paper.pages, paper.page_count or _count(paper.pages)
    if not count:
        return pages
    several = int(count) if _NUMBER.fullmatch(count) else _MANY
    if not pages:
        return ngettext("{number} page", "{number} pages", several, number=count)
    # For translators: such as “42–48 (7 pages)”.
    return ngettext(
        "{pages} ({number} page)", "{pages} ({number} pages)", several, pages=pages, number=count
    )


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
    """English needs no word on an English page, nor does any language on a page in it."""
    tag, language = language_tag(written).partition("-")[0], spoken()
    if tag == language.locale.language:
        return ""
    called = written if language.is_english else language.locale.languages.get(tag, written)
    return called[:1].upper() + called[1:]


def _ends_with_stop(title: RichText) -> bool:
    """Whether a title ends so, unless in a part that is marked."""
    last = title.nodes[-1] if title.nodes else None
    return isinstance(last, Text) and last.text.rstrip().endswith(".")
