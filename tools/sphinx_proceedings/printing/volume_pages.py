"""Which page of a volume is what: papers by their numbers, dividers, pages that stay empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.model.papers import Paper, Status
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.pages.edition_sections import in_sections, named_sections
from sphinx_proceedings.printing.xmp import Described

__all__ = [
    "Blank",
    "Divider",
    "Member",
    "Placed",
    "Sizes",
    "VolumePages",
    "belongs",
    "volume_pages",
]

Sizes = Sequence[tuple[float, float]]
"""Widths and heights of pages in PDF points."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A paper, from one page to another."""

    paper: Paper
    first: int
    sizes: Sizes

    @property
    def last(self) -> int:
        """Number of its last page."""
        return self.first + len(self.sizes) - 1

    @property
    def is_retracted(self) -> bool:
        """Whether its pages say that it was."""
        return self.paper.standing.status is Status.RETRACTED


@dataclass(frozen=True, kw_only=True, slots=True)
class Divider:
    """The page on which a section begins."""

    title: str
    first: int


@dataclass(frozen=True, slots=True)
class Blank:
    """A page that stays empty, so that what comes next opens on a right one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VolumePages:
    """All numbered pages, in their order."""

    parts: tuple[Placed | Divider | Blank, ...]
    index: int
    """Number of the page on which the index begins."""

    @property
    def papers(self) -> tuple[Placed, ...]:
        """The papers alone."""
        return tuple(part for part in self.parts if isinstance(part, Placed))


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A paper of a volume: where its pages are as PDF, and what is said of it."""

    name: str
    """Of its file, such as `key.pdf`."""
    pages: Path
    described: Described


def belongs(paper: Paper) -> bool:
    """Whether a paper is one of the proceedings': not withdrawn, and not only presented."""
    return paper.archival and not paper.withdrawn


def volume_pages(
    edition: Edition,
    papers: Sequence[Paper],
    sizes: Mapping[str, Sizes],
    *,
    opens_right: bool = False,
) -> VolumePages:
    """Papers in the order of sections that the volume names, else of the source.

    `sizes` are those of papers' pages, by key: papers without any are not in the volume.
    """
    parts: list[Placed | Divider | Blank] = []
    number = 1
    for part in _in_order(edition, [paper for paper in papers if paper.key in sizes]):
        if opens_right and number % 2 == 0:
            parts.append(Blank())
            number += 1
        if isinstance(part, str):
            parts.append(Divider(title=part, first=number))
            number += 1
        else:
            parts.append(Placed(paper=part, first=number, sizes=sizes[part.key]))
            number += len(sizes[part.key])
    if opens_right and number % 2 == 0:
        parts.append(Blank())
        number += 1
    return VolumePages(parts=tuple(parts), index=number)


def _in_order(edition: Edition, papers: Sequence[Paper]) -> Iterator[Paper | str]:
    """Papers, and titles of sections in front of theirs."""
    if not named_sections(edition):
        yield from papers
        return
    for title, held in in_sections(edition, papers).items():
        if title:
            yield title
        yield from held
