"""The portal of the last build, record by record, for a build that asks for few of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple, TypeVar

from sphinx_proceedings.building.memory.build_notes import BuildNotes
from sphinx_proceedings.building.memory.record_table import LostRecordError, RecordTable, Row
from sphinx_proceedings.building.memory.said import Said
from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.model.affiliations import Affiliation
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import PaperId, Portal, id_of
from sphinx_proceedings.model.portal_records import (
    AffiliationRecord,
    EditionRecord,
    Overview,
    PersonRecord,
    TopicRecord,
    affiliation_records,
    edition_records,
    person_records,
    spelled_affiliations,
    topic_records,
    topics_of_keywords,
)
from sphinx_proceedings.model.topics import Topic
from sphinx_proceedings.pages.paper_lists import Common, PaperLists
from sphinx_proceedings.sources.papers.edition_file import Around

__all__ = ["PortalStore", "StoredRecords", "ToldOfPortal"]

Record = TypeVar("Record")
_WHOLE = ""
"""What the record of the portal is called."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldOfPortal:
    """What is known of a stored portal before any of its records is."""

    token: str
    """The same as long as all that is stored is."""
    counts: tuple[int, ...]
    """How many records of each kind there are."""
    overview: Overview
    around: Mapping[str, Around]
    """What files of papers are read with, by edition."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with sources and settings."""
    sources: tuple[str, ...]
    photos: tuple[str, ...]
    files: tuple[str, ...]
    compared: str
    """What `version_of_related` gave of it when all papers were compared last."""
    edited: frozenset[PaperId]
    """Papers of which the text is another since."""
    concerned: frozenset[PaperId]
    """Papers to which others may be related since, or for other reasons."""
    newest: tuple[PaperId, ...]
    """The papers in the feed of all."""


class _Times(NamedTuple):
    of_papers: Mapping[PaperId, datetime]


class _Listed(NamedTuple):
    papers: tuple[PaperId, ...]


class PortalStore:
    """The portal that was stored in the notes of a build."""

    def __init__(self, notes: BuildNotes) -> None:
        self._told = RecordTable(notes, "portal", ToldOfPortal)
        self._said = RecordTable(notes, "what editions said", Said)
        self.editions = RecordTable(notes, "editions", EditionRecord)
        self.papers = RecordTable(notes, "papers", Paper)
        self.people = RecordTable(notes, "people", PersonRecord)
        self.spelled = RecordTable(notes, "affiliations by spelling", Affiliation)
        self.affiliations = RecordTable(notes, "affiliations", AffiliationRecord)
        self.meant = RecordTable(notes, "topics by keyword", Topic)
        self.topics = RecordTable(notes, "topics", TopicRecord)
        self._lists = RecordTable(notes, "lists of papers", _Listed)
        self._times = RecordTable(notes, "times of papers", _Times)

    def told(self, token: str) -> ToldOfPortal | None:
        """What is told of it; None where there is none, or another."""
        try:
            found = self._told.find(_WHOLE)
        except LostRecordError:
            return None
        # Where one is missing nobody could tell it from one that there is not.
        is_it = found is not None and found.token == token and found.counts == self._counts()
        return found if is_it else None

    def said(self, edition: str) -> Said:
        """What the papers of an edition said; raises `LostRecordError`."""
        found = self._said.find(edition)
        if found is None:
            raise LostRecordError(edition)
        return found

    def times(self) -> Mapping[PaperId, datetime]:
        """When papers have changed, as feeds tell it; raises `LostRecordError`."""
        found = self._times.find(_WHOLE)
        if found is None:
            raise LostRecordError("times of papers")
        return found.of_papers

    def listed(self, common: Common) -> tuple[PaperId, ...]:
        """The papers that have this in common; raises `LostRecordError`."""
        found = self._lists.find(common.name)
        if found is None:
            raise LostRecordError(common.name)
        return found.papers

    def keep_times(self, times: Mapping[PaperId, datetime]) -> None:
        """Store these in the place of what was there; raises OSError."""
        self._times.keep([(_WHOLE, "", _Times(dict(times)))])

    def store(self, told: ToldOfPortal, portal: Portal, said: Mapping[str, Said]) -> str:
        """Store a portal in the place of what was there; the token that it has now.

        Raises OSError.
        """
        self.forget()
        versions = chain(
            self.editions.renew(_rows(edition_records(portal))),
            self.papers.renew(map(_paper_row, portal.papers)),
            self.people.renew(_rows(person_records(portal))),
            self.spelled.renew(_rows(spelled_affiliations(portal))),
            self.affiliations.renew(_rows(affiliation_records(portal))),
            self.meant.renew(_rows(topics_of_keywords(portal))),
            self.topics.renew(_rows(topic_records(portal))),
            self._lists.renew(_list_rows(portal)),
            self._said.renew(_rows(said.items())),
        )
        return self._tell(told, version_of(told), versions)

    def change(self, told: ToldOfPortal, records: StoredRecords, said: Mapping[str, Said]) -> str:
        """Store what is edited in these records, and what was said; the token that it has now.

        Raises OSError.
        """
        self.forget()
        versions = chain(
            self.editions.keep(_rows(records.edited_editions.items())),
            self.papers.keep(map(_paper_row, records.edited_papers.values())),
            self._said.keep(_rows(said.items())),
        )
        return self._tell(told, told.token, versions)

    def _counts(self) -> tuple[int, ...]:
        tables = (
            self.editions,
            self.papers,
            self.people,
            self.spelled,
            self.affiliations,
            self.meant,
            self.topics,
            self._lists,
        )
        return tuple(table.count() for table in tables)

    def forget(self) -> None:
        """Know of no portal; raises OSError."""
        self._told.forget(_WHOLE)

    def _tell(self, told: ToldOfPortal, before: str, versions: Iterable[tuple[str, str]]) -> str:
        """Tell of a portal with these versions of records."""
        token = blake2b(before.encode(), digest_size=12)
        for name, version in versions:
            token.update(f"{name} {version}\n".encode("utf-8", "surrogatepass"))
        told = replace(told, token=token.hexdigest(), counts=self._counts())
        self._told.keep([(_WHOLE, told.token, told)])
        return told.token


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredRecords:
    """The records of a stored portal, some of them edited; all raise `LostRecordError`."""

    store: PortalStore
    overview: Overview
    edited_papers: Mapping[PaperId, Paper] = field(default_factory=dict)
    edited_editions: Mapping[str, EditionRecord] = field(default_factory=dict)

    def edition(self, edition: str) -> EditionRecord:
        """An edition of those that there are."""
        found = self.edited_editions.get(edition) or self.store.editions.find(edition)
        if found is None:
            raise LostRecordError(edition)
        return found

    def paper(self, paper: PaperId) -> Paper | None:
        """A paper by edition and key."""
        return self.edited_papers.get(paper) or self.store.papers.find("/".join(paper))

    def person(self, person: str) -> PersonRecord | None:
        """A person by id."""
        return self.store.people.find(person)

    def people(self) -> Iterable[str]:
        """The ids of all people."""
        return self.store.people.names()

    def spelled(self, spelling: str) -> Affiliation | None:
        """What is spelled so, without who is there."""
        return self.store.spelled.find(spelling)

    def affiliation(self, slug: str) -> AffiliationRecord | None:
        """An affiliation by slug."""
        return self.store.affiliations.find(slug)

    def meant(self, keyword: str) -> Topic | None:
        """What a keyword means, without who has it."""
        return self.store.meant.find(keyword)

    def topic(self, slug: str) -> TopicRecord | None:
        """A topic by slug."""
        return self.store.topics.find(slug)


def _rows(records: Iterable[tuple[str, Record]]) -> Iterator[Row[Record]]:
    yield from ((name, "", record) for name, record in records)


def _list_rows(portal: Portal) -> Iterator[Row[_Listed]]:
    for common, papers in PaperLists(portal).by_common.items():
        yield common.name, "", _Listed(tuple(map(id_of, papers)))


def _paper_row(paper: Paper) -> Row[Paper]:
    """Its digest does not tell where it stands."""
    known = [(each.code, each.reason, repr(each.location)) for each in paper.known]
    version = version_of(paper.digest, repr(paper.location), known)
    return f"{paper.edition}/{paper.key}", version, paper
