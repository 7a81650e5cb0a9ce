"""Papers with their own files, and what is wrong with these."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Problems
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.nearest import ask_whether
from sphinx_proceedings.model.paper_files import FileKind, PaperFile
from sphinx_proceedings.model.papers import LinkKind, Paper
from sphinx_proceedings.model.source_paths import PAPERS_FOLDER, PaperFolders, bib_path
from sphinx_proceedings.sources.paper_files.contents import (
    ContentsReader,
    FileContents,
    UnusableFileError,
)
from sphinx_proceedings.sources.paper_files.file_names import (
    FileName,
    MisnamedError,
    OtherPapersError,
    PaperNames,
)
from sphinx_proceedings.sources.paper_files.folders import FilesFolder, FoundFile, files_folders
from sphinx_proceedings.sources.paper_files.proposals import Proposals

__all__ = ["EditionEntries", "PublishedFiles", "place_of", "source_place", "with_files"]

_MOST_TOLD = 20
"""Files of no paper in one folder that are told one by one."""
_LINK = "put the file itself into the folder"
_MEGABYTE = 10**6


class EditionEntries(Protocol):
    """The papers of an edition."""

    @property
    def papers(self) -> tuple[Paper, ...]:
        """In the order of the source."""

    @property
    def damaged(self) -> Collection[str]:
        """Case-folded keys of entries that were left out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishedFiles:
    """Papers with their files."""

    papers: tuple[Paper, ...]
    paths: tuple[str, ...]
    """Where files and their folders are, as absolute paths, whether they can be used or not."""
    unread: tuple[str, ...]
    """Those of them that are there and cannot be read, as problems tell them."""
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Claim:
    """A file that a paper may have."""

    folder: FilesFolder
    file: FoundFile
    says: FileName

    @property
    def path(self) -> str:
        return f"{self.folder.path}/{self.file.name}"


def with_files(
    editions: Mapping[EditionId, EditionEntries],
    unread: Collection[str],
    root: Path | None,
    where: PaperFolders | None,
    read_all: ContentsReader,
) -> PublishedFiles:
    """The papers of all editions, in order, with the files that lie in the editions' folders.

    `unread` are paths of sources that cannot be read: of their papers nothing is known.  Without
    a place for files there are none.
    """
    if root is None or where is None:
        papers = tuple(paper for edition in editions.values() for paper in edition.papers)
        return PublishedFiles(papers=papers, paths=(), unread=(), diagnostics=())
    return _Files(editions, unread, where, read_all).found(root)


class _Files:
    def __init__(
        self,
        editions: Mapping[EditionId, EditionEntries],
        unread: Collection[str],
        where: PaperFolders,
        read_all: ContentsReader,
    ) -> None:
        self._editions = editions
        self._unread = unread
        self._where = where
        self._read_all = read_all
        self._problems = Problems()
        self._cannot_be_read: list[str] = []

    def found(self, root: Path) -> PublishedFiles:
        folders = list(files_folders(root, self._where))
        self._tell_missing(root)
        claims = [claim for folder in folders for claim in self._claims(folder)]
        read = self._read_all([claim.file.place for claim in claims])
        files: dict[tuple[str, str], list[PaperFile]] = {}
        for claim, contents in zip(claims, read, strict=True):
            if isinstance(contents, UnusableFileError):
                self._tell(claim.path, contents.message, contents.hint)
                self._cannot_be_read += [claim.path] if contents.is_unread else []
                continue
            paper = claim.says.paper
            made = _file(claim, contents)
            files.setdefault((paper.edition, paper.key), []).append(made)
            self._tell_large(claim.path, made)
        listed = [paper for edition in self._editions.values() for paper in edition.papers]
        return PublishedFiles(
            papers=tuple(_with(paper, files.get((paper.edition, paper.key))) for paper in listed),
            paths=tuple(
                path
                for folder in folders
                for path in (folder.place, *(file.place for file in folder.files))
            ),
            unread=tuple(self._cannot_be_read),
            diagnostics=self._problems.diagnostics,
        )

    def _claims(self, folder: FilesFolder) -> list[_Claim]:
        """The files in a folder that are published, each name once."""
        if folder.problem:
            self._problems.report(
                Code.PAPER_FILE_UNUSABLE,
                place_of(folder.path),
                f"the folder {folder.problem}; nothing in it is published",
                "make it a folder of its own that you may read; one elsewhere, proceedings_files"
                " names in conf.py",
            )
            self._cannot_be_read.append(folder.path)
            return []
        if bib_path(folder.edition) in self._unread:
            return []
        entries = self._editions.get(EditionId(folder.edition))
        if entries is not None:
            return self._each_once(self._named(folder, entries))
        if folder.files:
            self._problems.report(
                Code.UNKNOWN_EDITION,
                place_of(folder.path),
                f"there is no {bib_path(folder.edition)}, of whose papers these files would be",
                "call the folder like the file of the papers",
            )
        return []

    def _named(self, folder: FilesFolder, entries: EditionEntries) -> list[_Claim]:
        """Those that are called as files of papers are."""
        names = PaperNames(entries.papers, entries.damaged)
        claims: list[_Claim] = []
        others: list[tuple[str, MisnamedError]] = []
        for file in folder.files:
            path = f"{folder.path}/{file.name}"
            try:
                says = names.read(file.name)
            except OtherPapersError as error:
                others.append((path, error))
            except MisnamedError as error:
                self._tell(path, error.message, error.hint)
            else:
                if file.problem and says is not None:
                    self._tell(path, file.problem, _LINK)
                elif says is not None:
                    claims.append(_Claim(folder=folder, file=file, says=says))
        self._tell_others(folder, others, Proposals(entries.papers))
        return claims

    def _each_once(self, claims: Iterable[_Claim]) -> list[_Claim]:
        """Of files with one address, that with the very key; nothing that a field is there for."""
        taken: dict[tuple[str, str], _Claim] = {}
        for claim in sorted(claims, key=lambda claim: (not claim.says.is_exact, claim.file.name)):
            says = claim.says
            part = (says.name or says.kind.value).casefold() + says.ending
            other = taken.setdefault((says.paper.key, part), claim)
            if other is not claim:
                message = f"would be published as {other.path} is"
                self._tell(claim.path, message, "remove one of the two, or call it otherwise")
        return [claim for claim in taken.values() if not self._is_elsewhere(claim)]

    def _is_elsewhere(self, claim: _Claim) -> bool:
        """Whether the entry says that it is elsewhere, which is told; what is withdrawn is not."""
        paper, kind = claim.says.paper, claim.says.kind
        if paper.withdrawn:
            return True
        link = "" if kind is FileKind.OTHER else paper.link(LinkKind(kind.value))
        if link:
            self._problems.report(
                Code.PAPER_FILE_ELSEWHERE,
                paper.location,
                f"{paper.key} has an address for its {_SAID[kind]}, so {claim.path} is not"
                " published",
                "remove the address from the entry, or the file",
            )
        return bool(link)

    def _tell(self, path: str, message: str, hint: str) -> None:
        told = f"the file {message}; it is not published"
        self._problems.report(Code.PAPER_FILE_UNUSABLE, place_of(path), told, hint)

    def _tell_others(
        self,
        folder: FilesFolder,
        others: Sequence[tuple[str, MisnamedError]],
        proposals: Proposals,
    ) -> None:
        for path, error in others[:_MOST_TOLD]:
            message = f"the file {error.message} of {folder.edition}; it is not published"
            meant = proposals.of(path.rpartition("/")[2])
            hint = ask_whether(repr(meant)) if meant else error.hint
            self._problems.report(Code.UNKNOWN_PAPER_FILE, place_of(path), message, hint)
        more = len(others) - _MOST_TOLD
        if more > 0:
            self._problems.report(
                Code.UNKNOWN_PAPER_FILE,
                place_of(folder.path),
                f"{more:,} more files here belong to no paper of {folder.edition}",
                "list them with: proceedings files",
            )

    def _tell_missing(self, root: Path) -> None:
        if self._where.folder != PAPERS_FOLDER and not (root / self._where.folder).is_dir():
            self._problems.report(
                Code.PAPER_FILES_MISSING,
                Location(path="conf.py"),
                f"there is no folder {self._where.folder!r}, which proceedings_files names",
                "bring the folder back, or correct the path, which begins where conf.py is",
            )
            self._cannot_be_read.append(self._where.folder)

    def _tell_large(self, path: str, file: PaperFile) -> None:
        if 0 < self._where.largest < file.size:
            self._problems.report(
                Code.PAPER_FILE_LARGE,
                place_of(path),
                f"the file has {file.size / _MEGABYTE:,.0f} MB; it is published all the same",
                "make it smaller, or put it elsewhere and give its address in the entry; what is"
                " large, proceedings_largest_file in conf.py says",
            )


_SAID = {
    FileKind.PDF: "PDF",
    FileKind.SUPPLEMENT: "supplement",
    FileKind.SLIDES: "slides",
    FileKind.POSTER: "poster",
}


def _file(claim: _Claim, contents: FileContents) -> PaperFile:
    return PaperFile(
        kind=claim.says.kind,
        ending=claim.says.ending,
        size=contents.size,
        sha256=contents.sha256,
        name=claim.says.name,
        source=claim.file.place,
    )


def _with(paper: Paper, files: list[PaperFile] | None) -> Paper:
    if not files:
        return paper
    order = list(FileKind)
    files.sort(key=lambda file: (order.index(file.kind), file.name, file.ending))
    return replace(paper, files=tuple(files))


def place_of(path: str) -> Location:
    """A file whose name may hold anything, on one line."""
    return Location(
        path="".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in path)
    )


def source_place(root: Path, file: PaperFile) -> Location:
    """Where a file is read from: by its path in the portal at `root`, or by its whole path."""
    return place_of(file.source.removeprefix(f"{root.absolute()}{os.sep}").replace(os.sep, "/"))
