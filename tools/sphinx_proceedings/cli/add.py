"""`proceedings add`: merge accepted papers into an edition."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sphinx_proceedings.cli.choices import MisuseError, RefusedError, new_edition
from sphinx_proceedings.cli.commands import Commands, add_root
from sphinx_proceedings.cli.exit_codes import OK, PROBLEMS
from sphinx_proceedings.cli.input_output import (
    counted,
    file_name,
    misuse_where,
    read_file_or_input,
    say,
    writing_into,
)
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.diagnostics import Diagnostic, Severity
from sphinx_proceedings.files.whole_files import ChangedMeanwhileError, read_file, replace_source
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.edit.incidental import Incidental
from sphinx_proceedings.sources.edit.merge import Merge, merge
from sphinx_proceedings.sources.edit.verify import new_problems
from sphinx_proceedings.sources.loading import load_sources
from sphinx_proceedings.sources.text.limits import LARGEST_SOURCE
from sphinx_proceedings.sources.text.source import decode

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "add",
        _run,
        summary="add the entries of a BibTeX file to an edition",
        description="Add the entries of a BibTeX file to papers/EDITION.bib, after checking them."
        " What is in that file stays as it is; entries it has already are skipped. Exit code: 0"
        " done; 1 something is wrong, and nothing was written unless it says so; 2 misuse.",
    )
    parser.add_argument("file", metavar="FILE", help="the BibTeX file, or - for standard input")
    parser.add_argument("--edition", required=True, help="the edition's id")
    add_root(parser, "--root")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")


def _run(options: argparse.Namespace) -> int:
    edition, most = new_edition(options.edition), LARGEST_SOURCE[".bib"]
    data = read_file_or_input(options.file, most)
    if len(data) > most:
        raise MisuseError(f"{options.file} has more than the {most:,} bytes that are read")
    with (
        misuse_where(f"{bib_path(edition)} cannot be written"),
        writing_into(options.root, really=not options.dry_run),
    ):
        return _add(options.root, edition, file_name(options.file), data, dry_run=options.dry_run)


def _add(root: Path, edition: EditionId, name: str, data: bytes, *, dry_run: bool) -> int:
    sources = load_sources(root)
    known = sources.papers.get(edition)
    target = known.path if known else bib_path(edition)
    if target in sources.unread:
        raise _refused(*(d for d in sources.diagnostics if d.location.path == target))
    was = read_file(root / target) if known else None
    incoming, existing = decode(name, data), open_document(target, was or b"")
    if isinstance(incoming, Diagnostic):
        raise _refused(incoming)
    if isinstance(existing, Diagnostic):
        raise _refused(existing)
    merged = merge(existing, incoming)
    problems = merged.problems
    if merged.added:
        problems += new_problems(sources, edition, existing.source, incoming, merged)
    problems = tuple(dict.fromkeys(problems))
    is_forbidden = any(map(Incidental(incoming).forbids, problems))
    if is_forbidden or (not merged.added and not merged.remarks):
        raise _refused(*problems)
    if merged.added and not dry_run:
        _write(root / target, existing.changed(merged.edits), was)
    sys.stdout.write(text_report(problems))
    _tell(existing, merged, "would be added" if dry_run else "added")
    wrong = [problem for problem in problems if problem.severity is Severity.ERROR]
    if wrong:
        say(f"{counted(len(wrong), 'value')} above cannot be used; mend what is told")
    return PROBLEMS if wrong else OK


def _write(path: Path, data: bytes, was: bytes | None) -> None:
    try:
        # A link to a file is kept; one to nowhere is not written through.
        replace_source(path if was is None else path.resolve(), data, was)
    except ChangedMeanwhileError as error:
        say(f"{path}: {error}; run the command again")
        raise RefusedError from error


def _tell(existing: Document, merged: Merge, done: str) -> None:
    for remark in merged.remarks:
        print(f"{remark.location}: note: {remark.text}")
    for key in merged.added:
        print(f"{existing.source.path}: {key} {done}")


def _refused(*problems: Diagnostic) -> RefusedError:
    return RefusedError(text_report(problems))
