"""`proceedings fix`: correct what is safe to correct in the BibTeX sources, shown as a diff."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sphinx_proceedings.cli.choices import MisuseError
from sphinx_proceedings.cli.commands import Commands, add_root
from sphinx_proceedings.cli.exit_codes import OK, PROBLEMS
from sphinx_proceedings.cli.input_output import counted, diff_lines, misuse_where, writing_into
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.diagnostics import Code, Diagnostic, Severity
from sphinx_proceedings.files.whole_files import ChangedMeanwhileError, read_file, replace_source
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.sources.edit.document import open_document
from sphinx_proceedings.sources.edit.fix import fix_document
from sphinx_proceedings.sources.edit.fix_registry import fix_registry
from sphinx_proceedings.sources.edit.recode import recode
from sphinx_proceedings.sources.loading import Sources, load_sources
from sphinx_proceedings.sources.text.source import Source

__all__ = ["fix_sources", "register"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "fix",
        _run,
        summary="correct what is safe to correct in the sources",
        description="Show as a diff what can be corrected safely in papers/*.bib: DOIs, addresses,"
        " page ranges, ORCIDs (in people/*.yaml as well), slips in names, months, bare & and %%,"
        " letters with separate accents; and any source in UTF-8 that is certainly Windows-1252 or"
        " Latin-1 now. Exit code:"
        " 0 nothing to correct or done, 1 there is something to correct, 2 misuse.",
    )
    add_root(parser)
    parser.add_argument("--apply", action="store_true", help="write the corrections")
    parser.add_argument("--edition", help="only this edition")


def _run(options: argparse.Namespace) -> int:
    return fix_sources(options.root, apply=options.apply, edition=options.edition)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Correction:
    """What a source file becomes."""

    path: str
    before: str
    after: Source
    was: bytes
    data: bytes
    told: str


def fix_sources(root: Path, *, apply: bool, edition: str | None = None) -> int:
    """Print the corrections of sources as a diff, or write them; returns an exit code."""
    with writing_into(root, really=apply):
        return _fix(root, apply=apply, edition=edition)


def _fix(root: Path, *, apply: bool, edition: str | None) -> int:
    sources = load_sources(root)
    recoded = tuple(_recodings(root, sources, edition))
    ready = {correction.path for correction in recoded}
    readable = {*sources.papers, *(PurePosixPath(path).stem for path in ready)}
    if edition is not None and edition not in readable:
        raise MisuseError(f"there is no {bib_path(edition)} that can be read")
    unread = tuple(
        problem
        for problem in sources.diagnostics
        if problem.severity is Severity.ERROR and problem.location.path not in ready
    )
    sys.stderr.write(text_report(unread))
    corrections = (*recoded, *_corrections(root, sources, edition))
    is_left = False
    for correction in corrections:
        if not apply:
            after = correction.after.text
            sys.stdout.writelines(diff_lines(correction.path, correction.before, after))
            continue
        with misuse_where(f"{correction.path} cannot be written"):
            try:
                replace_source((root / correction.path).resolve(), correction.data, correction.was)
            except ChangedMeanwhileError:
                print(f"{correction.path}: changed meanwhile, so it is left; correct it again")
                is_left = True
                continue
        print(f"{correction.path}: {correction.told}")
    return PROBLEMS if unread or is_left or (corrections and not apply) else OK


def _recodings(root: Path, sources: Sources, edition: str | None) -> Iterator[_Correction]:
    """Files that are not UTF-8, where it is certain what they are; corrected like others."""
    for problem in sources.diagnostics:
        path = problem.location.path
        is_meant = edition is None or path == bib_path(edition)
        if problem.code is not Code.FILE_ENCODING or not is_meant:
            continue
        try:
            was = read_file(root / path)
        except OSError:
            continue  # it was removed while we read it
        recoded = recode(was)
        document = open_document(path, recoded.data) if recoded else problem
        if recoded is None or isinstance(document, Diagnostic):
            continue
        after, data, told = document.source, recoded.data, "saved as UTF-8"
        if path.endswith(".bib"):
            fixed = fix_document(document)
            after, data = fixed.source, fixed.data
            told += f", {_told(fixed.count)}" if fixed.count else ""
        yield _Correction(
            path=path, before=recoded.before, after=after, was=was, data=data, told=told
        )


def _corrections(root: Path, sources: Sources, edition: str | None) -> Iterator[_Correction]:
    meant = [name for name in sources.papers if edition in (None, name)]
    readers = [(sources.papers[name], fix_document) for name in meant]
    if edition is None:
        readers += [(source, fix_registry) for source in sources.people]
    for source, fix in readers:
        try:
            was = read_file(root / source.path)
        except OSError:
            continue  # it was removed while we read it
        document = open_document(source.path, was)
        if isinstance(document, Diagnostic):
            continue  # it changed while we read it
        fixed = fix(document)
        if fixed.count:
            yield _Correction(
                path=source.path,
                before=document.source.text,
                after=fixed.source,
                was=was,
                data=fixed.data,
                told=_told(fixed.count),
            )


def _told(count: int) -> str:
    return f"corrected {counted(count, 'value')}"
