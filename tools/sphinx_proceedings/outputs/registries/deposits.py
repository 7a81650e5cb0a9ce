"""What is to be deposited, and what comes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.papers import Issued, Paper, RelationKind, Volume
from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.cited import cited_title
from sphinx_proceedings.outputs.registries.requirements import Missing
from sphinx_proceedings.outputs.work import Work, work_of

__all__ = [
    "Deposit",
    "Document",
    "Order",
    "deposited_title",
    "is_in",
    "is_organisation",
    "isbns",
    "papers_of_volume",
    "published_elsewhere",
    "site_address",
]


@dataclass(frozen=True, kw_only=True)
class Order:
    """Papers of one edition whose DOIs are to be registered, or registered anew."""

    portal: Portal
    edition: Edition
    papers: tuple[Paper, ...]
    site: SiteAddress

    @cached_property
    def notices(self) -> Mapping[str, tuple[tuple[RelationKind, Paper], ...]]:
        """Key → entries of the edition that say what they are to it; others have no key here."""
        found: dict[str, list[tuple[RelationKind, Paper]]] = defaultdict(list)
        for paper in self.portal.papers_by_edition[self.edition.id]:
            for relation in paper.relations:
                found[relation.key].append((relation.kind, paper))
        return {key: tuple(notices) for key, notices in found.items()}

    @cached_property
    def volumes(self) -> tuple[Volume, ...]:
        """Those that hold the papers; where none is known to, the edition's own."""
        own = self.edition.volume
        known = dict.fromkeys(filter(None, (own, *self.edition.volumes)))
        holding = tuple(v for v in known if any(is_in(paper, v) for paper in self.papers))
        return holding or ((own,) if own else ())

    def volume_of(self, paper: Paper) -> Volume | None:
        """The volume that the paper appeared in, of those to deposit."""
        return next((volume for volume in self.volumes if is_in(paper, volume)), None)

    def issued(self, volume: Volume) -> Issued | None:
        """When a volume was published, or the year of the edition."""
        year = self.edition.year
        return volume.publication.issued or (Issued(year=year) if year else None)

    def works(self) -> Iterator[Work]:
        """The papers with all that is deposited of them."""
        return (work_of(self.portal, paper, self.site) for paper in self.papers)


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A file for a registry."""

    path: str
    """Relative to the folder of the deposit, with forward slashes."""
    xml: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Deposit:
    """The files, or what keeps them from being written: never both."""

    documents: tuple[Document, ...] = ()
    missing: tuple[Missing, ...] = ()


def site_address(base: str) -> SiteAddress | None:
    """Where the site is published; None unless `base` is an http(s) address or empty."""
    if base and not base.startswith(("https://", "http://")):
        return None
    return SiteAddress.at(base)


def deposited_title(paper: Paper) -> RichText:
    """The title without subtitle, marked where it does not say itself that it stands no more."""
    said = paper.title.plain.casefold().startswith(f"{paper.standing.status}:")
    return paper.title if said else cited_title(paper, whole=False)


def is_organisation(author: Authorship, orcid: str) -> bool:
    """Whether an author or editor is a body: a group's name, and no ORCID iD."""
    return author.name.corporate and not orcid


def is_in(paper: Paper, volume: Volume) -> bool:
    """Whether the paper appeared in the volume, as far as title and number of the volume tell."""
    title, container = (
        publication.container.plain.casefold().split()
        for publication in (volume.publication, paper.publication)
    )
    numbers = {volume.publication.volume, paper.publication.volume} - {""}
    return container == title and len(numbers) <= 1


def papers_of_volume(
    edition: Edition, volume: Volume | None, papers: Sequence[Paper]
) -> Sequence[Paper]:
    """Those of an edition's papers that are in a volume: all where there is no other."""
    if volume is None or len(edition.volumes) <= 1:
        return papers
    return tuple(paper for paper in papers if is_in(paper, volume))


def published_elsewhere(paper: Paper, volume: Volume) -> Iterator[Missing]:
    """What speaks against depositing the paper with the volume: its DOI is somebody else's."""
    if is_in(paper, volume):
        return
    container = paper.publication.container.plain
    yield Missing(
        paper.location,
        f"{paper.key} is not in the volume {volume.key} but in {container!r}"
        if container
        else f"{paper.key} names no volume",
        f"if it appeared in the volume, write crossref = {{{volume.key}}}; else its DOI is"
        " registered with what it appeared in: choose the others (--paper)",
    )


def isbns(text: str) -> tuple[str, ...]:
    """The numbers of an `isbn` field, which may list several with commas."""
    return tuple(part.strip() for part in text.replace(";", ",").split(",") if part.strip())
