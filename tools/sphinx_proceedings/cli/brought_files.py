"""Copies a folder of papers' files into an edition, under names by which they are published."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.building.settings import read_folders
from sphinx_proceedings.cli.choices import MisuseError
from sphinx_proceedings.cli.input_output import misuse_where
from sphinx_proceedings.files.whole_files import read_file
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.source_paths import files_path, imported_path
from sphinx_proceedings.sources.imports.last_import import LARGEST_RECORD
from sphinx_proceedings.sources.imports.papers.imported import PAPERS_RECORD
from sphinx_proceedings.sources.imports.papers.numbered_files import names_by_number
from sphinx_proceedings.sources.paper_files.inventory import FileState, Inventory, inventory
from sphinx_proceedings.sources.text.source import Source, decode

__all__ = ["BroughtFiles", "bring_files"]


@dataclass(frozen=True, kw_only=True, slots=True)
class BroughtFiles:
    """What was copied."""

    number: int
    renamed: tuple[tuple[str, str], ...]
    """What files were called, and are now."""
    not_used: tuple[str, ...]
    """Names of files of which nothing tells the paper."""


def bring_files(root: Path, edition: EditionId, folder: Path) -> BroughtFiles:
    """Copy the files of a folder into that of an edition's files, which has none yet.

    They are renamed where a number of the submission system, a DOI, a key or the words of a title
    tell the paper.  Raises MisuseError.
    """
    target = root / files_path(edition)
    with misuse_where(f"{folder} cannot be copied"):
        paths = sorted(path for path in folder.iterdir() if _is_copied(path))
        if not paths:
            raise MisuseError(f"{folder} has no file")
        target.mkdir(parents=True)
        for path in paths:
            shutil.copyfile(path, target / path.name)
        numbered = list(_rename(target, _by_number(root, edition, [path.name for path in paths])))
        worded = list(_rename(target, _by_words(root, edition)))
    known = _known(root)
    left = [Path(file.path).name for file in known.files if file.state is not FileState.PUBLISHED]
    return BroughtFiles(
        number=len(paths), renamed=tuple(sorted([*numbered, *worded])), not_used=tuple(sorted(left))
    )


def _is_copied(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".")


def _rename(folder: Path, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    for old, new in names.items():
        if old != new and not (folder / new).exists():
            (folder / old).rename(folder / new)
            yield old, new


def _by_number(root: Path, edition: EditionId, names: list[str]) -> dict[str, str]:
    try:
        data = read_file(root / imported_path(edition), LARGEST_RECORD)
    except FileNotFoundError:
        return {}
    record = decode(imported_path(edition), data)
    if not isinstance(record, Source):
        return {}
    return names_by_number(names, PAPERS_RECORD.read(record, edition).values())


def _by_words(root: Path, edition: EditionId) -> dict[str, str]:
    proposed = {
        Path(file.path).name: Path(file.proposal).name
        for file in _known(root).files
        if file.edition == edition and file.proposal
    }
    given = Counter(proposed.values())
    return {name: new for name, new in proposed.items() if given[new] == 1}


def _known(root: Path) -> Inventory:
    result = read_portal(root)
    return inventory(root, read_folders(root), result.whole, result.portal, result.diagnostics)
