"""A volume in BibTeX, with files beside it that are called by the keys of its papers → papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.model.entry_types import VOLUME_TYPES
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.sources.bibtex.entries import BibEntry, read_bibtex
from sphinx_proceedings.sources.bibtex.field_texts import BibText
from sphinx_proceedings.sources.bibtex.fields import OTHER_TITLES
from sphinx_proceedings.sources.bibtex.inheritance import inherit
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import beside
from sphinx_proceedings.sources.imports.packages.records import decoded
from sphinx_proceedings.sources.imports.papers.gathered_papers import (
    GatheredPapers,
    day_in,
    filled,
    filled_links,
    is_doi_address,
)
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import (
    Delivered,
    Export,
    Submission,
    SubmittedAuthor,
)
from sphinx_proceedings.sources.names.splitting import split_names
from sphinx_proceedings.sources.values.keywords import split_keywords
from sphinx_proceedings.sources.values.pages import pages_in

__all__ = ["read_bib_volume"]

_FACTS = (
    "address", "booktitle", "conference_url", "date", "eventdate", "eventtitle", "isbn", "issn",
    "journal", "location", "month", "number", "organization", "publisher", "series", "venue",
    "volume", "year",
)  # fmt: skip
_FIELDS = (
    "archival", "articleno", "award", "copyright", "eid", "language", "license", "note", "notice",
    "origlanguage", "origtitle", "rights", "status", "statusdate", "subtitle", *OTHER_TITLES,
)  # fmt: skip
_OF_VOLUMES = ("copyright", "rights", "sections")
_LINKS = {
    LinkKind.PDF: ("pdf",),
    LinkKind.URL: ("url",),
    LinkKind.CODE: ("software", "code"),
    LinkKind.DATASET: ("dataset",),
    LinkKind.SLIDES: ("slides",),
    LinkKind.POSTER: ("poster",),
    LinkKind.VIDEO: ("video",),
}
_ROLES = {"supp": "supplement", "supplement": "supplement", "slides": "slides", "poster": "poster"}
_READ = frozenset(
    {*_FACTS, *_FIELDS, "title", "author", "editor", "abstract", "keywords", "pages", "doi"}
    | {"section", "track", "crossref", "openreview", "sections", "name", "shortname", "start"}
    | {"end", "timestamp", "biburl", "bibsource", "firstpage", "lastpage", "supp", "id"}
    | {name for names in _LINKS.values() for name in names}
)


def read_bib_volume(package: Package, name: str, form: str, *, hint: str) -> Export:
    """Every paper of the file `name`; raises `ExportError` where it has none."""
    bib = read_bibtex(decoded(package, name))
    entries, _ = inherit(bib.entries, bib.damaged)
    notes = Notes(package.whole)
    papers = GatheredPapers(form, package.whole, notes)
    reader = _Reader(notes, beside(package, name))
    for problem in bib.diagnostics:
        notes.tell(problem.location, notes.line(problem.message))
    volumes = [entry for entry in bib.entries if entry.type in VOLUME_TYPES]
    reader.sections = {k: v for volume in volumes for k, v in reader.sections_of(volume).items()}
    for entry in entries:
        if entry.type not in VOLUME_TYPES:
            papers.add(
                reader.submission(entry),
                facts=reader.facts(entry),
                editors=reader.people(entry, "editor"),
            )
    only = reader.volume_facts(volumes[0]) if len(volumes) == 1 else {}
    for problem in reader.diagnostics:
        notes.tell(problem.location, notes.line(problem.message))
    details = reader.details(volumes[0]) if len(volumes) == 1 else {}
    return papers.export(hint=hint, volume=only, details=details)


class _Reader:
    def __init__(self, notes: Notes, files: Mapping[str, str]) -> None:
        self.sections: Mapping[str, str] = {}
        """What the sections of the volume are called, by what papers call them."""
        self._notes = notes
        self._files: dict[str, list[Delivered]] = {}
        self._text = BibText()
        for called, name in files.items():
            self._note_file(PurePosixPath(called), name)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was wrong in what was read."""
        return self._text.diagnostics

    def submission(self, entry: BibEntry) -> Submission:
        """A paper."""
        for name in entry.fields.keys() - _READ:
            self._notes.skip(name)
        return Submission(
            location=entry.location,
            # As dblp's XML has it.
            number=self._notes.line(entry.key).removeprefix("DBLP:"),
            title=self._notes.rich(self._text.rich(entry, "title")),
            authors=self._notes.people(self.people(entry, "author"), entry.where("author")),
            abstract=self._notes.rich_paragraphs(self._text.paragraphs(entry, "abstract")),
            keywords=tuple(self._keywords(entry)),
            key=self._notes.line(entry.key),
            fields=self._fields(entry),
            links=filled_links(self._links(entry)),
            files=tuple(self._files.get(entry.key.lower(), ())),
        )

    def people(self, entry: BibEntry, role: str) -> Iterator[SubmittedAuthor | None]:
        """Those whom a field names."""
        for parsed in split_names(entry.value(role)).names:
            name = parsed.name
            yield self._notes.author(
                entry.where(role),
                given=name.given,
                family=name.surname,
                suffix=name.suffix,
            )

    def facts(self, entry: BibEntry) -> Mapping[str, str]:
        """What an entry, with what it inherits, tells of its volume."""
        return filled({name: self._plain(entry, name) for name in _FACTS if name in entry.fields})

    def volume_facts(self, volume: BibEntry) -> Mapping[str, str]:
        """What the entry of a volume tells of it, also in fields of PMLR's own."""
        days = [day for day in (self._plain(volume, "start"), self._plain(volume, "end")) if day]
        facts = {
            **self.facts(volume),
            "booktitle": self._plain(volume, "booktitle") or self._plain(volume, "title"),
            "eventtitle": self._plain(volume, "eventtitle") or self._plain(volume, "name"),
            "eventdate": self._plain(volume, "eventdate") or "/".join(dict.fromkeys(days)),
            "url": self._notes.url(volume.value("conference_url", "url")),
            **{name: self._plain(volume, name) for name in _OF_VOLUMES},
        }
        facts.pop("conference_url", None)
        return filled(facts)

    def details(self, volume: BibEntry) -> Mapping[str, str]:
        """What the entry of a volume tells of the event, in fields of PMLR's own."""
        start, end = (day_in(self._plain(volume, name)) for name in ("start", "end"))
        short = self._plain(volume, "shortname")
        title, year = self._plain(volume, "name"), self._plain(volume, "year") or start[:4]
        has_year = re.search(r"[0-9]{2}(?![0-9])", short) is not None
        called = short if has_year or not short else f"{short} {year}"
        return filled(
            {
                "name": called,
                "title": "" if title == called else title,
                "start": start,
                "end": end if end > start else "",
                "place": self._plain(volume, "address"),
                "website": self._notes.url(volume.value("conference_url")),
            }
            if start
            else {}
        )

    def sections_of(self, volume: BibEntry) -> dict[str, str]:
        """`{key=Title|…}` as a mapping."""
        pairs = (part.partition("=") for part in self._plain(volume, "sections").split("|"))
        return {key.strip(): title.strip() for key, sign, title in pairs if sign and title.strip()}

    def _plain(self, entry: BibEntry, name: str) -> str:
        return self._notes.fact(self._text.plain(entry, name))

    def _keywords(self, entry: BibEntry) -> Iterator[str]:
        if field := entry.fields.get("keywords"):
            for keyword in split_keywords(field.value):
                if plain := self._notes.fact(self._text.fragment(entry, field, keyword)):
                    yield plain

    def _fields(self, entry: BibEntry) -> Mapping[str, str]:
        pages, section = self._plain(entry, "pages"), self._plain(entry, "section")
        own = {name: self._plain(entry, name) for name in _FIELDS if name in entry.fields}
        return filled(
            {
                **own,
                "pages": pages_in(pages).pages or pages,
                "doi": self._notes.doi(entry.value("doi")),
                "track": self._plain(entry, "track") or self.sections.get(section, section),
            }
        )

    def _links(self, entry: BibEntry) -> Iterator[tuple[LinkKind, str]]:
        for kind, names in _LINKS.items():
            for name in names:
                url = self._notes.url(entry.value(name))
                if not is_doi_address(url):
                    yield kind, url
        forum = self._notes.line(entry.value("openreview"))
        if forum and "/" not in forum:
            forum = f"https://openreview.net/forum?id={forum}"
        yield LinkKind.URL, self._notes.url(forum)

    def _note_file(self, called: PurePosixPath, name: str) -> None:
        if called.suffix == ".pdf":
            self._files.setdefault(called.stem, []).insert(0, Delivered(name=name, role="paper"))
        key, sign, what = called.stem.rpartition("-")
        if sign and (role := _ROLES.get(what)):
            self._files.setdefault(key, []).append(Delivered(name=name, role=role))
