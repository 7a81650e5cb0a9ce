"""`proceedings clean`: remove what builds have written among the sources."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from sphinx_proceedings.building.writing.ignore_files import kept_ignore_files
from sphinx_proceedings.building.writing.pages import generated_files
from sphinx_proceedings.cli.commands import Commands, add_root, folder
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.cli.input_output import counted, misuse_where, visible, writing_into
from sphinx_proceedings.files.whole_files import remove_with_empty_folders

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "clean",
        _run,
        summary="remove generated pages",
        description="Remove the pages that a build has made, the lists of them that it keeps for"
        " git, and the folders that are empty then. Only what carries the mark of the tool goes:"
        " its first line says so. The next build makes all of it again. Exit code: 0 done, or"
        " nothing to do; 2 misuse, or something cannot be removed.",
    )
    add_root(parser, of=folder)
    parser.add_argument("--dry-run", action="store_true", help="remove nothing, only say what")


def _run(options: argparse.Namespace) -> int:
    root: Path = options.root.resolve()
    with writing_into(root, really=not options.dry_run):
        paths = sorted(_written(root))
        for path in paths:
            if options.dry_run:
                print(visible(path.relative_to(root).as_posix()))
                continue
            with misuse_where(f"{path} cannot be removed"):
                remove_with_empty_folders(path, root)
    doing = "to be removed" if options.dry_run else "removed"
    print(f"{counted(len(paths), 'file')} {doing}", file=sys.stderr)
    return OK


def _written(root: Path) -> Iterator[Path]:
    yield from generated_files(root)
    yield from kept_ignore_files(root)
