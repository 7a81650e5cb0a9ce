"""A volume of an edition: pages of papers, bound with what is set around them, or by themselves."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.check.pdfs.forms import bound_problems, trouble_told
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.addresses import paper_file_path
from sphinx_proceedings.model.paper_files import PaperFile
from sphinx_proceedings.model.papers import Paper, Volume
from sphinx_proceedings.model.pdf_facts import PdfTrouble
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.outputs.registries.deposits import papers_of_volume
from sphinx_proceedings.pages.writers.typst_data import TypstData
from sphinx_proceedings.printing.making import Making
from sphinx_proceedings.printing.missing_letters import missing_letters
from sphinx_proceedings.printing.typesetting import Looks, PrintError, typeset
from sphinx_proceedings.printing.volume import described_paper, described_volume, volume
from sphinx_proceedings.printing.volume_pages import (
    Member,
    Placed,
    Sizes,
    VolumePages,
    belongs,
    volume_pages,
)
from sphinx_proceedings.printing.xmp import Described
from sphinx_proceedings.processes.executors import processors
from sphinx_proceedings.sources.paper_files.paper_files import source_place
from sphinx_proceedings.sources.pdf.confined_reading import (
    BOUND_PAGES,
    bound_pages_told,
    told_in_turn,
)
from sphinx_proceedings.wording.messages import speaking

__all__ = ["PrintedVolume", "VolumeForm", "VolumeWish", "name_of_copy", "printed_volume"]

_AT_A_TIME = 32 * 10**6
"""Bytes of papers' files of which pages are in memory at a time, or one file."""


class VolumeForm(StrEnum):
    """What is written of a volume."""

    VOLUME = "volume"
    FRONT_MATTER = "front-matter"
    """What stands around the papers alone."""
    PAPERS = "papers"
    """A folder of the papers, each by itself, with their pages as they are in the volume."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VolumeWish:
    """What is wanted of a volume."""

    form: VolumeForm = VolumeForm.VOLUME
    volume: Volume | None = None
    """Which one, of an edition in several."""

    preface: tuple[str, ...] = ()
    """Paragraphs; those that begin with `# ` are headings."""
    opens_right: bool = False
    """Whether papers and sections open on right pages."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedVolume:
    """A volume that was written."""

    pages: VolumePages
    diagnostics: tuple[Diagnostic, ...]
    withheld: int
    """Papers that are not in it, since their files are under an embargo."""
    elsewhere: int
    """Papers of the proceedings that are not in this volume of them."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """Where the pages of a paper are."""

    sizes: Sizes
    path: Path
    name: str
    """Of the file on the site."""


def printed_volume(
    root: Path,
    portal: Portal,
    edition: Edition,
    settings: Settings,
    looks: Looks,
    *,
    wish: VolumeWish,
    target: Path,
) -> PrintedVolume:
    """Write the volume of what is published into `target`; raises `PrintError`.

    Beside it, pages of papers are kept on the disk until it is written.
    """
    published = [paper for paper in portal.papers_by_edition[edition.id] if belongs(paper)]
    papers = papers_of_volume(edition, wish.volume, published)
    if wish.volume is not None:
        edition = replace(edition, volume=wish.volume, volumes=(wish.volume,))
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".proceedings-print-") as kept:
        taking = _Taking(root, Path(kept))
        taken = taking.of(papers)
        if not taken:
            raise PrintError(_nothing(edition, taking.diagnostics))
        sizes = {key: each.sizes for key, each in taken.items()}
        pages = volume_pages(edition, papers, sizes, opens_right=wish.opens_right)
        with speaking(settings.language):
            making = Making(portal=portal, edition=edition, write=TypstData(settings.site.base))
            document = volume(
                making,
                pages,
                preface=wish.preface,
                opens_right=wish.opens_right,
                bound=wish.form is not VolumeForm.FRONT_MATTER,
            )
            described = described_volume(making)
            members = [_member(making, part, taken) for part in pages.papers]
        made = typeset(document, looks)
        _write(wish.form, made.pdf, members, described, target)
    return PrintedVolume(
        pages=pages,
        diagnostics=(
            *taking.diagnostics,
            *missing_letters(portal, edition, wish.form.value, made.missing),
        ),
        withheld=sum(paper.key not in taken and _is_withheld(paper) for paper in papers),
        elsewhere=len(published) - len(papers),
    )


def _write(
    form: VolumeForm, pdf: bytes, members: Sequence[Member], described: Described, target: Path
) -> None:
    if form is VolumeForm.FRONT_MATTER:
        target.write_bytes(pdf)
        return
    # It loads what most commands need not.
    from sphinx_proceedings.printing.binding import bind, stamp  # noqa: PLC0415

    if form is VolumeForm.VOLUME:
        bind(pdf, members, described, target)
    else:
        stamp(pdf, members, target)


def name_of_copy(paper: Paper, file: PaperFile) -> str:
    """What a paper's PDF by itself is called: as on the site."""
    return PurePosixPath(paper_file_path(paper, file)).name


def _member(making: Making, part: Placed, taken: dict[str, _Taken]) -> Member:
    found = taken[part.paper.key]
    return Member(name=found.name, pages=found.path, described=described_paper(making, part))


def _nothing(edition: Edition, problems: Sequence[Diagnostic]) -> str:
    told = "".join(f"\n{each.location}: {each.message}" for each in problems[:3])
    return (
        f"no paper of {edition.id} has a PDF whose pages can be in a volume; `proceedings files`"
        f" tells where they belong{told}"
    )


def _is_withheld(paper: Paper) -> bool:
    return paper.withheld is not None and paper.withheld.files


class _Taking:
    """Pages of papers, taken into files of a folder, and what is wrong with papers."""

    def __init__(self, root: Path, kept: Path) -> None:
        self._root = root
        self._kept = kept
        self.diagnostics: list[Diagnostic] = []

    def of(self, papers: Iterable[Paper]) -> dict[str, _Taken]:
        """Where the pages of each paper are, by key, of which they can be had."""
        found: dict[str, _Taken] = {}
        with_files = []
        for paper in papers:
            if paper.pdf is not None:
                with_files.append((paper, paper.pdf))
            elif not _is_withheld(paper):
                self._tell_missing(paper)
        batches = [*_batches(with_files)]
        files = ([file for _, file in batch] for batch in batches)
        told = told_in_turn(BOUND_PAGES, files, processes=processors())
        for batch, found_now in zip(batches, told, strict=True):
            for (paper, file), each in zip(batch, found_now, strict=True):
                if taken := self._taken(paper, file, each):
                    found[paper.key] = taken
        return found

    def _taken(self, paper: Paper, file: PaperFile, told: bytes) -> _Taken | None:
        place = source_place(self._root, file)
        found = bound_pages_told(told)
        if isinstance(found, PdfTrouble):
            message, hint = trouble_told(found)
            self._tell(
                Code.PRINT_LEFT_OUT, paper, place, f"{message}; the volume is without it", hint
            )
            return None
        bound, pages = found
        for code, message, hint in bound_problems(bound):
            self._tell(code, paper, place, message, hint)
        path = self._kept / f"{file.sha256}.pdf"
        path.write_bytes(pages)
        return _Taken(bound.sizes, path, name_of_copy(paper, file))

    def _tell_missing(self, paper: Paper) -> None:
        self._tell(
            Code.PRINT_LEFT_OUT,
            paper,
            paper.location,
            "it has no PDF here, and the volume is without it",
            f"put its PDF where `proceedings files --edition {paper.edition}` expects it",
        )

    def _tell(self, code: Code, paper: Paper, place: Location, message: str, hint: str) -> None:
        self.diagnostics.append(
            Diagnostic(
                code=code,
                location=place,
                message=f"{paper.key}: {message}",
                hint=hint,
                subject=f"{paper.edition}/{paper.key}",
                related=() if place == paper.location else (paper.location,),
            )
        )


def _batches(
    papers: Iterable[tuple[Paper, PaperFile]],
) -> Iterator[list[tuple[Paper, PaperFile]]]:
    batch: list[tuple[Paper, PaperFile]] = []
    size = 0
    for paper, file in papers:
        if batch and size + file.size > _AT_A_TIME:
            yield batch
            batch, size = [], 0
        batch.append((paper, file))
        size += file.size
    if batch:
        yield batch
