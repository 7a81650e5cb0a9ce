"""What is to be delivered, and what comes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sphinx_proceedings.files.members import Member
from sphinx_proceedings.model.paper_files import FileKind, PaperFile
from sphinx_proceedings.model.papers import Paper, Volume
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.outputs.registries.deposits import Order
from sphinx_proceedings.outputs.registries.requirements import Missing, missing_in, ordered
from sphinx_proceedings.outputs.work import Work

__all__ = [
    "Bundle",
    "Delivery",
    "Found",
    "abstract_of",
    "copied",
    "edition_lacks",
    "further_files",
    "pdf_of",
    "volume_lacks",
    "work_lacks",
]

_YEAR = re.compile(r"\W*(?:[0-9]{4}|['’][0-9]{2})\Z")


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """An edition's papers, of one volume where it has several, in the order of the volume."""

    order: Order
    volume: Volume | None
    day: date
    """When it is handed over, where the form asks for that."""
    front: Member | None = None
    """A PDF of what is before the papers; its path is given to it by whoever takes it."""
    submitted: int | None = None
    """How many papers were submitted for review."""

    @property
    def edition(self) -> Edition:
        """The edition that it is of."""
        return self.order.edition

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """The papers, with all that is told of them."""
        return tuple(self.order.works())

    @property
    def year(self) -> int | None:
        """When the event took place, else when the volume appeared."""
        issued = self.order.issued(self.volume) if self.volume else None
        return self.edition.year or (issued.year if issued else None)

    @property
    def acronym(self) -> str:
        """The short name of the event without its year: `Toy` of `Toy 2026`."""
        return _YEAR.sub("", self.edition.name).strip()


Found = Iterator[Member | Missing]
"""The files of a delivery, and what it lacks, as they are come upon."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bundle:
    """The files in the receiver's form, and what that still lacks."""

    members: tuple[Member, ...]
    missing: tuple[Missing, ...] = ()

    @classmethod
    def of(cls, found: Iterable[Member | Missing]) -> Bundle:
        """A bundle; what is missing is in the order of places."""
        listed = tuple(found)
        return cls(
            members=tuple(one for one in listed if isinstance(one, Member)),
            missing=ordered(one for one in listed if isinstance(one, Missing)),
        )


def copied(path: str, file: PaperFile) -> Member:
    """A copy of an author's file."""
    return Member(path=path, source=file.source, sha256=file.sha256, size=file.size)


def pdf_of(paper: Paper, path: str) -> Found:
    """A copy of the paper's text, or that there is none."""
    if paper.pdf:
        yield copied(path, paper.pdf)
    elif paper.withheld and paper.withheld.files:
        hint = "deliver it when that has ended, or with --whole to whoever keeps it as well"
        yield Missing(paper.location, f"the PDF of {paper.key} is under an embargo", hint)
    else:
        yield Missing(
            paper.location,
            f"{paper.key} has no PDF of its own",
            f"put it into {paper.edition}.files as {paper.slug}.pdf (a link in the field pdf comes"
            " first: take that away); `proceedings files` tells what there is",
        )


def further_files(paper: Paper) -> Iterator[PaperFile]:
    """What belongs to a paper beside its text."""
    return (file for file in paper.files if file.kind is not FileKind.PDF)


def work_lacks(work: Work, *more: tuple[object, str, str]) -> Iterator[Missing]:
    """What a paper lacks that is delivered anywhere, and `more` that this receiver requires."""
    paper = work.paper
    required = [(paper.authors, "author", "add author = {…}"), *more]
    yield from missing_in(paper.location, paper.key, required)
    if paper.authors and paper.more_authors:
        yield Missing(
            paper.location,
            f"the authors of {paper.key} end in “and others”",
            "name every author: who is left out of a delivery is not credited",
        )


def abstract_of(work: Work) -> tuple[object, str, str]:
    """That a paper needs an abstract; what an embargo withholds is told of as such."""
    paper = work.paper
    withheld = paper.withheld is not None and paper.withheld.abstract
    hint = "it is under an embargo: deliver again when that has ended, or with --whole"
    return paper.abstract, "abstract", hint if withheld else "add abstract = {…}"


def volume_lacks(delivery: Delivery, *more: tuple[object, str, str]) -> Iterator[Missing]:
    """What the volume, of which there must be one, lacks of what is required of it."""
    volume, edition = delivery.volume, delivery.edition
    if volume is None:
        what = f"{edition.id} has no volume"
        hint = f"add an @proceedings entry to papers/{edition.id}.bib, and crossref to its papers"
        yield Missing(edition.location, what, hint)
        return
    publication = volume.publication
    required = (
        (publication.container, "title", "add title = {Proceedings of …}"),
        (publication.editors, "editor", "add editor = {…}"),
        *more,
    )
    yield from missing_in(volume.location, f"the volume {volume.key}", required)


def edition_lacks(delivery: Delivery, *more: tuple[object, str, str]) -> Iterator[Missing]:
    """What the programme does not say of the event."""
    yield from missing_in(delivery.edition.location, f"the edition {delivery.edition.id}", more)
