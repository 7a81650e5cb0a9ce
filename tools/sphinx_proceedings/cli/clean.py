"""`proceedings clean`: remove what builds have written among the sources."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.building.writing.ignore_files import kept_ignore_files
from sphinx_proceedings.building.writing.pages import generated_files
from sphinx_proceedings.cli.exit_codes import MISUSE, OK
from sphinx_proceedings.cli.text_report import visible
from sphinx_proceedings.cli.writing import writing_into
from sphinx_proceedings.files.whole_files import remove_with_empty_folders

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["register"]


def register(commands: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "clean",
        help="remove generated pages",
        description="Remove the pages that a build has made, the lists of them that it keeps for"
        " git, and the folders that are empty then. Only what carries the mark of the tool goes:"
        " its first line says so. The next build makes all of it again. Exit code: 0 done, or"
        " nothing to do; 2 misuse, or something cannot be removed.",
    )
    parser.add_argument(
        "root", nargs="?", type=Path, default=Path(), help="the portal (default: .)"
    )
    parser.add_argument("--dry-run", action="store_true", help="remove nothing, only say what")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if not options.root.is_dir():
        print(f"proceedings: {visible(str(options.root))} is no folder", file=sys.stderr)
        return MISUSE
    root = options.root.resolve()
    with nullcontext() if options.dry_run else writing_into(root):
        paths = sorted(_written(root))
        for path in paths:
            if options.dry_run:
                print(visible(path.relative_to(root).as_posix()))
                continue
            try:
                remove_with_empty_folders(path, root)
            except OSError as error:
                reason = f"{visible(str(path))} cannot be removed: {error.strerror or error}"
                print(f"proceedings: {reason}", file=sys.stderr)
                return MISUSE
    doing = "to be removed" if options.dry_run else "removed"
    print(f"{len(paths)} {'file' if len(paths) == 1 else 'files'} {doing}", file=sys.stderr)
    return OK


def _written(root: Path) -> Iterator[Path]:
    yield from generated_files(root)
    yield from kept_ignore_files(root)
