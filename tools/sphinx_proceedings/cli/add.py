"""`proceedings add`: merge accepted papers into an edition."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.cli.exit_codes import MISUSE, OK, PROBLEMS
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.diagnostics import Diagnostic, Severity
from sphinx_proceedings.edit.document import Document, open_document
from sphinx_proceedings.edit.merge import Merge, merge
from sphinx_proceedings.edit.verify import new_problems
from sphinx_proceedings.read.disk import load_sources
from sphinx_proceedings.read.source import decode
from sphinx_proceedings.write import write_atomically

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["register"]

_EDITION = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")


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
    edition: str = options.edition
    if not root.is_dir():
        return _misuse(f"{root} is no folder")
    if not _EDITION.fullmatch(edition) or edition == "index":
        return _misuse(
            f"{edition!r} cannot be an edition's id: use lower-case letters and digits,"
            " such as myworkshop2027"
        )
    try:
        data = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
    except OSError as error:
        return _misuse(f"{options.file} cannot be read: {error.strerror or error}")
    name = "<stdin>" if options.file == "-" else Path(options.file).as_posix()
    return _add(root, edition, name, data, dry_run=options.dry_run)


def _add(root: Path, edition: str, name: str, data: bytes, *, dry_run: bool) -> int:
    sources = load_sources(root)
    known = sources.papers.get(edition)
    target = known.path if known else f"papers/{edition}.bib"
    if target in sources.unread:
        return _refuse(tuple(d for d in sources.diagnostics if d.location.path == target))
    incoming = decode(name, data)
    existing = open_document(target, (root / target).read_bytes() if known else b"")
    if isinstance(incoming, Diagnostic):
        return _refuse((incoming,))
    if isinstance(existing, Diagnostic):
        return _refuse((existing,))
    merged = merge(existing, incoming)
    problems = merged.problems
    if merged.added:
        problems += new_problems(sources, edition, existing.source, incoming, merged)
    if not merged.added and not merged.remarks:
        return _refuse(problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return _refuse(problems)
    sys.stdout.write(text_report(problems))
    return _finish(root / target, existing, merged, dry_run=dry_run)


def _finish(path: Path, existing: Document, merged: Merge, *, dry_run: bool) -> int:
    for remark in merged.remarks:
        print(f"{remark.location}: note: {remark.text}")
    if merged.added and not dry_run:
        try:
            write_atomically(path.resolve(), existing.changed(merged.edits))
        except OSError as error:
            return _misuse(f"{path} cannot be written: {error.strerror or error}")
    done = "would be added" if dry_run else "added"
    for key in merged.added:
        print(f"{existing.source.path}: {key} {done}")
    return OK


def _refuse(problems: tuple[Diagnostic, ...]) -> int:
    sys.stdout.write(text_report(problems))
    print("proceedings: nothing was written", file=sys.stderr)
    return PROBLEMS


def _misuse(message: str) -> int:
    print(f"proceedings: {message}", file=sys.stderr)
    return MISUSE
