"""What files of papers there are, which are missing, and which are not used and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.model.addresses import paper_file_path
from sphinx_proceedings.model.paper_files import FileKind, PaperFile
from sphinx_proceedings.model.papers import LinkKind, Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.source_paths import PaperFolders
from sphinx_proceedings.sources.paper_files.file_names import (
    FileName,
    MisnamedError,
    OtherPapersError,
    PaperNames,
)
from sphinx_proceedings.sources.paper_files.folders import FilesFolder, files_folders
from sphinx_proceedings.sources.paper_files.paper_files import place_of
from sphinx_proceedings.sources.paper_files.proposals import Proposals

__all__ = ["FileState", "Inventory", "KnownFile", "MissingText", "inventory"]


class FileState(StrEnum):
    """What becomes of a file."""

    PUBLISHED = "published"
    WITHHELD = "withheld"
    """It will be published when an embargo ends."""
    UNUSED = "unused"
    """It is called as it should be, and not published."""
    MISNAMED = "misnamed"


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownFile:
    """A file in one of the folders."""

    edition: str
    path: str
    """As problems tell it: below the portal's root, or absolute."""
    state: FileState
    paper: str = ""
    """The key of its paper, where that is known."""
    kind: str = ""
    published: str = ""
    """Its path in the site."""
    size: int = 0
    """Bytes."""
    sha256: str = ""
    reason: str = ""
    """Why it is not published."""
    proposal: str = ""
    """What it might be called instead."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MissingText:
    """A paper of which nothing says where its text is."""

    edition: str
    paper: str
    title: str
    expected: str
    """The path of the file that would be its text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Inventory:
    """All of it, by edition; files by name, papers in their order."""

    files: tuple[KnownFile, ...]
    missing: tuple[MissingText, ...]


def inventory(
    root: Path,
    where: PaperFolders,
    portal: Portal,
    published: Portal,
    diagnostics: Iterable[Diagnostic],
) -> Inventory:
    """What is in the folders of a portal that was read from `root`, with what was told of it.

    `published` is what is published of the whole `portal` now.
    """
    told = {problem.location.path: problem.message for problem in diagnostics}
    withheld = {(paper.edition, paper.key) for paper in published.papers if paper.withheld}
    used = {file.source: (paper, file) for paper in portal.papers for file in paper.files}
    files = tuple(
        replace(file, state=FileState.WITHHELD, reason="an embargo has not ended")
        if file.state is FileState.PUBLISHED and (file.edition, file.paper) in withheld
        else file
        for folder in files_folders(root, where)
        for file in _files(folder, portal, used, told)
    )
    return Inventory(files=files, missing=tuple(_missing(portal, where)))


def _missing(portal: Portal, where: PaperFolders) -> Iterator[MissingText]:
    for paper in portal.papers:
        if not paper.withdrawn and not paper.has(LinkKind.PDF):
            yield MissingText(
                edition=paper.edition,
                paper=paper.key,
                title=paper.full_title.plain,
                expected=f"{where.folder}/{paper.edition}.files/{paper.slug}.pdf",
            )


def _files(
    folder: FilesFolder,
    portal: Portal,
    published: Mapping[str, tuple[Paper, PaperFile]],
    told: Mapping[str, str],
) -> Iterator[KnownFile]:
    papers = portal.papers_by_edition.get(folder.edition, ())
    names, proposals = PaperNames(papers), Proposals(papers)
    for file in folder.files:
        path = place_of(f"{folder.path}/{file.name}").path
        if file.place in published:
            yield _published(path, *published[file.place])
            continue
        try:
            says = names.read(file.name)
        except MisnamedError as error:
            is_other = isinstance(error, OtherPapersError)
            yield KnownFile(
                edition=folder.edition,
                path=path,
                state=FileState.MISNAMED,
                reason=f"it {error.message}",
                proposal=proposals.of(file.name) if is_other else error.proposal,
            )
        else:
            if says is not None:
                yield _unused(path, says, told.get(path, ""))


def _published(path: str, paper: Paper, file: PaperFile) -> KnownFile:
    return KnownFile(
        edition=paper.edition,
        path=path,
        state=FileState.PUBLISHED,
        paper=paper.key,
        kind=file.kind.value,
        published=paper_file_path(paper, file),
        size=file.size,
        sha256=file.sha256,
    )


def _unused(path: str, says: FileName, told: str) -> KnownFile:
    paper, kind = says.paper, says.kind
    reason = told.removesuffix("; it is not published")
    if paper.withdrawn:
        reason = "the paper is withdrawn"
    elif kind is not FileKind.OTHER and paper.link(LinkKind(kind.value)):
        reason = f"the entry has an address: {paper.link(LinkKind(kind.value))}"
    return KnownFile(
        edition=paper.edition,
        path=path,
        state=FileState.UNUSED,
        paper=paper.key,
        kind=kind.value,
        reason=reason,
    )
