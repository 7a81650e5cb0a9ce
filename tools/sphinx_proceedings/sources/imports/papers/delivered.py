"""Files that came with an export → the folder of an edition's files, by the keys of their papers.

A file that was put there by hand, or changed, is told and stays.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sphinx_proceedings.diagnostics import Location, Remark
from sphinx_proceedings.files.whole_files import read_file
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.papers.document_roles import PAPER, public_role
from sphinx_proceedings.sources.imports.papers.imported import LastImport
from sphinx_proceedings.sources.imports.papers.submissions import Delivered, Submission
from sphinx_proceedings.sources.papers.keys import is_address
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["DeliveredFiles", "FileToWrite", "delivered_files"]

_SUFFIX = re.compile(r"(?:\.tar)?\.[a-z0-9]{1,8}\Z")


@dataclass(frozen=True, kw_only=True, slots=True)
class FileToWrite:
    """A file that is new here, or another than before."""

    name: str
    """Its name in the folder."""
    source: str
    """Its name in the package."""
    replaces: str
    """The SHA-256 of the file that is there now; empty where there is none."""


@dataclass(frozen=True, kw_only=True)
class DeliveredFiles:
    """What is to be done with the files of an export."""

    last: LastImport
    """With what the files are."""
    writes: tuple[FileToWrite, ...] = ()
    conflicts: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """What readers are not to have."""


def delivered_files(
    package: Package,
    submissions: Iterable[Submission],
    last: LastImport,
    folder: Path,
    shown_folder: str,
) -> DeliveredFiles:
    """Compare the files of a package with those of the last import and those that are there.

    `last` is what will be remembered, still with the files of the import before.  Raises
    `ExportError` for files that cannot be read, and `OSError` for what is in the folder.
    """
    writes: list[FileToWrite] = []
    conflicts: list[Remark] = []
    papers = dict(last.papers)
    private: dict[str, list[Delivered]] = {}
    for submission in submissions:
        paper = papers.get(submission.number)
        if paper is None or not submission.files or not is_address(paper.key):
            continue
        for file in submission.files:
            if not public_role(file.role):
                private.setdefault(file.role, []).append(file)
        digests: dict[str, str] = {}
        for name, source in _names(paper.key, submission.files):
            was, new = paper.files.get(name, ""), _digest(package.read(source))
            here = _digest_of(folder / name)
            digests[name] = new
            if new in (here, was):
                continue
            if here == was:
                writes.append(FileToWrite(name=name, source=source, replaces=here))
            else:
                conflicts.append(_told(f"{shown_folder}/{name}", was=was, here=here))
        papers[submission.number] = replace(paper, files={**paper.files, **digests})
    return DeliveredFiles(
        last=replace(last, papers=papers),
        writes=tuple(writes),
        conflicts=tuple(conflicts),
        remarks=tuple(
            _left_out(package, role, files, shown_folder) for role, files in private.items()
        ),
    )


def _left_out(package: Package, role: str, files: list[Delivered], folder: str) -> Remark:
    more = f" and {len(files) - 1:,} more" if len(files) > 1 else ""
    text = (
        f"“{shown(role)}”{more} may be nothing for readers, and is left out; what they are to have,"
        f" put into {folder} by hand"
    )
    return Remark(location=package.locate(files[0].name), text=text)


def _told(path: str, *, was: str, here: str) -> Remark:
    happened = "was put here by hand" if here and not was else "was changed here"
    if not here:
        happened = "was taken away here"
    text = f"{happened}, and the export has another file; what is here stays"
    return Remark(location=Location(path=path), text=text)


def _names(key: str, files: Iterable[Delivered]) -> Iterator[tuple[str, str]]:
    """The name of each file here, and that in the package."""
    given: set[str] = set()
    for file in files:
        suffix = _SUFFIX.search(file.name.lower())
        called = public_role(file.role)
        if suffix is None or not called:
            continue
        role = "" if called == PAPER else f"-{called}"
        name, number = f"{key}{role}{suffix[0]}", 2
        while name.casefold() in given:
            name, number = f"{key}{role}-{number}{suffix[0]}", number + 1
        given.add(name.casefold())
        yield name, file.name


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _digest_of(path: Path) -> str:
    try:
        return _digest(read_file(path))
    except FileNotFoundError:
        return ""
