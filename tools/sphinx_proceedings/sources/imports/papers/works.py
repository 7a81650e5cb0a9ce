"""Works in JSON as CSL and Crossref describe them, which share most names → papers.

CSL-JSON: https://github.com/citation-style-language/schema, `csl-data.json`.  Crossref's REST API:
https://github.com/CrossRef/rest-api-doc, `api_format.md`; what is a text in CSL is mostly a list of
texts there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.richtext import RichText, Text
from sphinx_proceedings.sources.imports.packages.records import (
    Record,
    items,
    record,
    records,
    text,
    texts,
)
from sphinx_proceedings.sources.imports.papers.gathered_papers import (
    GatheredPapers,
    filled,
    filled_links,
    is_doi_address,
)
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import (
    Submission,
    SubmittedAuthor,
    SubmittedPlace,
)
from sphinx_proceedings.sources.values.dates import days_in
from sphinx_proceedings.sources.values.keywords import split_keywords
from sphinx_proceedings.sources.values.pages import pages_in

__all__ = ["add_work", "date_in"]

_NO_PAPERS = frozenset(
    {
        "book", "book-series", "book-set", "collection", "component", "database", "edited-book",
        "grant", "journal", "journal-issue", "journal-volume", "monograph", "peer-review",
        "periodical", "proceedings", "proceedings-series", "reference-book",
    }
)  # fmt: skip
_IN_JOURNALS = frozenset({"journal-article", "article-journal", "article-magazine"})
_MOST_PARTS = 3
_LICENCES = ("vor", "unspecified")
"""Of what Crossref is told licences for, what readers may do; others are for machines."""
_GRAVE = ("withdrawal", "removal", "retraction", "partial_retraction")
_MILD = ("correction", "corrigendum", "erratum", "addendum", "clarification")


def add_work(work: Record, papers: GatheredPapers, notes: Notes) -> None:
    """Add a work to the papers; what holds papers or is about them is none."""
    if (kind := text(work.get("type"))) in _NO_PAPERS:
        notes.skip(f"works of the type {kind}")
        return
    reader = _Work(work, notes)
    papers.add(reader.submission(), facts=reader.facts(), editors=reader.people("editor"))


def _as_texts(value: Any, told: Record) -> Iterator[Any]:
    yield value
    yield from (told.get(name) for name in ("edtf", "raw", "literal"))


def _container(titles: Sequence[str], *, is_article: bool, is_chapter: bool) -> str:
    """Of a journal the full title, whichever of them it is; of a chapter that of the book."""
    if is_article:
        return max(titles, key=len, default="")
    return (titles[-1] if is_chapter else titles[0]) if titles else ""


def date_in(value: Any) -> str:
    """A date as `2027-05-08`, `2027-05` or `2027`; empty where it is none.

    It has parts, in one of two ways, or is a text (EDTF, or words).
    """
    told = record(value)
    parts = items(next(iter(items(told.get("date-parts"))), None))
    if not parts and (words := next(filter(None, map(text, _as_texts(value, told))), "")):
        read = days_in(words)[0]
        parts = [part for part in (read.year, read.month, read.day) if part] if read else []
    parts = parts or [told[name] for name in ("year", "month", "day") if name in told]
    numbers: list[int] = []
    for part, most in zip(parts[:_MOST_PARTS], (2200, 12, 31), strict=False):
        written = text(part)
        if not written.isascii() or not written.isdigit() or not 0 < int(written[:5]) <= most:
            break
        numbers.append(int(written[:5]))
    return "-".join(f"{number:0{4 if at == 0 else 2}}" for at, number in enumerate(numbers))


class _Work:
    """Reads one work."""

    def __init__(self, work: Record, notes: Notes) -> None:
        self._work, self._notes = work, notes
        self._location: Location = work.location

    def submission(self) -> Submission:
        """The paper."""
        doi = self._notes.doi(text(self._work.get("DOI")))
        keywords = (self._notes.fact(word) for word in self._keywords())
        return Submission(
            location=self._location,
            number=doi.lower() or self._line("id"),
            title=self._title(),
            authors=self._notes.people(self.people("author"), self._location),
            abstract=self._notes.markup_paragraphs(self._first("abstract")),
            keywords=tuple(dict.fromkeys(filter(None, keywords))),
            key=self._line("citation-key"),
            fields=self._fields(doi),
            links=filled_links(self._links()),
        )

    def people(self, role: str) -> Iterator[SubmittedAuthor | None]:
        """Those who have a role."""
        for person in records(self._work.get(role)):
            part = {name: text(value) for name, value in person.items()}
            particles = part.get("dropping-particle", ""), part.get("non-dropping-particle", "")
            names = (*particles, part.get("family", ""))
            family = " ".join(name for name in names if name.strip())
            family = re.sub(r"(?<=['’]) ", "", family)
            yield self._notes.author(
                person.location,
                given=part.get("given", ""),
                # Of a group: a name that has no parts.
                family=family or part.get("literal", "") or part.get("name", ""),
                suffix=part.get("suffix", ""),
                orcid=part.get("ORCID", ""),
                places=list(self._places(person.get("affiliation"))),
            )

    def facts(self) -> Mapping[str, str]:
        """What it tells of the volume that it is in."""
        work, event = self._work, record(self._work.get("event"))
        dates = (date_in(work.get(name)) for name in ("issued", "published", "published-online"))
        year, _, month = next(filter(None, dates), "").partition("-")
        containers = [self._markup(title) for title in texts(work.get("container-title"))]
        is_article = text(work.get("type")) in _IN_JOURNALS
        # Of a chapter, Crossref has the series before the book.
        is_chapter = text(work.get("type")) == "book-chapter" and len(containers) > 1
        return filled(
            {
                "journal" if is_article else "booktitle": _container(
                    containers, is_article=is_article, is_chapter=is_chapter
                ),
                "series": containers[0] if is_chapter else self._line("collection-title"),
                "volume": self._line("volume"),
                "number": self._line("issue"),
                "year": year,
                "month": month.partition("-")[0].lstrip("0"),
                "publisher": self._line("publisher"),
                "address": self._line("publisher-place") or self._line("publisher-location"),
                "isbn": self._line("ISBN"),
                "issn": self._line("ISSN"),
                "eventtitle": self._markup(
                    self._first("event-title")
                    or text(event.get("name"))
                    or text(self._work.get("event"))
                ),
                "location": self._line("event-place") or self._said(event.get("location")),
                "eventdate": self._event_days(event),
            }
        )

    def _event_days(self, event: Record) -> str:
        days = [date_in(event.get("start")), date_in(event.get("end"))]
        if not any(days):
            parts = items(record(self._work.get("event-date")).get("date-parts"))
            days = [date_in(Record({"date-parts": [part]}, self._location)) for part in parts[:2]]
        return "/".join(dict.fromkeys(filter(None, days)))

    def _fields(self, doi: str) -> Mapping[str, str]:
        pages = self._line("page")
        return filled(
            {
                "doi": doi,
                "pages": pages_in(pages).pages or pages,
                "eid": self._line("article-number"),
                "language": self._line("language"),
                "origtitle": self._markup(self._first("original-title")),
                "license": self._licence(),
                **self._standing(),
            }
        )

    def _licence(self) -> str:
        found = {
            text(licence.get("content-version")): self._notes.url(text(licence.get("URL")))
            for licence in records(self._work.get("license"))
        }
        return next((found[version] for version in _LICENCES if found.get(version)), "")

    def _standing(self) -> dict[str, str]:
        """Whether it stands as it was published: the gravest of what is told."""
        updates = records(self._work.get("updated-by"))
        for kinds, status in ((_GRAVE, "retracted"), (_MILD, "corrected")):
            for update in updates:
                kind = text(update.get("type"))
                if kind in kinds:
                    label = self._said(update.get("label")) or kind.replace("_", " ").capitalize()
                    doi = self._notes.doi(text(update.get("DOI")))
                    date = date_in(update.get("updated"))
                    return {
                        "status": status,
                        "statusdate": date if date.count("-") == _MOST_PARTS - 1 else "",
                        "notice": f"{label}: https://doi.org/{doi}" if doi else label,
                    }
        return {}

    def _links(self) -> Iterator[tuple[LinkKind, str]]:
        primary = record(record(self._work.get("resource")).get("primary"))
        for value in (primary.get("URL"), self._work.get("URL")):
            url = self._notes.url(text(value))
            if url and not is_doi_address(url):
                is_pdf = url.lower().endswith(".pdf")
                yield LinkKind.PDF if is_pdf else LinkKind.URL, url

    def _title(self) -> RichText:
        title = self._notes.markup(self._first("title"))
        subtitle = self._notes.markup(self._first("subtitle"))
        if not subtitle or subtitle.plain.casefold() in title.plain.casefold():
            return title
        return RichText((*title.nodes, Text(": "), *subtitle.nodes)) if title else subtitle

    def _keywords(self) -> Iterator[str]:
        for value in texts(self._work.get("keyword")):
            yield from split_keywords(value)

    def _places(self, value: Any) -> Iterator[SubmittedPlace | None]:
        if isinstance(value, str):
            yield self._notes.place(value)
        for place in records(value):
            ids = (text(item.get("id")) for item in records(place.get("id")))
            ror = next((found for found in ids if "ror.org" in found), "")
            parts = [*texts(place.get("name")), *texts(place.get("place"))]
            country = next(iter(texts(place.get("country"))), "")
            yield self._notes.place(", ".join(dict.fromkeys(parts)), ror=ror, country=country)

    def _first(self, name: str) -> str:
        return next(iter(texts(self._work.get(name))), "")

    def _markup(self, value: str) -> str:
        return self._notes.markup(value).plain

    def _said(self, value: Any) -> str:
        return self._notes.fact(next(iter(texts(value)), ""))

    def _line(self, name: str) -> str:
        return self._said(self._work.get(name))
