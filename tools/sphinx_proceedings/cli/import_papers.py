"""`proceedings import papers`: merge what a submission system exports into an edition."""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.check.health import health
from sphinx_proceedings.cli.choices import MisuseError, RefusedError, new_edition
from sphinx_proceedings.cli.commands import Commands, add_root
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.cli.health_report import health_line
from sphinx_proceedings.cli.import_report import (
    Written,
    add_form,
    add_merging,
    demand_form,
    read_if_there,
    table,
    tell,
    write_together,
)
from sphinx_proceedings.cli.input_output import (
    counted,
    diff_lines,
    misuse_where,
    refused_export,
    say,
    visible,
    writing_into,
)
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.files.whole_files import ChangedMeanwhileError, read_file, replace_source
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.source_paths import bib_path, files_path, imported_path
from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.last_import import LARGEST_RECORD
from sphinx_proceedings.sources.imports.packages.package import Package, open_package
from sphinx_proceedings.sources.imports.papers import forms
from sphinx_proceedings.sources.imports.papers.delivered import DeliveredFiles, delivered_files
from sphinx_proceedings.sources.imports.papers.importing import (
    PapersImport,
    import_papers,
    read_export,
)
from sphinx_proceedings.sources.imports.papers.submissions import Export
from sphinx_proceedings.sources.text.limits import LARGEST_SOURCE
from sphinx_proceedings.sources.text.source import decode

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "papers",
        _run,
        summary="merge an export of papers into an edition, as often as you like",
        description="Merge the accepted papers of an export into papers/EDITION.bib. What was"
        " changed by hand stays; what changed in the export since the last import is taken."
        " papers/EDITION.imported.json remembers what an import brought, for the next one. Exit"
        " code: 0 done, 1 something is wrong and nothing was written, 2 misuse.",
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="the export: files, a folder or a ZIP archive",
    )
    parser.add_argument("--edition", required=True, help="the edition's id")
    add_root(parser, "--root")
    add_form(parser, forms.FORMS)
    parser.add_argument(
        "--accepted",
        metavar="REGEX",
        default="",
        help="which decisions mean an acceptance: a regular expression for the whole of each,"
        " whatever its case",
    )
    add_merging(parser, "papers")


@dataclass(frozen=True, kw_only=True)
class _State:
    """What is there before an import."""

    root: Path
    edition: EditionId
    papers: bytes | None
    """The `.bib` file as it was read."""
    record: bytes | None


@dataclass(frozen=True, kw_only=True)
class _Work:
    """An import that can be written."""

    package: Package
    existing: Document
    papers: PapersImport
    files: DeliveredFiles


def _run(options: argparse.Namespace) -> int:
    edition = new_edition(options.edition)
    demand_form(options.form, forms.FORMS)
    for path in options.file:
        if not path.exists():
            raise MisuseError(f"{path} does not exist")
    with (
        misuse_where(f"the import into {bib_path(edition)} failed"),
        writing_into(options.root, really=not options.dry_run),
    ):
        return _bring_in(options.root, edition, options)


def _bring_in(root: Path, edition: EditionId, options: argparse.Namespace) -> int:
    state = _State(
        root=root,
        edition=edition,
        papers=read_if_there(root / bib_path(edition), LARGEST_SOURCE[".bib"]),
        record=read_if_there(root / imported_path(edition), LARGEST_RECORD),
    )
    try:
        package = open_package(options.file)
        export = read_export(package, forms.FORMS, options.form)
        work = _prepared(state, package, export, options)
        if not options.dry_run:
            _write(state, work)
    except ExportError as error:
        raise refused_export(error) from error
    merged, path = work.papers.merged, bib_path(edition)
    if options.dry_run:
        sys.stdout.writelines(diff_lines(path, work.existing.source.text, merged.text))
    tell((*export.remarks, *merged.remarks), "note")
    tell((*merged.conflicts, *work.files.conflicts), "conflict")
    for line in (*(_table(work) if options.dry_run else ()), *_account(state, work, options)):
        print(visible(line))
    return OK


def _prepared(
    state: _State, package: Package, export: Export, options: argparse.Namespace
) -> _Work:
    existing = open_document(bib_path(state.edition), state.papers or b"")
    record = decode(imported_path(state.edition), state.record or b"")
    if isinstance(existing, Diagnostic):
        raise RefusedError(text_report([existing]))
    if isinstance(record, Diagnostic):
        raise RefusedError(text_report([record]))
    try:
        papers = import_papers(
            existing,
            None if state.record is None else record,
            export,
            package,
            state.edition,
            pattern=options.accepted,
            remove=options.remove,
        )
    except re.error as error:
        raise MisuseError(f"--accepted is no regular expression: {error}") from error
    files = delivered_files(
        package,
        papers.decided.accepted,
        papers.merged.last,
        state.root / files_path(state.edition),
        files_path(state.edition),
    )
    return _Work(package=package, existing=existing, papers=papers, files=files)


def _write(state: _State, work: _Work) -> None:
    """All or nothing; the record comes last, as without it an import is only made again."""
    root, edition = state.root, state.edition
    record = work.papers.record(work.files.last, edition)
    data = work.papers.merged.data
    files = [Written(path=root / bib_path(edition), data=data, was=state.papers)]
    if record is not None:
        path = root / imported_path(edition)
        files.append(Written(path=path, data=record.encode(), was=state.record))
    try:
        _write_files(root / files_path(edition), work)
    except ChangedMeanwhileError as error:
        say(f"{bib_path(edition)} or what is beside it: {error}; run the command again")
        raise RefusedError from error
    write_together(files, bib_path(edition))


def _write_files(folder: Path, work: _Work) -> None:
    for file in work.files.writes:
        path = folder / file.name
        was = read_file(path) if file.replaces else None
        if was is not None and hashlib.sha256(was).hexdigest() != file.replaces:
            raise ChangedMeanwhileError("it was changed meanwhile")
        folder.mkdir(parents=True, exist_ok=True)
        replace_source(path, work.package.read(file.source), was)


def _table(work: _Work) -> Iterator[str]:
    """What would become of each paper, one a line."""
    merged = work.papers.merged
    rows = [
        *(("new", change.key, change.number, "") for change in merged.added),
        *(("changed", one.key, one.number, ", ".join(one.fields)) for one in merged.changed),
        *(("removed", absent.key, absent.number, absent.why) for absent in merged.removed),
        *(("file", file.name, "", file.source) for file in work.files.writes),
    ]
    yield from table(rows)


def _account(state: _State, work: _Work, options: argparse.Namespace) -> Iterator[str]:
    """What was done, what was not, and what comes next."""
    papers, merged = work.papers, work.papers.merged
    done = "would be " if options.dry_run else ""
    yield (
        f"{bib_path(state.edition)}: {counted(len(merged.added), 'paper')} {done}added,"
        f" {len(merged.changed)} {done}changed, {len(merged.removed)} {done}removed,"
        f" {merged.kept} left as they are"
    )
    if work.files.writes:
        files = counted(len(work.files.writes), "file")
        yield f"{files_path(state.edition)}: {files} {done}written"
    conflicts = len(merged.conflicts) + len(work.files.conflicts)
    if conflicts:
        yield f"{counted(conflicts, 'conflict')}, where what is here stays; change it by hand"
    for absent in merged.absent:
        yield f"    {absent.key} ({absent.number}) {absent.why}; --remove takes it away"
    left_out = len(papers.decided.others), len(papers.decided.withdrawn)
    if any(left_out):
        yield f"not taken: {left_out[0]} not accepted, {left_out[1]} withdrawn"
    if any(papers.decided.ways):
        ways = ", ".join(f"{way} ({number})" for way, number in papers.decided.ways.items() if way)
        yield f"taken for an acceptance: {ways}"
    if not options.dry_run:
        yield from _gaps(state)
    if not options.dry_run and papers.record(work.files.last, state.edition) is not None:
        yield f"Next: run: proceedings check; then commit it with {imported_path(state.edition)}"


def _gaps(state: _State) -> Iterator[str]:
    """What the edition's papers lack now."""
    result = read_portal(state.root)
    if line := health_line(health(result.portal, result.diagnostics, state.edition)):
        yield f"{line}; proceedings check --health shows where"
