"""`proceedings files`: which files of papers there are, are missing, or are called otherwise."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

from sphinx_proceedings.building.pipeline import Result, read_portal
from sphinx_proceedings.building.recognised_files import with_recognised
from sphinx_proceedings.building.settings import read_folders
from sphinx_proceedings.cli.choices import unknown
from sphinx_proceedings.cli.commands import Commands, add_root
from sphinx_proceedings.cli.exit_codes import OK, PROBLEMS
from sphinx_proceedings.cli.input_output import counted
from sphinx_proceedings.model.source_paths import PaperFolders
from sphinx_proceedings.processes.progress import shown_on, told_to
from sphinx_proceedings.sources.paper_files.inventory import (
    FileState,
    Inventory,
    KnownFile,
    MissingText,
    inventory,
)

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "files",
        _run,
        summary="list papers' own files: published, missing, not used, called otherwise",
        description="Look into papers/<edition>.files, or into the folder that proceedings_files"
        " names in conf.py, which is not run. Nothing is changed. Exit code: 0 every paper has a"
        " PDF and every file is published or withheld, 1 not so, 2 misuse.",
    )
    add_root(parser)
    parser.add_argument("--edition", help="the edition's id (default: all)")
    parser.add_argument(
        "--folder", help="where the folders <edition>.files are (default: as conf.py states it)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def _run(options: argparse.Namespace) -> int:
    root: Path = options.root
    where = read_folders(root)
    if options.folder is not None:
        # From where the command is called, as other paths of commands are.
        where = replace(where, folder=str(Path(options.folder).absolute()))
    result = read_portal(root, files=where)
    if options.edition is not None and options.edition not in result.portal.edition_by_id:
        raise unknown("edition", options.edition, result.portal.edition_by_id)
    found = _of(options.edition, _inventory(root, where, result))
    with told_to(shown_on(sys.stderr)):
        found = with_recognised(root, found, result.whole)
    is_well = not found.missing and all(file.state in _WELL for file in found.files)
    if options.format == "json":
        print(json.dumps(asdict(found), indent=2, ensure_ascii=False))
    else:
        sys.stdout.writelines(f"{line}\n" for line in _text(found, where))
    return OK if is_well else PROBLEMS


_WELL = frozenset({FileState.PUBLISHED, FileState.WITHHELD})


def _inventory(root: Path, where: PaperFolders, result: Result) -> Inventory:
    return inventory(root, where, result.whole, result.portal, result.diagnostics)


def _of(edition: str | None, found: Inventory) -> Inventory:
    if edition is None:
        return found
    return Inventory(
        files=tuple(file for file in found.files if file.edition == edition),
        missing=tuple(each for each in found.missing if each.edition == edition),
    )


def _text(found: Inventory, where: PaperFolders) -> Iterator[str]:
    by_state = {state: [file for file in found.files if file.state is state] for state in FileState}
    published = by_state[FileState.PUBLISHED]
    size = sum(file.size for file in published)
    yield f"published: {counted(len(published), 'file')}, {size:,} bytes"
    yield from map(_published, published)
    if withheld := by_state[FileState.WITHHELD]:
        yield f"withheld: {counted(len(withheld), 'file')}"
        yield from map(_published, withheld)
    yield f"missing: {len(found.missing):,} papers without a PDF"
    yield from map(_missing, found.missing)
    yield f"not used: {counted(len(by_state[FileState.UNUSED]), 'file')}"
    yield from _others(by_state[FileState.UNUSED])
    yield f"called otherwise: {counted(len(by_state[FileState.MISNAMED]), 'file')}"
    yield from _others(by_state[FileState.MISNAMED])
    if not found.files:
        yield f"There is no file in {where.folder}/<edition>.files."


def _published(file: KnownFile) -> str:
    return f"  {file.path} ({file.size:,} bytes): {file.kind} of {file.paper}"


def _missing(paper: MissingText) -> str:
    return f"  {paper.expected}: {paper.title}"


def _others(files: Iterable[KnownFile]) -> Iterator[str]:
    for file in files:
        proposal = f"; rename it {file.proposal}?" if file.proposal else ""
        yield f"  {file.path}: {file.reason}{proposal}"
