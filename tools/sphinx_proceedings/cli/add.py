"""`proceedings add`: merge accepted papers into an edition."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.cli.exit_codes import MISUSE, OK, PROBLEMS
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.cli.writing import writing_into
from sphinx_proceedings.diagnostics import Diagnostic, Severity
from sphinx_proceedings.files.whole_files import ChangedMeanwhileError, read_file, replace_source
from sphinx_proceedings.model.edition_id import EditionId, EditionIdError, edition_id
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.edit.merge import Merge, merge
from sphinx_proceedings.sources.edit.verify import new_problems
from sphinx_proceedings.sources.loading import load_sources
from sphinx_proceedings.sources.text.limits import LARGEST_SOURCE
from sphinx_proceedings.sources.text.source import decode

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["register"]


def register(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "add",
        help="add the entries of a BibTeX file to an edition",
        description="Add the entries of a BibTeX file to papers/EDITION.bib, after checking them."
        " What is in that file stays as it is; entries it has already are skipped. Exit code: 0"
        " done, 1 something is wrong and nothing was written, 2 misuse.",
    )
    parser.add_argument("file", metavar="FILE", help="the BibTeX file, or - for standard input")
    parser.add_argument("--edition", required=True, help="the edition's id")
    parser.add_argument("--root", type=Path, default=Path(), help="the portal (default: .)")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    root: Path = options.root
    if not root.is_dir():
        return _misuse(f"{root} is no folder")
    try:
        edition = edition_id(options.edition)
    except EditionIdError as error:
        return _misuse(str(error))
    try:
        data = _data(options.file)
    except OSError as error:
        return _misuse(f"{options.file} cannot be read: {error.strerror or error}")
    if len(data) > LARGEST_SOURCE[".bib"]:
        return _misuse(
            f"{options.file} has more than the {LARGEST_SOURCE['.bib']:,} bytes that are read"
        )
    return _run_with(data, root, edition, options)


def _run_with(data: bytes, root: Path, edition: EditionId, options: argparse.Namespace) -> int:
    name = "<stdin>" if options.file == "-" else Path(options.file).as_posix()
    try:
        with nullcontext() if options.dry_run else writing_into(root):
            return _add(root, edition, name, data, dry_run=options.dry_run)
    except _RefusedError as refused:
        sys.stdout.write(text_report(refused.problems))
        print("proceedings: nothing was written", file=sys.stderr)
        return PROBLEMS
    except BrokenPipeError:
        raise
    except OSError as error:
        return _misuse(f"{bib_path(edition)} cannot be written: {error.strerror or error}")


class _RefusedError(Exception):
    """Something is wrong, so that nothing is written."""

    def __init__(self, problems: tuple[Diagnostic, ...]) -> None:
        super().__init__()
        self.problems = problems


def _data(file: str) -> bytes:
    """What is to be added, and a byte more than may be: it may come from a pipe without end."""
    most = LARGEST_SOURCE[".bib"] + 1
    if file == "-":
        return sys.stdin.buffer.read(most)
    with Path(file).open("rb") as stream:
        return stream.read(most)


def _add(root: Path, edition: EditionId, name: str, data: bytes, *, dry_run: bool) -> int:
    sources = load_sources(root)
    known = sources.papers.get(edition)
    target = known.path if known else bib_path(edition)
    if target in sources.unread:
        raise _RefusedError(tuple(d for d in sources.diagnostics if d.location.path == target))
    was = read_file(root / target) if known else None
    incoming, existing = decode(name, data), open_document(target, was or b"")
    if isinstance(incoming, Diagnostic):
        raise _RefusedError((incoming,))
    if isinstance(existing, Diagnostic):
        raise _RefusedError((existing,))
    merged = merge(existing, incoming)
    problems = merged.problems
    if merged.added:
        problems += new_problems(sources, edition, existing.source, incoming, merged)
    is_wrong = any(problem.severity is Severity.ERROR for problem in problems)
    if is_wrong or (not merged.added and not merged.remarks):
        raise _RefusedError(problems)
    if merged.added and not dry_run:
        _write(root / target, existing.changed(merged.edits), was)
    sys.stdout.write(text_report(problems))
    _tell(existing, merged, "would be added" if dry_run else "added")
    return OK


def _write(path: Path, data: bytes, was: bytes | None) -> None:
    try:
        # A link to a file is kept; one to nowhere is not written through.
        replace_source(path if was is None else path.resolve(), data, was)
    except ChangedMeanwhileError as error:
        print(f"proceedings: {path}: {error}; run the command again", file=sys.stderr)
        raise _RefusedError(()) from error


def _tell(existing: Document, merged: Merge, done: str) -> None:
    for remark in merged.remarks:
        print(f"{remark.location}: note: {remark.text}")
    for key in merged.added:
        print(f"{existing.source.path}: {key} {done}")


def _misuse(message: str) -> int:
    print(f"proceedings: {message}", file=sys.stderr)
    return MISUSE
