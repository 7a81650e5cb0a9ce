"""DOIs as DataCite's REST API gives them (JSON:API), or its own JSON, saved as files → papers.

Names are those of DataCite's schema 4 (https://schema.datacite.org).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sphinx_proceedings.model.languages import primary_language
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.sources.bibtex.fields import OTHER_TITLES
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import begin_of, files_ending_in
from sphinx_proceedings.sources.imports.packages.records import (
    Record,
    items,
    record,
    records,
    text,
    values_of_json,
)
from sphinx_proceedings.sources.imports.papers.gathered_papers import (
    GatheredPapers,
    filled,
    filled_links,
)
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import (
    Export,
    Submission,
    SubmittedAuthor,
    SubmittedPlace,
)
from sphinx_proceedings.sources.values.pages import pages_in

__all__ = ["FORM"]

_DOIS = re.compile(
    rb'"type"\s*:\s*"dois"|"schemaVersion"\s*:\s*"http://datacite\.org/schema/kernel-'
)
_GROUP = re.compile(
    r"\b(?:association|cent(?:er|re)|collaboration|committee|consortium|council|group|institut\w*"
    r"|laborator\w+|network|organi[sz]ation|project|society|team|universit\w+)\b",
    re.IGNORECASE,
)
"""What groups call themselves, where nothing says that they are one."""
_VOLUMES = frozenset({"ConferenceProceeding", "Book", "Journal", "Collection"})
_HINT = "save what https://api.datacite.org/dois/… answers: one DOI, or a list"


def _recognises(package: Package) -> bool:
    names = files_ending_in(package, ".json")
    return bool(names) and all(_DOIS.search(begin_of(package, name)) for name in names)


def _read(package: Package) -> Export:
    notes = Notes(package.whole)
    papers = GatheredPapers(FORM.name, package.whole, notes)
    for name in files_ending_in(package, ".json"):
        value = values_of_json(package, name)
        _tell_rest(record(value), notes)
        for work in _works(value):
            kind = text(record(work.get("types")).get("resourceTypeGeneral"))
            if kind in _VOLUMES:
                notes.skip(f"works of the type {kind}")
                continue
            reader = _Work(work, notes)
            papers.add(reader.submission(), facts=reader.facts(), editors=reader.editors())
    return papers.export(hint=_HINT)


def _tell_rest(answer: Record, notes: Notes) -> None:
    """DataCite answers 25 DOIs where nobody asks for more."""
    total, here = text(record(answer.get("meta")).get("total")), len(items(answer.get("data")))
    if total.isascii() and total.isdigit() and int(total[:9]) > here:
        notes.tell(
            answer.location,
            f"this is a part of what was found, {here:,} DOIs of {int(total[:9]):,}: ask for all"
            " with page[size]=1000, or give all parts at once",
        )


def _works(value: Any) -> Iterator[Record]:
    data = record(value).get("data", value)
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, Record):
            inner = item.get("attributes")
            yield inner if isinstance(inner, Record) else item


class _Work:
    """Reads one work."""

    def __init__(self, work: Record, notes: Notes) -> None:
        self._work, self._notes = work, notes

    def submission(self) -> Submission:
        """The paper."""
        doi = self._notes.doi(self._line("doi")) or self._notes.doi(self._line("id"))
        subjects = (self._said(item.get("subject")) for item in records(self._work.get("subjects")))
        return Submission(
            location=self._work.location,
            number=doi.lower(),
            title=self._title(),
            authors=self._notes.people(
                self._people(records(self._work.get("creators"))), self._work.location
            ),
            abstract=self._abstract(),
            keywords=tuple(dict.fromkeys(filter(None, subjects))),
            fields=self._fields(doi),
            links=filled_links([(LinkKind.URL, self._notes.url(text(self._work.get("url"))))]),
        )

    def editors(self) -> list[SubmittedAuthor | None]:
        """Those of the volume."""
        contributors = records(self._work.get("contributors"))
        return list(
            self._people([c for c in contributors if text(c.get("contributorType")) == "Editor"])
        )

    def facts(self) -> Mapping[str, str]:
        """What it tells of the volume that it is in."""
        publisher, container = self._work.get("publisher"), record(self._work.get("container"))
        parents = [
            item
            for item in records(self._work.get("relatedItems"))
            if text(item.get("relationType")) == "IsPublishedIn"
        ]
        parent = parents[0] if parents else record(None)
        titles = [text(item.get("title")) for item in records(parent.get("titles"))]
        is_journal = text(container.get("type")) == "Journal"
        name = self._said(next(filter(None, titles), "")) or self._said(container.get("title"))
        return filled(
            {
                "journal" if is_journal else "booktitle": name,
                "volume": self._said(parent.get("volume")) or self._said(container.get("volume")),
                "number": self._said(parent.get("issue")) or self._said(container.get("issue")),
                "year": self._line("publicationYear"),
                "publisher": self._said(record(publisher).get("name")) or self._said(publisher),
            }
        )

    def _fields(self, doi: str) -> Mapping[str, str]:
        container = record(self._work.get("container"))
        for item in records(self._work.get("relatedItems")):
            if text(item.get("relationType")) == "IsPublishedIn":
                container = Record({**item, **container}, item.location)
        ends = [self._said(container.get(name)) for name in ("firstPage", "lastPage")]
        pages = "–".join(dict.fromkeys(filter(None, ends)))
        rights = [
            self._notes.url(text(item.get("rightsUri"))) or self._said(item.get("rights"))
            for item in records(self._work.get("rightsList"))
        ]
        lines = [said for said in rights if "©" in said or "copyright" in said.lower()]
        return filled(
            {
                "doi": doi,
                "pages": pages_in(pages).pages or pages,
                "language": self._line("language"),
                "license": next((said for said in rights if said and said not in lines), ""),
                "copyright": next(iter(lines), ""),
                **self._other_titles(),
            }
        )

    def _title(self) -> RichText:
        """The title that is of no special type, such as a translation."""
        titles = records(self._work.get("titles"))
        own = [title for title in titles if not text(title.get("titleType"))]
        found = (self._notes.markup(text(title.get("title"))) for title in (*own, *titles))
        return next((title for title in found if title), RichText())

    def _other_titles(self) -> dict[str, str]:
        """Those in other languages, by the names of BibTeX's fields."""
        found: dict[str, str] = {}
        for title in records(self._work.get("titles")):
            kind, language = text(title.get("titleType")), primary_language(text(title.get("lang")))
            said = self._notes.markup(text(title.get("title"))).plain
            if kind == "AlternativeTitle":
                found.setdefault("origtitle", said)
                found.setdefault("origlanguage", language)
            elif kind == "TranslatedTitle":
                name = f"title-{language}"
                found.setdefault(name if name in OTHER_TITLES else "translatedtitle", said)
        return found

    def _abstract(self) -> tuple[RichText, ...]:
        return next(
            (
                self._notes.markup_paragraphs(text(item.get("description")))
                for item in records(self._work.get("descriptions"))
                if text(item.get("descriptionType")) == "Abstract"
            ),
            (),
        )

    def _corresponding(self) -> set[str]:
        """The names of those to whom readers are to turn."""
        return {
            text(person.get("name"))
            for person in records(self._work.get("contributors"))
            if text(person.get("contributorType")) == "ContactPerson"
        }

    def _people(self, people: list[Record]) -> Iterator[SubmittedAuthor | None]:
        corresponding = self._corresponding()
        for person in people:
            schemes = {
                text(item.get("nameIdentifierScheme")).upper(): text(item.get("nameIdentifier"))
                for item in records(person.get("nameIdentifiers"))
            }
            family, given = text(person.get("familyName")), text(person.get("givenName"))
            name, kind = text(person.get("name")), text(person.get("nameType"))
            if not family:
                # `Lovelace, Ada`; a group has no parts.
                last, sign, first = name.partition(", ")
                is_group = kind == "Organizational" or (not kind and _GROUP.search(name))
                family, given = (name, "") if is_group else (last, first) if sign else ("", "")
            author = self._notes.author(
                person.location,
                given=given,
                family=family,
                name=name,
                orcid=schemes.get("ORCID", ""),
                places=[self._place(place) for place in items(person.get("affiliation"))],
            )
            is_marked = author is not None and text(person.get("name")) in corresponding
            yield replace(author, is_corresponding=True) if author and is_marked else author

    def _place(self, place: Any) -> SubmittedPlace | None:
        if not isinstance(place, Record):
            return self._notes.place(text(place))
        identifier = text(place.get("affiliationIdentifier"))
        return self._notes.place(text(place.get("name")), ror=identifier)

    def _said(self, value: Any) -> str:
        return self._notes.fact(text(value))

    def _line(self, name: str) -> str:
        return self._said(self._work.get(name))


FORM = Form(
    name="datacite", label="DataCite (JSON of its REST API)", recognises=_recognises, read=_read
)
