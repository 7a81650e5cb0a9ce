"""What all imports tell, and how they write: all or nothing."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sphinx_proceedings.cli.choices import MisuseError, RefusedError, unknown
from sphinx_proceedings.cli.input_output import say, visible
from sphinx_proceedings.diagnostics import Remark
from sphinx_proceedings.files.together import Replacement, digest_of, replace_together
from sphinx_proceedings.files.whole_files import ChangedMeanwhileError, read_file
from sphinx_proceedings.sources.imports.form import Form

__all__ = [
    "add_form",
    "add_merging",
    "demand_form",
    "read_if_there",
    "rewritten",
    "table",
    "tell",
    "write_together",
]


def add_form(parser: argparse.ArgumentParser, forms: Iterable[Form[Any]]) -> None:
    """The option that says of which form an export is."""
    parser.add_argument(
        "--from",
        dest="form",
        metavar="FORM",
        default="",
        help="which form it is of, where that is not recognised:"
        f" {', '.join(form.name for form in forms)}",
    )


def demand_form(wanted: str, forms: Iterable[Form[Any]]) -> None:
    """Raise MisuseError for a form that nobody knows."""
    names = [form.name for form in forms]
    if wanted and wanted not in names:
        raise unknown("form", wanted, names)


def add_merging(parser: argparse.ArgumentParser, what: str) -> None:
    """The options of what is merged into what is there."""
    parser.add_argument(
        "--remove",
        action="store_true",
        help=f"take away the {what} of the last import that are gone now (default: tell them)",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would change, and write nothing"
    )


def read_if_there(path: Path, most: int) -> bytes | None:
    """A file's bytes; None where there is none.  Raises MisuseError where it cannot be read."""
    try:
        data = read_file(path, most)
    except FileNotFoundError:
        if path.is_symlink():
            raise MisuseError(f"{path} is a link to what is not there") from None
        return None
    except OSError as error:
        raise MisuseError(f"{path} cannot be read: {error.strerror or error}") from error
    if len(data) > most:
        raise MisuseError(f"{path} has more than the {most:,} bytes that are read")
    return data


def tell(remarks: Iterable[Remark], kind: str) -> None:
    """Print remarks with their places."""
    for remark in remarks:
        print(f"{visible(str(remark.location))}: {kind}: {visible(remark.text)}")


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows of cells as lines whose columns stand below each other."""
    if not rows:
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row[:-1], widths[:-1], strict=True))
        yield "  ".join((*cells, row[-1])).rstrip()


def rewritten(path: Path, data: bytes | None, was: bytes | None) -> Iterator[Replacement]:
    """What makes a file that `was` so hold other bytes, or go; nothing where it is as it was.

    A link to a file is kept; one to nowhere is not written through.
    """
    if data != (was or b""):
        yield Replacement(
            path=path if was is None else path.resolve(),
            data=None if data is None else lambda: data,
            replaces=digest_of(was),
        )


def write_together(files: Iterable[Replacement], called: str) -> None:
    """Write all of them or none.

    Raises RefusedError where somebody else has changed one of them meanwhile; `called` is the
    first of them.
    """
    try:
        replace_together(files)
    except ChangedMeanwhileError as error:
        say(f"{called} or what is beside it: {error}; run the command again")
        raise RefusedError from error
