"""A `.bib` file → what it says by itself, and who is who in it once all editions are known."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Problems
from sphinx_proceedings.model.affiliations import Institution
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.licences import licence_from
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Paper, Publication
from sphinx_proceedings.model.people import Authorship, Presenter
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.bibtex.former_fields import with_present_fields
from sphinx_proceedings.sources.bibtex.inheritance import inherit
from sphinx_proceedings.sources.bibtex.meant_types import as_meant
from sphinx_proceedings.sources.papers.lost_embargoes import (
    embargoes_not_inherited,
    entries_that_lost_one,
    entries_with_several,
    lost_embargo,
)
from sphinx_proceedings.sources.papers.papers import EditionPapers, read_papers
from sphinx_proceedings.sources.papers.registered_places import with_registered_places
from sphinx_proceedings.sources.papers.rights import under_licence
from sphinx_proceedings.sources.papers.unread import unread
from sphinx_proceedings.sources.people.identities import Identified, Identities
from sphinx_proceedings.sources.remembered_reads import SourceRead
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.values.embargoes import without_date

__all__ = ["Around", "EditionFile", "edition_read", "papers_of", "read_edition_file"]

Credit = TypeVar("Credit", Authorship, Presenter)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mention:
    name: Name
    location: Location
    explicit_id: str
    person: str
    """Whom it means where there is no other edition."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Around:
    """What a `.bib` file is read with: the registry, and what the edition's programme says."""

    people: Identities = field(compare=False)
    """Those who are registered; `registry` tells who that is."""
    institutions: tuple[Institution, ...] = ()
    volume: str | None = ""
    """The key of the volume that the programme names, or empty; None where it cannot be read."""
    licence: str = ""
    """That of papers which name none, as the programme writes it."""
    registry: str = ""
    """A digest of the files that say who is registered, and which institutions are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionFile:
    """A `.bib` file as it is read beside the registry and the programme of its edition alone."""

    papers: EditionPapers
    diagnostics: tuple[Diagnostic, ...]
    """Of its form; those of its papers are with these."""
    date: str
    """The earliest that an entry has, as written; empty without any."""
    mentions: tuple[_Mention, ...]
    """Of people, in the order in which they are read."""
    beside_texts: str
    """A digest of all that it says beside titles and abstracts of papers, and of what is to be told
    of it, but where."""


class _Recorder:
    """Identities that note what they are asked."""

    def __init__(self, identities: Identities) -> None:
        self._identities = identities
        self.mentions: list[_Mention] = []

    def identify(self, name: Name, location: Location, explicit_id: str = "") -> Identified:
        found = self._identities.identify(name, location, explicit_id)
        self.mentions.append(
            _Mention(name=name, location=location, explicit_id=explicit_id, person=found.person)
        )
        return found


def edition_read(edition: EditionId, source: Source, around: Around) -> SourceRead[EditionFile]:
    """How the file is read, and what that depends on."""
    return SourceRead(
        kind="papers",
        source=source,
        beside=(edition, repr(around.volume), around.licence, around.registry),
        read=partial(read_edition_file, edition, source, around),
    )


def read_edition_file(edition: EditionId, source: Source, around: Around) -> EditionFile:
    """Read the file; what is `around` it stays as it is."""
    file, former = with_present_fields(read_bibtex(source))
    problems = Problems((*file.diagnostics, *former))
    if not file.entries and not file.diagnostics:
        hint = "an entry begins with @inproceedings{key,"
        problems.report(Code.FILE_EMPTY, source.whole, "the file holds no entry", hint)
    entries, found = inherit(as_meant(file.entries), file.damaged, around.volume or "")
    recorder = _Recorder(around.people.copy())
    papers = read_papers(edition, replace(file, entries=entries), recorder)
    papers = replace(papers, papers=under_licence(papers.papers, licence_from(around.licence)))
    papers = with_registered_places(papers, around.institutions)
    if lost := lost_embargo(source, file):
        problems.extend([lost])
        endless = without_date(lost.location)
        every = {paper.key: endless for paper in papers.papers}
        papers = replace(papers, embargoes=every | papers.embargoes)
    for key, embargo in embargoes_not_inherited(entries, around.volume):
        papers.embargoes.setdefault(key, embargo)
    for entry in entries_that_lost_one(entries, found):
        papers.embargoes.setdefault(entry.key, without_date(entry.location))
    for entry in entries_with_several(entries, file.diagnostics):
        papers.embargoes[entry.key] = without_date(entry.location)
    for paper in papers.papers:
        # It is kept with the paper.
        _ = paper.digest
    date = min((entry.value("date", "year") for entry in entries), default="")
    diagnostics = (*problems.diagnostics, *found, *unread(file.entries))
    return EditionFile(
        papers=papers,
        diagnostics=diagnostics,
        date=date,
        mentions=tuple(recorder.mentions),
        beside_texts=version_of(
            date,
            [(paper.beside_texts, paper.known) for paper in papers.papers],
            papers.volumes,
            sorted(papers.damaged),
            papers.embargoes,
            [(mention.name, mention.explicit_id) for mention in recorder.mentions],
            [
                (told.code, told.message, told.hint, told.subject, len(told.related))
                for told in (*diagnostics, *papers.diagnostics)
            ],
        ),
    )


def papers_of(file: EditionFile, identities: Identities) -> EditionPapers:
    """The papers with the people as all editions have them.

    `identities` knows the same registered people as when the file was read, and those whom earlier
    editions mention; it learns those whom this one mentions.  A person who is not registered may
    have another id than in the file alone, where an earlier edition's has that address.
    """
    ids: dict[str, str] = {}
    for mention in file.mentions:
        found = identities.identify(mention.name, mention.location, mention.explicit_id)
        if found.person != mention.person:
            ids[mention.person] = found.person
    if not ids:
        return file.papers
    return replace(
        file.papers,
        papers=tuple(_readdressed(paper, ids) for paper in file.papers.papers),
        volumes={
            key: replace(volume, publication=_published(volume.publication, ids))
            for key, volume in file.papers.volumes.items()
        },
    )


def _readdressed(paper: Paper, ids: dict[str, str]) -> Paper:
    named = (paper.authors, paper.presenters, paper.publication.editors)
    if ids.keys().isdisjoint(credit.person for each in named for credit in each):
        return paper
    return replace(
        paper,
        authors=_credits(paper.authors, ids),
        presenters=_credits(paper.presenters, ids),
        publication=_published(paper.publication, ids),
    )


def _published(publication: Publication, ids: dict[str, str]) -> Publication:
    return replace(publication, editors=_credits(publication.editors, ids))


def _credits(found: tuple[Credit, ...], ids: dict[str, str]) -> tuple[Credit, ...]:
    return tuple(
        replace(credit, person=ids[credit.person]) if credit.person in ids else credit
        for credit in found
    )
