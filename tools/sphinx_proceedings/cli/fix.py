"""`proceedings fix`: correct what is safe to correct in the BibTeX sources, shown as a diff."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.cli.exit_codes import MISUSE, OK, PROBLEMS
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.cli.writing import writing_into
from sphinx_proceedings.diagnostics import Diagnostic, Severity
from sphinx_proceedings.edit.document import open_document
from sphinx_proceedings.edit.fix import fix_document
from sphinx_proceedings.read.disk import load_sources
from sphinx_proceedings.whole_files import ChangedMeanwhileError, read_file, replace_source

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["fix_sources", "register"]


def register(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "fix",
        help="correct what is safe to correct in papers/*.bib",
        description="Show as a diff what can be corrected safely in papers/*.bib: DOIs, addresses,"
        " page ranges, ORCIDs, months, bare & and %%, letters with separate accents. Exit code:"
        " 0 nothing to correct or done, 1 there is something to correct, 2 misuse.",
    )
    parser.add_argument(
        "root", nargs="?", type=Path, default=Path(), help="the portal (default: .)"
    )
    parser.add_argument("--apply", action="store_true", help="write the corrections")
    parser.add_argument("--edition", help="only this edition")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    return fix_sources(options.root, apply=options.apply, edition=options.edition)


def fix_sources(root: Path, *, apply: bool, edition: str | None = None) -> int:
    """Print the corrections of `papers/*.bib` as a diff, or write them; returns an exit code."""
    if not root.is_dir():
        return _misuse(f"{root} is no folder")
    with writing_into(root) if apply else nullcontext():
        return _fix(root, apply=apply, edition=edition)


def _fix(root: Path, *, apply: bool, edition: str | None) -> int:
    sources = load_sources(root)
    if edition is not None and edition not in sources.papers:
        return _misuse(f"there is no papers/{edition}.bib that can be read")
    unread = tuple(d for d in sources.diagnostics if d.severity is Severity.ERROR)
    sys.stderr.write(text_report(unread))
    found = is_left = False
    for name, source in sources.papers.items():
        if edition is not None and name != edition:
            continue
        path = (root / source.path).resolve()
        try:
            was = read_file(path)
        except OSError:
            continue  # it was removed while we read it
        document = open_document(source.path, was)
        if isinstance(document, Diagnostic):
            continue  # it changed while we read it
        fixed = fix_document(document)
        found |= bool(fixed.count)
        if not fixed.count:
            continue
        if not apply:
            sys.stdout.writelines(_diff(source.path, document.source.text, fixed.source.text))
            continue
        try:
            replace_source(path, fixed.data, was)
        except ChangedMeanwhileError:
            print(f"{source.path}: changed meanwhile, so it is left; correct it again")
            is_left = True
            continue
        except OSError as error:
            return _misuse(f"{source.path} cannot be written: {error.strerror or error}")
        print(f"{source.path}: corrected {fixed.count} value{'s' * (fixed.count != 1)}")
    return PROBLEMS if unread or is_left or (found and not apply) else OK


def _diff(path: str, before: str, after: str) -> Iterator[str]:
    lines = difflib.unified_diff(
        before.split("\n"), after.split("\n"), f"a/{path}", f"b/{path}", lineterm=""
    )
    for line in lines:
        yield (_visible(line) if sys.stdout.isatty() else line) + "\n"


def _visible(text: str) -> str:
    """A terminal must not obey what a source file says."""
    return "".join(c if c.isprintable() or c == "\t" else ascii(c)[1:-1] for c in text)


def _misuse(message: str) -> int:
    print(f"proceedings: {message}", file=sys.stderr)
    return MISUSE
